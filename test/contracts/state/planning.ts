import type { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Turn } from '#core/delivery/ledger.ts';
import { ANN, channel, digest, LISTS, START, scheduled } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const TOMORROW = START + 86_400_000;

export function describePlanning(create: CreateDatabase): void {
  describe('planning', () => {
    const on = freshState(create);
    const turn = async (id: string, more: Partial<Turn> = {}): Promise<Turn> => ({
      of: await scheduled(on.state, channel(id)),
      nextDue: TOMORROW,
      ...more,
    });
    const dueOf = async (id: string) => (await scheduled(on.state, channel(id))).nextDue;

    it('writes a digest down once, and keeps the text it had then', async () => {
      expect(await on.owe('c', digest({ parts: 2 }))).toBe(1);
      const other = digest({ parts: 3 });
      const changed = { ...other, parts: [{ payload: 'new', papers: ['x'] }, ...other.parts] };
      expect(await on.owe('c', changed, 1)).toBe(0);
      expect(await on.states()).toEqual(['planned', 'planned']);
      expect((await on.claim()).payload).toBe('part 0');
      expect((await on.given('c')).shown).toEqual(new Set(['2608.00000', '2608.00001']));
    });

    it('tells days, channels, workspaces and platforms apart', async () => {
      const places = [channel('c'), channel('d'), channel('c', 'v'), { ...channel('c'), platform: 'other' }];
      for (const place of places) expect(await on.owe(place)).toBe(1);
      expect(await on.owe('c', digest({ day: '2026-08-21' }))).toBe(1);
    });

    it('gives a date that has a delivery of any kind no other', async () => {
      expect(await on.owe('c', digest({ kind: 'note' }))).toBe(1);
      expect(await on.owe('c', digest({ kind: 'daily' }))).toBe(0);
      expect(await on.owe('c', digest({ kind: 'week' }))).toBe(0);
      await on.finish({ kind: 'failed', reason: 'no' });
      expect(await on.owe('c', digest({ kind: 'daily' })), 'not even where it failed').toBe(0);
      expect((await on.given('c')).settled).toBe(true);
      expect((await on.given('c', [], '2026-08-21')).settled).toBe(false);
    });

    it('refuses nothing to say', async () => {
      expect(await on.owe('c', { ...digest(), parts: [] })).toBe(0);
      expect((await on.given('c')).settled).toBe(false);
    });

    it('gives ids that look alike their own markers', async () => {
      await on.owe(channel('b|c', 'a'));
      await on.owe(channel('c', 'a|b'));
      const markers = [(await on.claim()).marker, (await on.claim()).marker];
      expect(new Set(markers).size).toBe(2);
      for (const marker of markers) expect(marker).toMatch(/^[\w-]{22}$/);
    });

    it('sets when each is due next, with the digest or the reason, in one transaction', async () => {
      const why = { day: '2026-08-20', text: 'Nothing new today.', waiting: true };
      const turns = [await turn('c', { digest: digest() }), await turn('d', { skipped: why })];
      expect(await on.state.ledger.plan(turns, LISTS)).toBe(1);
      expect([await dueOf('c'), await dueOf('d')]).toEqual([TOMORROW, TOMORROW]);
      expect((await on.state.subscriptions.all(channel('d')))[0]?.skipped).toEqual(why);
      expect((await on.state.subscriptions.all(channel('c')))[0]?.skipped).toBeUndefined();
      expect(await on.states('c')).toEqual(['planned']);
      expect(await on.states('d')).toEqual([]);
    });

    it('leaves nothing behind where it fails in the middle', async () => {
      const broken = {
        ...digest(),
        get expires(): Temporal.Instant {
          throw new Error('in the middle');
        },
      };
      const turns = [await turn('c', { digest: digest() }), await turn('d', { digest: broken })];
      await expect(on.state.ledger.plan(turns, LISTS)).rejects.toThrow('in the middle');
      expect([await dueOf('c'), await dueOf('d')]).toEqual([START, START]);
      expect(await on.states('c')).toEqual([]);
      expect(await on.state.ledger.lists()).toBeUndefined();
      expect(await on.state.ledger.plan([await turn('c', { digest: digest() })], LISTS)).toBe(1);
    });

    it('leaves a subscription alone that was paused, ended, changed or planned since it was read', async () => {
      const { subscriptions, ledger } = on.state;
      const turns = [];
      for (const id of ['paused', 'ended', 'changed', 'planned']) {
        turns.push(await turn(id, { digest: digest(), nextDue: START + 1 }));
      }
      const [paused, , changed, planned] = turns.map(({ of }) => of.subscription);
      if (!paused || !changed || !planned) throw new Error('there are four');
      await subscriptions.put({ ...paused, paused: true }, TOMORROW);
      await subscriptions.remove({ channel: channel('ended'), name: 'daily' }, ANN);
      await subscriptions.put({ ...changed, time: '10:00' }, TOMORROW);
      await ledger.plan([await turn('planned')], LISTS);
      expect(await ledger.plan(turns, LISTS)).toBe(0);
      for (const id of ['paused', 'changed', 'planned']) {
        expect(await dueOf(id), id).toBe(TOMORROW);
        expect(await on.states(id), id).toEqual([]);
      }
      expect(await subscriptions.of(channel('ended'))).toBeUndefined();
    });
  });
}
