import { describe, expect, it } from 'vitest';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { LinkedPaper } from '#core/delivery/link-answers.ts';
import { SourceError } from '#core/errors.ts';
import { linkedDocument, linkedPapersDocument } from '#core/format/links/linked.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { textsIn } from '#test/fakes/chat.ts';
import { virtualTime } from '#test/fakes/delivery.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { paper, papers } from '#test/fakes/papers.ts';
import { channel } from '#test/fakes/state.ts';

const LISTED = papers(8, (at) => ({ title: `Zebra Stripes ${at + 1}` }));
const [HERE, THERE] = [channel('c'), channel('d')];
const ids = (found: readonly LinkedPaper[]) => found.map((each) => each.found.paper.id);
const message = (id: string) => ({ id, link: `https://chat.example/${id}` });

/** Links over a list that is stored, and a source that knows a paper more, counted how often it is asked. */
async function linking(detail?: NonNullable<PaperSource['paper']>) {
  const time = virtualTime();
  const asked: string[] = [];
  const known: NonNullable<PaperSource['paper']> = async (id) =>
    id === '2607.00001' ? paper({ id, title: 'Known to the Source' }) : undefined;
  const also: Partial<PaperSource> = {
    paper: (id, ask) => {
      asked.push(id);
      return (detail ?? known)(id, ask);
    },
  };
  const tested = await testEngine({ '2026-08-20': LISTED }, { also, sleep: time.sleep });
  await tested.engine.today({ ...AT, size: 1 });
  const post = (id: string, linked: readonly string[], place = HERE) =>
    tested.links.posted({ channel: place, papers: linked, message: message(id) });
  return { ...tested, asked, time, post };
}

describe('a link to a paper', () => {
  it('is answered by what is stored, without asking anybody, and by what the source knows', async () => {
    const { post, asked } = await linking();
    expect(ids(await post('m', ['2608.00002', '2608.00001']))).toEqual(['2608.00002', '2608.00001']);
    expect(asked).toEqual([]);
    expect(ids(await post('n', ['2607.00001']))).toEqual(['2607.00001']);
    expect(asked).toEqual(['2607.00001']);
  });

  it('that nobody knows is not answered, and leaves nothing', async () => {
    const { post, links } = await linking();
    expect(await post('m', ['2601.99999'])).toEqual([]);
    expect(ids(await post('n', ['2601.99999', '2608.00001']))).toEqual(['2608.00001']);
    const all = await links.asked({ channel: HERE, papers: ['2601.99999', '2608.00001'] });
    expect(all.map(({ discussed }) => discussed?.link)).toEqual(['https://chat.example/n']);
  });

  it('is not answered where the source is down, or hangs past its limit', async () => {
    const down = await linking(async () => {
      throw new SourceError('source-down', 'away');
    });
    expect(await down.post('m', ['2607.00001'])).toEqual([]);
    const hanging = await linking(() => new Promise(() => {}));
    const answer = hanging.post('m', ['2607.00001', '2608.00001']);
    await hanging.time.pass(8_000);
    expect(ids(await answer), 'what is stored is').toEqual(['2608.00001']);
  });

  it('that breaks something of ours says so', async () => {
    const { post } = await linking(async () => {
      throw new TypeError('a fault');
    });
    await expect(post('m', ['2607.00001'])).rejects.toThrow('a fault');
  });

  it('is one of five in a message, and has the source asked only so often in a workspace', async () => {
    const { post, asked, clock } = await linking();
    expect(
      await post(
        'm',
        LISTED.map(({ id }) => id),
      ),
    ).toHaveLength(5);
    const unknown = (at: number) => Array.from({ length: 5 }, (_, nr) => `2601.${10_000 + at * 5 + nr}`);
    for (let at = 0; at < 20; at++) await post(`m${at}`, unknown(at), at % 2 === 0 ? HERE : THERE);
    expect(asked).toHaveLength(20);
    await post('elsewhere', ['2607.00001'], channel('c', 'other'));
    expect(asked).toHaveLength(21);
    clock.set('2026-08-20T18:01:00Z');
    await post('later', unknown(99));
    expect(asked).toHaveLength(23);
  });

  it('says where this channel had it, and no other one', async () => {
    const { post, clock, links } = await linking();
    await post('first', ['2608.00001']);
    clock.set('2026-08-22T18:00:00Z');
    const [there] = await post('there', ['2608.00001'], THERE);
    const [elsewhere] = await post('elsewhere', ['2608.00001'], channel('c', 'other'));
    expect([there?.discussed, elsewhere?.discussed]).toEqual([undefined, undefined]);
    const [again] = await post('second', ['2608.00001']);
    expect(again?.discussed?.link).toBe('https://chat.example/first');
    expect(again?.linked).toBe(Date.parse('2026-08-20T18:00:00Z'));
    const [asked] = await links.asked({ channel: HERE, papers: ['2608.00001'] });
    expect(asked?.discussed?.link).toBe('https://chat.example/second');
  });
});

describe('what is said of it', () => {
  it('is all that is known of the paper, and the channel’s own date of where it had it', async () => {
    const { post, state } = await linking();
    await state.subscriptions.put(
      { ...SUBSCRIPTION_DEFAULTS, channel: HERE, since: 0, zone: 'Pacific/Auckland' },
      0,
    );
    const [fresh] = await post('first', ['2608.00001']);
    const [again] = await post('second', ['2608.00001']);
    if (!fresh || !again) throw new Error('it is known');
    expect(textsIn(linkedDocument(fresh))).not.toContain('Discussed');
    const said = textsIn(linkedDocument(again));
    expect(said).toContain('On the list of Thu 20 Aug 2026');
    // 18:00 UTC is the next morning there.
    expect(said).toContain('Discussed here on Fri 21 Aug 2026 · https://chat.example/first');
  });

  it('is short where there are several, each beside its own', async () => {
    const { post } = await linking();
    await post('first', ['2608.00002']);
    const found = await post('second', ['2608.00001', '2608.00002']);
    const { summary, blocks } = linkedPapersDocument(found);
    expect(summary).toBe('2 papers of this message');
    expect(blocks.map(({ kind }) => kind)).toEqual(['paper', 'paper', 'note']);
    expect(linkedPapersDocument(found.slice(0, 1)).summary).toBe('Zebra Stripes 1 (2608.00001)');
  });
});
