import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { planDigest } from '#core/digest/plan.ts';
import type { Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { topicOf } from '#core/topics/topic.ts';
import { preferencesOfMany } from '#engine/planning/preferences.ts';
import { parseDailyList } from '#sources/huggingface/index.ts';
import { SHARED } from '#test/bench/data.ts';
import { testEngine } from '#test/fakes/engine.ts';
import { scheduled } from '#test/fakes/state.ts';

const RECORDED = join(SHARED, 'daily-papers');
const skipped = existsSync(RECORDED) ? '' : ' (skipped: ../shared/data/daily-papers is not there)';

const TOPICS = [
  'LLM quantization',
  'world models',
  'video generation',
  'reasoning',
  'speech',
  'robot learning',
];

/** Ten channels that differ in what they follow, mute and order. */
const READERS = Array.from({ length: 10 }, (_, at) => ({
  channel: { platform: 'console', workspace: 'recorded', id: `reader-${at}` },
  follows: TOPICS.slice(at % 4, (at % 4) + (at % 5)),
  mutes: at % 3 === 0 ? [TOPICS[5 - (at % 2)] ?? ''] : [],
  kind: at % 4 === 3 ? ('topics' as const) : ('daily' as const),
  order: (['for-us', 'for-us', 'upvotes', 'newest'] as const)[at % 4] ?? 'for-us',
  top: at % 2 === 0 ? ('on' as const) : ('off' as const),
  size: 1 + 3 * (at % 5),
}));

function recorded(): Record<string, readonly Paper[]> {
  const days = readdirSync(RECORDED).map((name) => name.replace('.json', ''));
  const listOf = (day: string) =>
    parseDailyList(JSON.parse(readFileSync(join(RECORDED, `${day}.json`), 'utf8')), () => undefined).papers;
  return Object.fromEntries(days.toSorted().map((day) => [day, listOf(day)]));
}

/** A program that has read every recorded list, with what a channel of it gets of a list and what `why` says. */
async function program() {
  const lists = recorded();
  const { engine, archive, ingest, state, clock } = await testEngine(lists);
  // Not by the ingest, which has the archive learn of each: what is learned changes nothing here.
  for (const [day, papers] of Object.entries(lists))
    await archive.putList({ source: 'huggingface', day, papers, at: clock.now() });
  return {
    days: Object.keys(lists),
    async order({ channel, follows, mutes, ...order }: (typeof READERS)[number]): Promise<Scheduled> {
      const owner = { kind: 'channel' as const, channel };
      for (const topic of follows) await state.follows.put({ owner, topic: topicOf(topic), level: 'normal' });
      for (const topic of mutes) await state.follows.mute({ owner, kind: 'topic', topic: topicOf(topic) }, 0);
      await state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: 0, ...order }, 0);
      return await scheduled(state, channel);
    },
    /** What the digests of a list have, one a channel, and what they have not. */
    async digests(all: readonly Scheduled[], day: string) {
      const listings = archive.listings(day, day);
      const papers = listings.map(({ paper }) => paper);
      const preferences = await preferencesOfMany({ ...state, archive, clock }, all, papers);
      const edition = { made: clock.now(), freshness: ingest.known(day), listings };
      // A paper that was listed again is told of by its newest list.
      const told = papers.map(({ id }) => id).filter((id) => archive.paper(id)?.day === day);
      return all.map((of) => {
        const plan = planDigest(of.subscription, edition, preferences(of), new Set(), undefined);
        const picks = plan.kind === 'digest' ? plan.selection.picks.map(({ paper }) => paper.id) : [];
        const rest = told.filter((id) => !picks.includes(id));
        return { of, picks: picks.filter((id) => told.includes(id)), rest };
      });
    },
    async comes({ subscription: { channel } }: Scheduled, paper: string): Promise<boolean> {
      const person = { platform: 'console', id: 'somebody' };
      const asked = { channel, person, mayConfigure: async () => true, paper, for: 'channel' as const };
      return (await engine.why(asked)).summary.startsWith('It comes');
    },
  };
}

describe.skipIf(skipped)(`why, on every recorded list for ten readers${skipped}`, () => {
  it('says that a paper comes just where the digest of its list has it', { timeout: 600_000 }, async () => {
    const { days, order, digests, comes } = await program();
    const all = await Promise.all(READERS.map(order));
    const said: { what: string; is: boolean; comes: boolean }[] = [];
    for (const [at, day] of days.entries()) {
      for (const [reader, { of, picks, rest }] of (await digests(all, day)).entries()) {
        // One that comes and one that does not, by turns, and another one each time: all of them would take minutes.
        const some = (at + reader) % 2 === 0 ? picks : rest;
        const id = some[(7 * at) % some.length];
        if (id === undefined) continue;
        const what = `${id} of ${day} in ${of.subscription.channel.id}`;
        said.push({ what, is: picks.includes(id), comes: await comes(of, id) });
      }
    }
    expect(said.filter((each) => each.is !== each.comes)).toEqual([]);
    expect(said.filter(({ is }) => is).length).toBeGreaterThan(100);
    expect(said.filter(({ is }) => !is).length).toBeGreaterThan(100);
  });
});
