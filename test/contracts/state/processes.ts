import { describe, expect, it } from 'vitest';
import type { Lists } from '#core/delivery/ledger.ts';
import { channel, digest, LISTS, START, scheduled } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

const TOMORROW = START + 86_400_000;

export function describeProcesses(create: CreateDatabase): void {
  describe('of several processes', () => {
    const on = freshState(create, { shared: true });
    const turn = async (id: string, day = '2026-08-20') => ({
      of: await scheduled(on.state, channel(id)),
      nextDue: TOMORROW,
      digest: digest({ day }),
    });

    it('one plans what both have read', async () => {
      const { ledger } = await on.again();
      const turns = [await turn('c'), await turn('d')];
      const planned = await Promise.all([on.state.ledger.plan(turns, LISTS), ledger.plan(turns, LISTS)]);
      expect(planned.toSorted()).toEqual([0, 2]);
      expect(await on.states('c')).toEqual(['planned']);
    });

    it('one has a claim, whoever asks at the same time', async () => {
      const other = await on.again();
      for (let index = 0; index < 40; index++) await on.owe(`c${index}`);
      const ask = { limit: 7, may: () => true };
      const claims = [];
      for (let round = 0; round < 4; round++) {
        const both = [on.state, other].map(({ ledger }, index) =>
          ledger.claimSome('fake', { owner: `${index}`, leaseMs: 9 }, ask),
        );
        claims.push(...(await Promise.all(both)).flat());
      }
      expect(claims).toHaveLength(40);
      expect(new Set(claims.map(({ id }) => id)).size).toBe(40);
    });

    it('one has a role, whoever asks at the same time', async () => {
      const other = await on.again();
      const both = [on.state, other].map(({ leases }, index) => leases.take(['learn'], `${index}`, 100));
      expect((await Promise.all(both)).flat()).toEqual(['learn']);
    });

    it('one takes an event, whoever asks at the same time, first and once it was interrupted', async () => {
      const both = [on.state, await on.again()].map((state, index) =>
        state.events({ owner: `${index}`, ms: 100 }),
      );
      const kinds = async () => {
        const claims = await Promise.all(both.map((events) => events.claim('e1')));
        return claims.map(({ kind }) => kind).toSorted();
      };
      expect(await kinds()).toEqual(['first', 'taken']);
      on.set(at(100));
      expect(await kinds()).toEqual(['interrupted', 'taken']);
    });

    it('each knows what the others were told and have sent', async () => {
      const other = await on.again();
      await on.owe('c');
      await on.finish({ kind: 'sent', ref: { id: 'm' } });
      await on.state.remember('facts').set('k', 1);
      await on.state.clock.mark();
      on.set(at(7, 'boot 2'));
      expect((await other.ledger.receipts(channel('c'), 1))[0]?.state).toBe('sent');
      expect(await other.ledger.lists()).toEqual(LISTS);
      expect(await other.remember('facts').get('k')).toBe(1);
      expect((await other.clock.mark()).before).toEqual(at(0));
    });

    it('none keeps an edition longer than 40 days, but for the newest', async () => {
      const later = await on.again();
      const grown: Lists = new Map([...LISTS, ['2026-08-21', new Set(['2608.00009'])]]);
      await on.state.ledger.plan([await turn('c', '2026-08-21')], grown);
      await on.state.ledger.plan([await turn('d')], LISTS);
      on.set(at(41 * 86_400_000));
      await on.state.maintain();
      expect(await later.ledger.lists()).toEqual(LISTS);
      const asked = [{ of: await scheduled(later, channel('c')), date: '2026-08-21' }];
      const [given] = await later.ledger.given(asked, []);
      expect([given?.last?.day, given?.last?.lists]).toEqual(['2026-08-21', undefined]);
    });

    it('one that cannot read rejects, and never answers with nothing', async () => {
      const { follows, ledger, close } = await on.again();
      await close();
      await expect(follows.all()).rejects.toThrow();
      await expect(ledger.lists()).rejects.toThrow();
    });
  });
}
