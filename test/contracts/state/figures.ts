import { describe, expect, it } from 'vitest';
import { type Channel, directMessages } from '#core/channel.ts';
import { type Owner, topicOf } from '#core/topics/topic.ts';
import { paperOf } from '#test/fakes/documents.ts';
import { ANN, channel, scheduled } from '#test/fakes/state.ts';
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

    it('come from a database that answers', async () => {
      await expect(on.state.answers()).resolves.toBeUndefined();
    });
  });
}
