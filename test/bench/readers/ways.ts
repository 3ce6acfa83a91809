import type { Archive } from '#core/archive/archive.ts';
import type { NearSaved } from '#core/digest/reader.ts';
import { select } from '#core/digest/select.ts';
import type { Listing, Paper } from '#core/paper.ts';
import { surenessOf } from '#core/topics/matcher.ts';
import { type Level, topicOf } from '#core/topics/topic.ts';
import { nearSavedAmong } from '#engine/access/near-saved.ts';
import { linearSvm, type SparseRows } from '../search/linear-svm.ts';
import { tfIdfReader } from '../search/tf-idf.ts';
import type { Memory } from './reader.ts';

/** What a way ranks from: the day's list, what the archive had before, the reader's topics and what they saved. */
interface DayFacts {
  readonly archive: Archive;
  readonly listings: readonly Listing[];
  /** Every paper so far, the day's too, as the peer sees them. */
  readonly known: KnownRows;
  readonly topics: readonly string[];
  readonly memory: Memory;
  /** The ids of what the archive has similar to a paper today, the nearest first. */
  readonly similar: (id: string, count: number) => readonly string[];
}

/** A way to rank a day's list; the best first, as many as are shown. */
export type Way = (facts: DayFacts, size: number) => Promise<readonly Paper[]> | readonly Paper[];

/** All papers so far as the linear model takes them. */
export interface KnownRows {
  readonly papers: readonly Paper[];
  readonly rows: SparseRows;
}

// What arxiv-sanity-lite sets.
const COST = 0.01;
// What the program did before it learned: of each of the newest so many, the nearest by rank.
const NEAREST = { saved: 20, least: 10, most: 50, share: 0.01 };
const OWNER = { kind: 'person', person: { platform: 'bench', id: 'reader' } } as const;

/** Gives all papers so far as rows; those that were there the day before come first, in the same order. */
export function rowReader(): (papers: readonly Paper[]) => KnownRows {
  const read = tfIdfReader();
  return (papers) => ({ papers, rows: read(papers.map(({ title, abstract }) => `${title} ${abstract}`)) });
}

/** What a reader gets who follows their topics and saves. */
export const OURS = 'topics and saves, as For me does';
/** The same as *For me* with every relevant paper of the days before saved: no rule that learns from presses knows more. */
export const TOLD_ALL = 'topics and saves, told of every relevant paper';

/** The same for whoever follows what is proposed and meant: what several saved papers are about that no topic brings. */
export const FOLLOWING = 'topics and saves, and what is proposed followed';

/** The ways by what the table calls them. */
export const WAYS: Readonly<Record<string, Way>> = {
  'upvotes alone': ({ listings }, size) => papersOf(select(listings, size)),
  'topics alone': async (facts, size) =>
    papersOf(select(facts.listings, size, { matches: await matchesOf(facts) })),
  'saves alone': async (facts, size) =>
    papersOf(select(facts.listings, size, { nearSaved: await nearOf(facts) })),
  'topics and saves, as before it learned': async (facts, size) =>
    papersOf(
      select(facts.listings, size, { matches: await matchesOf(facts), nearSaved: nearestByRank(facts) }),
    ),
  [OURS]: forMe,
  [TOLD_ALL]: forMe,
  [FOLLOWING]: forMe,
  "arxiv-sanity-lite's linear SVM on the saves": bySvm,
};

async function forMe(facts: DayFacts, size: number): Promise<readonly Paper[]> {
  const [matches, reached] = [await matchesOf(facts), surenessOf(await matchesOf(facts, 'broad'))];
  const reader = { matches, reached, nearSaved: await nearOf(facts), keepsTop: true };
  return papersOf(select(facts.listings, size, reader));
}

function papersOf({ picks }: ReturnType<typeof select>): Paper[] {
  return picks.map(({ paper }) => paper);
}

async function matchesOf({ archive, listings, topics }: DayFacts, level: Level = 'normal') {
  const follows = topics.map((text) => ({ topic: topicOf(text), level }));
  const papers = listings.map(({ paper }) => paper);
  return await archive.matchMany(follows, papers);
}

async function nearOf({ archive, listings, memory }: DayFacts) {
  const saved = memory.saved.map((paper, at) => ({ paper, at }));
  const parts = { archive, saved: { of: async () => saved }, presses: { of: async () => [] } };
  const papers = listings.map(({ paper }) => paper);
  return await nearSavedAmong(parts, OWNER, { papers, mutes: [] });
}

/** How For me went by saved papers before it learned: the best rank among what is similar to any one of them. */
function nearestByRank({ archive, memory, similar }: DayFacts): NearSaved {
  const { saved, least, most, share } = NEAREST;
  const count = Math.min(most, Math.max(least, Math.round(archive.size().papers * share)));
  const own = new Set(memory.saved.map(({ id }) => id));
  const near = memory.saved
    .slice(-saved)
    .toReversed()
    .flatMap(({ id, title }) => similar(id, count).map((found, rank) => ({ id: found, rank, title })))
    .filter(({ id }) => !own.has(id))
    .sort((one, other) => one.rank - other.rank);
  const like = new Map<string, { kind: 'saved'; title: string }>();
  for (const { id, title } of near) if (!like.has(id)) like.set(id, { kind: 'saved', title });
  return { like, worth: new Map(), unlike: new Set() };
}

/** Before anything is saved, that model has nothing to learn from: the most upvoted. */
function bySvm({ listings, known, memory }: DayFacts, size: number): readonly Paper[] {
  const saved = new Set(memory.saved.map(({ id }) => id));
  const positive = new Set(known.papers.flatMap(({ id }, at) => (saved.has(id) ? [at] : [])));
  const byUpvotes = papersOf(select(listings, listings.length));
  if (positive.size === 0) return byUpvotes.slice(0, size);
  const { decisions, alpha } = linearSvm(known.rows, { positive, cost: COST, from: memory.alpha });
  memory.alpha = alpha;
  const worth = new Map(known.papers.map(({ id }, at) => [id, decisions[at] ?? 0]));
  return byUpvotes.toSorted((a, b) => (worth.get(b.id) ?? 0) - (worth.get(a.id) ?? 0)).slice(0, size);
}
