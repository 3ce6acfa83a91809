import { describe, expect, it } from 'vitest';
import { callerFor } from '#core/commands/scope.ts';
import type { Action, Document } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { idsIn, textsIn } from '#test/fakes/chat.ts';
import { papers } from '#test/fakes/papers.ts';
import { town } from '#test/fakes/town.ts';

function day(letter: string, size: number): Paper[] {
  return papers(size, (index) => ({ id: `${letter}${index + 1}` }));
}

const WEEK = { '2026-08-17': day('mo', 8), '2026-08-18': day('tu', 8) };
const MONDAY = { now: '2026-08-17T06:00:00Z' };
const NINE = { time: '09:00', zone: 'UTC', size: 3 };
const NO_CHANGES = { changes: {} };

function actionsIn({ blocks }: Document): readonly Action[] {
  return blocks.flatMap((block) => (block.kind === 'actions' ? block.actions : []));
}

describe('a preview', () => {
  it('is the digest as it comes after, posts nothing and shows nothing to anybody else', async () => {
    const { engine, ask, pass, chat } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: NINE });
    const seen = await engine.preview(ask());
    expect(idsIn(seen)).toEqual(['mo1', 'mo2', 'mo3']);
    expect(textsIn(seen)).toContain('A preview, for you alone');
    expect(await pass('2026-08-17T06:05:00Z')).toEqual([]);
    expect(chat.posted).toEqual([]);
    const [digest] = await pass('2026-08-17T09:00:00Z');
    expect(digest && idsIn(digest), 'none of it counts as shown').toEqual(idsIn(seen));
  });

  it('after a digest has what is new since, and says why where that is nothing', async () => {
    const { engine, ask, pass } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: { ...NINE, size: 25 } });
    await pass('2026-08-17T09:00:00Z');
    const none = await engine.preview(ask());
    expect(idsIn(none)).toEqual([]);
    expect(textsIn(none)).toMatch(/none of the 8 papers of .*17 Aug.* is new since the last one/);
    expect(textsIn(none)).toMatch(/The next one comes Tue 18 Aug 2026 at 09:00 UTC/);
  });

  it('offers to send it to those who may, and to nobody else', async () => {
    const { engine, ask } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: NINE });
    const send = { label: 'Send it now', command: 'subscribe', options: { send: 'now' } };
    expect(actionsIn(await engine.preview(ask()))).toContainEqual(send);
    const stranger = { ...ask(), mayConfigure: async () => false };
    expect(actionsIn(await engine.preview(stranger))).not.toContainEqual(send);
    await expect(engine.sendNow({ ...stranger, ...NO_CHANGES })).rejects.toMatchObject({
      code: 'not-permitted',
    });
  });

  it('of nothing ordered says how to order, and of several asks which', async () => {
    const { engine, ask } = await town(WEEK, MONDAY);
    await expect(engine.preview(ask())).rejects.toMatchObject({ code: 'nothing-ordered' });
    await engine.subscribe({ ...ask(), changes: NINE });
    await engine.subscribe({ ...ask(), name: 'robots', changes: { ...NINE, topics: 'robot learning' } });
    await expect(engine.preview(ask())).rejects.toThrow('settings preview name:robots');
    expect(idsIn(await engine.preview({ ...ask(), name: 'daily' }))).toHaveLength(3);
  });
});

describe('a digest that is wanted now', () => {
  it('comes at once, in the place of the one of that day, and once however often it is wanted', async () => {
    const { engine, ask, pass } = await town(WEEK, MONDAY);
    await engine.subscribe({ ...ask(), changes: NINE });
    const said = await engine.sendNow({ ...ask(), ...NO_CHANGES });
    expect(textsIn(said)).toMatch(/on its way.*instead of Mon 17 Aug 2026 at 09:00 UTC/);
    await engine.sendNow({ ...ask(), ...NO_CHANGES });
    const [digest, ...more] = await pass('2026-08-17T06:01:00Z');
    expect([digest && idsIn(digest), more]).toEqual([['mo1', 'mo2', 'mo3'], []]);
    await expect(engine.sendNow({ ...ask(), ...NO_CHANGES })).rejects.toThrow(/was sent already/);
    expect(await pass('2026-08-17T09:00:00Z')).toEqual([]);
    const [next] = await pass('2026-08-18T09:00:00Z');
    expect(next && idsIn(next)).toEqual(['tu1', 'tu2', 'tu3']);
  });

  it('after its hour has passed on the day on which it was ordered comes beside the next one', async () => {
    const { engine, ask, pass } = await town(WEEK, { now: '2026-08-17T12:00:00Z' });
    const said = await engine.sendNow({ ...ask(), changes: NINE });
    expect(textsIn(said)).toMatch(/A digest comes here.*on its way.*The one after it: Tue 18 Aug 2026/s);
    expect(await pass('2026-08-17T12:01:00Z')).toHaveLength(1);
    expect(await pass('2026-08-18T09:00:00Z')).toHaveLength(1);
  });

  it('is refused with the reason where there is nothing, in quiet hours and in a pause, and what was changed is told', async () => {
    const { engine, ask, pass } = await town(WEEK, MONDAY);
    const refusal = (changes = {}) => engine.sendNow({ ...ask(), changes });
    expect(textsIn(await refusal({ ...NINE, quietHours: '5-8' }))).toMatch(
      /A digest comes here.*It is quiet here until Mon 17 Aug 2026 at 08:00 UTC; to see what is listed/s,
    );
    expect(await pass('2026-08-17T06:30:00Z')).toEqual([]);
    await engine.subscribe({ ...ask(), changes: { quietHours: 'off' } });
    await engine.pause(ask());
    await expect(refusal()).rejects.toThrow('The digest is paused: type resume first.');
    await engine.resume(ask());
    await engine.subscribe({ ...ask(), changes: { holidays: '2026-08-17' } });
    await expect(refusal(), 'a pause would end by resume').rejects.toThrow('Today is one of its holidays;');
    await engine.subscribe({ ...ask(), changes: { holidays: 'none' } });
    await engine.follow({ ...ask(), topic: 'zebrafish', for: 'channel', level: 'strict' });
    await engine.subscribe({ ...ask(), changes: { kind: 'topics' } });
    await expect(refusal()).rejects.toMatchObject({ code: 'nothing-to-send' });
    expect(await pass('2026-08-17T06:31:00Z')).toEqual([]);
  });

  it('of a list that is still empty promises no further try', async () => {
    const { engine, ask, pass } = await town({ '2026-08-13': day('th', 2) }, { now: '2026-08-13T06:00:00Z' });
    await engine.subscribe({ ...ask(), changes: NINE });
    await pass('2026-08-13T09:00:00Z');
    await pass('2026-08-14T08:00:00Z');
    const refused = await engine.sendNow({ ...ask(), ...NO_CHANGES }).catch(String);
    expect(refused).toMatch(/No digest: the list of Fri 14 Aug 2026 was still empty; to see/);
    expect(textsIn(await engine.preview(ask()))).toMatch(
      /No digest yet: the list of Fri 14 Aug 2026 is still empty/,
    );
  });

  it('of one’s own comes to one alone', async () => {
    const { engine, ask, pass, chat } = await town(WEEK, MONDAY);
    const mine = callerFor(ask(), 'me');
    await engine.subscribe({ ...mine, changes: NINE });
    await engine.sendNow({ ...mine, ...NO_CHANGES });
    await pass('2026-08-17T06:01:00Z');
    expect(chat.posted.map(({ channel }) => channel)).toEqual([mine.channel]);
  });
});
