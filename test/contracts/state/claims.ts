import { describe, expect, it } from 'vitest';
import { MOVES, State } from '#core/delivery/delivery.ts';
import type { Outcome } from '#core/delivery/ledger.ts';
import { channel, digest, oweAll, START } from '#test/fakes/state.ts';
import { at, BY, type CreateDatabase, freshState, MINUTE } from './database.ts';

/** What leads to a state. */
const WAYS: Record<State, Outcome | undefined> = {
  planned: undefined,
  sending: undefined,
  retry: { kind: 'retry', afterMs: 0, reason: 'r' },
  sent: { kind: 'sent', ref: { id: 'm' } },
  failed: { kind: 'failed', reason: 'r' },
  uncertain: { kind: 'uncertain', reason: 'r' },
};

export function describeClaims(create: CreateDatabase): void {
  describe('a claim', () => {
    const on = freshState(create);
    const claimAll = (limit: number, may = (_: { id: string }) => true) =>
      on.state.ledger.claimSome('fake', BY, { limit, may });

    it('gives everything that sending takes', async () => {
      await on.owe('c');
      const subscription = await on.state.subscriptions.of(channel('c'));
      expect(await on.claim(5)).toMatchObject({
        id: `fake|w|c|${subscription?.id}|2026-08-20|daily|0`,
        channel: channel('c'),
        day: '2026-08-20',
        part: 0,
        payload: 'part 0',
        attempts: 1,
        fence: 1,
        resend: false,
        attempt: at(5),
        leased: at(30_005),
        expires: START + 12 * 60 * MINUTE,
      });
    });

    it('that nobody has settled is found, longest waiting first, some hundreds at a time', async () => {
      const ids = Array.from({ length: 700 }, (_, index) => `c${String(index).padStart(3, '0')}`);
      await oweAll(
        on.state,
        ids.map((id) => channel(id)),
        digest(),
      );
      const claims = await claimAll(700);
      on.set(at(60_000));
      const found = await on.state.ledger.sending('fake');
      expect(found).toHaveLength(500);
      expect(found.map(({ id }) => id)).toEqual(claims.slice(0, 500).map(({ id }) => id));
      for (const row of found) await on.state.ledger.settle(row, { kind: 'failed', reason: 'r' });
      expect(await on.state.ledger.sending('fake')).toHaveLength(200);
    });

    it('is given once', async () => {
      await on.owe('c');
      await on.claim();
      expect(await on.due(60 * MINUTE)).toEqual([]);
    });

    it('is of one platform, longest due first, as many as wanted', async () => {
      await on.owe('x', digest(), 3);
      await on.owe('y', digest(), 1);
      await on.owe('z', digest(), 2);
      expect(await on.due(5, 'other')).toEqual([]);
      expect(await on.due(0), 'after the clock went back').toHaveLength(3);
      on.set(at(5));
      expect((await claimAll(2)).map((claim) => claim.channel.id)).toEqual(['y', 'z']);
      expect(await on.due(5)).toEqual(['x']);
      expect(await claimAll(0)).toEqual([]);
    });

    it('is one a channel, however much it is owed', async () => {
      await on.owe('c');
      await on.owe('c', digest({ day: '2026-08-21' }));
      await on.owe('d');
      expect((await claimAll(9)).map((claim) => claim.channel.id)).toEqual(['c', 'd']);
      expect((await claimAll(9)).map((claim) => claim.channel.id)).toEqual(['c']);
    });

    it('passes over channels that may not be served now, however many', async () => {
      for (let at = 0; at < 60; at++) await on.owe(`busy${at}`);
      await on.owe('free', digest(), 1);
      const free = ({ id }: { id: string }) => id === 'free';
      expect((await claimAll(5, free)).map((claim) => claim.channel.id)).toEqual(['free']);
      expect(await claimAll(5, free)).toEqual([]);
      expect(await claimAll(100)).toHaveLength(60);
    });

    it('is of a part only after the part before it was sent, and knows the first', async () => {
      await on.owe('c', digest({ parts: 3 }));
      const first = await on.claim();
      expect(first.first).toBeUndefined();
      expect(await on.due(1)).toEqual([]);
      await on.state.ledger.settle(first, { kind: 'sent', ref: { id: 'm1', link: 'https://x/1' } });
      const second = await on.claim(2);
      expect(second).toMatchObject({ part: 1, first: { id: 'm1', link: 'https://x/1' } });
      await on.state.ledger.settle(second, { kind: 'sent', ref: { id: 'm2' } });
      expect((await on.claim(4)).first).toEqual({ id: 'm1', link: 'https://x/1' });
    });

    it('is of nothing that has expired', async () => {
      await on.owe('c');
      expect(await on.due(12 * 60 * MINUTE - 1)).toEqual(['c']);
      expect(await on.due(12 * 60 * MINUTE)).toEqual([]);
    });

    it('cannot be taken over by a fence of the past', async () => {
      await on.owe('c');
      const old = await on.claim();
      on.set(at(9));
      const taken = await on.state.ledger.takeOver(old, { owner: 'b', leaseMs: 500 });
      expect(taken).toMatchObject({ fence: 2, resend: true, attempts: 2, attempt: at(0), leased: at(509) });
      expect(await on.state.ledger.takeOver(old, BY)).toBeUndefined();
    });

    it('lasts longer where it is renewed, by whoever has it and while nobody has settled it', async () => {
      await on.owe('c');
      const old = await on.claim();
      on.set(at(9));
      expect(await on.state.ledger.renew(old, 500)).toBe(true);
      const [renewed] = await on.state.ledger.sending('fake');
      expect(renewed).toMatchObject({ fence: 1, attempt: at(0), leased: at(509) });
      const taken = await on.state.ledger.takeOver(old, { owner: 'b', leaseMs: 500 });
      expect(await on.state.ledger.renew(old, 500)).toBe(false);
      if (!taken) throw new Error('it could be taken over');
      await on.state.ledger.settle(taken, { kind: 'sent', ref: { id: 'm1' } });
      expect(await on.state.ledger.renew(taken, 500)).toBe(false);
    });

    it('carries the boot that it was made in', async () => {
      await on.owe('c');
      const old = await on.claim();
      on.set(at(9, 'boot 2'));
      const taken = await on.state.ledger.takeOver(old, BY);
      expect([taken?.attempt, taken?.leased]).toEqual([at(0), at(30_009, 'boot 2')]);
    });

    it.each(State.options)('is of nothing that is %s, unless the state machine lets it', async (state) => {
      await on.owe('c');
      if (state === 'sending') await on.claim();
      const way = WAYS[state];
      if (way) await on.finish(way);
      expect(await on.states()).toEqual([state]);
      const claimable = MOVES[state].includes('sending') && state !== 'sending';
      expect(await on.due(1)).toEqual(claimable ? ['c'] : []);
    });
  });
}
