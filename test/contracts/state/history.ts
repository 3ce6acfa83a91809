import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Lists } from '#core/delivery/ledger.ts';
import { ANN, channel, digest, LISTS, START, scheduled } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

export function describeHistory(create: CreateDatabase): void {
  describe('what channels were given', () => {
    const on = freshState(create);
    const sent = { kind: 'sent', ref: { id: 'm' } } as const;
    const planFrom = async (id: string, day: string, lists: Lists) => {
      const of = await scheduled(on.state, channel(id));
      await on.state.ledger.plan([{ of, nextDue: START, digest: digest({ day }) }], lists);
    };

    it('is answered in the order asked, of the papers asked about', async () => {
      await on.owe('c', digest({ parts: 3 }));
      const asked = [];
      for (const id of ['d', 'c'])
        asked.push({ of: await scheduled(on.state, channel(id)), date: '2026-08-20' });
      const papers = ['2608.00002', '2608.00001', '2607.99999', '0704.0001', 'x'];
      const [other, mine] = await on.state.ledger.given(asked, papers);
      expect(other).toEqual({ shown: new Set(), undelivered: new Set(), settled: false });
      expect(mine?.shown).toEqual(new Set(['2608.00001', '2608.00002']));
      expect(mine?.settled).toBe(true);
    });

    it('names what a digest carried that was given up, until another one brings it', async () => {
      await on.owe('c', digest({ parts: 2 }));
      await on.finish({ kind: 'failed', reason: 'no' });
      const papers = ['2608.00000', '2608.00001', '2608.00009'];
      const given = await on.given('c', papers);
      expect([given.shown, given.undelivered]).toEqual([new Set(), new Set(['2608.00000', '2608.00001'])]);
      await on.owe('c', digest({ day: '2026-08-21' }), 5);
      const again = await on.given('c', papers);
      expect([again.shown, again.undelivered]).toEqual([new Set(['2608.00000']), new Set(['2608.00001'])]);
    });

    it('takes papers of many years', async () => {
      const papers = Array.from(
        { length: 60 },
        (_, at) => `${10 + (at % 16)}${10 + (at % 3)}.0000${at % 10}`,
      );
      const parts = [{ payload: '{}', papers: papers.filter((_, at) => at % 2 === 0) }];
      await on.owe('c', { ...digest(), parts });
      expect((await on.given('c', papers)).shown).toEqual(new Set(parts[0]?.papers));
      expect((await on.given('c', [])).shown).toEqual(new Set());
    });

    it('is the channel’s own, and stays when it orders anew', async () => {
      await on.owe('c');
      await on.owe('d', digest({ parts: 2 }));
      await on.finish(sent);
      await on.state.subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN);
      const anew = await on.given('c');
      expect(anew.shown).toEqual(new Set(['2608.00000']));
      expect([anew.settled, anew.last?.day], 'it is the same digest').toEqual([true, '2026-08-20']);
    });

    it('knows the last digest that did not fail, and the lists that were known then', async () => {
      expect((await on.given('c')).last).toBeUndefined();
      await on.owe('c', digest(), 5);
      await on.owe('c', digest({ kind: 'note', day: '2026-08-21' }), 9);
      await on.owe('d', digest(), 9);
      const { last } = await on.given('c');
      expect(last?.planned.epochMilliseconds).toBe(at(5).wall);
      expect([last?.day, last?.lists]).toEqual(['2026-08-20', LISTS]);
      await on.finish({ kind: 'failed', reason: 'no' });
      expect((await on.given('c')).last).toBeUndefined();
    });

    it('knows the lists that the last digests were made from, equal ones as the same', async () => {
      const { ledger } = on.state;
      expect(await ledger.lists()).toBeUndefined();
      const grown: Lists = new Map([...LISTS, ['2026-08-21', new Set(['2608.00009'])]]);
      await planFrom('c', '2026-08-20', LISTS);
      await planFrom('d', '2026-08-21', grown);
      expect(await ledger.lists()).toEqual(grown);
      await planFrom('e', '2026-08-20', new Map([...LISTS].reverse()));
      expect(await ledger.lists()).toEqual(LISTS);
      expect((await on.given('d')).last?.lists).toEqual(grown);
    });

    it('lists receipts of one channel, newest first', async () => {
      for (const day of ['2026-08-19', '2026-08-21', '2026-08-20']) await on.owe('c', digest({ day }));
      await on.owe('d');
      const days = (await on.state.ledger.receipts(channel('c'), 2)).map(({ day }) => day);
      expect(days).toEqual(['2026-08-21', '2026-08-20']);
    });

    it('counts by state what was planned since', async () => {
      await on.owe('c');
      await on.finish(sent);
      await on.owe('d', digest({ parts: 2 }), 10);
      const none = { planned: 0, sending: 0, retry: 0, sent: 0, failed: 0, uncertain: 0 };
      const since = (ms: number) =>
        on.state.ledger.counts(Temporal.Instant.fromEpochMilliseconds(START + ms));
      expect(await since(0)).toEqual({ ...none, planned: 2, sent: 1 });
      expect(await since(10)).toEqual({ ...none, planned: 2 });
      expect(await since(11)).toEqual(none);
    });
  });
}
