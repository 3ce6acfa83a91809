import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { type Owner, topicOf } from '#core/topics/topic.ts';
import type { StateStore } from '#store/state/state.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { ANN, channel, digest } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const [OLD, NEW] = [channel('old'), channel('new')];
const ownerOf = (place: typeof OLD): Owner => ({ kind: 'channel', channel: place });

/** Everything that is kept of a channel, as it is read. */
async function kept({ subscriptions, follows, admins, ledger, buttons, presses }: StateStore, place = OLD) {
  const owner = ownerOf(place);
  const ordered = await subscriptions.of(place);
  return {
    ordered: ordered && { time: ordered.time, name: ordered.name },
    follows: (await follows.of(owner)).map(
      ({ topic, alertSince }) => topic.text + (alertSince === undefined ? '' : ' rings'),
    ),
    mutes: (await follows.mutes(owner, 0)).length,
    admin: (await admins.of(place))?.id,
    paused: (await ledger.pauseOf(place))?.reason,
    receipts: (await ledger.receipts(place, 9)).map(({ part, state }) => [part, state]),
    presses: (await presses.of({ kind: 'place', place })).length,
    button: await buttons.commandOf('key'),
  };
}

const NOTHING = {
  ordered: undefined,
  follows: [],
  mutes: 0,
  admin: undefined,
  paused: undefined,
  receipts: [],
  presses: 0,
};

export function describeMoving(create: CreateDatabase): void {
  describe('a channel that is called something else from now on', () => {
    const on = freshState(create);

    async function furnish(): Promise<void> {
      const { follows, admins, buttons, presses } = on.state;
      const owner = ownerOf(OLD);
      await on.owe(OLD, digest({ parts: 2 }));
      await on.finish({ kind: 'refused', reason: 'archived' });
      await follows.put({ owner, topic: topicOf('agents'), level: 'normal', alert: 'now' });
      await follows.mute({ owner, kind: 'paper', paper: 'a' }, 0);
      await presses.put({ place: OLD, person: ANN, paper: paperOf(), wants: 'more', at: 5 });
      await admins.remember(OLD, ANN);
      await buttons.keep({ key: 'more' }, { channel: OLD });
    }

    it('takes everything along, and leaves nothing behind', async () => {
      await furnish();
      const before = await kept(on.state);
      expect(before).toMatchObject({
        follows: ['agents rings'],
        mutes: 1,
        presses: 1,
        admin: ANN.id,
        paused: 'archived',
      });
      await on.state.move(OLD, NEW);
      expect(await kept(on.state, NEW)).toEqual(before);
      expect(await kept(on.state, OLD)).toEqual({ ...NOTHING, button: 'more' });
      expect(await on.state.forget({ kind: 'channel', channel: OLD })).toBe(0);
    });

    it('is sent by its new id what it is owed, by the markers of before, and nothing twice', async () => {
      await on.owe(OLD, digest({ parts: 2 }));
      const first = await on.claim();
      await on.state.move(OLD, NEW);
      expect(await on.state.ledger.settle(first, { kind: 'sent', ref: { id: 'm' } })).toBe(true);
      const next = await on.claim();
      expect([next.channel, next.part, next.first]).toEqual([NEW, 1, { id: 'm' }]);
      const { settled, shown } = await on.given('new');
      expect([settled, shown.size], 'its date has its digest').toEqual([true, 2]);
      expect(await on.owe(NEW), 'and gets no other').toBe(0);
    });

    it('has the same digests where it ends and orders them again', async () => {
      await on.owe(OLD);
      await on.finish({ kind: 'sent', ref: { id: 'm' } });
      await on.state.move(OLD, NEW);
      await on.state.subscriptions.remove({ channel: NEW, name: 'daily' }, ANN);
      expect(await on.owe(NEW)).toBe(0);
    });

    it('keeps what is there by its new id already', async () => {
      await furnish();
      const { subscriptions, follows } = on.state;
      await subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel: NEW, since: 0, time: '07:30' }, 5);
      for (const topic of ['agents', 'robots'])
        await follows.put({ owner: ownerOf(NEW), topic: topicOf(topic), level: 'strict' });
      await on.state.move(OLD, NEW);
      expect(await kept(on.state, NEW)).toMatchObject({
        ordered: { time: '07:30' },
        follows: ['agents', 'robots'],
        mutes: 1,
      });
      expect((await follows.of(ownerOf(NEW))).map(({ level }) => level)).toEqual(['strict', 'strict']);
      expect((await on.given('new')).shown.size).toBe(2);
    });

    it('changes nothing of a channel of the same name elsewhere, nor again', async () => {
      const elsewhere = channel('old', 'other');
      await on.owe(elsewhere);
      await on.state.move(OLD, NEW);
      expect((await on.state.ledger.receipts(elsewhere, 9)).length).toBe(1);
      expect(await kept(on.state, NEW)).toEqual({ ...NOTHING, button: undefined });
    });
  });
}
