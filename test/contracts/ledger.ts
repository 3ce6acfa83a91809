import { Temporal } from 'temporal-polyfill';
import { beforeEach, describe, expect, it } from 'vitest';
import { MOVES, type Moment, State } from '#core/delivery/delivery.ts';
import type { Claim, Ledger, Outcome } from '#core/delivery/ledger.ts';
import { channel, digest, START } from '#test/fakes/delivery.ts';

const MINUTE = 60_000;
const BY = { owner: 'a', leaseMs: 30_000 };

/** So many milliseconds after the start, by both clocks. */
function at(ms: number): Moment {
  return { wall: START + ms, tick: 7_000 + ms };
}

/** What every driver of the ledger does. `open` gives a fresh and empty one. */
export function ledgerContract(name: string, open: () => Ledger): void {
  describe(`${name}, as a ledger`, () => {
    let ledger: Ledger;
    const due = async (ms: number) => (await ledger.due('fake', at(ms), 100)).map(({ id }) => id);
    const claim = async (ms = 0): Promise<Claim> => {
      const [id = ''] = await due(ms);
      const claimed = await ledger.claim(id, BY, at(ms));
      if (!claimed) throw new Error('nothing to claim');
      return claimed;
    };
    const finish = async (outcome: Outcome, ms = 0) => ledger.settle(await claim(ms), outcome, at(ms));
    const states = async (id = 'c') => (await ledger.receipts(channel(id), 10)).map(({ state }) => state);

    beforeEach(() => {
      ledger = open();
    });

    describe('plan', () => {
      it('writes a digest down once, and keeps the text it had then', async () => {
        expect(await ledger.plan(digest('c', { parts: 2 }), at(0))).toBe(true);
        const other = {
          ...digest('c'),
          parts: [{ payload: 'new', papers: ['x'] }, ...digest('c', { parts: 3 }).parts],
        };
        expect(await ledger.plan(other, at(1))).toBe(false);
        expect(await states()).toEqual(['planned', 'planned']);
        expect((await claim()).payload).toBe('part 0');
        expect([...(await ledger.shown(channel('c')))].sort()).toEqual(['2608.00000', '2608.00001']);
      });

      it('tells days, kinds, channels, workspaces and platforms apart', async () => {
        const place = { ...channel('c'), platform: 'other' };
        const all = [
          digest('c'),
          digest('c', { day: '2026-08-21' }),
          digest('c', { kind: 'week' }),
          digest('d'),
        ];
        for (const each of [
          ...all,
          digest('c', { channel: channel('c', 'v') }),
          digest('c', { channel: place }),
        ]) {
          expect(await ledger.plan(each, at(0))).toBe(true);
        }
      });

      it('refuses nothing to say', async () => {
        expect(await ledger.plan({ ...digest('c'), parts: [] }, at(0))).toBe(false);
      });

      it('gives ids that look alike their own markers', async () => {
        await ledger.plan(digest('b|c', { channel: channel('b|c', 'a') }), at(0));
        await ledger.plan(digest('c', { channel: channel('c', 'a|b') }), at(0));
        const markers = [(await claim()).marker, (await claim()).marker];
        expect(new Set(markers).size).toBe(2);
        for (const marker of markers) expect(marker).toMatch(/^[\w-]{22}$/);
      });
    });

    describe('claim', () => {
      it('gives everything that sending takes', async () => {
        await ledger.plan(digest('c'), at(0));
        expect(await claim(5)).toMatchObject({
          id: 'fake|w|c|2026-08-20|daily|0',
          channel: channel('c'),
          day: '2026-08-20',
          part: 0,
          payload: 'part 0',
          attempts: 1,
          fence: 1,
          resend: false,
          attempt: at(5),
          leased: at(30_005),
          expires: START + 12 * 60 * MINUTE,
        });
      });

      it('is given once', async () => {
        await ledger.plan(digest('c'), at(0));
        const { id } = await claim();
        expect(await ledger.claim(id, { ...BY, owner: 'b' }, at(60 * MINUTE))).toBeUndefined();
        expect(await due(60 * MINUTE)).toEqual([]);
      });

      it('is of one platform, longest due first, as many as wanted', async () => {
        for (const [ms, id] of [
          [3, 'x'],
          [1, 'y'],
          [2, 'z'],
        ] as const)
          await ledger.plan(digest(id), at(ms));
        const rows = await ledger.due('fake', at(5), 2);
        expect(rows.map((row) => row.channel.id)).toEqual(['y', 'z']);
        expect(await ledger.due('other', at(5), 2)).toEqual([]);
        expect(await ledger.due('fake', at(0), 2), 'after the clock went back').toHaveLength(2);
      });

      it('is of a part only after the part before it was sent, and knows the first', async () => {
        await ledger.plan(digest('c', { parts: 3 }), at(0));
        const first = await claim();
        expect(first.first).toBeUndefined();
        expect(await due(1)).toEqual([]);
        expect(await ledger.claim('fake|w|c|2026-08-20|daily|1', BY, at(1))).toBeUndefined();
        await ledger.settle(first, { kind: 'sent', ref: { id: 'm1', link: 'https://x/1' } }, at(1));
        const second = await claim(2);
        expect(second).toMatchObject({ part: 1, first: { id: 'm1', link: 'https://x/1' } });
        await ledger.settle(second, { kind: 'sent', ref: { id: 'm2' } }, at(3));
        expect((await claim(4)).first).toEqual({ id: 'm1', link: 'https://x/1' });
      });

      it('is of nothing that has expired', async () => {
        await ledger.plan(digest('c'), at(0));
        expect(await due(12 * 60 * MINUTE - 1)).toHaveLength(1);
        expect(await due(12 * 60 * MINUTE)).toEqual([]);
      });

      it('cannot be taken over by a fence of the past', async () => {
        await ledger.plan(digest('c'), at(0));
        const old = await claim();
        const taken = await ledger.takeOver(old, { owner: 'b', leaseMs: 500 }, at(9));
        expect(taken).toMatchObject({ fence: 2, resend: true, attempts: 2, attempt: at(0), leased: at(509) });
        expect(await ledger.takeOver(old, BY, at(10))).toBeUndefined();
      });
    });

    describe('settle', () => {
      beforeEach(() => ledger.plan(digest('c'), at(0)));

      it('keeps the reference of what was sent', async () => {
        expect(await finish({ kind: 'sent', ref: { id: 'm', link: 'https://x' } }, 7)).toBe(true);
        const [receipt] = await ledger.receipts(channel('c'), 10);
        expect(receipt).toEqual({
          day: '2026-08-20',
          kind: 'daily',
          part: 0,
          state: 'sent',
          planned: Temporal.Instant.fromEpochMilliseconds(START),
          changed: Temporal.Instant.fromEpochMilliseconds(START + 7),
          attempts: 1,
          papers: ['2608.00000'],
          ref: { id: 'm', link: 'https://x' },
        });
      });

      it('changes nothing with the fence of the past, whatever the outcome', async () => {
        const old = await claim();
        const mine = await ledger.takeOver(old, BY, at(1));
        const outcomes: Outcome[] = [
          { kind: 'sent', ref: { id: 'm' } },
          { kind: 'retry', afterMs: 0, reason: 'r' },
          { kind: 'unknown', afterMs: 0, reason: 'r' },
          { kind: 'refused', reason: 'r' },
          { kind: 'failed', reason: 'r' },
          { kind: 'uncertain', reason: 'r' },
        ];
        for (const outcome of outcomes) expect(await ledger.settle(old, outcome, at(2))).toBe(false);
        expect(await states()).toEqual(['sending']);
        expect(await ledger.pauseOf(channel('c'))).toBeUndefined();
        expect(await ledger.settle(mine ?? old, { kind: 'sent', ref: { id: 'm' } }, at(3))).toBe(true);
      });

      it('settles once', async () => {
        const mine = await claim();
        expect(await ledger.settle(mine, { kind: 'sent', ref: { id: 'm' } }, at(1))).toBe(true);
        expect(await ledger.settle(mine, { kind: 'failed', reason: 'r' }, at(1))).toBe(false);
        expect(await states()).toEqual(['sent']);
      });

      it('lets a retry be claimed after its wait, as a new attempt', async () => {
        await finish({ kind: 'retry', afterMs: 500, reason: 'slow down' });
        expect(await due(499)).toEqual([]);
        expect(await claim(500)).toMatchObject({ attempts: 2, fence: 2, resend: false, attempt: at(500) });
      });

      it('lets a retry be claimed after the clock went back', async () => {
        await finish({ kind: 'retry', afterMs: 500, reason: 'slow down' });
        expect(await due(-MINUTE)).toHaveLength(1);
      });

      it('leaves an unknown outcome in `sending`, with its lease ended and its first attempt kept', async () => {
        await finish({ kind: 'unknown', afterMs: 500, reason: 'reset' }, 10);
        expect(await ledger.sending('fake', at(509))).toEqual([]);
        expect(await ledger.sending('other', at(510))).toEqual([]);
        const [row] = await ledger.sending('fake', at(510));
        expect(row).toMatchObject({ fence: 1, attempt: at(10), leased: at(10) });
        expect(await ledger.sending('fake', at(-MINUTE)), 'after the clock went back').toHaveLength(1);
        expect((await ledger.receipts(channel('c'), 1))[0]?.error).toBe('reset');
      });

      it.each(['failed', 'uncertain'] as const)('gives up the parts behind one that is %s', async (kind) => {
        await ledger.plan(digest('d', { parts: 3 }), at(-1));
        await ledger.plan(digest('d', { parts: 1, kind: 'week' }), at(0));
        await finish({ kind, reason: 'no' });
        expect(await states('d')).toEqual(['planned', kind, 'failed', 'failed']);
        expect(await states('c')).toEqual(['planned']);
        expect([...(await ledger.shown(channel('d')))]).toEqual(['2608.00000']);
      });
    });

    it('moves only where the state machine lets it', async () => {
      const ways: Record<State, Outcome | undefined> = {
        planned: undefined,
        sending: undefined,
        retry: { kind: 'retry', afterMs: 0, reason: 'r' },
        sent: { kind: 'sent', ref: { id: 'm' } },
        failed: { kind: 'failed', reason: 'r' },
        uncertain: { kind: 'uncertain', reason: 'r' },
      };
      for (const state of State.options) {
        ledger = open();
        await ledger.plan(digest('c'), at(0));
        if (state === 'sending') await claim();
        if (ways[state]) await finish(ways[state]);
        expect(await states()).toEqual([state]);
        const claimed = await ledger.claim('fake|w|c|2026-08-20|daily|0', BY, at(1));
        expect(claimed !== undefined, state).toBe(MOVES[state].includes('sending') && state !== 'sending');
      }
    });

    describe('a channel that refuses', () => {
      const refuse = (ms: number) => finish({ kind: 'refused', reason: 'no permission' }, ms);
      beforeEach(() => ledger.plan(digest('c'), at(0)));

      it('is passed over until its pause is over, which grows; others are not', async () => {
        await refuse(0);
        await ledger.plan(digest('d'), at(0));
        expect(await due(15 * MINUTE - 1)).toEqual(['fake|w|d|2026-08-20|daily|0']);
        await ledger.settle(await claim(0), { kind: 'sent', ref: { id: 'm' } }, at(0));
        await refuse(15 * MINUTE);
        expect(await due(45 * MINUTE - 1)).toEqual([]);
        expect(await due(45 * MINUTE)).toHaveLength(1);
        expect(await ledger.pauseOf(channel('c'))).toEqual({
          reason: 'no permission',
          since: Temporal.Instant.fromEpochMilliseconds(START),
          next: Temporal.Instant.fromEpochMilliseconds(START + 45 * MINUTE),
          told: false,
        });
      });

      it('for good is left alone, however long it takes, until somebody resumes it', async () => {
        await finish({ kind: 'closed', reason: 'direct messages are closed' }, 0);
        expect((await ledger.pauseOf(channel('c')))?.next).toBeUndefined();
        expect(await due(30 * 60 * MINUTE)).toEqual([]);
        await ledger.resume(channel('c'));
        expect(await due(1 * MINUTE)).toHaveLength(1);
      });

      it('is told of once', async () => {
        expect(await ledger.markTold(channel('c'))).toBe(false);
        await refuse(0);
        expect(await ledger.markTold(channel('c'))).toBe(true);
        expect(await ledger.markTold(channel('c'))).toBe(false);
        await refuse(15 * MINUTE);
        expect(await ledger.markTold(channel('c'))).toBe(false);
        expect((await ledger.pauseOf(channel('c')))?.told).toBe(true);
      });

      it('is well again once a message arrives, or when somebody says so', async () => {
        await refuse(0);
        await finish({ kind: 'sent', ref: { id: 'm' } }, 15 * MINUTE);
        expect(await ledger.pauseOf(channel('c'))).toBeUndefined();
        await ledger.plan(digest('c', { kind: 'week' }), at(0));
        await refuse(0);
        await ledger.resume(channel('c'));
        expect(await due(1)).toHaveLength(1);
      });

      it('is not held back by a clock that went back', async () => {
        await refuse(0);
        expect(await due(-MINUTE)).toHaveLength(1);
      });
    });

    it('gives up what has expired, and only what waits', async () => {
      const late = 12 * 60 * MINUTE;
      await ledger.plan(digest('c'), at(0));
      await finish({ kind: 'retry', afterMs: 0, reason: 'down' });
      await ledger.plan(digest('d'), at(0));
      await ledger.plan(digest('e'), at(-1));
      expect((await claim()).channel.id).toBe('e');
      expect(await ledger.expire(at(late - 1))).toBe(0);
      expect(await ledger.expire(at(late))).toBe(2);
      expect([...(await states('c')), ...(await states('d')), ...(await states('e'))]).toEqual([
        'failed',
        'failed',
        'sending',
      ]);
      expect((await ledger.receipts(channel('c'), 1))[0]?.error).toBe('not sent in time: down');
      expect((await ledger.receipts(channel('d'), 1))[0]?.error).toBe('not sent in time');
      expect([...(await ledger.shown(channel('c')))], 'its papers may be shown another time').toEqual([]);
      expect([...(await ledger.shown(channel('e')))]).toEqual(['2608.00000']);
    });

    it('lists receipts of one channel, newest first', async () => {
      for (const day of ['2026-08-19', '2026-08-21', '2026-08-20'])
        await ledger.plan(digest('c', { day }), at(0));
      await ledger.plan(digest('d'), at(0));
      const days = (await ledger.receipts(channel('c'), 2)).map(({ day }) => day);
      expect(days).toEqual(['2026-08-21', '2026-08-20']);
    });

    it('counts by state what was planned since', async () => {
      await ledger.plan(digest('c'), at(0));
      await finish({ kind: 'sent', ref: { id: 'm' } });
      await ledger.plan(digest('d', { parts: 2 }), at(10));
      const none = { planned: 0, sending: 0, retry: 0, sent: 0, failed: 0, uncertain: 0 };
      const since = (ms: number) => ledger.counts(Temporal.Instant.fromEpochMilliseconds(START + ms));
      expect(await since(0)).toEqual({ ...none, planned: 2, sent: 1 });
      expect(await since(10)).toEqual({ ...none, planned: 2 });
      expect(await since(11)).toEqual(none);
    });

    it('knows when the last digest was planned that a channel was given or is owed', async () => {
      expect(await ledger.lastPlanned(channel('c'))).toBeUndefined();
      await ledger.plan(digest('c'), at(5));
      expect((await ledger.lastPlanned(channel('c')))?.epochMilliseconds).toBe(at(5).wall);
      await ledger.plan(digest('c', { kind: 'note' }), at(9));
      await ledger.plan(digest('d'), at(9));
      expect((await ledger.lastPlanned(channel('c')))?.epochMilliseconds).toBe(at(5).wall);
    });

    it('drops old payloads of what is settled, and never what was shown', async () => {
      await ledger.plan(digest('c'), at(0));
      await finish({ kind: 'sent', ref: { id: 'm' } }, 5);
      await ledger.plan(digest('d'), at(0));
      const pruned = (ms: number) => ledger.prune(Temporal.Instant.fromEpochMilliseconds(START + ms));
      expect(await pruned(5)).toBe(0);
      expect(await pruned(6)).toBe(1);
      expect(await pruned(6)).toBe(0);
      expect(await ledger.shown(channel('c'))).toEqual(new Set(['2608.00000']));
      expect(await ledger.plan(digest('c'), at(9)), 'it is still known').toBe(false);
      expect((await claim(9)).payload).toBe('part 0');
    });
  });
}
