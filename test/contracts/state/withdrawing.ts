import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { ANN, channel, digest, START } from '#test/fakes/state.ts';
import { at, BY, type CreateDatabase, freshState, MINUTE } from './database.ts';

const DAYS = 30 * 24 * 60 * MINUTE;

export function describeWithdrawing(create: CreateDatabase): void {
  describe('what waits to be sent', () => {
    const on = freshState(create);
    const sent = { kind: 'sent', ref: { id: 'm' } } as const;
    const pause = async (id: string) => {
      const subscription = await on.state.subscriptions.of(channel(id));
      if (subscription) await on.state.subscriptions.put({ ...subscription, paused: true }, 0);
    };
    const unsubscribe = (id: string) =>
      on.state.subscriptions.remove({ channel: channel(id), name: 'daily' }, ANN);

    it.each([
      ['paused', pause],
      ['ended', unsubscribe],
    ])('is withdrawn with a subscription that is %s, and its date is open again', async (_, end) => {
      await on.owe('c', digest({ parts: 2 }));
      await on.owe('d');
      await end('c');
      expect([await on.states('c'), await on.states('d')]).toEqual([[], ['planned']]);
      expect(await on.due(1)).toEqual(['d']);
      const { settled, shown } = await on.given('c');
      expect([settled, shown]).toEqual([false, new Set()]);
    });

    it('is withdrawn too where it was tried and did not arrive', async () => {
      await on.owe('c', digest({ parts: 2 }));
      await on.finish({ kind: 'retry', afterMs: 0, reason: 'slow down' });
      await unsubscribe('c');
      expect(await on.states()).toEqual([]);
    });

    it('of a digest that has begun to arrive is given up', async () => {
      for (const id of ['c', 'd']) await on.owe(id, digest({ parts: 3 }));
      await on.finish(sent);
      await pause('c');
      await on.claim();
      await pause('d');
      expect(await on.states('c')).toEqual(['sent', 'failed', 'failed']);
      expect(await on.states('d')).toEqual(['sending', 'failed', 'failed']);
      expect((await on.state.ledger.receipts(channel('c'), 2))[1]?.error).toBe('withdrawn');
      expect((await on.given('c')).settled).toBe(true);
    });

    it.each([
      ['paused', pause],
      ['ended', unsubscribe],
    ])(
      'is not sent again where it was in flight when its subscription was %s, and did not arrive',
      async (_, end) => {
        await on.owe('c');
        const claim = await on.claim();
        await end('c');
        await on.state.ledger.settle(claim, { kind: 'retry', afterMs: 0, reason: 'slow down' });
        expect(await on.states()).toEqual(['retry']);
        expect(await on.due(1)).toEqual([]);
      },
    );

    it('stays where a subscription is changed and not paused', async () => {
      await on.owe('c');
      const subscription = await on.state.subscriptions.of(channel('c'));
      if (subscription) await on.state.subscriptions.put({ ...subscription, time: '10:00' }, 0);
      expect(await on.states()).toEqual(['planned']);
    });
  });

  describe('what a clock that was wrong has planned', () => {
    const on = freshState(create);
    const expires = Temporal.Instant.fromEpochMilliseconds(START + 2 * DAYS);

    it('is withdrawn where it waits, and its date is open again', async () => {
      await on.owe('c', digest({ parts: 2 }), DAYS);
      await on.owe('d', digest(), MINUTE);
      on.set(at(0));
      expect(await on.state.ledger.disbelieve()).toBe(2);
      expect([await on.states('c'), await on.states('d')]).toEqual([[], ['planned']]);
      expect(await on.state.ledger.disbelieve()).toBe(0);
    });

    it('settles no date where it was sent, and its papers stay shown', async () => {
      await on.owe('c', digest({ parts: 2, expires }), DAYS);
      await on.finish({ kind: 'sent', ref: { id: 'm' } }, DAYS);
      on.set(at(0));
      expect(await on.state.ledger.disbelieve()).toBe(2);
      const { settled, shown, last } = await on.given('c');
      expect([settled, last]).toEqual([false, undefined]);
      expect(shown).toEqual(new Set(['2608.00000']));
      expect(await on.owe('c', digest({ parts: 2 }), 1), 'the one that is owed then').toBe(1);
      expect(await on.states()).toEqual(['planned', 'planned', 'sent', 'failed']);
      expect((await on.claim(1)).part).toBe(0);
      expect(await on.due(2), 'the part behind waits for its own').toEqual([]);
    });

    it('is left alone in flight, until it has settled', async () => {
      const { ledger } = on.state;
      await on.owe('c', digest({ expires }), DAYS);
      await on.claim(DAYS);
      on.set(at(0));
      expect(await ledger.disbelieve()).toBe(0);
      const [row] = await ledger.sending('fake');
      if (!row) throw new Error('it is in flight');
      const claim = await ledger.takeOver(row, BY);
      expect(await ledger.settle(claim ?? row, { kind: 'sent', ref: { id: 'm' } })).toBe(true);
      expect(await ledger.disbelieve()).toBe(1);
      expect((await on.given('c')).settled).toBe(false);
    });
  });
}
