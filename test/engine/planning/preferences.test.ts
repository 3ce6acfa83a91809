import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import type { Followed, TopicMatch } from '#core/topics/matcher.ts';
import { type Level, topicOf } from '#core/topics/topic.ts';
import type { PreferenceParts } from '#engine/access/preferences.ts';
import { preferencesOfMany } from '#engine/planning/preferences.ts';
import { openState } from '#store/state/state.ts';
import { paper } from '#test/fakes/papers.ts';
import { clockAt } from '#test/fakes/source.ts';

const [far, near, other] = ['far', 'near', 'other'].map((id) => paper({ id }));
const NOW = '2026-08-20T09:00:00Z';

function orderedIn(id: string, workspace = 'w'): Scheduled {
  const channel = { platform: 'p', workspace, id };
  return {
    subscription: { ...SUBSCRIPTION_DEFAULTS, id, channel, since: 0 },
    revision: 1,
    nextDue: 0,
  };
}

/** Two channels with what they follow and mute, and an archive that knows these matches. */
async function planning(
  matches: readonly [topic: string, about: Paper | undefined, level: Level, score: number][],
) {
  const { follows, saved, presses } = await openState(':memory:');
  const asked: (readonly Followed[])[] = [];
  const archive = {
    matchMany: async (wanted: readonly Followed[]) => {
      asked.push(wanted);
      return matches.flatMap(([text, about, level, score]): TopicMatch[] => {
        const topic = wanted.find((each) => each.topic.key === topicOf(text).key)?.topic;
        return topic && about ? [{ topic, paper: about, level, score, sentence: () => [] }] : [];
      });
    },
    near: (liked: readonly Paper[], among: readonly Paper[]) =>
      among.map((each, at) => ({
        paper: each,
        score: 0.5 - at / 10,
        lately: 0.4 - at / 10,
        to: liked[0],
        against: 0,
      })),
    paper: () => undefined,
  };
  const [one, two] = [orderedIn('one'), orderedIn('two')];
  const owner = ({ subscription: { channel } }: Scheduled) => ({ kind: 'channel' as const, channel });
  return {
    one,
    two,
    asked,
    archive,
    follow: (of: Scheduled, text: string, level: Level) =>
      follows.put({ owner: owner(of), topic: topicOf(text), level }),
    mute: (of: Scheduled, text: string, until?: number) =>
      follows.mute({ owner: owner(of), kind: 'topic', topic: topicOf(text), ...(until ? { until } : {}) }, 0),
    muteFar: (of: Scheduled) => follows.mute({ owner: owner(of), kind: 'paper', paper: 'far' }, 0),
    saved,
    presses,
    read: (
      asked: readonly Scheduled[] = [one, two],
      papers: readonly Paper[] = [],
      linkedTo?: PreferenceParts['linkedTo'],
    ) =>
      preferencesOfMany({ archive, follows, saved, presses, linkedTo, clock: clockAt(NOW) }, asked, papers),
    follows,
  };
}

const idsOf = (matches: readonly TopicMatch[]) => matches.map((match) => match.paper.id);

describe('the preferences of a batch', () => {
  it('match each topic once for all who follow it, at the level of each', async () => {
    const p = await planning([
      ['agents', far, 'broad', 0.2],
      ['agents', near, 'normal', 0.7],
    ]);
    await p.follow(p.one, 'agents', 'normal');
    await p.follow(p.two, 'Agents', 'broad');
    const read = await p.read();
    expect(p.asked.map((wanted) => wanted.map(({ level }) => level))).toEqual([['broad']]);
    expect(idsOf(read(p.one).matches)).toEqual(['near']);
    expect(idsOf(read(p.two).matches)).toEqual(['far', 'near']);
    expect(read(p.two).matches[0]?.topic.text, 'as its own follower wrote it').toBe('Agents');
  });

  it('tell in direct messages alone what papers are like those that the person has saved', async () => {
    const p = await planning([]);
    const [mine, channel] = [orderedIn('dm', '@ada'), p.one];
    await p.saved.put({ platform: 'p', id: 'ada' }, { paper: paper({ id: 'kept', title: 'Kept' }), at: 0 });
    const read = await p.read([mine, channel], [paper({ id: 'near' }), paper({ id: 'far' })]);
    expect([...(read(mine).nearSaved?.like ?? [])]).toEqual([
      ['near', { kind: 'saved', title: 'Kept' }],
      ['far', { kind: 'saved', title: 'Kept' }],
    ]);
    expect([...(read(mine).nearSaved?.worth.keys() ?? [])]).toEqual(['near', 'far']);
    expect(read(channel).nearSaved).toBeUndefined();
  });

  it('of a mailbox are those of who has linked it in a chat, topics, mutes and saved papers alike', async () => {
    const p = await planning([
      ['agents', near, 'normal', 0.7],
      ['games', far, 'normal', 0.7],
    ]);
    const ada = { platform: 'p', id: 'ada' };
    const ben = { platform: 'p', id: 'ben' };
    const owner = { kind: 'person' as const, person: ada };
    await p.follows.put({ owner, topic: topicOf('agents'), level: 'normal' });
    await p.follows.mute({ owner, kind: 'paper', paper: 'other' }, 0);
    await p.saved.put(ada, { paper: paper({ id: 'kept', title: 'Kept' }), at: 0 });
    await p.follows.put({ owner: { kind: 'person', person: ben }, topic: topicOf('games'), level: 'normal' });
    const [linked, alone] = [orderedIn('direct', '@box'), orderedIn('direct', '@ben')];
    const linkedTo = async ({ id }: { readonly id: string }) => (id === 'box' ? ada : undefined);
    const read = await p.read([linked, alone], [paper({ id: 'near' })], linkedTo);
    expect(idsOf(read(linked).matches)).toEqual(['near']);
    expect([...read(linked).muted]).toEqual(['other']);
    expect(read(linked).nearSaved?.like.size).toBe(1);
    expect(idsOf(read(alone).matches)).toEqual(['far']);
    expect(read(alone).nearSaved).toBeUndefined();
  });

  it('tell in a channel what papers are like those of which people there want more', async () => {
    const p = await planning([]);
    const { channel: place } = p.one.subscription;
    const wanted = paper({ id: 'wanted', title: 'Wanted' });
    await p.presses.put({ place, person: { platform: 'p', id: 'ada' }, paper: wanted, wants: 'more', at: 0 });
    const read = await p.read([p.one, p.two], [paper({ id: 'near' })]);
    expect([...(read(p.one).nearSaved?.like ?? [])]).toEqual([
      ['near', { kind: 'saved', title: 'Wanted', by: 'channel' }],
    ]);
    expect(read(p.two).nearSaved, 'another channel knows nothing of it').toBeUndefined();
  });

  it('fail for those who follow topics where they cannot be matched, and for nobody else', async () => {
    const p = await planning([]);
    await p.follow(p.one, 'agents', 'normal');
    await p.muteFar(p.two);
    p.archive.matchMany = () => Promise.reject(new Error('the archive is locked'));
    const read = await p.read();
    expect(() => read(p.one)).toThrow('the archive is locked');
    expect(read(p.two).matches).toEqual([]);
  });

  it('leave out muted papers, and those of muted topics at the usual level, until the mute is over', async () => {
    const p = await planning([
      ['games', near, 'normal', 0.7],
      ['games', other, 'broad', 0.3],
      ['toys', other, 'strict', 0.9],
    ]);
    await p.muteFar(p.one);
    await p.mute(p.one, 'games');
    await p.mute(p.one, 'toys', Date.parse(NOW));
    const read = await p.read();
    expect([...read(p.one).muted].sort()).toEqual(['far', 'near']);
    expect([...read(p.two).muted]).toEqual([]);
  });

  it('name the surest match at any level as the nearest miss, among the papers asked about', async () => {
    const p = await planning([
      ['games', far, 'broad', 0.2],
      ['agents', near, 'broad', 0.7],
      ['games', near, 'broad', 0.4],
    ]);
    await p.follow(p.one, 'games', 'strict');
    await p.follow(p.one, 'agents', 'normal');
    await p.mute(p.two, 'Games');
    const read = await p.read();
    expect(read(p.one).nearestMiss([far, near].flatMap((each) => each ?? []))?.score).toBe(0.7);
    expect(read(p.one).nearestMiss([far].flatMap((each) => each ?? []))?.score).toBe(0.2);
    expect(read(p.one).nearestMiss([])).toBeUndefined();
    expect(
      read(p.one).nearestMiss([far].flatMap((each) => each ?? []))?.topic.text,
      'as its own follower wrote it',
    ).toBe('games');
    expect(
      read(p.two).nearestMiss([near].flatMap((each) => each ?? [])),
      'what is muted is no miss',
    ).toBeUndefined();
  });
});
