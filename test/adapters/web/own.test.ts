import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { beforeEach, describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import type { LinkTo } from '#core/commands/pages/links.ts';
import { topicOf } from '#core/topics/topic.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { channel, digest, owe } from '#test/fakes/state.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { textOfMarkup } from './read-page.ts';
import { ADDRESS, pagesOver } from './web.ts';

const ANN = { platform: 'fake', id: 'ann' };
const PAGE: LinkTo = { kind: 'page', of: directMessages(ANN) };

let appApi: TestAppApi;
let ask: Awaited<ReturnType<typeof pagesOver>>['ask'];
beforeEach(async () => {
  appApi = await testAppApi();
  ({ ask } = await pagesOver(appApi));
});

const linkTo = (to: LinkTo) => appApi.state.links.make(to);
const press = (token: string, fields: Record<string, string>) =>
  ask(`/me/${token}`, {}, { method: 'POST', form: fields });

/** The forms of a page, each as what it would send: its hidden fields. */
function formsOf(html: string): Record<string, string>[] {
  const unescaped = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
  return [...html.matchAll(/<form[^>]*method="post".*?<\/form>/gs)].map(([form]) =>
    Object.fromEntries(
      [...form.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
        ([, name = '', value = '']) => [name, unescaped(value)],
      ),
    ),
  );
}

describe('a page of somebody’s own', () => {
  it('is asked by whoever it is of, and shown to nobody else: not kept, not gathered, not told of', async () => {
    const token = await linkTo(PAGE);
    const { status, text, headers } = await ask(`/me/${token}`);
    expect(status).toBe(200);
    expect(appApi.ran[0]).toMatchObject({ name: 'today', options: { for: 'me' }, caller: { person: ANN } });
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('set-cookie')).toBeNull();
    expect(text).not.toMatch(/rel="canonical"|og:url|<script|undefined|\[object/);
    expect(textOfMarkup(text)).toContain('LLM Result 1');
    expect((await ask('/robots.txt')).text).toMatch(/Disallow: \/me\/\nDisallow: \/c\//);
    expect(JSON.stringify(appApi.logged)).not.toContain(token);
  });

  it('shows what is saved, followed and ordered, and searches from there', async () => {
    await appApi.state.follows.put({
      owner: { kind: 'person', person: ANN },
      topic: topicOf('llm agents'),
      level: 'normal',
    });
    const token = await linkTo(PAGE);
    for (const [path, shown] of [
      ['saved', /You have saved no papers yet/],
      ['topics', /llm agents · \d+ papers? this week/],
      ['settings', /[Oo]rder/],
      ['search?query=llm', /LLM Result/],
      ['paper?paper=2608.00001', /LLM Result/],
    ] as const) {
      const { status, text } = await ask(`/me/${token}/${path}`);
      expect([path, status]).toEqual([path, 200]);
      expect(textOfMarkup(text)).toMatch(shown);
      expect(text.includes('name="query" value="llm"')).toBe(path.startsWith('search'));
    }
  });

  it('changes what its buttons say, and shows what came of it', async () => {
    const token = await linkTo(PAGE);
    const forms = formsOf((await ask(`/me/${token}`)).text).map((fields) => fields.do);
    const save = forms.find((text) => text?.startsWith('save{')) ?? '';
    const { status, text } = await press(token, { do: save });
    expect(status).toBe(200);
    expect(textOfMarkup(text)).toMatch(/^Saved: LLM Result/m);
    expect((await appApi.state.saved.of(ANN)).map(({ paper }) => save.includes(paper.id))).toEqual([true]);
    await press(token, { do: 'follow{"for":"me"}', topic: 'world models', level: 'strict' });
    const owner = { kind: 'person', person: ANN } as const;
    expect(await appApi.state.follows.of(owner)).toMatchObject([{ level: 'strict' }]);
    const unfollow = formsOf((await ask(`/me/${token}/topics`)).text).find((fields) =>
      fields.do?.startsWith('unfollow{'),
    );
    await press(token, unfollow ?? {});
    expect(await appApi.state.follows.of(owner)).toEqual([]);
  });

  it('orders a digest by its form, with what was filled in, and shows the settings after that', async () => {
    const token = await linkTo(PAGE);
    const form = formsOf((await ask(`/me/${token}/settings`)).text).find((fields) => 'then' in fields) ?? {};
    const { text } = await press(token, { ...form, time: '08:30', zone: 'Europe/Berlin', days: 'weekdays' });
    expect(await appApi.state.subscriptions.of(PAGE.of)).toMatchObject({
      time: '08:30',
      zone: 'Europe/Berlin',
    });
    expect(textOfMarkup(text)).toContain('08:30');
  });

  it('gives what is saved as a file to keep', async () => {
    const token = await linkTo(PAGE);
    await press(token, { do: 'save{"paper":"2608.00001"}' });
    const { text, headers } = await ask(`/me/${token}/saved?export=bibtex`);
    expect(headers.get('content-disposition')).toBe('attachment; filename="papers.bib"');
    expect(text).toMatch(/^@\w+\{/);
  });

  it('changes nothing by an address, whatever stands in it', async () => {
    const token = await linkTo(PAGE);
    for (const path of [
      'save?paper=2608.00001',
      'forget?whose=me&sure=yes',
      'web?links=off',
      'nothing',
      '../x',
    ])
      expect((await ask(`/me/${token}/${path}`)).status).toBe(404);
    const { text } = await ask(`/me/${token}/saved?import=2608.00001`);
    expect(textOfMarkup(text)).toContain('You have saved no papers yet');
    expect((await press(token, { do: '<script>' })).status).toBe(400);
    expect((await ask(`/me/${token}`, {}, { method: 'DELETE' })).status).toBe(405);
    expect((await ask('/', {}, { method: 'POST' })).status).toBe(405);
  });

  it('shows hostile words as they were written, in its buttons too', async () => {
    const words = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
    const line = { kind: 'text', text: words, listed: { as: 'followed', topic: words } } as const;
    appApi.answers.topics = () => documentOf(line, paperBlock({ title: words, id: words }));
    const { text } = await ask(`/me/${await linkTo(PAGE)}/topics`);
    expect(text).not.toMatch(/<script|<img/);
    expect(formsOf(text).map((fields) => fields.do)).toContain(
      `unfollow${JSON.stringify({ for: 'me', topic: words })}`,
    );
    expect(textOfMarkup(text)).toContain(words);
  });

  it('is one and the same nothing for a token that is wrong, of something else, ended or too old', async () => {
    const [token, feed] = [await linkTo(PAGE), await linkTo({ kind: 'sent', of: channel('c') })];
    const wrong = await ask(`/me/${'x'.repeat(22)}`);
    expect(wrong.status).toBe(404);
    expect(textOfMarkup(wrong.text)).toContain('This link opens nothing');
    expect((await ask(`/me/${feed}`)).text).toBe(wrong.text);
    const { text } = await press(token, { do: 'web{"links":"off"}' });
    expect(textOfMarkup(text)).toContain('1 link to your page is ended.');
    expect((await ask(`/me/${token}`)).text).toBe(wrong.text);
    expect((await press(token, { do: 'save{"paper":"2608.00001"}' })).status).toBe(404);
    expect(await appApi.state.saved.of(ANN)).toEqual([]);
  });

  it('is opened by the link that its owner asks for, which no other answer has', async () => {
    const caller = { channel: channel('c'), person: ANN, mayConfigure: async () => false };
    const links = await Promise.all(
      [1, 2].map(async () => {
        const { document } = await appApi.dispatch('web', { links: 'new' }, caller);
        return /\/me\/[\w-]{22}/.exec(JSON.stringify(document))?.[0] ?? '';
      }),
    );
    expect(new Set(links).size).toBe(2);
    for (const link of links) expect((await ask(link)).status).toBe(200);
  });
});

describe('a feed of what is somebody’s own', () => {
  const sent: LinkTo = { kind: 'sent', of: channel('c') };

  /** A message with two papers for the channel; `arrives`: it was posted. */
  async function send({ arrives }: { arrives: boolean }): Promise<void> {
    await ask('/');
    const parts = [{ payload: '', papers: ['2608.00001', '2608.00002'] }];
    await owe(appApi.state, sent.of, { ...digest(), parts });
    if (!arrives) return;
    const by = { owner: 'a', leaseMs: 30_000 };
    const [claim] = await appApi.state.ledger.claimSome('fake', by, { limit: 1, may: () => true });
    if (!claim) throw new Error('it is due');
    await appApi.state.ledger.settle(claim, { kind: 'sent', ref: { id: 'm' } });
  }

  it('has what arrived in a channel, parsed back by another program, and says when nothing is new', async () => {
    await send({ arrives: true });
    const token = await linkTo(sent);
    const { text, headers, status } = await ask(`/c/${token}/feed.atom`);
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('private, max-age=1800');
    const { entries = [], links } = parseAtomFeed(text);
    expect(entries.map(({ id }) => id)).toEqual(
      ['2608.00001', '2608.00002'].map((id) => `tag:papers.example.org,2026:paper/${id}`),
    );
    expect(links?.[0]?.href).toBe(`${ADDRESS}/c/${token}/feed.atom`);
    const json = parseJsonFeed(JSON.parse((await ask(`/c/${token}/feed.json`)).text));
    expect(json.items?.map(({ id }) => id)).toEqual(entries.map(({ id }) => id));
    const again = await ask(`/c/${token}/feed.atom`, { 'if-none-match': headers.get('etag') ?? '' });
    expect(again.status).toBe(304);
    await appApi.state.links.end(sent);
    expect((await ask(`/c/${token}/feed.atom`, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(
      404,
    );
  });

  it('has nothing that has not arrived', async () => {
    await send({ arrives: false });
    const { text } = await ask(`/c/${await linkTo(sent)}/feed.json`);
    expect(parseJsonFeed(JSON.parse(text)).items ?? []).toEqual([]);
  });

  it('has what somebody saved, the last first, and no page of theirs opens by it', async () => {
    const token = await linkTo({ kind: 'saved', of: directMessages(ANN) });
    const mine = await linkTo(PAGE);
    await press(mine, { do: 'save{"paper":"2608.00003"}' });
    const { text } = await ask(`/c/${token}/feed.json`);
    expect(parseJsonFeed(JSON.parse(text)).items?.map(({ title }) => title)).toEqual(['LLM Result 3']);
    expect((await ask(`/me/${token}`)).status).toBe(404);
    expect((await ask(`/c/${mine}/feed.json`)).status).toBe(404);
  });

  it('of a channel is given by those who may set it up, of what they saved by anybody', async () => {
    const caller = { channel: channel('c'), person: ANN, mayConfigure: async () => false };
    const refused = await appApi.dispatch('feed', { of: 'channel', links: 'new' }, caller);
    expect(refused).toMatchObject({ status: 'usage', code: 'not-permitted' });
    const given = await appApi.dispatch('feed', { of: 'saved', links: 'new' }, caller);
    expect(given.status).toBe('answered');
    const ended = await appApi.dispatch('feed', { of: 'saved', links: 'off' }, caller);
    expect(ended.document.summary).toBe('1 link to the feed of what you saved is ended.');
  });
});
