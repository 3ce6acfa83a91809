import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Channel } from '#core/channel.ts';
import type { NewAlert } from '#core/delivery/ledger.ts';
import { type NewFollow, topicOf } from '#core/topics/topic.ts';
import { ANN, channel, digest, START } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState, MINUTE } from './database.ts';

const DAY = '2026-08-20';

export function describeRinging(create: CreateDatabase): void {
  describe('what rings', () => {
    const on = freshState(create, { shared: true });
    const follow = (text = 'agents', place: Channel = channel('c')): NewFollow => ({
      owner: { kind: 'channel', channel: place },
      topic: topicOf(text),
      level: 'normal',
      alert: 'now',
    });
    const alert = (paper: string, { place = channel('c'), day = DAY, text = 'agents' } = {}): NewAlert => ({
      channel: place,
      paper,
      of: [follow(text, place)],
      digest: {
        day,
        kind: 'alert',
        due: Temporal.Instant.fromEpochMilliseconds(START),
        expires: Temporal.Instant.fromEpochMilliseconds(START + 180 * MINUTE),
        parts: [{ payload: `rings for ${paper}`, papers: [paper] }],
      },
    });
    const ring = (...alerts: NewAlert[]) => on.state.ledger.planAlerts(alerts);
    const rung = (id = 'c', papers = ['2608.00000', 'q1', 'q2']) => on.state.ledger.rung(channel(id), papers);

    it('is sent without any digest, once, whatever the day', async () => {
      await on.state.follows.put(follow());
      expect(await ring(alert('q1'), alert('q1'))).toBe(1);
      const claim = await on.claim();
      expect(claim).toMatchObject({ payload: 'rings for q1', subscription: 'alert:q1', part: 0 });
      await on.state.ledger.settle(claim, { kind: 'sent', ref: { id: '1' } });
      expect(await ring(alert('q1', { day: '2026-08-21' }))).toBe(0);
      expect(await rung()).toEqual({ shown: new Set(['q1']), rung: new Map([[DAY, 1]]) });
    });

    it('is no more than five on one of a place’s days', async () => {
      await on.state.follows.put(follow());
      const ids = ['a', 'b', 'd', 'e', 'f', 'g'];
      expect(await ring(...ids.map((id) => alert(id)))).toBe(5);
      expect(await ring(alert('h'), alert('i', { day: '2026-08-21' }))).toBe(1);
    });

    it('counts as shown for the digests of its place, and not as the date of one', async () => {
      await on.state.follows.put(follow());
      await ring(alert('2608.00001'));
      const given = await on.given('c');
      expect(given).toMatchObject({ settled: false, shown: new Set(['2608.00001']) });
      expect(given.last).toBeUndefined();
      expect(await on.owe('c')).toBe(1);
      expect((await on.given('elsewhere')).shown.size).toBe(0);
    });

    it('is nothing that a digest has brought, may have brought or is about to', async () => {
      await on.state.follows.put(follow());
      await on.owe('c', digest());
      expect(await ring(alert('2608.00000'))).toBe(0);
      await on.finish({ kind: 'failed', reason: 'no' });
      expect(await ring(alert('2608.00000')), 'what failed was not seen').toBe(1);
    });

    it('is nothing whose follow has ended since it was decided, or rings no longer', async () => {
      await on.state.follows.put(follow());
      await on.state.follows.put({ ...follow(), alert: 'off' });
      expect(await ring(alert('q1'))).toBe(0);
      await on.state.follows.put(follow());
      await on.state.follows.remove(follow().owner, topicOf('agents').key, ANN);
      expect(await ring(alert('q1'))).toBe(0);
      await on.state.follows.put(follow('robots'));
      expect(await ring(alert('q1', { text: 'agents' }))).toBe(0);
      expect(await ring(alert('q1', { text: 'robots' }))).toBe(1);
    });

    it('is taken back with its follow while it waits, and leaves no trace; what may have arrived stays', async () => {
      await on.state.follows.put(follow());
      await ring(alert('q1'));
      await on.claim();
      await ring(alert('q2'));
      await on.state.follows.put({ ...follow(), alert: 'off' });
      expect(await on.states()).toEqual(['sending']);
      expect((await rung()).shown).toEqual(new Set(['q1']));
      await on.state.follows.put(follow());
      expect(await ring(alert('q2'), alert('q1'))).toBe(1);
    });

    it('waits while its channel takes nothing, and is given up in time for the digest to bring it', async () => {
      await on.state.follows.put(follow());
      await ring(alert('2608.00001'));
      await on.finish({ kind: 'refused', reason: 'archived' });
      expect(await on.due(MINUTE)).toEqual([]);
      on.set(at(181 * MINUTE));
      await on.state.ledger.expire();
      expect(await on.states()).toEqual(['failed']);
      expect(await on.given('c')).toMatchObject({ undelivered: new Set(['2608.00001']) });
    });

    it('is told to nobody where it could not be posted: the digest brings it', async () => {
      await on.state.follows.put(follow());
      await ring(alert('q1'));
      await on.finish({ kind: 'failed', reason: 'no' });
      expect(await on.state.ledger.notices.take('fake', { limit: 9, waitMs: 1 })).toEqual([]);
    });

    it('is planned once by two processes at the same time', async () => {
      await on.state.follows.put(follow());
      const other = await on.again();
      const alerts = ['a', 'b', 'd', 'e'].map((id) => alert(id));
      const planned = await Promise.all([
        on.state.ledger.planAlerts(alerts),
        other.ledger.planAlerts(alerts.toReversed()),
      ]);
      expect(planned[0] + planned[1]).toBe(4);
      expect(await on.states()).toHaveLength(4);
    });

    it('moves along with its channel, where it does not ring again', async () => {
      await on.state.follows.put(follow());
      await ring(alert('q1'));
      await on.state.move(channel('c'), channel('new'));
      const moved = { place: channel('new') };
      expect(await ring(alert('q1', moved), alert('q2', moved))).toBe(1);
    });

    it('is nobody else’s, whatever the platform, workspace or channel', async () => {
      const places = [channel('c'), channel('d'), channel('c', 'v'), { ...channel('c'), platform: 'other' }];
      for (const place of places) {
        await on.state.follows.put(follow('agents', place));
        expect(await ring(alert('q1', { place }))).toBe(1);
      }
      await on.state.forget({ kind: 'channel', channel: channel('d') });
      expect((await rung('d')).shown.size).toBe(0);
      expect((await rung('c')).shown.size).toBe(1);
    });
  });
}
