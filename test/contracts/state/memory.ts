import { afterEach, describe, expect, it, vi } from 'vitest';
import { channel, START } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

const DAY = 86_400_000;
const ANN = { platform: 'fake', id: 'ann' };
const BEN = { platform: 'fake', id: 'ben' };

export function describeMemory(create: CreateDatabase): void {
  describe('an event', () => {
    const on = freshState(create);

    it('is new once', async () => {
      expect(await Promise.all(['e1', 'e1', 'e2'].map(on.state.once))).toEqual([true, false, true]);
      expect(await on.state.once('e1')).toBe(false);
    });

    it('is remembered for two days', async () => {
      await on.state.once('e1');
      on.set(at(2 * DAY));
      await on.state.maintain();
      expect(await on.state.once('e1')).toBe(false);
      on.set(at(2 * DAY + 1));
      await on.state.maintain();
      expect(await on.state.once('e1')).toBe(true);
    });
  });

  describe('what is remembered', () => {
    const on = freshState(create);
    afterEach(() => vi.useRealTimers());

    it('is there until its time is over', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: START });
      await on.state.remember('pages', 60_000).set('k', { page: 2 });
      const other = on.state.remember('pages');
      expect(await other.get('k')).toEqual({ page: 2 });
      expect(await other.get('other')).toBeUndefined();
      vi.setSystemTime(START + 60_001);
      expect(await other.get('k')).toBeUndefined();
    });

    it('for good outlives being tidied up', async () => {
      vi.useFakeTimers({ toFake: ['Date'], now: START });
      await on.state.remember('short', 60_000).set('k', 1);
      await on.state.remember('long').set('k', 1);
      on.set(at(60_001));
      await on.state.maintain();
      expect(await on.state.remember('short').get('k')).toBeUndefined();
      expect(await on.state.remember('long').get('k')).toBe(1);
    });
  });

  describe('the command behind a button', () => {
    const on = freshState(create);
    const here = { channel: channel('c'), person: ANN };

    it('is kept for 30 days after it was shown last', async () => {
      const { buttons } = on.state;
      await buttons.keep({ k1: 'search agents page:2', k2: 'search agents page:3' }, here);
      expect(await buttons.commandOf('k2')).toBe('search agents page:3');
      expect(await buttons.commandOf('k3')).toBeUndefined();
      on.set(at(20 * DAY));
      await buttons.keep({ k1: 'search agents page:2' }, here);
      on.set(at(30 * DAY));
      await on.state.maintain();
      expect(await buttons.commandOf('k1')).toBe('search agents page:2');
      expect(await buttons.commandOf('k2')).toBeUndefined();
      on.set(at(50 * DAY));
      expect(await buttons.commandOf('k1'), 'before it is swept').toBeUndefined();
    });

    it('is forgotten with the last to whom it belongs', async () => {
      const { buttons, forget } = on.state;
      await buttons.keep({ k: 'search agents' }, here);
      await buttons.keep({ k: 'search agents' }, { channel: channel('d'), person: BEN });
      await forget({ kind: 'person', person: ANN });
      expect(await buttons.commandOf('k')).toBe('search agents');
      await forget({ kind: 'channel', channel: channel('d') });
      expect(await buttons.commandOf('k')).toBeUndefined();
    });

    it('of a digest belongs to its channel', async () => {
      const { buttons, forget } = on.state;
      await buttons.keep({ k: 'more' }, { channel: channel('c') });
      await forget({ kind: 'person', person: ANN });
      expect(await buttons.commandOf('k')).toBe('more');
      await forget({ kind: 'workspace', platform: 'fake', workspace: 'w' });
      expect(await buttons.commandOf('k')).toBeUndefined();
    });
  });
}
