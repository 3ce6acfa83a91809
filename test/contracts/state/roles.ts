import { describe, expect, it } from 'vitest';
import { at, type CreateDatabase, freshState } from './database.ts';

export function describeRoles(create: CreateDatabase): void {
  describe('a role', () => {
    const on = freshState(create);
    const take = (owner: string, moment = at(0)) => {
      on.set(moment);
      return on.state.leases.take(['fetch'], owner, 100);
    };

    it('is one owner’s until it is not renewed, or is given back', async () => {
      expect(await take('a', at(0))).toEqual(['fetch']);
      expect(await take('b', at(100))).toEqual([]);
      expect(await take('a', at(100))).toEqual(['fetch']);
      expect(await take('b', at(200))).toEqual([]);
      expect(await take('b', at(201))).toEqual(['fetch']);
      await on.state.leases.drop(['fetch'], 'a');
      expect(await take('a', at(202))).toEqual([]);
      await on.state.leases.drop(['fetch'], 'b');
      expect(await take('a', at(203))).toEqual(['fetch']);
    });

    it('is taken beside others, each on its own', async () => {
      const { leases } = on.state;
      expect(await leases.take(['plan:discord', 'send:discord', 'learn'], 'a', 100)).toEqual([
        'plan:discord',
        'send:discord',
        'learn',
      ]);
      expect(await leases.take(['plan:slack', 'plan:discord', 'learn', 'fetch'], 'b', 100)).toEqual([
        'plan:slack',
        'fetch',
      ]);
      await leases.drop(['learn'], 'a');
      expect(await leases.take(['learn', 'send:discord'], 'b', 100)).toEqual(['learn']);
      expect(await leases.take([], 'b', 100)).toEqual([]);
    });

    it('does not outlive a machine that was started anew', async () => {
      await take('a', at(5_000));
      expect(await take('b', at(5_001, 'boot 2'))).toEqual(['fetch']);
    });

    it('is free where it was renewed long after now, by a clock that was set back since', async () => {
      await take('a', at(5_000));
      expect(await take('b', at(4_950))).toEqual([]);
      expect(await take('b', at(4_000))).toEqual(['fetch']);
    });

    it('does not end because the wall clock was set', async () => {
      await take('a', at(0));
      expect(await take('b', { ...at(50), wall: at(0).wall + 86_400_000 })).toEqual([]);
      expect(await take('b', { ...at(101), wall: at(0).wall - 86_400_000 })).toEqual(['fetch']);
    });
  });

  describe('the clock', () => {
    const on = freshState(create);

    it('tells the state’s time, and when anybody marked it last', async () => {
      expect(await on.state.clock.now()).toEqual(at(0));
      expect(await on.state.clock.mark()).toEqual({ now: at(0) });
      on.set(at(7, 'boot 2'));
      expect(await on.state.clock.mark()).toEqual({ now: at(7, 'boot 2'), before: at(0) });
      on.set(at(9));
      expect(await on.state.clock.mark()).toEqual({ now: at(9), before: at(7, 'boot 2') });
    });
  });
}
