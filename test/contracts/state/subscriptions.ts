import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { ANN, channel, digest, LISTS, START, scheduled } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

export function describeSubscriptions(create: CreateDatabase): void {
  describe('subscriptions', () => {
    const on = freshState(create);
    const ordered = { ...SUBSCRIPTION_DEFAULTS, channel: channel('c'), since: 7, zone: 'Asia/Tokyo' };
    const put = (id: string, ms: number, more = {}) =>
      on.state.subscriptions.put({ ...ordered, channel: channel(id), ...more }, START + ms);
    const due = async (ms: number, limit = 9) => {
      on.set(at(ms));
      const rows = await on.state.subscriptions.due('fake', limit);
      return rows.map(({ subscription }) => subscription.channel.id);
    };

    it('come back as they were ordered, with an id that stays', async () => {
      const { subscriptions } = on.state;
      const first = await put('c', 50);
      expect(first).toEqual({ ...ordered, id: expect.stringMatching(/./) });
      expect(await subscriptions.of(channel('c'))).toEqual(first);
      const changed = await put('c', 60, { time: '10:00', thread: 'day' });
      expect(changed).toEqual({ ...first, time: '10:00', thread: 'day' });
      expect(await subscriptions.of(channel('c'))).toEqual(changed);
      expect((await put('d', 60)).id).not.toBe(first.id);
      expect(await subscriptions.of(channel('e'))).toBeUndefined();
    });

    it('of a channel are told apart by their names, the first one first', async () => {
      const { subscriptions } = on.state;
      const robots = await put('c', 50, { name: 'robots' });
      const agents = await put('c', 60, { name: 'agents' });
      const names = async () =>
        (await subscriptions.all(channel('c'))).map(({ subscription, nextDue }) => [
          subscription.name,
          nextDue - START,
        ]);
      expect(await subscriptions.of(channel('c')), 'by their names').toEqual(agents);
      const daily = await put('c', 70);
      expect(await names()).toEqual([
        ['daily', 70],
        ['agents', 60],
        ['robots', 50],
      ]);
      expect(await subscriptions.of(channel('c'))).toEqual(daily);
      expect(await subscriptions.of(channel('c'), robots.id)).toEqual(robots);
      expect(await subscriptions.of(channel('d'), robots.id), 'of another channel').toBeUndefined();
      expect(await subscriptions.remove(agents, ANN)).toMatch(/^[0-9a-z]{8}$/);
      expect(await names()).toEqual([
        ['daily', 70],
        ['robots', 50],
      ]);
      expect(await subscriptions.all(channel('d'))).toEqual([]);
    });

    it('are due and wait as before where what changes is not when', async () => {
      const { subscriptions, ledger } = on.state;
      const first = await put('c', 50);
      const skipped = { day: '2026-08-20', text: 'No digest yet.', waiting: true };
      await ledger.plan(
        [{ of: await scheduled(on.state, channel('c')), nextDue: START + 70, skipped }],
        LISTS,
      );
      const read = await scheduled(on.state, channel('c'));
      expect(await subscriptions.change({ ...first, size: 9 })).toBe(true);
      expect(await subscriptions.of(channel('c'))).toEqual({ ...first, size: 9 });
      expect((await subscriptions.all(channel('c')))[0]?.skipped).toEqual(skipped);
      expect([await due(69), await due(70)]).toEqual([[], ['c']]);
      expect(await ledger.plan([{ of: read, nextDue: START, digest: digest() }], LISTS), 'as it was').toBe(0);
      await subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN);
      expect(await subscriptions.change(first)).toBe(false);
    });

    it('that ended and were ordered anew are others than those that were read before', async () => {
      const { subscriptions, ledger } = on.state;
      await put('c', 50);
      const read = await scheduled(on.state, channel('c'));
      await subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN);
      await put('c', 60);
      expect(await ledger.plan([{ of: read, nextDue: START + 70, digest: digest() }], LISTS)).toBe(0);
      expect(await due(60)).toEqual(['c']);
    });

    it('are due at their time, longest first, of one platform, as many as wanted', async () => {
      await put('late', 50);
      await put('early', 40);
      await put('paused', 40, { paused: true });
      await on.state.subscriptions.put(
        { ...ordered, channel: { ...channel('o'), platform: 'other' } },
        START,
      );
      expect(await due(39)).toEqual([]);
      expect(await due(50)).toEqual(['early', 'late']);
      expect(await due(50, 1)).toEqual(['early']);
    });

    it('tell whether any is due, of whichever platform', async () => {
      const { subscriptions } = on.state;
      expect(await subscriptions.isAnyDue()).toBe(false);
      await put('c', 50);
      on.set(at(49));
      expect(await subscriptions.isAnyDue()).toBe(false);
      on.set(at(50));
      expect(await subscriptions.isAnyDue()).toBe(true);
      await put('c', 50, { paused: true });
      expect(await subscriptions.isAnyDue()).toBe(false);
    });

    it('of a channel that is closed are not due until somebody resumes it', async () => {
      await on.owe('c');
      await on.finish({ kind: 'closed', reason: 'direct messages are closed' });
      await put('c', 50);
      expect(await due(99)).toEqual([]);
      expect(await on.state.subscriptions.isAnyDue()).toBe(false);
      await on.state.ledger.resume(channel('c'));
      expect(await due(99)).toEqual(['c']);
      await on.owe('d', digest(), -1);
      await on.finish({ kind: 'refused', reason: 'no permission' }, 99);
      await put('d', 50);
      expect(await due(99), 'a pause that ends by itself holds back the message, not the plan').toContain(
        'd',
      );
    });

    it('end once', async () => {
      await put('c', 50);
      expect(await on.state.subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN)).toMatch(
        /^[0-9a-z]{8}$/,
      );
      expect(
        await on.state.subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN),
      ).toBeUndefined();
      expect(await due(99)).toEqual([]);
    });

    it('are read a page at a time, in the order of their ids', async () => {
      const { subscriptions } = on.state;
      const ids = [];
      for (const id of ['a', 'b', 'c']) ids.push((await put(id, 50, { paused: id === 'b' })).id);
      const read = [];
      for (let after = ''; ; ) {
        const [row] = await subscriptions.page('fake', after, 1);
        if (!row) break;
        after = row.subscription.id;
        read.push(after);
      }
      expect(read).toEqual(ids.toSorted());
      expect(await subscriptions.page('other', '', 9)).toEqual([]);
    });

    it('are rescheduled where they are still as they were read', async () => {
      const { subscriptions } = on.state;
      await put('c', 50);
      await put('d', 50);
      const [c, d] = [await scheduled(on.state, channel('c')), await scheduled(on.state, channel('d'))];
      await put('d', 55);
      await subscriptions.reschedule([c, d].map((of) => ({ of, nextDue: START + 90, since: 8 })));
      const [changed, kept] = [
        await scheduled(on.state, channel('c')),
        await scheduled(on.state, channel('d')),
      ];
      expect([changed.nextDue, changed.subscription]).toEqual([START + 90, { ...c.subscription, since: 8 }]);
      expect([kept.nextDue, kept.subscription.since]).toEqual([START + 55, 7]);
      expect(changed.revision).not.toBe(c.revision);
      await subscriptions.reschedule([{ of: c, nextDue: START, since: 9 }]);
      expect((await scheduled(on.state, channel('c'))).nextDue, 'as it was read before').toBe(START + 90);
    });

    it('remember why nothing came, until something does or they are ordered anew', async () => {
      const { subscriptions, ledger } = on.state;
      const why = { day: '2026-08-20', text: 'A weekend.', waiting: false };
      const skip = async () => {
        const of = await scheduled(on.state, channel('c'));
        await ledger.plan([{ of, nextDue: START + 60, skipped: why }], LISTS);
      };
      await put('c', 50);
      await skip();
      expect((await subscriptions.all(channel('c')))[0]?.skipped).toEqual(why);
      expect((await scheduled(on.state, channel('c'))).skipped).toEqual(why);
      await on.owe('c');
      expect((await subscriptions.all(channel('c')))[0]?.skipped).toBeUndefined();
      await skip();
      await put('c', 50);
      expect((await subscriptions.all(channel('c')))[0]?.skipped).toBeUndefined();
      expect((await subscriptions.all(channel('none')))[0]?.skipped).toBeUndefined();
    });

    it('tell the channels of a platform', async () => {
      for (const id of ['c', 'd']) await put(id, 50);
      const ids = (await on.state.subscriptions.channels('fake')).map(({ id }) => id);
      expect(ids.toSorted()).toEqual(['c', 'd']);
      expect(await on.state.subscriptions.channels('other')).toEqual([]);
    });
  });
}
