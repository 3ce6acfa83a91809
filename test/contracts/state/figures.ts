import { describe, expect, it } from 'vitest';
import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { type Channel, directMessages } from '#core/channel.ts';
import { type Owner, topicOf } from '#core/topics/topic.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { ANN, channel, START, scheduled } from '#test/fakes/state.ts';
import { type CreateDatabase, freshState } from './database.ts';

const BEN = { platform: 'fake', id: 'ben' };

export function describeFigures(create: CreateDatabase): void {
  describe('figures', () => {
    const on = freshState(create);
    const order = (at: Channel) => scheduled(on.state, at);
    const follow = (owner: Owner) =>
      on.state.follows.put({ owner, topic: topicOf('agents'), level: 'normal' });

    it('are nothing where nobody has asked for anything', async () => {
      expect(await on.state.figures()).toEqual({
        channels: [],
        refusing: [],
        people: [],
        mailboxes: [],
        waiting: { list: 0, send: 0 },
      });
    });

    it('count channels and people, each once, and of direct messages their person', async () => {
      await order(channel('c'));
      await order(channel('d'));
      await order(directMessages(ANN));
      await follow({ kind: 'person', person: ANN });
      await follow({ kind: 'channel', channel: channel('c') });
      await on.state.saved.put(ANN, { paper: paperOf({ id: '2608.00001' }), at: 5 });
      await on.state.saved.put(BEN, { paper: paperOf({ id: '2608.00001' }), at: 5 });
      expect(await on.state.figures()).toMatchObject({
        channels: [{ platform: 'fake', count: 2 }],
        people: [{ platform: 'fake', count: 2 }],
      });
    });

    it('count what waits to be sent, and who takes nothing', async () => {
      await on.owe('c');
      await on.owe('d');
      expect((await on.state.figures()).waiting).toEqual({ list: 0, send: 2 });
      await on.finish({ kind: 'refused', reason: 'the channel is archived' });
      expect((await on.state.figures()).refusing).toEqual([{ platform: 'fake', count: 1 }]);
    });

    it('count mailboxes by what they want', async () => {
      const contacts = on.state.contacts(encryptionWith(readEncryptionKey('0'.repeat(64))));
      for (const name of ['a', 'b', 'c']) await contacts.ask(`${name}@example.org`);
      const person = (await contacts.find('a@example.org'))?.person;
      if (person) await contacts.confirm(person);
      expect((await on.state.figures()).mailboxes).toEqual([
        { state: 'asked', count: 2 },
        { state: 'confirmed', count: 1 },
      ]);
    });

    it('are told of each subscription by itself: its last delivery, what is wrong, and when the next is due', async () => {
      for (const id of ['c', 'd']) await on.owe(id);
      await order(channel('e'));
      await on.finish({ kind: 'sent', ref: { id: 'm' } });
      await on.finish({ kind: 'closed', reason: 'the bot was removed' });
      const ordered = await on.state.ordered('', 10);
      const of = (id: string) => ordered.find((each) => each.channel.id === id);
      expect(ordered).toHaveLength(3);
      expect(of('c')).toMatchObject({
        subscription: { time: '09:00' },
        nextDue: START + 86_400_000,
        last: { day: '2026-08-20', state: 'sent', at: START },
      });
      expect(of('d')?.pause).toEqual({ reason: 'the bot was removed', since: START });
      expect(of('e')?.last).toBeUndefined();
      const [first, ...others] = ordered;
      expect(await on.state.ordered(first?.subscription.id ?? '', 2)).toEqual(others);
      expect(await on.state.ordered('', 1)).toEqual([first]);
    });

    it('come from a database that answers', async () => {
      await expect(on.state.answers()).resolves.toBeUndefined();
    });
  });
}
