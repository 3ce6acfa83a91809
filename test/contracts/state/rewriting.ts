import { beforeEach, describe, expect, it } from 'vitest';
import { channel, digest } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const SENT = { kind: 'sent', ref: { id: 'm' } } as const;
const inStead = (...payloads: string[]) => ({ kind: 'rewritten', payloads, reason: 'too long' }) as const;

export function describeRewriting(create: CreateDatabase): void {
  describe('a message that becomes simpler ones', () => {
    const on = freshState(create);
    beforeEach(() => on.owe('c', digest({ parts: 3 })));

    /** Sends all that is due, in its order; what was sent, and by which marker. */
    async function sendAll() {
      const sent: { payload: string; marker: string }[] = [];
      for (;;) {
        if ((await on.due(0)).length === 0) return sent;
        const { payload, marker } = await on.claim().then(async (claim) => {
          await on.state.ledger.settle(claim, SENT);
          return claim;
        });
        sent.push({ payload, marker });
      }
    }

    it('is these messages in its place, and what comes after it comes after them', async () => {
      await on.finish(SENT);
      await on.finish(inStead('one', 'two', 'three'));
      const sent = await sendAll();
      expect(sent.map(({ payload }) => payload)).toEqual(['one', 'two', 'three', 'part 2']);
      expect(new Set(sent.map(({ marker }) => marker)).size).toBe(4);
      expect(await on.states()).toEqual(Array(5).fill('sent'));
    });

    it('is due at once, and once more the next time', async () => {
      await on.finish(inStead('one', 'two'));
      await on.finish(inStead('1'));
      expect((await sendAll()).map(({ payload }) => payload)).toEqual(['1', 'two', 'part 1', 'part 2']);
    });

    it('keeps what its channel was shown, and settles its date', async () => {
      await on.finish(inStead('one', 'two'));
      const { shown, settled } = await on.given('c');
      expect([shown.size, settled]).toEqual([3, true]);
    });

    it('is withdrawn with all of them when its subscription ends', async () => {
      await on.finish(inStead('one', 'two'));
      await on.state.subscriptions.remove(
        { channel: channel('c'), name: 'daily' },
        { platform: 'fake', id: 'ann' },
      );
      expect(await on.states()).toEqual([]);
    });

    it('is not rewritten by whoever has lost it meanwhile', async () => {
      const claim = await on.claim();
      await on.state.ledger.takeOver(claim, { owner: 'b', leaseMs: 1 });
      expect(await on.state.ledger.settle(claim, inStead('one', 'two'))).toBe(false);
      expect(await on.states()).toHaveLength(3);
    });
  });
}
