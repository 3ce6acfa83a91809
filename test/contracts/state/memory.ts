import { afterEach, describe, expect, it, vi } from 'vitest';
import type { EventClaims } from '#core/commands/claims.ts';
import { ANN, channel, START } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

type Events = () => EventClaims;

const DAY = 86_400_000;
const BEN = { platform: 'fake', id: 'ben' };

export function describeMemory(create: CreateDatabase): void {
  describe('an event', () => {
    const on = freshState(create);

    const [a, b] = ['a', 'b'].map((owner) => () => on.state.events({ owner, ms: 100 })) as [Events, Events];

    it('is taken once, and answered for good', async () => {
      expect(await a().claim('e1')).toEqual({ kind: 'first' });
      expect(await b().claim('e1')).toEqual({ kind: 'taken', ms: 100 });
      expect(await b().claim('e2')).toEqual({ kind: 'first' });
      await a().settle('e1');
      on.set(at(1_000, 'boot 2'));
      expect(await a().claim('e1')).toEqual({ kind: 'answered' });
      expect(await b().claim('e1')).toEqual({ kind: 'answered' });
    });

    it('is its taker’s as long as they renew it', async () => {
      await a().claim('e1');
      on.set(at(90));
      await a().renew('e1');
      on.set(at(150));
      expect(await b().claim('e1')).toEqual({ kind: 'taken', ms: 40 });
      on.set(at(190));
      expect(await b().claim('e1')).toEqual({ kind: 'interrupted' });
      await a().renew('e1');
      on.set(at(290));
      expect(await a().claim('e1'), 'whoever was too late renews nothing').toEqual({ kind: 'interrupted' });
    });

    it('was interrupted where its taker asks for it again, and by any boot of the machine', async () => {
      await a().claim('e1');
      expect(await a().claim('e1')).toEqual({ kind: 'interrupted' });
      on.set(at(1, 'boot 2'));
      expect(await b().claim('e1')).toEqual({ kind: 'interrupted' });
    });

    it('was interrupted where it was taken long after now, by a clock that was set back since', async () => {
      on.set(at(5_000));
      await a().claim('e1');
      on.set(at(4_950));
      expect(await b().claim('e1')).toEqual({ kind: 'taken', ms: 150 });
      on.set(at(4_000));
      expect(await b().claim('e1')).toEqual({ kind: 'interrupted' });
    });

    it('is remembered for two days', async () => {
      await a().claim('e1');
      await a().settle('e1');
      on.set(at(2 * DAY));
      await on.state.maintain();
      expect(await a().claim('e1')).toEqual({ kind: 'answered' });
      on.set(at(2 * DAY + 1));
      await on.state.maintain();
      expect(await a().claim('e1')).toEqual({ kind: 'first' });
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

  describe('an answer that may be shared', () => {
    const on = freshState(create);
    const here = { channel: channel('c'), person: ANN };

    it('is there for a day, for whom it was kept', async () => {
      const { buttons } = on.state;
      await buttons.keepAnswer('k', 'three papers', here);
      expect(await buttons.answerOf('k', here)).toBe('three papers');
      expect(await buttons.answerOf('k', { ...here, person: BEN })).toBeUndefined();
      expect(await buttons.answerOf('k', { ...here, channel: channel('d') })).toBeUndefined();
      on.set(at(DAY));
      expect(await buttons.answerOf('k', here), 'before it is swept').toBeUndefined();
      await on.state.maintain();
      on.set(at(0));
      expect(await buttons.answerOf('k', here), 'swept').toBeUndefined();
    });

    it('makes room for newer ones of the same person and channel, and for no others', async () => {
      const { buttons } = on.state;
      const ben = { ...here, person: BEN };
      await buttons.keepAnswer('k0', 'of ben', ben);
      const all = Array.from({ length: 21 }, (_, at) => at + 1);
      for (const each of all) {
        on.set(at(each));
        await buttons.keepAnswer(`k${each}`, `answer ${each}`, here);
      }
      const kept = await Promise.all(all.map((each) => buttons.answerOf(`k${each}`, here)));
      expect(kept).toEqual([undefined, ...all.slice(1).map((each) => `answer ${each}`)]);
      expect(await buttons.answerOf('k0', ben)).toBe('of ben');
    });

    it('is forgotten with whoever it was kept for', async () => {
      const { buttons, forget } = on.state;
      await buttons.keepAnswer('k', 'three papers', here);
      await forget({ kind: 'person', person: ANN });
      expect(await buttons.answerOf('k', here)).toBeUndefined();
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

    it('is swept by itself, and is no answer', async () => {
      const { buttons } = on.state;
      await buttons.keep({ k: 'search agents' }, here);
      expect(await buttons.answerOf('k', here)).toBeUndefined();
      on.set(at(2 * DAY));
      await on.state.maintain();
      expect(await buttons.commandOf('k')).toBe('search agents');
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
