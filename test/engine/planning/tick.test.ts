import { describe, expect, it } from 'vitest';
import { callerFor } from '#core/commands/scope.ts';
import type { Paper } from '#core/paper.ts';
import { addDays } from '#core/time/dates.ts';
import { tick } from '#engine/planning/tick.ts';
import { pendingNoticeFor } from '#engine/use-cases/pending-notices.ts';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { paper, papers } from '#test/fakes/papers.ts';
import { town } from '#test/fakes/town.ts';

/** Papers of a day, with ids that tell which. */
function day(letter: string, size: number, about: Partial<Paper> = {}): Paper[] {
  return papers(size, (index) => ({ id: `${letter}${index + 1}`, ...about }));
}

const WEEK = { '2026-08-17': day('mo', 8), '2026-08-18': day('tu', 8), '2026-08-19': day('we', 8) };
const MONDAY = { now: '2026-08-17T06:00:00Z' };

describe('a subscription', () => {
  it('gets its digest at its local time, once', async () => {
    const { engine, ask, pass } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '9', zone: 'Berlin', size: 3 } });
    expect(await pass('2026-08-17T06:59:00Z')).toEqual([]);
    const [digest] = await pass('2026-08-17T07:00:00Z');
    expect(digest && idsIn(digest)).toEqual(['mo1', 'mo2', 'mo3']);
    expect(await pass('2026-08-17T07:01:00Z')).toEqual([]);
    const [next] = await pass('2026-08-18T07:00:00Z');
    expect(next && idsIn(next)).toEqual(['tu1', 'tu2', 'tu3']);
  });

  it('is planned by nobody whose clock jumps, or whose role is lost, while its digest is made', async () => {
    const { engine, ask, parts, clock, state } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', zone: 'UTC' } });
    clock.set('2026-08-17T09:00:00Z');
    let asked = 0;
    const plans = () => asked++ === 0;
    expect(await tick(parts, { platforms: ['console'], plans })).toBe(0);
    expect(await state.ledger.receipts(ask().channel, 1)).toEqual([]);
    expect(await state.subscriptions.due('console', 9), 'it is due as before').toHaveLength(1);
  });

  it('still gets the digest that it waits for where only its size is changed meanwhile', async () => {
    const lists: Record<string, Paper[]> = {};
    const { engine, ask, pass, state } = await town(lists, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', zone: 'UTC' } });
    expect(await pass('2026-08-17T09:00:00Z')).toEqual([]);
    await engine.subscribe({ ...ask(), changes: { size: 3 } });
    expect((await state.subscriptions.all(ask().channel))[0]?.skipped).toMatchObject({ waiting: true });
    lists['2026-08-17'] = day('mo', 8);
    const [digest] = await pass('2026-08-17T09:10:00Z');
    expect(digest && idsIn(digest)).toEqual(['mo1', 'mo2', 'mo3']);
    await engine.subscribe({ ...ask(), changes: { size: 4 } });
    expect(await pass('2026-08-17T09:20:00Z')).toEqual([]);
  });

  it('starts tomorrow where its time has passed today', async () => {
    const { engine, ask, pass } = await town(WEEK, { now: '2026-08-17T12:00:00Z' });
    await engine.subscribe({ ...ask(), changes: { time: '09:00', zone: 'UTC' } });
    expect(await pass('2026-08-17T12:01:00Z')).toEqual([]);
    expect(await pass('2026-08-18T09:00:00Z')).toHaveLength(1);
  });

  it('gets what came late to a list in its next digest, marked, and never a paper twice', async () => {
    const lists: Record<string, Paper[]> = { '2026-08-17': day('mo', 2), '2026-08-18': day('tu', 2) };
    const { engine, ask, pass } = await town(lists, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 10 } });
    await pass('2026-08-17T09:00:00Z');
    lists['2026-08-17'] = [...day('mo', 2), paper({ id: 'late', upvotes: 99 })];
    lists['2026-08-18'] = [...day('tu', 2), paper({ id: 'mo1' })];
    const [digest] = await pass('2026-08-18T09:00:00Z');
    expect(digest && idsIn(digest)).toEqual(['late', 'tu1', 'tu2']);
    const late = digest?.blocks.find((block) => block.kind === 'paper' && block.paper.id === 'late');
    expect(late).toMatchObject({ reasons: expect.arrayContaining([{ kind: 'late', day: '2026-08-17' }]) });
    expect(digest && textsIn(digest)).toContain('1 shown before');
  });

  it.each([
    ['merge', ['mo1', 'tu1', 'we1']],
    ['skip', ['we1']],
  ] as const)('after days without a program: %s', async (catchUp, ids) => {
    const lists = {
      '2026-08-14': day('fr', 1),
      '2026-08-17': day('mo', 1),
      '2026-08-18': day('tu', 1),
      '2026-08-19': day('we', 1),
    };
    const { engine, ask, pass } = await town(lists, { now: '2026-08-14T06:00:00Z' });
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 10, catchUp } });
    expect(await pass('2026-08-14T09:00:00Z')).toHaveLength(1);
    const [digest] = await pass('2026-08-19T10:30:00Z');
    expect(digest && idsIn(digest).toSorted()).toEqual(ids);
  });

  it('is not caught up with where more than half a day has passed', async () => {
    const { engine, ask, pass } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00' } });
    expect(await pass('2026-08-17T21:01:00Z')).toEqual([]);
    expect(await pass('2026-08-18T09:00:00Z')).toHaveLength(1);
  });

  it('puts the papers of its topics first, each with the reason', async () => {
    const lists = {
      '2026-08-17': [...day('mo', 3), paper({ id: 'q', upvotes: 0, title: 'LLM quantization in four bits' })],
    };
    const { engine, ask, pass, chat } = await town(lists, MONDAY);
    await engine.follow({ ...ask(), topic: 'quantization of LLMs', for: 'channel', level: 'normal' });
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 2 } });
    await engine.subscribe({ ...ask('c2'), changes: { time: '09:00', size: 2 } });
    await pass('2026-08-17T09:00:00Z');
    const [ours, theirs] = ['c1', 'c2'].map(
      (id) => chat.posted.find(({ channel }) => channel.id === id)?.document,
    );
    expect(ours && idsIn(ours)).toEqual(['q', 'mo1']);
    expect(theirs && idsIn(theirs)).toEqual(['mo1', 'mo2']);
    expect(ours?.blocks[0]).toMatchObject({ aside: '2 of 4, 1 from your topics' });
  });
});

describe('a quiet day', () => {
  it('of a weekend says so where that was asked for, and in status', async () => {
    const { engine, ask, pass } = await town(WEEK, { now: '2026-08-19T06:00:00Z' });
    await engine.subscribe({
      ...ask(),
      changes: { time: '09:00', days: 'daily', size: 20, quietDays: 'note' },
    });
    await engine.subscribe({ ...ask('c2'), changes: { time: '09:00', days: 'daily', size: 20 } });
    expect(await pass('2026-08-19T09:00:00Z')).toHaveLength(2);
    const notes = await pass('2026-08-22T09:00:00Z');
    expect(notes.map(({ summary }) => summary)).toEqual([
      'No digest: lists are made from Monday to Friday, and Sat 22 Aug 2026 has none.',
    ]);
    expect(textsIn(await engine.status(ask('c2')))).toContain('22 Aug: No digest: lists are made');
  });

  it('of narrow topics names the nearest miss', async () => {
    const near = paper({
      id: 'near',
      title: 'Pruning of vision transformers',
      abstract: 'We prune transformers for vision.',
    });
    const { engine, ask, pass } = await town({ '2026-08-17': [near, ...day('mo', 3)] }, MONDAY);
    await engine.follow({
      ...ask(),
      topic: 'pruning vision language action transformers',
      for: 'channel',
      level: 'strict',
    });
    await engine.subscribe({ ...ask(), changes: { time: '09:00', kind: 'topics', quietDays: 'note' } });
    const [note] = await pass('2026-08-17T09:00:00Z');
    expect(note?.summary).toMatch(/None of 4 papers reaches the topics followed here/);
  });

  it('of topics says once that nothing came for two weeks, also where quiet days are silent', async () => {
    const dates = Array.from({ length: 25 }, (_, at) => addDays('2026-08-17', at));
    const lists = Object.fromEntries(dates.map((date, at) => [date, day(`d${at}`, 2)]));
    const { engine, ask, pass } = await town(lists, MONDAY);
    await engine.follow({ ...ask(), topic: 'zebra crossings', for: 'channel', level: 'normal' });
    await engine.subscribe({ ...ask(), changes: { time: '09:00', days: 'daily', kind: 'topics' } });
    const told: string[] = [];
    for (const date of dates)
      for (const { summary } of await pass(`${date}T09:00:00Z`)) told.push(`${date} ${summary}`);
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(
      /^2026-08-31 For two weeks, since 17 Aug, no paper has reached the topics followed here; this is said once\. None of \d+ papers/,
    );
  });

  it('with the source down is tried again, and delivered once it is back', async () => {
    const { engine, ask, pass, source } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 2 } });
    source.down = 'Hugging Face answered 503';
    expect(await pass('2026-08-17T09:00:00Z')).toEqual([]);
    expect(textsIn(await engine.status(ask()))).toMatch(/Hugging Face answered 503, since 09:00 UTC/);
    expect(await pass('2026-08-17T09:04:00Z')).toEqual([]);
    source.down = undefined;
    expect(await pass('2026-08-17T09:06:00Z')).toHaveLength(1);
  });
});

describe('a date', () => {
  const NOTED = { time: '09:00', zone: 'UTC', size: 20, quietDays: 'note' } as const;

  it('that has its digest gets no second one and no note, whatever its time is changed to', async () => {
    const { engine, ask, pass } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: NOTED });
    expect(await pass('2026-08-17T09:00:00Z')).toHaveLength(1);
    await engine.subscribe({ ...ask(), changes: { time: '09:03' } });
    expect(await pass('2026-08-17T09:03:00Z')).toEqual([]);
    await engine.subscribe({ ...ask(), changes: { time: '09:06', kind: 'week', days: 'mon' } });
    expect(await pass('2026-08-17T09:06:00Z')).toEqual([]);
    expect(textsIn(await engine.status(ask()))).not.toContain('No digest');
  });

  it('with a list that is still empty waits until it has papers', async () => {
    const lists: Record<string, Paper[]> = { '2026-08-17': day('mo', 2) };
    const { engine, ask, pass } = await town(lists, MONDAY);
    await engine.subscribe({ ...ask(), changes: NOTED });
    await pass('2026-08-17T09:00:00Z');
    expect(await pass('2026-08-18T09:00:00Z')).toEqual([]);
    expect(textsIn(await engine.status(ask()))).toContain(
      'No digest yet: the list of Tue 18 Aug 2026 is still empty, and usually fills until 17:00 UTC.',
    );
    lists['2026-08-18'] = day('tu', 3);
    const [digest] = await pass('2026-08-18T09:06:00Z');
    expect(digest && idsIn(digest)).toEqual(['tu1', 'tu2', 'tu3']);
  });

  it('with a list that settled without a paper is told why nothing came', async () => {
    const { engine, ask, pass } = await town({ '2026-08-17': day('mo', 2) }, MONDAY);
    await engine.subscribe({ ...ask(), changes: NOTED });
    await pass('2026-08-17T09:00:00Z');
    expect(await pass('2026-08-18T09:00:00Z')).toEqual([]);
    expect(await pass('2026-08-18T17:02:00Z')).toEqual([]);
    const [note] = await pass('2026-08-18T18:00:00Z');
    expect(note?.summary).toBe('No digest: no papers were listed on Tue 18 Aug 2026.');
    expect(await pass('2026-08-18T18:30:00Z')).toEqual([]);
  });

  it('that waited for its source until the next one came is told of, and the next gets all papers', async () => {
    const { engine, ask, pass, source } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: NOTED });
    await pass('2026-08-17T09:00:00Z');
    source.down = 'Hugging Face answered 503';
    for (const time of ['09:00', '15:00', '23:00']) await pass(`2026-08-18T${time}:00Z`);
    source.down = undefined;
    const [note, digest] = await pass('2026-08-19T09:00:00Z');
    expect(note?.summary).toBe('No digest came on Tue 18 Aug 2026: nothing new was read in time.');
    expect(digest && idsIn(digest)).toHaveLength(16);
  });

  it('with nothing new on its list since the last digest says so, and not that the list is empty', async () => {
    const { engine, ask, pass } = await town(WEEK, { now: '2026-08-19T20:00:00Z' });
    await engine.subscribe({ ...ask(), changes: { ...NOTED, time: '23:00' } });
    await pass('2026-08-19T23:00:00Z');
    await engine.subscribe({ ...ask(), changes: { zone: 'Asia/Tokyo', time: '08:30' } });
    const notes = await pass('2026-08-19T23:30:00Z');
    expect(notes.map(({ summary }) => summary)).toEqual([
      'No digest: none of the 8 papers of Wed 19 Aug 2026 is new since the last one.',
    ]);
  });
});

describe('an edition', () => {
  it('is read once for all who are due, and a source that fails is not asked again for a minute', async () => {
    const { engine, ask, pass, source } = await town(WEEK, MONDAY);
    for (let id = 0; id < 60; id++) await engine.subscribe({ ...ask(`c${id}`), changes: { time: '09:00' } });
    source.down = 'Hugging Face did not answer within 8 s';
    source.asked.length = 0;
    await pass('2026-08-17T09:00:00Z');
    expect(source.asked).toEqual(['2026-08-17']);
    await engine.today({ ...ask(), size: 5 }).catch(() => undefined);
    expect(source.asked).toEqual(['2026-08-17']);
  });

  it('makes digests of what is stored while the source fails', async () => {
    const { engine, ask, pass, source, ingest } = await town(WEEK, MONDAY);
    await ingest.day('2026-08-17', { patience: 'job' });
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 3 } });
    source.down = 'Hugging Face answered 503';
    const [digest] = await pass('2026-08-17T09:00:00Z');
    expect(digest && idsIn(digest)).toEqual(['mo1', 'mo2', 'mo3']);
  });

  it('knows what is late from what the channel was given, also where the archive was built anew', async () => {
    const before = await town(WEEK, MONDAY);
    const changes = { time: '09:00', zone: 'UTC', size: 5 };
    await before.engine.subscribe({ ...before.ask(), changes });
    await before.pass('2026-08-17T09:00:00Z');
    await before.pass('2026-08-18T09:00:00Z');
    const after = await town(WEEK, { over: before });
    const [digest] = await after.pass('2026-08-19T09:00:00Z');
    expect(digest && idsIn(digest)).toEqual(['we1', 'we2', 'we3', 'we4', 'we5']);
  });
});

describe('a topic that cannot be matched', () => {
  it('stops the digest of its own channel, and of no other in the batch', async () => {
    const { engine, ask, pass, archive, chat } = await town(WEEK, MONDAY);
    for (const id of ['c1', 'c2', 'c3']) await engine.subscribe({ ...ask(id), changes: { time: '09:00' } });
    await engine.follow({ ...ask('c2'), topic: 'agents', for: 'channel', level: 'normal' });
    await engine.follow({ ...ask('c3'), topic: 'diffusion', for: 'channel', level: 'normal' });
    const { matchMany } = archive;
    Object.assign(archive, {
      matchMany: async (...args: Parameters<typeof matchMany>) => {
        if (args[0].some(({ topic }) => topic.text === 'agents')) throw new RangeError('no such word');
        return await matchMany(...args);
      },
    });
    await pass('2026-08-17T09:00:00Z');
    expect(chat.posted.map(({ channel }) => channel.id).sort()).toEqual(['c1', 'c3']);
    Object.assign(archive, { matchMany });
    await pass('2026-08-17T09:06:00Z');
    expect(chat.posted.map(({ channel }) => channel.id).sort()).toEqual(['c1', 'c2', 'c3']);
  });
});

describe('a digest that nobody took in time', () => {
  it('is given up, and its papers are owed again though their list has been used since', async () => {
    const lists = { '2026-08-17': day('mo', 2), '2026-08-18': day('tu', 2), '2026-08-19': day('we', 2) };
    const { engine, ask, pass, chat, clock, state } = await town(lists, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', zone: 'UTC', size: 20 } });
    const refused = { kind: 'never', scope: 'channel', reason: 'Missing Access' } as const;
    chat.answers.push(...Array.from({ length: 40 }, () => refused));
    for (const time of ['17T09:00', '18T09:00']) await pass(`2026-08-${time}:00Z`);
    clock.set('2026-08-18T21:30:00Z');
    expect(await state.ledger.expire()).toBe(1);
    chat.answers.length = 0;
    await engine.resume(ask());
    const digests = await pass('2026-08-19T09:00:00Z');
    expect(digests.flatMap(idsIn).toSorted()).toEqual(['mo1', 'mo2', 'tu1', 'tu2', 'we1', 'we2']);
  });
});

describe('what was ordered no longer', () => {
  it.each(['unsubscribe', 'pause'] as const)(
    'by %s takes back the digest that waits to be sent',
    async (command) => {
      const { engine, ask, pass, chat, state } = await town(WEEK, MONDAY);
      await engine.subscribe({ ...ask(), changes: { time: '09:00', zone: 'UTC', size: 4 } });
      chat.answers.push({ kind: 'retry', scope: 'channel', afterMs: 60_000, reason: 'slow down' });
      expect(await pass('2026-08-17T09:00:00Z')).toEqual([]);
      await engine[command](ask());
      expect(await pass('2026-08-17T09:30:00Z')).toEqual([]);
      expect(await state.ledger.receipts(ask().channel, 9)).toEqual([]);
    },
  );
});

describe('receipts', () => {
  it('say what was sent, when, and what comes next', async () => {
    const { engine, ask, pass } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', zone: 'UTC', size: 4 } });
    await pass('2026-08-17T09:00:00Z');
    const answer = textsIn(await engine.status(ask()));
    expect(answer).toContain('Next digest: Tue 18 Aug 2026 at 09:00 UTC');
    expect(answer).toMatch(/Mon 17 Aug 2026: sent 09:00 UTC, 4 papers · https:\/\/chat\.example/);
    expect(answer).toContain('Hugging Face: 8 papers on the list of 17 Aug, read 09:00 UTC');
  });

  it('tell of a channel that refused, until it takes something again', async () => {
    const { engine, ask, pass, chat } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00', size: 4 } });
    chat.answers.push({ kind: 'never', scope: 'channel', reason: 'Missing Access' });
    await pass('2026-08-17T09:00:00Z');
    expect(textsIn(await engine.status(ask()))).toMatch(/Held back since 09:00 UTC: Missing Access/);
    expect(chat.notices).toHaveLength(1);
    await engine.resume(ask());
    const [digest] = await pass('2026-08-18T09:00:00Z');
    expect(digest && idsIn(digest)).toHaveLength(4);
  });

  it('tell a person once, at the next command, that their messages are closed, and nothing is tried until they resume', async () => {
    const { engine, ask, pass, chat, state } = await town(WEEK, MONDAY);
    const mine = callerFor(ask(), 'me');
    await engine.subscribe({ ...mine, changes: { time: '09:00', zone: 'UTC', size: 4 } });
    chat.answers.push({ kind: 'closed', reason: 'direct messages are closed' });
    expect(await pass('2026-08-17T09:00:00Z')).toEqual([]);
    expect(await pass('2026-08-18T09:00:00Z')).toEqual([]);
    expect([chat.notices.length, (await state.ledger.receipts(mine.channel, 9)).length]).toEqual([0, 1]);
    const news = await pendingNoticeFor(state.ledger, ask().person);
    expect(news && textsIn({ summary: '', blocks: [news] })).toBe(
      'Your own digest could not be delivered: direct messages are closed. When that has changed, type resume for:me.',
    );
    expect(await pendingNoticeFor(state.ledger, ask().person)).toBeUndefined();
    expect(textsIn(await engine.status(mine))).toMatch(/when that has changed, type resume for:me\./);
    expect(textsIn(await engine.status(mine))).not.toContain('Next:');
    await engine.resume(mine);
    const [digest] = await pass('2026-08-19T09:00:00Z');
    expect(digest && idsIn(digest)).toHaveLength(4);
  });

  it('are gone with everything else once a channel is forgotten', async () => {
    const { engine, ask, pass, state } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { time: '09:00' } });
    await engine.follow({ ...ask(), topic: 'agents', for: 'channel', level: 'normal' });
    await engine.follow({ ...ask(), topic: 'robots', for: 'me', level: 'normal' });
    await pass('2026-08-17T09:00:00Z');
    expect((await engine.forget({ ...ask(), scope: 'channel', sure: true })).summary).toBe(
      'Everything about this channel is deleted.',
    );
    expect((await engine.forget({ ...ask(), scope: 'me', sure: true })).summary).toBe(
      'Everything about you is deleted.',
    );
    expect((await engine.forget({ ...ask(), scope: 'me', sure: true })).summary).toBe(
      'Nothing is stored about you.',
    );
    expect(await state.ledger.receipts(ask().channel, 9)).toEqual([]);
    expect(await state.follows.all()).toEqual([]);
    expect(await pass('2026-08-18T09:00:00Z')).toEqual([]);
  });
});
