import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Follow, MUTE_LIMITS, type Owner, ownerKey, TOPIC_LIMITS, topicOf } from '#core/topics/topic.ts';
import { ANN, START } from '#test/fakes/state.ts';
import { at, type CreateDatabase, freshState } from './database.ts';

const channel = (id = 'c', workspace = 'w'): Owner => ({
  kind: 'channel',
  channel: { platform: 'discord', workspace, id },
});
const person = (id = 'p'): Owner => ({ kind: 'person', person: { platform: 'discord', id } });
const follow = (owner: Owner, topic: string, level: Follow['level'] = 'normal'): Follow => ({
  owner,
  topic: topicOf(topic),
  level,
});

export function describeFollows(create: CreateDatabase): void {
  describe('follows', () => {
    const on = freshState(create);

    it('come back as they were given, oldest first, for their owner only', async () => {
      const { follows } = on.state;
      const mine = follow(channel(), '"world models" -game author:hafner', 'strict');
      expect(await follows.put(mine)).toBe('added');
      expect(await follows.of(channel())).toEqual([mine]);
      expect(await follows.of(channel('c', 'other'))).toEqual([]);
      expect(await follows.of(person('c'))).toEqual([]);
      const second = follow(person(), 'agents');
      await follows.put(second);
      expect(await follows.all()).toEqual([mine, second]);
    });

    it('are the same in any spelling', async () => {
      const { follows } = on.state;
      await follows.put(follow(channel(), 'LLM quantization'));
      expect(await follows.put(follow(channel(), 'quantizations of LLMs', 'broad'))).toBe('changed');
      expect(await follows.of(channel())).toMatchObject([
        { topic: { text: 'quantizations of LLMs' }, level: 'broad' },
      ]);
      expect(await follows.remove(channel(), topicOf('quantization llm').key, ANN)).toMatch(/^[0-9a-z]{8}$/);
      expect(await follows.remove(channel(), topicOf('quantization llm').key, ANN)).toBeUndefined();
    });

    it('ring since somebody said so, and until somebody says otherwise', async () => {
      const { follows } = on.state;
      const since = async () => (await follows.of(channel()))[0]?.alertSince;
      const agents = follow(channel(), 'agents');
      expect(await follows.isAnyRinging()).toBe(false);
      await follows.put(agents);
      expect(await since()).toBeUndefined();
      await follows.put({ ...agents, alert: 'now' });
      expect(await since()).toBe(START);
      on.set(at(5));
      await follows.put({ ...agents, alert: 'now' });
      await follows.put({ ...agents, level: 'strict' });
      expect(await since(), 'what rings already counts from when it began').toBe(START);
      expect(await follows.isAnyRinging()).toBe(true);
      await follows.put({ ...agents, alert: 'off' });
      expect(await since()).toBeUndefined();
      expect(await follows.isAnyRinging()).toBe(false);
      await follows.put({ ...agents, alert: 'now' });
      expect(await since()).toBe(START + 5);
      await follows.remove(channel(), agents.topic.key, ANN);
      expect(await follows.isAnyRinging()).toBe(false);
    });

    it('that ring are read owner by owner, all of one together, of their platform alone', async () => {
      const { follows } = on.state;
      const ring = (owner: Owner, topic: string) => follows.put({ ...follow(owner, topic), alert: 'now' });
      await ring(channel('a'), 'agents');
      await ring(person('b'), 'robots');
      await ring(channel('a'), 'games');
      await follows.put(follow(channel('a'), 'silent'));
      await ring({ kind: 'channel', channel: { platform: 'slack', workspace: 'w', id: 'a' } }, 'elsewhere');
      const texts: string[][] = [];
      for (let after = ''; ; ) {
        const page = await follows.ringing('discord', after, 1);
        const [last] = page;
        if (!last) break;
        texts.push(page.map(({ topic }) => topic.text));
        after = ownerKey(last.owner);
      }
      expect(texts).toEqual([['agents', 'games'], ['robots']]);
    });

    it('that ring are told as topics, each once at its broadest level, of their platform alone', async () => {
      const { follows } = on.state;
      const ring = (owner: Owner, topic: string, level: Follow['level'] = 'normal') =>
        follows.put({ ...follow(owner, topic, level), alert: 'now' });
      await ring(channel('a'), 'agents', 'strict');
      await ring(person('b'), 'Agents', 'normal');
      await ring(channel('c'), 'author:He', 'strict');
      await follows.put(follow(channel('d'), 'agents', 'broad'));
      await follows.put(follow(channel('a'), 'silent'));
      await ring({ kind: 'channel', channel: { platform: 'slack', workspace: 'w', id: 'a' } }, 'elsewhere');
      const told = (await follows.ringingTopics('discord')).map(
        ({ topic, level }) => `${topic.key} ${level}`,
      );
      expect(told.toSorted()).toEqual([
        `${topicOf('agents').key} normal`,
        `${topicOf('author:He').key} strict`,
      ]);
      expect(await follows.ringingTopics('nowhere')).toEqual([]);
    });

    it('are capped, and a known one can still be changed at the cap', async () => {
      const { follows } = on.state;
      for (let index = 0; index < TOPIC_LIMITS.channel; index++)
        await follows.put(follow(channel(), `topic${index}x`));
      expect(await follows.put(follow(channel(), 'one more'))).toBe('full');
      expect(await follows.put(follow(channel(), 'topic3x', 'broad'))).toBe('changed');
      expect(await follows.put(follow(person(), 'one more'))).toBe('added');
      expect(await follows.of(channel())).toHaveLength(TOPIC_LIMITS.channel);
    });

    it('of one owner are never seen by another, whatever the ids hold', async () => {
      const id = fc.oneof(
        fc.string({ minLength: 1 }),
        fc.constantFrom('a', 'a"]', 'a","b', 'a:b', 'a|b', '1:2'),
      );
      const owner = fc.oneof(
        fc
          .record({ platform: id, workspace: id, id })
          .map((made): Owner => ({ kind: 'channel', channel: made })),
        fc.record({ platform: id, id }).map((made): Owner => ({ kind: 'person', person: made })),
      );
      await fc.assert(
        fc.asyncProperty(owner, owner, async (one, other) => {
          const { follows } = on.state;
          await follows.put(follow(one, 'secret plans'));
          await follows.mute({ owner: one, kind: 'paper', paper: '2608.00001' }, 0);
          const same = JSON.stringify(one) === JSON.stringify(other);
          expect(ownerKey(one) === ownerKey(other)).toBe(same);
          expect(await follows.of(other)).toHaveLength(same ? 1 : 0);
          expect(await follows.mutes(other, 0)).toHaveLength(same ? 1 : 0);
          await follows.remove(one, topicOf('secret plans').key, ANN);
          await follows.unmute(one, 'paper', '2608.00001');
        }),
        { numRuns: 50 },
      );
    });
  });

  describe('mutes', () => {
    const on = freshState(create);

    it('hold until their time, or for good', async () => {
      const { follows } = on.state;
      await follows.mute({ owner: channel(), kind: 'topic', topic: topicOf('games'), until: 1_000 }, 0);
      await follows.mute({ owner: channel(), kind: 'paper', paper: '2608.00001' }, 0);
      expect(await follows.mutes(channel(), 999)).toHaveLength(2);
      expect(await follows.mutes(channel(), 1_000)).toEqual([
        { owner: channel(), kind: 'paper', paper: '2608.00001' },
      ]);
    });

    it('are capped, topics and papers each, and those that are over make room', async () => {
      const { follows } = on.state;
      const owner = person();
      for (let at = 0; at < MUTE_LIMITS.topic; at++)
        await follows.mute({ owner, kind: 'topic', topic: topicOf(`topic${at}x`), until: 1_000 }, 0);
      const more = { owner, kind: 'topic' as const, topic: topicOf('one more') };
      expect(await follows.mute(more, 999)).toBe('full');
      expect(await follows.mute({ owner, kind: 'topic', topic: topicOf('topic3x'), until: 1_000 }, 0)).toBe(
        'muted',
      );
      expect(await follows.mute({ ...more, owner: channel() }, 999)).toBe('muted');
      expect(await follows.mute({ owner, kind: 'paper', paper: '2608.00001' }, 999)).toBe('muted');
      expect(await follows.mute(more, 1_000)).toBe('muted');
      expect(await follows.mutes(owner, 0)).toHaveLength(2);
    });

    it('are renewed, and taken back by any spelling', async () => {
      const { follows } = on.state;
      await follows.mute({ owner: person(), kind: 'topic', topic: topicOf('video games'), until: 10 }, 0);
      await follows.mute({ owner: person(), kind: 'topic', topic: topicOf('Game Videos'), until: 99 }, 0);
      expect(await follows.mutes(person(), 50)).toHaveLength(1);
      expect(await follows.unmute(person(), 'topic', topicOf('games video').key)).toBe(true);
      expect(await follows.unmute(person(), 'topic', topicOf('games video').key)).toBe(false);
    });
  });
}
