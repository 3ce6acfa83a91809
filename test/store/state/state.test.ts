import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { directWorkspace } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { type Owner, topicOf } from '#core/topic.ts';
import { openState, type StateStore } from '#store/state/state.ts';

const ANN = { platform: 'p', id: 'ann' };
const PLACES = [
  { platform: 'p', workspace: 'w', id: 'c' },
  { platform: 'p', workspace: 'w', id: 'd' },
  { platform: 'p', workspace: 'other', id: 'c' },
  { platform: 'p', workspace: directWorkspace(ANN), id: 'dm' },
];
const NOW = { wall: 0, tick: 0 };

/** Something of each kind in every place, and of one person. */
async function filled(): Promise<StateStore> {
  const state = openState(':memory:');
  const owners: Owner[] = [
    ...PLACES.map((channel): Owner => ({ kind: 'channel', channel })),
    { kind: 'person', person: ANN },
  ];
  for (const channel of PLACES) {
    await state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: 0 }, 5);
    await state.ledger.plan(
      {
        channel,
        day: '2026-08-20',
        kind: 'daily',
        expires: Temporal.Instant.fromEpochMilliseconds(9),
        parts: [{ payload: '{}', papers: ['a'] }],
      },
      NOW,
    );
  }
  for (const owner of owners) {
    await state.follows.put({ owner, topic: topicOf('agents'), level: 'normal' });
    await state.follows.mute({ owner, kind: 'paper', paper: 'a' });
  }
  return state;
}

async function left(state: StateStore): Promise<boolean[]> {
  return await Promise.all(
    PLACES.map(async (channel) => {
      const rows = [
        await state.subscriptions.of(channel),
        (await state.ledger.receipts(channel, 1))[0],
        (await state.ledger.shown(channel)).has('a') || undefined,
        (await state.follows.of({ kind: 'channel', channel }))[0],
        (await state.follows.mutes({ kind: 'channel', channel }, 0))[0],
      ];
      // All of it or nothing.
      expect([0, rows.length]).toContain(rows.filter((row) => row !== undefined).length);
      return rows[0] !== undefined;
    }),
  );
}

describe('forgetting', () => {
  it('a channel leaves every other place as it is, and again changes nothing', async () => {
    const state = await filled();
    const whose = { kind: 'channel', channel: PLACES[0] ?? { platform: '', workspace: '', id: '' } } as const;
    expect(await state.forget(whose)).toBe(4);
    expect(await left(state)).toEqual([false, true, true, true]);
    expect(await state.forget(whose)).toBe(0);
  });

  it('a workspace takes all of its channels', async () => {
    const state = await filled();
    await state.forget({ kind: 'workspace', platform: 'p', workspace: 'w' });
    expect(await left(state)).toEqual([false, false, true, true]);
    await state.forget({ kind: 'workspace', platform: 'another', workspace: 'other' });
    expect(await left(state)).toEqual([false, false, true, true]);
  });

  it('a workspace takes the people whose ids begin with its own, and nobody else', async () => {
    const state = openState(':memory:');
    const people = ['w/U1', 'w2/U1', 'w'].map((id) => ({ platform: 'p', id }));
    for (const person of people) {
      await state.follows.put({
        owner: { kind: 'person', person },
        topic: topicOf('agents'),
        level: 'normal',
      });
      const channel = { platform: 'p', workspace: directWorkspace(person), id: 'dm' };
      await state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: 0 }, 5);
    }
    expect(await state.forget({ kind: 'workspace', platform: 'p', workspace: 'w' })).toBe(2);
    expect(await state.follows.all()).toHaveLength(2);
    expect(await state.subscriptions.channels('p')).toHaveLength(2);
  });

  it('takes along who set a channel up, with the channel and with the person', async () => {
    const { admins, forget } = openState(':memory:');
    const [one, two] = ['c1', 'c2'].map((id) => ({ platform: 'p', workspace: 'w', id }));
    if (!one || !two) throw new Error('there are two channels');
    for (const channel of [one, two]) await admins.remember(channel, ANN);
    expect(await admins.of(one)).toEqual(ANN);
    await forget({ kind: 'channel', channel: one });
    expect([await admins.of(one), await admins.of(two)]).toEqual([undefined, ANN]);
    await forget({ kind: 'person', person: ANN });
    expect(await admins.of(two)).toBeUndefined();
  });

  it('a person takes the topics and the digests of the direct messages', async () => {
    const state = await filled();
    await state.forget({ kind: 'person', person: ANN });
    expect(
      await state.subscriptions.of(PLACES[3] ?? { platform: '', workspace: '', id: '' }),
    ).toBeUndefined();
    expect(await state.follows.of({ kind: 'person', person: ANN })).toEqual([]);
    expect(await state.follows.mutes({ kind: 'person', person: ANN }, 0)).toEqual([]);
  });
});

describe('subscriptions', () => {
  const [channel] = PLACES;
  if (!channel) throw new Error('there are places');
  const subscription = { ...SUBSCRIPTION_DEFAULTS, channel, since: 7, zone: 'Asia/Tokyo' };

  it('come back as they were set, and when they are due', async () => {
    const { subscriptions } = openState(':memory:');
    await subscriptions.put(subscription, 50);
    expect(await subscriptions.of(channel)).toEqual(subscription);
    expect(await subscriptions.due(49, 9)).toEqual([]);
    expect(await subscriptions.due(50, 9)).toEqual([subscription]);
    expect(await subscriptions.channels('p')).toEqual([channel]);
    await subscriptions.put({ ...subscription, paused: true }, 50);
    expect(await subscriptions.due(99, 9)).toEqual([]);
    expect(await subscriptions.remove(channel)).toBe(true);
    expect(await subscriptions.remove(channel)).toBe(false);
  });

  it('remember why nothing came, until something does', async () => {
    const { subscriptions } = openState(':memory:');
    await subscriptions.put(subscription, 50);
    await subscriptions.reschedule([
      { channel, nextDue: 60, quiet: { day: '2026-08-20', text: 'A weekend.' } },
    ]);
    expect(await subscriptions.quiet(channel)).toEqual({ day: '2026-08-20', text: 'A weekend.' });
    expect(await subscriptions.due(59, 9)).toEqual([]);
    await subscriptions.reschedule([{ channel, nextDue: 70 }]);
    expect(await subscriptions.quiet(channel)).toBeUndefined();
  });
});

describe('the lease', () => {
  const at = (ms: number, step = 0) => ({ wall: 1_000_000 + ms + step, tick: ms });

  it('is one owner’s until it is not renewed, or is given back', async () => {
    const { lease } = openState(':memory:');
    expect(await lease.take('a', 100, at(0))).toBe(true);
    expect(await lease.take('b', 100, at(100))).toBe(false);
    expect(await lease.take('a', 100, at(100))).toBe(true);
    expect(await lease.take('b', 100, at(200))).toBe(false);
    expect(await lease.take('b', 100, at(201))).toBe(true);
    await lease.drop('a');
    expect(await lease.take('a', 100, at(202))).toBe(false);
    await lease.drop('b');
    expect(await lease.take('a', 100, at(203))).toBe(true);
  });

  it('does not outlive a machine that was started anew', async () => {
    const { lease } = openState(':memory:');
    await lease.take('a', 100, at(5_000));
    expect(await lease.take('b', 100, { wall: 1_005_000, tick: 3 })).toBe(true);
  });
});

it('what is remembered is forgotten after its time', async () => {
  const memory = openState(':memory:').remember('buttons', 60_000);
  await memory.set('k', { command: 'search agents page:2' });
  expect(await memory.get('k')).toEqual({ command: 'search agents page:2' });
  expect(await memory.get('other')).toBeUndefined();
});
