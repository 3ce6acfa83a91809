import { describe, expect, it } from 'vitest';
import type { Document } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { paper } from '#test/fakes/papers.ts';
import { town } from '#test/fakes/town.ts';

const DAY = '2026-08-20';

/** A paper on LLM quantization, and one on nothing that anybody follows here. */
const onTopic = (id: string, more: Partial<Paper> = {}) =>
  paper({ id, title: `LLM quantization in ${id} bits`, upvotes: 1, ...more });
const other = (id: string) => paper({ id, title: 'Fluid dynamics of coffee', upvotes: 9 });

/** A town at 09:00 UTC of a Thursday, whose channel's topic rings since then. */
async function ringing({
  now = '2026-08-20T09:00:00Z',
  before = [] as readonly Paper[],
  digest = {} as Record<string, unknown> | undefined,
} = {}) {
  const lists: Record<string, readonly Paper[]> = { [DAY]: before };
  const made = await town(lists, { now });
  const { engine, ask, chat } = made;
  if (digest) await engine.subscribe({ ...ask(), changes: { time: '21:00', zone: 'UTC', ...digest } });
  const follow = (topic: string, more: object = {}) =>
    engine.follow({ ...ask(), topic, for: 'channel', level: 'normal', ...more });
  await follow('LLM quantization', { alert: 'now' });
  const list = (...papers: readonly Paper[]) => {
    lists[DAY] = [...(lists[DAY] ?? []), ...papers];
  };
  const idsAt = async (time: string) => (await made.pass(time)).map((said) => idsIn(said).join());
  return { ...made, lists, follow, list, idsAt, channels: () => chat.posted.map(({ channel }) => channel) };
}

const summaries = (said: readonly Document[]) => said.map(({ summary }) => summary);

describe('a topic that rings', () => {
  it('has each of its papers posted once, by itself, when it is first listed, with the reason and a way to end it', async () => {
    const { pass, list } = await ringing({ before: [onTopic('old')] });
    expect(await pass('2026-08-20T09:01:00Z')).toEqual([]);
    list(onTopic('q1'), other('x'));
    const said = await pass('2026-08-20T09:17:00Z');
    expect(summaries(said)).toEqual(['LLM quantization in q1 bits · rings for LLM quantization']);
    const [alert] = said;
    expect(alert?.blocks).toMatchObject([
      { kind: 'heading', text: 'Rings for LLM quantization' },
      { kind: 'paper', paper: { id: 'q1' }, reasons: [{ kind: 'topic', topic: 'LLM quantization' }] },
      {
        kind: 'actions',
        actions: [
          { label: 'Stop ringing', options: { topic: 'LLM quantization', alert: 'off', level: 'normal' } },
        ],
      },
    ]);
    expect(await pass('2026-08-20T09:18:00Z')).toEqual([]);
    expect(await pass('2026-08-20T09:40:00Z')).toEqual([]);
  });

  it('rings for what comes within 20 minutes, asking the source four times an hour while its list fills and never after it settled', async () => {
    const { pass, source } = await ringing();
    const asked = () => source.asked.filter((what) => what === DAY).length;
    for (let minute = 1; minute <= 60; minute++)
      await pass(`2026-08-20T09:${String(minute % 60).padStart(2, '0')}:00Z`.replace('09:00', '10:00'));
    expect(asked()).toBeLessThanOrEqual(5);
    expect(asked()).toBeGreaterThanOrEqual(3);
    await pass('2026-08-20T17:05:00Z');
    const settled = asked();
    await pass('2026-08-20T18:05:00Z');
    await pass('2026-08-20T20:05:00Z');
    expect(asked()).toBe(settled);
  });

  it('does not ring for what was listed before it was followed so, nor where it does not reach its level', async () => {
    const { pass, follow } = await ringing({ before: [onTopic('q1'), other('x')] });
    await pass('2026-08-20T09:01:00Z');
    await follow('fluid dynamics', { alert: 'now' });
    expect(await pass('2026-08-20T09:20:00Z')).toEqual([]);
  });

  it('rings five times a day, the surest first, and leaves the others to the digest, which has none of the five', async () => {
    const { list, idsAt, pass } = await ringing();
    await pass('2026-08-20T09:01:00Z');
    const ids = ['q1', 'q2', 'q3', 'q4', 'q5', 'q6', 'q7'];
    list(...ids.map((id) => onTopic(id)));
    const rung = await idsAt('2026-08-20T09:20:00Z');
    const [fifth] = rung.slice(-1);
    expect(rung).toHaveLength(5);
    expect(fifth).toBeDefined();
    list(onTopic('q8'));
    expect(await idsAt('2026-08-20T10:20:00Z')).toEqual([]);
    const [digest] = await pass('2026-08-20T21:00:00Z');
    const left = [...ids, 'q8'].filter((id) => !rung.includes(id));
    expect(digest && idsIn(digest).toSorted()).toEqual(left);
    expect(await idsAt('2026-08-21T00:01:00Z'), 'nor do they ring when the next day begins').toEqual([]);
  });

  it('says that the fifth is the last of the day', async () => {
    const { list, pass } = await ringing();
    await pass('2026-08-20T09:01:00Z');
    list(...['q1', 'q2', 'q3', 'q4', 'q5'].map((id) => onTopic(id)));
    const said = await pass('2026-08-20T09:20:00Z');
    expect(said.map((each) => textsIn(each).includes('5 have rung today'))).toEqual([
      false,
      false,
      false,
      false,
      true,
    ]);
  });

  it('keeps quiet hours, whose papers come with the digest alone', async () => {
    const { list, idsAt, pass, engine, ask } = await ringing({ digest: { quietHours: '10:00-20:00' } });
    await pass('2026-08-20T09:01:00Z');
    list(onTopic('q1'));
    expect(await idsAt('2026-08-20T10:00:00Z')).toEqual([]);
    expect(await idsAt('2026-08-20T20:05:00Z')).toEqual([]);
    await engine.status(ask());
    expect(await idsAt('2026-08-20T21:00:00Z')).toEqual(['q1']);
  });

  it('is silent while all digests of its place are paused', async () => {
    const { list, idsAt, pass, engine, ask } = await ringing();
    await pass('2026-08-20T09:01:00Z');
    await engine.pause(ask());
    list(onTopic('q1'));
    expect(await idsAt('2026-08-20T09:20:00Z')).toEqual([]);
  });

  it('rings where no digest is ordered, for a person in their direct messages', async () => {
    const { list, pass, channels, engine, ask } = await ringing({ digest: undefined });
    await engine.follow({ ...ask(), topic: 'LLM quantization', for: 'me', alert: 'now' });
    await pass('2026-08-20T09:01:00Z');
    list(onTopic('q1'));
    const said = await pass('2026-08-20T09:20:00Z');
    expect(said).toHaveLength(2);
    expect(
      channels()
        .map(({ workspace }) => workspace)
        .toSorted(),
    ).toEqual(['@local', 'local']);
  });

  it('rings once for a paper of two topics, and says both', async () => {
    const { list, pass, follow } = await ringing();
    await follow('author:example', { alert: 'now' });
    await pass('2026-08-20T09:01:00Z');
    list(onTopic('q1', { authors: ['Ada Example'] }));
    const said = await pass('2026-08-20T09:20:00Z');
    expect(said).toHaveLength(1);
    expect(said[0]?.summary).toMatch(/ · rings for .* and /);
  });

  it('never rings for what is muted, what a digest had, or what comes again on another day', async () => {
    const { list, lists, idsAt, pass, engine, ask } = await ringing({ digest: { time: '09:10' } });
    await pass('2026-08-20T09:01:00Z');
    list(onTopic('inDigest'));
    expect(await idsAt('2026-08-20T09:10:00Z')).toEqual(['inDigest']);
    await engine.mute({ ...ask(), topic: 'coffee', for: 'channel' });
    list(onTopic('q1'), onTopic('q2', { title: 'LLM quantization of coffee' }));
    expect(await idsAt('2026-08-20T09:30:00Z')).toEqual(['q1']);
    lists['2026-08-21'] = [onTopic('q1'), onTopic('inDigest')];
    await engine.pause(ask());
    await engine.resume(ask());
    expect(await idsAt('2026-08-21T02:00:00Z')).toEqual([]);
  });

  it('ends with unfollow and with alert:off, and is kept by a follow that says nothing of it', async () => {
    const { list, idsAt, pass, follow, engine, ask } = await ringing();
    await pass('2026-08-20T09:01:00Z');
    await follow('quantization of LLMs', { level: 'broad' });
    list(onTopic('q1'));
    expect(await idsAt('2026-08-20T09:20:00Z')).toEqual(['q1']);
    const off = await engine.follow({ ...ask(), topic: 'LLM quantization', for: 'channel', alert: 'off' });
    expect(textsIn(off)).toContain('Its papers no longer ring');
    expect(off.summary, 'its level is kept').toContain('at level broad');
    list(onTopic('q2'));
    expect(await idsAt('2026-08-20T09:40:00Z')).toEqual([]);
    await follow('LLM quantization', { alert: 'now' });
    await engine.unfollow({ ...ask(), topic: 'LLM quantization' });
    list(onTopic('q3'));
    expect(await idsAt('2026-08-20T10:00:00Z')).toEqual([]);
  });

  it('says in topics and status that it rings, and what rang', async () => {
    const { list, pass, engine, ask } = await ringing();
    expect(textsIn(await engine.topics({ ...ask(), page: 1 }))).toContain('LLM quantization · rings at once');
    await pass('2026-08-20T09:01:00Z');
    list(onTopic('q1'));
    await pass('2026-08-20T09:20:00Z');
    const status = textsIn(await engine.status(ask()));
    expect(status).toContain('LLM quantization rings at once: 1 of at most 5 today');
    expect(status).toContain('Thu 20 Aug 2026, an alert: sent');
  });

  it('rings on after an archive was built anew, without what it had rung for', async () => {
    const first = await ringing();
    await first.pass('2026-08-20T09:01:00Z');
    first.list(onTopic('q1'));
    expect(await first.idsAt('2026-08-20T09:20:00Z')).toEqual(['q1']);
    const second = await town(
      { [DAY]: [onTopic('q1'), onTopic('q2')], '2026-08-17': [onTopic('q0')] },
      { over: first },
    );
    const said = await second.pass('2026-08-20T09:40:00Z');
    expect(said.map((each) => idsIn(each).join())).toEqual(['q2']);
  });
});
