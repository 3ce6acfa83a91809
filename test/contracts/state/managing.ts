import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { ANN, channel, digest, START } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState, MINUTE } from './database.ts';

const CURATORS = { id: 'r1', name: '@curators' };

export function describeManaging(create: CreateDatabase): void {
  describe('whom a workspace names', () => {
    const on = freshState(create);

    it('is nobody until it says so, then those alone, in the order of their names', async () => {
      const { managers } = on.state;
      expect(await managers.of('fake', 'w')).toBeUndefined();
      await managers.set('fake', 'w', [CURATORS, { id: 'ann', name: '@ann' }, CURATORS]);
      expect(await managers.of('fake', 'w')).toEqual([{ id: 'ann', name: '@ann' }, CURATORS]);
      expect(await managers.of('fake', 'other')).toBeUndefined();
      expect(await managers.of('other', 'w')).toBeUndefined();
      await managers.set('fake', 'w', [CURATORS]);
      expect(await managers.of('fake', 'w')).toEqual([CURATORS]);
      await managers.set('fake', 'w', undefined);
      expect(await managers.of('fake', 'w')).toBeUndefined();
    });

    it('is forgotten with a person, everywhere, and nobody gets their place', async () => {
      const { managers } = on.state;
      await managers.set('fake', 'w', [{ id: ANN.id, name: '@ann' }]);
      await managers.set('fake', 'other', [CURATORS, { id: ANN.id, name: '@ann' }]);
      expect(await on.state.kept({ kind: 'person', person: ANN })).toMatchObject({ rest: 2 });
      await on.state.forget({ kind: 'person', person: ANN });
      expect(await managers.of('fake', 'w'), 'said, and nobody is named').toEqual([]);
      expect(await managers.of('fake', 'other')).toEqual([CURATORS]);
    });

    it('goes with the workspace, and with no other', async () => {
      const { managers } = on.state;
      await managers.set('fake', 'w', [CURATORS]);
      await managers.set('fake', 'other', [CURATORS]);
      await on.state.forget({ kind: 'workspace', platform: 'fake', workspace: 'w' });
      expect(await managers.of('fake', 'w')).toBeUndefined();
      expect(await managers.of('fake', 'other')).toEqual([CURATORS]);
    });
  });

  describe('the digests of a workspace', () => {
    const on = freshState(create);
    const put = (id: string, more = {}, workspace = 'w') =>
      on.state.subscriptions.put(
        { ...SUBSCRIPTION_DEFAULTS, channel: channel(id, workspace), since: 0, size: 7, ...more },
        START + MINUTE,
      );
    const named = async (id: string) =>
      (await on.state.subscriptions.all(channel(id))).map(({ subscription }) => subscription.name);

    it('are listed by their channels, and those of no other workspace', async () => {
      await put('d');
      await put('c', { name: 'robots' });
      await put('c');
      await put('c', {}, 'other');
      await put('c', {}, 'w2');
      const all = await on.state.subscriptions.ofWorkspace('fake', 'w');
      expect(all.map(({ subscription: { channel, name } }) => `${channel.id} ${name}`)).toEqual([
        'c daily',
        'c robots',
        'd daily',
      ]);
      expect(await on.state.subscriptions.ofWorkspace('other', 'w')).toEqual([]);
    });

    it('move to another channel with all that they have set, under another name where one is needed', async () => {
      const { subscriptions } = on.state;
      const first = await put('c', { paused: true });
      await put('d');
      const there = { channel: channel('d'), name: 'digest-2' };
      const moved = await subscriptions.move(first, there);
      expect(moved).toEqual({ ...first, ...there, id: moved?.id });
      expect(moved?.id).not.toBe(first.id);
      expect(await subscriptions.of(channel('d'), moved?.id)).toEqual(moved);
      expect([await named('c'), await named('d')]).toEqual([[], ['daily', 'digest-2']]);
      const [, scheduled] = await subscriptions.all(channel('d'));
      expect(scheduled?.nextDue).toBe(START + MINUTE);
    });

    it('stay where the other channel has one of that name, and where they have ended', async () => {
      const { subscriptions } = on.state;
      const [first, other] = [await put('c'), await put('d')];
      expect(await subscriptions.move(first, other)).toBeUndefined();
      await subscriptions.remove(first, ANN);
      expect(await subscriptions.move(first, { channel: channel('e'), name: 'daily' })).toBeUndefined();
      expect([await named('c'), await named('d'), await named('e')]).toEqual([[], ['daily'], []]);
    });

    it('are due at once in the new channel where one waited for the old one, which gets nothing more', async () => {
      const { subscriptions, ledger } = on.state;
      await on.owe('c', digest());
      const [waiting] = await subscriptions.all(channel('c'));
      on.set(at(MINUTE));
      await subscriptions.move(waiting?.subscription ?? first(), { channel: channel('d'), name: 'daily' });
      const [moved] = await subscriptions.all(channel('d'));
      expect(moved?.nextDue).toBe(at(MINUTE).wall);
      expect(await ledger.receipts(channel('c'), 5)).toEqual([]);
      expect(await on.due(MINUTE)).toEqual([]);
    });

    it('keep what has arrived with the channel that it came to, and are not due again for it', async () => {
      const { subscriptions, ledger } = on.state;
      await on.owe('c', digest());
      await on.finish({ kind: 'sent', ref: { id: 'm' } });
      const [sent] = await subscriptions.all(channel('c'));
      await subscriptions.move(sent?.subscription ?? first(), { channel: channel('d'), name: 'daily' });
      const [moved] = await subscriptions.all(channel('d'));
      expect(moved?.nextDue).toBe(sent?.nextDue);
      expect(await ledger.receipts(channel('c'), 5)).toHaveLength(1);
      expect(await ledger.receipts(channel('d'), 5)).toEqual([]);
    });
  });
}

function first(): never {
  throw new Error('what was ordered is there');
}
