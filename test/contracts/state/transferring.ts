import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import type { ImportedSettings } from '#core/subscriptions/transfer/transfers.ts';
import { type Owner, TOPIC_LIMITS, topicOf } from '#core/topics/topic.ts';
import { channel, START } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const owner = (id: string, workspace?: string): Owner => ({
  kind: 'channel',
  channel: channel(id, workspace),
});
const NEXT = START + 86_400_000;

/** A digest, so many topics, and a mute of a channel. */
function settings(id: string, topics = 1): ImportedSettings {
  const put = { ...SUBSCRIPTION_DEFAULTS, channel: channel(id), since: START };
  return {
    digests: [{ put, nextDue: NEXT }],
    follows: Array.from({ length: topics }, (_, at) => ({
      owner: owner(id),
      topic: topicOf(`robot ${'abcdefghijklmnopqrstuvwxyz'[at]}x arms`),
      level: 'normal' as const,
      alert: 'now' as const,
    })),
    mutes: [{ owner: owner(id), kind: 'topic', topic: topicOf('games') }],
  };
}

export function describeTransferring(create: CreateDatabase): void {
  describe('settings that are imported', () => {
    const on = freshState(create);

    it('are all there, and due when they are said to be', async () => {
      const { transfers, subscriptions, follows } = on.state;
      expect(await transfers.apply(settings('c', 3), START)).toBe('done');
      expect(await subscriptions.all(channel('c'))).toMatchObject([
        { nextDue: NEXT, subscription: { name: 'daily' } },
      ]);
      const followed = await follows.of(owner('c'));
      expect(followed.map(({ alertSince }) => typeof alertSince)).toEqual(['number', 'number', 'number']);
      expect(await follows.mutes(owner('c'), START)).toHaveLength(1);
    });

    it('are nothing at all where there is no room for one of them', async () => {
      const { transfers, subscriptions, follows } = on.state;
      expect(await transfers.apply(settings('c', TOPIC_LIMITS.channel + 1), START)).toBe('full');
      expect(await subscriptions.all(channel('c'))).toEqual([]);
      expect(await follows.of(owner('c'))).toEqual([]);
    });

    it('name who sets channels up with all else, or not at all', async () => {
      const { transfers, managers } = on.state;
      const at = { platform: 'fake', workspace: 'w' };
      const named = [{ id: '&7', name: '@curators' }];
      const all = { ...settings('c', TOPIC_LIMITS.channel + 1), managers: { ...at, named } };
      expect(await transfers.apply(all, START)).toBe('full');
      expect(await managers.of('fake', 'w')).toBeUndefined();
      expect(await transfers.apply({ ...settings('c'), managers: { ...at, named } }, START)).toBe('done');
      expect(await managers.of('fake', 'w')).toEqual(named);
      await transfers.apply({ ...settings('c'), managers: { ...at, named: undefined } }, START);
      expect(await managers.of('fake', 'w')).toBeUndefined();
    });

    it('that change no time leave it as it is, and are ordered where the digest has ended meanwhile', async () => {
      const { transfers, subscriptions } = on.state;
      await transfers.apply(settings('c'), START);
      const known = await subscriptions.of(channel('c'));
      if (!known) throw new Error('the digest is there');
      const change = { change: { ...known, size: 9 }, nextDue: NEXT + 1 };
      await transfers.apply({ digests: [change], follows: [], mutes: [] }, START);
      expect(await subscriptions.all(channel('c'))).toMatchObject([
        { nextDue: NEXT, subscription: { size: 9 } },
      ]);
      await subscriptions.remove(known, { platform: 'fake', id: 'ann' });
      await transfers.apply({ digests: [change], follows: [], mutes: [] }, START);
      expect(await subscriptions.all(channel('c'))).toMatchObject([{ nextDue: NEXT + 1 }]);
    });

    it('are looked for in the channels of one workspace that have any, not more than are wanted', async () => {
      const { transfers, follows } = on.state;
      const topic = topicOf('agents');
      await transfers.apply(settings('a'), START);
      await follows.put({ owner: owner('b'), topic, level: 'normal' });
      await follows.mute({ owner: owner('m'), kind: 'topic', topic }, START);
      await follows.put({ owner: owner('z', 'other'), topic, level: 'normal' });
      await follows.put({
        owner: { kind: 'person', person: { platform: 'fake', id: 'ann' } },
        topic,
        level: 'normal',
      });
      const ids = async (limit: number) =>
        (await transfers.places('fake', 'w', limit)).map(({ id }) => id).toSorted();
      expect(await ids(10)).toEqual(['a', 'b', 'm']);
      expect(await ids(2)).toHaveLength(2);
    });
  });
}
