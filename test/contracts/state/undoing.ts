import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { type Ended, UNDO_MS, type Undoable } from '#core/commands/undo.ts';
import { MOST_DIGESTS } from '#core/subscriptions/digest-names.ts';
import { MOST_SAVED } from '#core/topics/saved.ts';
import { type Owner, TOPIC_LIMITS, topicOf } from '#core/topics/topic.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { ANN, channel, digest, START, scheduled } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState, MINUTE } from './database.ts';

const HERE: Owner = { kind: 'channel', channel: channel('c') };
const HERS: Owner = { kind: 'person', person: ANN };
const DIRECT = directMessages(ANN);

export function describeUndoing(create: CreateDatabase): void {
  describe('what was ended', () => {
    const on = freshState(create, { shared: true });
    const follow = (text: string, owner: Owner = HERE) =>
      on.state.follows.put({ owner, topic: topicOf(text), level: 'strict' });
    const unfollow = (text: string, owner: Owner = HERE) =>
      on.state.follows.remove(owner, topicOf(text).key, ANN);
    const texts = async (owner: Owner = HERE) =>
      (await on.state.follows.of(owner)).map(({ topic, level }) => `${topic.text} ${level}`);
    const known = async (key = ''): Promise<Undoable> => {
      const found = await on.state.undos.of('fake', key);
      if (!found) throw new Error('it was ended a moment ago');
      return found;
    };
    const undo = async (key?: string) => on.state.undos.bringBack(await known(key));

    it('as a topic comes back with its level and its place', async () => {
      for (const topic of ['agents', '"world models" -game', 'robots']) await follow(topic);
      const key = await unfollow('"world models" -game');
      expect(await texts()).toEqual(['agents strict', 'robots strict']);
      expect((await known(key)).ended).toMatchObject({ kind: 'follow', follow: { owner: HERE } });
      expect(await undo(key)).toBe('back');
      expect(await texts()).toEqual(['agents strict', '"world models" -game strict', 'robots strict']);
    });

    it('as a topic rings again as before', async () => {
      const owner = HERE;
      await on.state.follows.put({ owner, topic: topicOf('agents'), level: 'broad', alert: 'now' });
      on.set(at(MINUTE));
      expect(await undo(await unfollow('agents'))).toBe('back');
      expect(await on.state.follows.of(HERE)).toMatchObject([{ level: 'broad', alertSince: START }]);
    });

    it('as a topic comes back beside another that was followed since, whose place may be the same', async () => {
      await follow('agents');
      const key = await unfollow('agents');
      await follow('robots');
      expect(await undo(key)).toBe('back');
      expect((await texts()).toSorted()).toEqual(['agents strict', 'robots strict']);
    });

    it('as a saved paper comes back at its place', async () => {
      const { saved } = on.state;
      const ids = ['2608.00001', '2608.00002', '2608.00003'];
      for (const [index, id] of ids.entries()) await saved.put(ANN, { paper: paperOf({ id }), at: index });
      const before = await saved.of(ANN);
      expect(await undo(await saved.remove(ANN, '2608.00002'))).toBe('back');
      expect(await saved.of(ANN)).toEqual(before);
    });

    it('as a subscription comes back as it was, and is known as another one to whoever has read it', async () => {
      const { subscriptions } = on.state;
      const read = await scheduled(on.state, channel('c'));
      const key = await subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN);
      expect(await subscriptions.of(channel('c'))).toBeUndefined();
      expect(await undo(key)).toBe('back');
      const after = await scheduled(on.state, channel('c'));
      expect(after).toEqual({ ...read, revision: expect.any(Number) });
      expect(after.revision).not.toBe(read.revision);
    });

    it('as a subscription is due at once where its digest waited to be sent, so that its date is planned anew', async () => {
      const { subscriptions } = on.state;
      await on.owe('c');
      expect((await scheduled(on.state, channel('c'))).nextDue).toBeGreaterThan(START);
      const key = await subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN);
      expect(await undo(key)).toBe('back');
      expect((await scheduled(on.state, channel('c'))).nextDue).toBe(START);
      expect(await on.owe('c', digest())).toBe(1);
    });

    it('comes back once, whoever else is at it', async () => {
      await follow('agents');
      const found = await known(await unfollow('agents'));
      const other = await on.again();
      const both = await Promise.all([on.state.undos.bringBack(found), other.undos.bringBack(found)]);
      expect(both.toSorted()).toEqual(['back', 'gone']);
      await unfollow('agents');
      expect(await on.state.undos.bringBack(found), 'a press that is repeated').toBe('back');
      expect(await on.state.undos.bringBack(found)).toBe('gone');
    });

    it('does not take the place of what was made since', async () => {
      const { saved, subscriptions } = on.state;
      await follow('agents');
      await saved.put(ANN, { paper: paperOf({ id: '2608.00001' }), at: 1 });
      const ordered = (await scheduled(on.state, channel('c'))).subscription;
      const keys = [
        await unfollow('agents'),
        await saved.remove(ANN, '2608.00001'),
        await subscriptions.remove({ channel: channel('c'), name: 'daily' }, ANN),
      ];
      await on.state.follows.put({ owner: HERE, topic: topicOf('Agents'), level: 'broad' });
      await saved.put(ANN, { paper: paperOf({ id: '2608.00001' }), at: 9 });
      await subscriptions.put({ ...ordered, time: '10:00' }, START);
      for (const key of keys) expect(await undo(key)).toBe('there');
      expect(await texts()).toEqual(['Agents broad']);
      expect((await saved.of(ANN))[0]?.at).toBe(9);
      expect((await subscriptions.of(channel('c')))?.time).toBe('10:00');
    });

    it('stays ended where its channel has as many digests as one may have', async () => {
      const { subscriptions } = on.state;
      const ordered = (await scheduled(on.state, channel('c'))).subscription;
      const key = await subscriptions.remove(ordered, ANN);
      for (let index = 0; index < MOST_DIGESTS; index++)
        await subscriptions.put({ ...ordered, name: `n${index}` }, START);
      expect(await undo(key)).toBe('full');
    });

    it('stays ended where there is no room for it any more', async () => {
      const { saved } = on.state;
      for (let index = 0; index < TOPIC_LIMITS.channel; index++) await follow(`topic${index}x`);
      const topic = await unfollow('topic3x');
      await follow('one more');
      expect(await undo(topic)).toBe('full');
      expect(await texts()).toHaveLength(TOPIC_LIMITS.channel);
      for (let index = 0; index < MOST_SAVED; index++)
        await saved.put(ANN, { paper: paperOf({ id: `2608.${String(index).padStart(5, '0')}` }), at: index });
      const paper = await saved.remove(ANN, '2608.00003');
      await saved.put(ANN, { paper: paperOf({ id: '2609.00001' }), at: 1 });
      expect(await undo(paper)).toBe('full');
    });

    it('is known for ten minutes, the last one first', async () => {
      const { undos } = on.state;
      for (const topic of ['agents', 'robots']) await follow(topic);
      await follow('games', HERS);
      const first = await unfollow('agents');
      on.set(at(MINUTE));
      const second = await unfollow('robots');
      on.set(at(2 * MINUTE));
      const mine = await unfollow('games', HERS);
      const latest = async (...places: Parameters<typeof undos.latest>[1]) =>
        (await undos.latest(ANN, places))?.key;
      expect(await latest(channel('c'), DIRECT)).toBe(mine);
      expect(await latest(channel('c'))).toBe(second);
      expect(await latest(channel('d'))).toBeUndefined();
      expect(await undos.latest(ANN, [channel('c')], ({ kind }) => kind === 'saved')).toBeUndefined();
      const isAgents = (ended: Ended) => ended.kind === 'follow' && ended.follow.topic.text === 'agents';
      expect((await undos.latest(ANN, [channel('c')], isAgents))?.key).toBe(first);
      expect(await undos.latest({ platform: 'fake', id: 'ben' }, [channel('c')])).toBeUndefined();
      on.set(at(UNDO_MS));
      expect(await undos.of('fake', first ?? '')).toBeUndefined();
      expect((await known(second)).by).toEqual(ANN);
      await on.state.maintain();
      on.set(at(0));
      expect(await undos.of('fake', first ?? ''), 'it is dropped').toBeUndefined();
    });

    it('is forgotten with its channel and with whoever ended it', async () => {
      for (const owner of [HERE, HERS]) await follow('agents', owner);
      const keys = [await unfollow('agents'), await unfollow('agents', HERS)];
      await on.state.forget({ kind: 'channel', channel: channel('c') });
      const left = async () => Promise.all(keys.map((key) => on.state.undos.of('fake', key ?? '')));
      expect((await left()).map((found) => found !== undefined)).toEqual([false, true]);
      await on.state.forget({ kind: 'person', person: ANN });
      expect(await left()).toEqual([undefined, undefined]);
    });
  });
}
