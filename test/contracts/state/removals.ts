import { describe, expect, it } from 'vitest';
import { channel } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

const DAY = 86_400_000;

export function describeRemovals(create: CreateDatabase): void {
  describe('a workspace that removed the app', () => {
    const on = freshState(create);
    const isKept = async () => (await on.state.subscriptions.channels('fake')).length > 0;
    const maintainAt = async (ms: number) => {
      on.set(at(ms));
      await on.state.maintain();
    };

    it('keeps all it had for seven days from the first word of it, and nothing after that', async () => {
      await on.owe('c');
      await on.owe(channel('d', 'other'));
      await on.state.removals.add('fake', 'w');
      await maintainAt(6 * DAY);
      await on.state.removals.add('fake', 'w');
      expect(await on.state.removals.of('fake')).toEqual(['w']);
      expect(await on.state.removals.of('another')).toEqual([]);
      await maintainAt(7 * DAY - 1);
      expect(await on.state.subscriptions.channels('fake')).toHaveLength(2);
      await maintainAt(7 * DAY);
      expect(await on.state.subscriptions.channels('fake')).toEqual([channel('d', 'other')]);
      expect(await on.state.removals.of('fake')).toEqual([]);
    });

    it('that has it again keeps all, and what was paused meanwhile goes on', async () => {
      await on.owe('c');
      await on.state.removals.add('fake', 'w');
      await on.finish({ kind: 'refused', reason: 'not installed there' });
      expect(await on.due(0)).toEqual([]);
      expect(await on.state.removals.end('fake', 'w')).toBe(true);
      expect(await on.due(0)).toEqual(['c']);
      await maintainAt(30 * DAY);
      expect(await isKept()).toBe(true);
    });

    it('leaves the pauses alone of one that was never away', async () => {
      await on.owe('c');
      await on.finish({ kind: 'refused', reason: 'no permission' });
      expect(await on.state.removals.end('fake', 'w')).toBe(false);
      expect(await on.state.ledger.pauseOf(channel('c'))).toBeDefined();
    });

    it('is not deleted early for a clock that was ahead when it left', async () => {
      await on.owe('c');
      on.set(at(30 * DAY));
      await on.state.removals.add('fake', 'w');
      await maintainAt(0);
      await maintainAt(7 * DAY - 1);
      expect(await isKept()).toBe(true);
      await maintainAt(7 * DAY);
      expect(await isKept()).toBe(false);
    });
  });
}
