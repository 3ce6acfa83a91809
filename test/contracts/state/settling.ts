import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import type { Outcome } from '#core/delivery/ledger.ts';
import { channel, digest, START } from '#test/fakes/state.ts';
import { at, BY, type CreateDatabase, freshState, MINUTE } from './database.ts';

export function describeSettling(create: CreateDatabase): void {
  describe('settling', () => {
    const on = freshState(create);
    beforeEach(() => on.owe('c'));

    it('keeps the reference of what was sent', async () => {
      expect(await on.finish({ kind: 'sent', ref: { id: 'm', link: 'https://x' } }, 7)).toBe(true);
      const [receipt] = await on.state.ledger.receipts(channel('c'), 10);
      expect(receipt).toEqual({
        subscription: (await on.state.subscriptions.of(channel('c')))?.id,
        day: '2026-08-20',
        kind: 'daily',
        part: 0,
        state: 'sent',
        planned: Temporal.Instant.fromEpochMilliseconds(START),
        changed: Temporal.Instant.fromEpochMilliseconds(START + 7),
        attempts: 1,
        papers: ['2608.00000'],
        ref: { id: 'm', link: 'https://x' },
      });
    });

    it('changes nothing with the fence of the past, whatever the outcome', async () => {
      const { ledger } = on.state;
      const old = await on.claim();
      const mine = await ledger.takeOver(old, BY);
      const outcomes: Outcome[] = [
        { kind: 'sent', ref: { id: 'm' } },
        { kind: 'retry', afterMs: 0, reason: 'r' },
        { kind: 'unknown', afterMs: 0, reason: 'r' },
        { kind: 'refused', reason: 'r' },
        { kind: 'failed', reason: 'r' },
        { kind: 'uncertain', reason: 'r' },
      ];
      for (const outcome of outcomes) expect(await ledger.settle(old, outcome)).toBe(false);
      expect(await on.states()).toEqual(['sending']);
      expect(await ledger.pauseOf(channel('c'))).toBeUndefined();
      expect(await ledger.settle(mine ?? old, { kind: 'sent', ref: { id: 'm' } })).toBe(true);
    });

    it('settles once', async () => {
      const mine = await on.claim();
      expect(await on.state.ledger.settle(mine, { kind: 'sent', ref: { id: 'm' } })).toBe(true);
      expect(await on.state.ledger.settle(mine, { kind: 'failed', reason: 'r' })).toBe(false);
      expect(await on.states()).toEqual(['sent']);
    });

    it('writes down what ends at the same time as if each had ended by itself', async () => {
      const { ledger } = on.state;
      const names = ['c', 'd', 'e', 'f', 'g'];
      for (const name of names.slice(1)) await on.owe(name);
      const claims = await ledger.claimSome('fake', BY, { limit: 5, may: () => true });
      const of = (name: string) => claims.find(({ channel: { id } }) => id === name) ?? claims[0];
      const [c, d, e, f, g] = names.map(of);
      if (!c || !d || !e || !f || !g) throw new Error('nothing was claimed');
      await ledger.takeOver(e, BY);
      const outcomes = [
        [c, { kind: 'sent', ref: { id: 'm' } }],
        [d, { kind: 'refused', reason: 'r' }],
        [e, { kind: 'sent', ref: { id: 'late' } }],
        [f, { kind: 'failed', reason: 'r' }],
        [g, { kind: 'sent', ref: { id: 'n' } }],
        [g, { kind: 'failed', reason: 'twice' }],
      ] as const;
      const settled = await Promise.all(outcomes.map(([claim, outcome]) => ledger.settle(claim, outcome)));
      expect(settled).toEqual([true, true, false, true, true, false]);
      const states = await Promise.all(
        names.map(async (name) => (await ledger.receipts(channel(name), 1))[0]?.state),
      );
      expect(states).toEqual(['sent', 'retry', 'sending', 'failed', 'sent']);
      expect(await ledger.pauseOf(channel('d'))).toMatchObject({ reason: 'r' });
      expect(await ledger.pauseOf(channel('f'))).toBeUndefined();
      const told = await ledger.notices.take('fake', { limit: 9, waitMs: 1 });
      expect(told.map(({ channel: { id }, kind }) => `${id} ${kind}`).sort()).toEqual([
        'd refused',
        'f failed',
      ]);
    });

    it('lets a retry be claimed after its wait, with its text, as a new attempt', async () => {
      await on.finish({ kind: 'retry', afterMs: 500, reason: 'slow down' });
      expect(await on.due(499)).toEqual([]);
      expect(await on.claim(500)).toMatchObject({
        attempts: 2,
        fence: 2,
        resend: false,
        attempt: at(500),
        payload: 'part 0',
      });
    });

    it('lets a retry be claimed after the clock went back', async () => {
      await on.finish({ kind: 'retry', afterMs: 500, reason: 'slow down' });
      expect(await on.due(-MINUTE)).toEqual(['c']);
    });

    it('leaves an unknown outcome in `sending`, with its lease ended and its first attempt kept', async () => {
      const { ledger } = on.state;
      await on.finish({ kind: 'unknown', afterMs: 500, reason: 'reset' }, 10);
      on.set(at(509));
      expect(await ledger.sending('fake')).toEqual([]);
      on.set(at(510));
      expect(await ledger.sending('other')).toEqual([]);
      const [row] = await ledger.sending('fake');
      expect(row).toMatchObject({ fence: 1, attempt: at(10), leased: at(10) });
      on.set(at(-MINUTE));
      expect(await ledger.sending('fake'), 'after the clock went back').toHaveLength(1);
      expect((await ledger.receipts(channel('c'), 1))[0]?.error).toBe('reset');
      expect((await ledger.takeOver(row ?? (await on.claim()), BY))?.payload).toBe('part 0');
    });

    it.each(['failed', 'uncertain'] as const)('gives up the parts behind one that is %s', async (kind) => {
      await on.owe('d', digest({ parts: 3 }), -1);
      await on.owe('d', digest({ day: '2026-08-21' }));
      await on.finish({ kind, reason: 'no' });
      expect(await on.states('d')).toEqual(['planned', kind, 'failed', 'failed']);
      expect(await on.states('c')).toEqual(['planned']);
      const behind = ['2608.00001', '2608.00002'];
      expect((await on.given('d', behind)).shown, 'their papers may be shown another time').toEqual(
        new Set(),
      );
    });

    it('gives up what has expired, and only what waits', async () => {
      const late = 12 * 60 * MINUTE;
      await on.finish({ kind: 'retry', afterMs: 0, reason: 'down' });
      await on.owe('d');
      await on.owe('e', digest(), -1);
      expect((await on.claim()).channel.id).toBe('e');
      on.set(at(late - 1));
      expect(await on.state.ledger.expire()).toBe(0);
      on.set(at(late));
      expect(await on.state.ledger.expire()).toBe(2);
      expect([await on.states('c'), await on.states('d'), await on.states('e')]).toEqual([
        ['failed'],
        ['failed'],
        ['sending'],
      ]);
      const errorOf = async (id: string) => (await on.state.ledger.receipts(channel(id), 1))[0]?.error;
      expect(await errorOf('c')).toBe('not sent in time: down');
      expect(await errorOf('d')).toBe('not sent in time');
      expect((await on.given('c')).shown, 'its papers may be shown another time').toEqual(new Set());
      expect((await on.given('e')).shown).toEqual(new Set(['2608.00000']));
    });
  });
}
