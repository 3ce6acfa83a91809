import type { Reason } from '../document.ts';
import type { Day, Listing, Paper } from '../paper.ts';
import { topicReason } from '../topics/topic-reason.ts';
import { byWorth, type Considered, candidatesFor, inOrder, topicByTopic } from './in-order.ts';
import type { Reader } from './reader.ts';
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

// A paper may belong to many topics; the surest say why it is here.
const REASONS = 2;
/** Picks at most `size` papers of some lists, each once however often it was listed. The order of the arguments' items does not matter. */
export function select(listings: readonly Listing[], size: number, reader: Reader = {}): Selection {
  const ranked = unique(listings.toSorted(byWorth));
  const muted = ranked.filter(({ paper }) => reader.muted?.has(paper.id));
  const shown = ranked.filter(({ paper }) => reader.shown?.has(paper.id) && !reader.muted?.has(paper.id));
  const left = new Set([...muted, ...shown].map(({ paper }) => paper.id));
  const candidates = candidatesFor(
    ranked.filter(({ paper }) => !left.has(paper.id)),
    reader,
  );
  const pool = reader.onlyTopics ? candidates.filter((each) => each.matches.length > 0) : candidates;
  const ordered = inOrder(pool, size, reader);
  const first = new Set(ordered.slice(0, size));
  const kept = keptFor(pool, size, reader);
  const reserved = withReserved(ordered, size, kept.papers);
  const picked = reader.order === 'by-topic' ? topicByTopic(reserved) : reserved;
  const placeOf = (each: Considered) => (first.has(each) ? 'upvotes' : 'reserved');
  return {
    picks: picked.map((each) => pickOf(each, ranked, each === kept.outside ? 'outside' : placeOf(each))),
    of: ranked.length,
    lists: new Set(ranked.map(({ day }) => day)).size,
    fromTopics: picked.filter((each) => each.matches.length > 0).length,
    muted: muted.length,
    shownBefore: shown.length,
  };
}

interface Kept {
  /** Most upvoted first. */
  readonly papers: readonly Considered[];
  readonly outside?: Considered | undefined;
}

/** The papers that places are kept for: the most upvoted, and the best of those that the reader's topics never reach; a paper that is both leaves its place to the next. */
function keptFor(candidates: readonly Considered[], size: number, reader: Reader): Kept {
  const { keepsTop, explores, reached, nearSaved, onlyTopics, order = 'for-us' } = reader;
  if (onlyTopics || order === 'upvotes' || order === 'newest') return { papers: [] };
  const upvoted = candidates.filter(({ upvotes = 0 }) => upvotes > 0);
  const isOutside = ({ paper: { id }, like }: Considered) =>
    reached?.has(id) === false && !like && !nearSaved?.unlike.has(id);
  // Where everything has room, nothing is kept out.
  const hasRoom = size >= FEWEST_TO_EXPLORE && candidates.length > size;
  const outside = explores && hasRoom ? upvoted.find(isOutside) : undefined;
  const others = upvoted.filter((each) => each !== outside);
  const top = keepsTop ? others.slice(0, placesOfTop(size, { hasOutside: outside !== undefined })) : [];
  return { papers: upvoted.filter((each) => each === outside || top.includes(each)), outside };
}

function pickOf(candidate: Considered, ranked: readonly Listing[], place: Ranked['kind']): Pick {
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
function rankOf({ paper, upvotes }: Considered, ranked: readonly Listing[], kind: Ranked['kind']): Reason[] {
  if (upvotes === undefined) return [];
  const rank = ranked.findIndex((listing) => listing.paper.id === paper.id) + 1;
  return [{ kind, rank, of: ranked.length }];
}

function unique(listings: readonly Listing[]): Listing[] {
  const seen = new Set<string>();
  return listings.filter(({ paper }) => !seen.has(paper.id) && seen.add(paper.id));
}
