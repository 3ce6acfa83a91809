import { describe, expect, it } from 'vitest';
import { type Channel, directWorkspace } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { type Owner, topicOf } from '#core/topics/topic.ts';
import type { StateStore } from '#store/state/state.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { ANN, channel, owe } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const HERS: Channel = { platform: 'fake', workspace: directWorkspace(ANN), id: 'dm' };
const SOMEBODY = { platform: 'fake', id: 'somebody' };
const PLACES = [channel('c'), channel('d'), channel('c', 'other'), HERS];

/** Something of each kind in every place, and of one person. */
async function fill(state: StateStore): Promise<void> {
  const owners: Owner[] = [
    ...PLACES.map((place): Owner => ({ kind: 'channel', channel: place })),
    { kind: 'person', person: ANN },
  ];
  for (const place of PLACES) {
    await owe(state, place);
    await state.buttons.keep({ [keyOf(place)]: 'more' }, { channel: place });
  }
  for (const owner of owners) {
    await state.follows.put({ owner, topic: topicOf('agents'), level: 'normal' });
    await state.follows.mute({ owner, kind: 'paper', paper: 'a' }, 0);
  }
  await state.saved.put(ANN, { paper: paperOf(), at: 5 });
  for (const place of PLACES)
    await state.presses.put({ place, person: SOMEBODY, paper: paperOf(), wants: 'more', at: 5 });
}

function keyOf({ workspace, id }: Channel): string {
  return `${workspace} ${id}`;
}

/** Whether a place is still known, in each place's order: everything of it or nothing. */
async function left(state: StateStore): Promise<boolean[]> {
  return await Promise.all(
    PLACES.map(async (place) => {
      const owner: Owner = { kind: 'channel', channel: place };
      const rows = [
        await state.subscriptions.of(place),
        (await state.ledger.receipts(place, 1))[0],
        (await state.follows.of(owner))[0],
        (await state.follows.mutes(owner, 0))[0],
        await state.buttons.commandOf(keyOf(place)),
        (await state.presses.of({ kind: 'place', place }))[0],
      ];
      expect([0, rows.length]).toContain(rows.filter((row) => row !== undefined).length);
      return rows[0] !== undefined;
    }),
  );
}

export function describeForgetting(create: CreateDatabase): void {
  describe('forgetting', () => {
    const on = freshState(create);

    it('a channel leaves every other place as it is, and again changes nothing', async () => {
      await fill(on.state);
      expect(await on.state.forget({ kind: 'channel', channel: channel('c') })).toBeGreaterThan(0);
      expect(await left(on.state)).toEqual([false, true, true, true]);
      expect(await on.state.forget({ kind: 'channel', channel: channel('c') })).toBe(0);
      expect((await on.given('c')).shown).toEqual(new Set());
    });

    it('a workspace takes all of its channels', async () => {
      await fill(on.state);
      await on.state.forget({ kind: 'workspace', platform: 'fake', workspace: 'w' });
      expect(await left(on.state)).toEqual([false, false, true, true]);
      await on.state.forget({ kind: 'workspace', platform: 'another', workspace: 'other' });
      expect(await left(on.state)).toEqual([false, false, true, true]);
    });

    it('a workspace takes the people whose ids begin with its own, and nobody else', async () => {
      const people = ['w/U1', 'w2/U1', 'w'].map((id) => ({ platform: 'fake', id }));
      for (const person of people) {
        const owner: Owner = { kind: 'person', person };
        await on.state.follows.put({ owner, topic: topicOf('agents'), level: 'normal' });
        await on.state.saved.put(person, { paper: paperOf(), at: 5 });
        const direct = { platform: 'fake', workspace: directWorkspace(person), id: 'dm' };
        await on.state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel: direct, since: 0 }, 5);
        await on.state.admins.remember(channel(person.id, 'elsewhere'), person);
      }
      await on.state.forget({ kind: 'workspace', platform: 'fake', workspace: 'w' });
      expect(await on.state.follows.all()).toHaveLength(2);
      expect(await on.state.subscriptions.channels('fake')).toHaveLength(2);
      const saved = await Promise.all(people.map(async (person) => (await on.state.saved.of(person)).length));
      expect(saved).toEqual([0, 1, 1]);
      const admins = await Promise.all(people.map(({ id }) => on.state.admins.of(channel(id, 'elsewhere'))));
      expect(admins.map((admin) => admin !== undefined)).toEqual([false, true, true]);
    });

    it('takes along who set a channel up, with the channel and with the person', async () => {
      const { admins, forget } = on.state;
      for (const id of ['c1', 'c2']) await admins.remember(channel(id), ANN);
      await forget({ kind: 'channel', channel: channel('c1') });
      expect([await admins.of(channel('c1')), await admins.of(channel('c2'))]).toEqual([undefined, ANN]);
      await forget({ kind: 'person', person: ANN });
      expect(await admins.of(channel('c2'))).toBeUndefined();
    });

    it('takes along what somebody said of papers in channels', async () => {
      await fill(on.state);
      await on.state.forget({ kind: 'person', person: SOMEBODY });
      expect(await on.state.presses.of({ kind: 'person', person: SOMEBODY })).toEqual([]);
    });

    it('a person takes the topics, the saved papers and the digests of the direct messages', async () => {
      await fill(on.state);
      await on.state.forget({ kind: 'person', person: ANN });
      expect(await left(on.state)).toEqual([true, true, true, false]);
      expect(await on.state.follows.of({ kind: 'person', person: ANN })).toEqual([]);
      expect(await on.state.follows.mutes({ kind: 'person', person: ANN }, 0)).toEqual([]);
      expect(await on.state.saved.of(ANN)).toEqual([]);
    });
  });

  describe('how much is kept', () => {
    const on = freshState(create);

    it('is counted by kind, of a channel and of a person, and is nothing once it is forgotten', async () => {
      await fill(on.state);
      const { kept, forget } = on.state;
      const here = { kind: 'channel', channel: channel('c') } as const;
      const hers = { kind: 'person', person: ANN } as const;
      const one = { subscriptions: 1, follows: 1, mutes: 1, saved: 0, presses: 1, deliveries: 1, rest: 1 };
      expect(await kept(here)).toEqual(one);
      expect(await kept(hers)).toEqual({ ...one, follows: 2, mutes: 2, saved: 1 });
      for (const target of [here, hers]) {
        await forget(target);
        expect(Object.values(await kept(target))).toEqual([0, 0, 0, 0, 0, 0, 0]);
      }
    });
  });

  describe('the workspaces that anything is kept of', () => {
    const on = freshState(create);

    it('are those of channels, and not the direct messages of a person', async () => {
      await fill(on.state);
      expect(await on.state.workspaces('fake')).toEqual(['other', 'w']);
      expect(await on.state.workspaces('another')).toEqual([]);
    });

    it('are also those of which only something small is kept', async () => {
      const { follows, admins, buttons, workspaces } = on.state;
      const topic = topicOf('agents');
      await follows.put({ owner: { kind: 'channel', channel: channel('c', 'w1') }, topic, level: 'normal' });
      await follows.mute(
        { owner: { kind: 'channel', channel: channel('c', 'w2') }, kind: 'topic', topic },
        0,
      );
      await admins.remember(channel('c', 'w3'), ANN);
      await buttons.keep({ k: 'more' }, { channel: channel('c', 'w4') });
      expect(await workspaces('fake')).toEqual(['w1', 'w2', 'w3', 'w4']);
    });

    it('are found by their people too, where those are of a workspace', async () => {
      const { saved, follows, workspaces } = on.state;
      const person = (id: string) => ({ platform: 'fake', id });
      await saved.put(person('T1/U1'), { paper: paperOf(), at: 5 });
      await follows.mute(
        { owner: { kind: 'person', person: person('T2/U1') }, kind: 'paper', paper: 'a' },
        0,
      );
      await owe(on.state, { platform: 'fake', workspace: directWorkspace(person('T3/U1')), id: 'direct' });
      await saved.put(person('81'), { paper: paperOf(), at: 5 });
      expect(await workspaces('fake')).toEqual(['T1', 'T2', 'T3']);
    });
  });
}
