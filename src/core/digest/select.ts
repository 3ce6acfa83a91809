import type { Reason } from '../document.ts';
import { byUpvotes, type Day, type Listing, type Paper } from '../paper.ts';
import type { TopicMatch } from '../topics/matcher.ts';
import { topicReason } from '../topics/topic-reason.ts';
import { FEWEST_TO_EXPLORE, placesOfTop, withReserved } from './reserved-places.ts';

/** A paper that was picked, the list it comes from, and why. */
export interface Pick {
  readonly paper: Paper;
  readonly day: Day;
  readonly reasons: readonly Reason[];
}

/** Papers picked for one reader or channel, and what became of the others. */
export interface Selection {
  readonly picks: readonly Pick[];
  /** How many different papers there were to pick from, before anything was left out. */
  readonly of: number;
  /** From how many days' lists those were. */
  readonly lists: number;
  /** How many picks came through a topic. */
  readonly fromTopics: number;
  readonly muted: number;
  readonly shownBefore: number;
}

/** `for-us`: papers of followed topics and those like saved ones first, the surest of both, then the others by how near they come to a topic and to what was saved, and by upvotes where neither tells. `newest`: the latest published first. `by-topic`: the same papers as `for-us`, those of a topic together. */
type Order = 'for-us' | 'upvotes' | 'newest' | 'by-topic';

/** How near papers are to what somebody has saved or asked for more like, by id. */
export interface NearSaved {
  /** Near enough to be picked for it, the nearest first: id → why, with the title of the one that it is near. */
  readonly like: ReadonlyMap<string, SavedReason>;
  /** What it adds to the sureness of a topic's papers, and what the others are ordered by. */
  readonly worth: ReadonlyMap<string, number>;
  /** Nearer to what fewer are wanted of than to anything liked: they come last. */
  readonly unlike: ReadonlySet<string>;
}

type SavedReason = Extract<Reason, { kind: 'saved' }>;

/** For whom papers are picked; whoever leaves it all out gets the most upvoted. */
export interface Reader {
  readonly order?: Order;
  /** Matches of the reader's follows. */
  readonly matches?: readonly TopicMatch[];
  /** Ids of papers that the reader does not want to see. */
  readonly muted?: ReadonlySet<string>;
  /** Ids of papers that the reader has been shown. */
  readonly shown?: ReadonlySet<string>;
  /** What is known of papers by what the reader has saved, the most alike first. */
  readonly nearSaved?: NearSaved | undefined;
  /** Only papers of followed topics. */
  readonly onlyTopics?: boolean;
  /** Whether one place in five is kept for the most upvoted papers, where the reader's topics would fill it. */
  readonly keepsTop?: boolean;
  /** Papers that a topic of the reader reaches at any level, by id: how sure the surest is of them. */
  readonly reached?: ReadonlyMap<string, number> | undefined;
  /** Whether a longer digest gives one of these places to a paper that no topic of the reader reaches. */
  readonly explores?: boolean;
}

// A paper may belong to many topics; the surest say why it is here.
const REASONS = 2;
// How much nearer than a stranger a paper is that a topic is as sure of as of any other: a miss is a little unsure, not a stranger.
const REACHED = 2;

interface Candidate extends Listing {
  /** Its matches, surest first. */
  readonly matches: readonly TopicMatch[];
  /** The liked paper that it is near to. */
  readonly like?: SavedReason | undefined;
  /** What likeness to saved papers adds to its sureness. */
  readonly worth: number;
  /** How near a topic's and saved papers bring it, where it is not picked for a topic. */
  readonly nearness: number;
}

/** Picks at most `size` papers of some lists, each once however often it was listed. The order of the arguments' items does not matter. */
export function select(listings: readonly Listing[], size: number, reader: Reader = {}): Selection {
  const ranked = unique(listings.toSorted(byWorth));
  const muted = ranked.filter(({ paper }) => reader.muted?.has(paper.id));
  const shown = ranked.filter(({ paper }) => reader.shown?.has(paper.id) && !reader.muted?.has(paper.id));
  const left = new Set([...muted, ...shown].map(({ paper }) => paper.id));
  const matches = Map.groupBy(reader.matches ?? [], ({ paper }) => paper.id);
  const candidates = ranked
    .filter(({ paper }) => !left.has(paper.id))
    .map((listing): Candidate => {
      const { id } = listing.paper;
      const worth = reader.nearSaved?.worth.get(id) ?? 0;
      const sureness = reader.reached?.get(id);
      return {
        ...listing,
        matches: (matches.get(id) ?? []).toSorted(bySureness),
        like: reader.nearSaved?.like.get(id),
        worth,
        nearness: worth + (sureness === undefined ? 0 : REACHED + sureness),
      };
    });
  const pool = reader.onlyTopics ? candidates.filter((each) => each.matches.length > 0) : candidates;
  const ordered = inOrder(pool, size, reader);
  const first = new Set(ordered.slice(0, size));
  const kept = keptFor(pool, size, reader);
  const reserved = withReserved(ordered, size, kept.papers);
  const picked = reader.order === 'by-topic' ? topicByTopic(reserved) : reserved;
  const placeOf = (each: Candidate) => (first.has(each) ? 'upvotes' : 'reserved');
  return {
    picks: picked.map((each) => pickOf(each, ranked, each === kept.outside ? 'outside' : placeOf(each))),
    of: ranked.length,
    lists: new Set(ranked.map(({ day }) => day)).size,
    fromTopics: picked.filter((each) => each.matches.length > 0).length,
    muted: muted.length,
    shownBefore: shown.length,
  };
}

function inOrder(
  candidates: readonly Candidate[],
  size: number,
  { order = 'for-us', nearSaved }: Reader,
): readonly Candidate[] {
  switch (order) {
    case 'upvotes':
      return candidates;
    case 'newest':
      return candidates.toSorted((a, b) => newest(b.paper).localeCompare(newest(a.paper)) || byWorth(a, b));
    case 'by-topic':
    case 'for-us': {
      const first = topicsFirst(candidates, size);
      const alike = [...(nearSaved?.like.keys() ?? [])].flatMap(
        (id) => candidates.find((each) => each.paper.id === id && !first.includes(each)) ?? [],
      );
      // What a topic hardly reaches is less sure than what is near to much that was saved.
      const ahead = new Set([...first, ...alike].toSorted((a, b) => nearnessOf(b) - nearnessOf(a)));
      // Most of a day is too far from topics and from what was saved to be said to be near, and yet some of it is nearer than the rest.
      const others = candidates
        .filter((each) => !ahead.has(each))
        .toSorted((a, b) => b.nearness - a.nearness || byWorth(a, b));
      const isUnlike = ({ paper }: Candidate) => nearSaved?.unlike.has(paper.id) === true;
      return [...ahead, ...others.filter((each) => !isUnlike(each)), ...others.filter(isUnlike)];
    }
    default:
      return order satisfies never;
  }
}

/** The papers of followed topics, surest first; where several topics have some, one gets half of the digest at most. */
function topicsFirst(candidates: readonly Candidate[], size: number): Candidate[] {
  const matched = candidates.filter((each) => each.matches.length > 0);
  const sure = matched.toSorted((a, b) => sureness(b) - sureness(a) || byWorth(a, b));
  const topics = new Set(sure.map(topicOf));
  if (topics.size < 2) return sure;
  const most = Math.max(1, Math.floor(size / 2));
  const taken = new Map<string, number>();
  return sure.filter((each) => {
    const count = (taken.get(topicOf(each)) ?? 0) + 1;
    taken.set(topicOf(each), count);
    return count <= most;
  });
}

/** Papers of the same topic beside each other, in the order of each one's first paper; those of none at the end. */
function topicByTopic(picked: readonly Candidate[]): Candidate[] {
  const groups = Map.groupBy(picked, topicOf);
  const others = groups.get('') ?? [];
  return [...[...groups].flatMap(([topic, papers]) => (topic ? papers : [])), ...others];
}

interface Kept {
  /** Most upvoted first. */
  readonly papers: readonly Candidate[];
  readonly outside?: Candidate | undefined;
}

/** The papers that places are kept for: the most upvoted, and the best of those that the reader's topics never reach; a paper that is both leaves its place to the next. */
function keptFor(candidates: readonly Candidate[], size: number, reader: Reader): Kept {
  const { keepsTop, explores, reached, nearSaved, onlyTopics, order = 'for-us' } = reader;
  if (onlyTopics || order === 'upvotes' || order === 'newest') return { papers: [] };
  const upvoted = candidates.filter(({ upvotes = 0 }) => upvotes > 0);
  const isOutside = ({ paper: { id }, like }: Candidate) =>
    reached?.has(id) === false && !like && !nearSaved?.unlike.has(id);
  // Where everything has room, nothing is kept out.
  const hasRoom = size >= FEWEST_TO_EXPLORE && candidates.length > size;
  const outside = explores && hasRoom ? upvoted.find(isOutside) : undefined;
  const others = upvoted.filter((each) => each !== outside);
  const top = keepsTop ? others.slice(0, placesOfTop(size, { hasOutside: outside !== undefined })) : [];
  return { papers: upvoted.filter((each) => each === outside || top.includes(each)), outside };
}

function pickOf(candidate: Candidate, ranked: readonly Listing[], place: Ranked['kind']): Pick {
  const { paper, day, matches, like } = candidate;
  const topics = matches.slice(0, REASONS).map(topicReason);
  return {
    paper,
    day,
    reasons: [...topics, ...(like ? [like] : []), ...rankOf(candidate, ranked, place)],
  };
}

type Ranked = Extract<Reason, { rank: number }>;

/** Its place by upvotes, which is why it is here where a place was kept for it; none where nobody counts them. */
function rankOf({ paper, upvotes }: Candidate, ranked: readonly Listing[], kind: Ranked['kind']): Reason[] {
  if (upvotes === undefined) return [];
  const rank = ranked.findIndex((listing) => listing.paper.id === paper.id) + 1;
  return [{ kind, rank, of: ranked.length }];
}

function unique(listings: readonly Listing[]): Listing[] {
  const seen = new Set<string>();
  return listings.filter(({ paper }) => !seen.has(paper.id) && seen.add(paper.id));
}

/** By upvotes; those that count alike, or are not counted, as their list has them. */
function byWorth(a: Listing, b: Listing): number {
  return (
    byUpvotes(a, b) || a.rank - b.rank || b.day.localeCompare(a.day) || a.paper.id.localeCompare(b.paper.id)
  );
}

function bySureness(a: TopicMatch, b: TopicMatch): number {
  return b.score - a.score || a.topic.key.localeCompare(b.topic.key);
}

function sureness({ matches, worth }: Candidate): number {
  return (matches[0]?.score ?? Number.NEGATIVE_INFINITY) + worth;
}

/** Of a topic's papers and of those that are only near to one or to saved ones, on one scale. */
function nearnessOf(candidate: Candidate): number {
  return candidate.matches.length > 0 ? REACHED + sureness(candidate) : candidate.nearness;
}

function topicOf({ matches }: Candidate): string {
  return matches[0]?.topic.key ?? '';
}

function newest({ published }: Paper): string {
  return published ?? '';
}
