import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { channel, digest, START } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState, MINUTE } from './database.ts';

export function describeRefusals(create: CreateDatabase): void {
  describe('a channel that refuses', () => {
    const on = freshState(create);
    const refuse = (ms: number) => on.finish({ kind: 'refused', reason: 'no permission' }, ms);
    beforeEach(() => on.owe('c'));

    it('is passed over until its pause is over, which grows; others are not', async () => {
      await refuse(0);
      await on.owe('d');
      expect(await on.due(15 * MINUTE - 1)).toEqual(['d']);
      await on.finish({ kind: 'sent', ref: { id: 'm' } });
      await refuse(15 * MINUTE);
      expect(await on.due(45 * MINUTE - 1)).toEqual([]);
      expect(await on.due(45 * MINUTE)).toEqual(['c']);
      expect(await on.state.ledger.pauseOf(channel('c'))).toEqual({
        reason: 'no permission',
        since: Temporal.Instant.fromEpochMilliseconds(START),
        next: Temporal.Instant.fromEpochMilliseconds(START + 45 * MINUTE),
        notified: true,
      });
    });

    it('for good is left alone, however long it takes, until somebody resumes it', async () => {
      await on.finish({ kind: 'closed', reason: 'direct messages are closed' });
      expect((await on.state.ledger.pauseOf(channel('c')))?.next).toBeUndefined();
      expect(await on.due(30 * 60 * MINUTE)).toEqual([]);
      await on.state.ledger.resume(channel('c'));
      expect(await on.due(1 * MINUTE)).toEqual(['c']);
    });

    it('for good is told of once', async () => {
      const { ledger } = on.state;
      expect(await ledger.markNotified(channel('c'))).toBe(false);
      await on.finish({ kind: 'closed', reason: 'direct messages are closed' });
      expect((await ledger.pauseOf(channel('c')))?.notified).toBe(false);
      expect(await ledger.markNotified(channel('c'))).toBe(true);
      expect(await ledger.markNotified(channel('c'))).toBe(false);
      expect(await ledger.markNotified(channel('c'))).toBe(false);
      expect((await ledger.pauseOf(channel('c')))?.notified).toBe(true);
    });

    it('is well again once a message arrives, or when somebody says so', async () => {
      await refuse(0);
      await on.finish({ kind: 'sent', ref: { id: 'm' } }, 15 * MINUTE);
      expect(await on.state.ledger.pauseOf(channel('c'))).toBeUndefined();
      await on.owe('c', digest({ day: '2026-08-21' }));
      await refuse(0);
      await on.state.ledger.resume(channel('c'));
      expect(await on.due(1)).toEqual(['c']);
    });

    it('is not held back by a clock that went back', async () => {
      await refuse(0);
      expect(await on.due(-MINUTE)).toEqual(['c']);
    });
  });
}
