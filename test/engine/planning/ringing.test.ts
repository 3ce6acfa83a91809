import { describe, expect, it } from 'vitest';
import { SetupError } from '#core/errors.ts';
import type { Followed } from '#core/topics/matcher.ts';
import type { Follow } from '#core/topics/topic.ts';
import { topicOf } from '#core/topics/topic.ts';
import { openAlerts } from '#engine/planning/alerts/plan-alerts.ts';
import { matchRinging } from '#engine/planning/alerts/ringing.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper } from '#test/fakes/papers.ts';
import { silent } from '#test/fakes/source.ts';
import { town } from '#test/fakes/town.ts';

const follow = (topic: string, id = 'c1', level: Follow['level'] = 'normal'): Follow => ({
  owner: { kind: 'channel', channel: { platform: 'console', workspace: 'local', id } },
  topic: topicOf(topic),
  level,
});
const papers = [
  paper({ id: 'q1', title: 'LLM quantization in four bits', authors: ['Bo Sample'] }),
  paper({ id: 'x', title: 'Fluid dynamics of coffee', authors: ['Ada Example'] }),
];

/** What rings, over an archive that cannot match some topics. */
async function ringing(follows: readonly Follow[], fails: (of: readonly Followed[]) => Error | undefined) {
  const archive = openArchive(':memory:');
  const asked: string[][] = [];
  const errors: unknown[] = [];
  const rings = await matchRinging(
    {
      follows: { ringingTopics: async () => follows },
      archive: {
        matchMany: async (of, among) => {
          asked.push(of.map(({ topic }) => topic.text));
          const error = fails(of);
          if (error) throw error;
          return await archive.matchMany(of, among);
        },
      },
      nextTurn: async () => undefined,
      logger: { ...silent, error: (...what) => void errors.push(what) },
    },
    'console',
    papers,
  );
  return { rings, asked, errors };
}

const names = (text: string) => (of: readonly Followed[]) =>
  of.some(({ topic }) => topic.text === text) ? new Error('not to be matched') : undefined;

describe('what rings', () => {
  it('is matched topic by topic in one go, and told to each follower by the words that they wrote', async () => {
    const { rings, asked } = await ringing(
      [follow('LLM quantization'), follow('author:"Ada Example"')],
      () => undefined,
    );
    expect(asked).toHaveLength(1);
    const told = (topic: string) =>
      rings.of(follow(topic)).map((match) => [match.paper.id, match.topic.text]);
    expect(told('quantization of LLMs')).toEqual([['q1', 'quantization of LLMs']]);
    expect(told('author:"Ada Example"')).toEqual([['x', 'author:"Ada Example"']]);
    expect(told('robots')).toEqual([]);
  });

  it('leaves out a topic that cannot be matched, and no other one, and logs it once', async () => {
    const all = [follow('LLM quantization'), follow('broken'), follow('author:"Ada Example"')];
    const { rings, errors } = await ringing(all, names('broken'));
    expect(all.map((each) => rings.of(each).length)).toEqual([1, 0, 1]);
    expect(errors).toMatchObject([
      ['topics that ring could not be matched', { topics: 1, reason: 'not to be matched' }],
    ]);
  });

  it('rejects where the state fails, since nobody knows then what rings', async () => {
    const failing = ringing([follow('robots')], () => new SetupError('disk-failed', 'the disk is full'));
    await expect(failing).rejects.toThrow('the disk is full');
  });

  it('asks for each muted topic once, however many mute it', async () => {
    const { rings, asked } = await ringing([], () => undefined);
    const mute = { kind: 'topic', owner: follow('x').owner, topic: topicOf('coffee') } as const;
    const paperToo = { kind: 'paper', owner: follow('x').owner, paper: 'p9' } as const;
    expect(await rings.mutedBy([mute, paperToo])).toEqual(new Set(['x', 'p9']));
    expect(await rings.mutedBy([mute])).toEqual(new Set(['x']));
    expect(asked).toEqual([['coffee']]);
  });
});

describe('many places', () => {
  it('are not waited for by what falls due meanwhile', async () => {
    const day = '2026-08-20';
    const made = await town({ [day]: [] }, { now: `${day}T09:00:00Z` });
    for (let at = 0; at < 60; at += 1)
      await made.state.follows.put({ ...follow('LLM quantization', `c${at}`), alert: 'now' });
    made.clock.set(`${day}T09:10:00Z`);
    const listed = paper({ id: 'q1', title: 'LLM quantization in four bits' });
    await made.readable.archive.putList({
      source: 'huggingface',
      day,
      papers: [listed],
      at: made.clock.now(),
    });
    const planned: number[] = [];
    const count = async () =>
      (await made.state.ledger.counts(made.clock.now().subtract({ hours: 1 }))).planned;
    const all = { platforms: ['console'], plans: () => true };
    const rang = await openAlerts(made.parts).plan({
      ...all,
      meanwhile: async () => void planned.push(await count()),
    });
    expect(rang).toBe(60);
    expect(planned, 'after each few of them').toEqual([50, 60]);
  });
});
