import { byUpvotes, type Listing, type Paper } from '../paper.ts';
import type { TopicMatch } from '../topics/matcher.ts';
import type { Reader, SavedReason } from './reader.ts';

// How much nearer than a stranger a paper is that a topic is as sure of as of any other: a miss is a little unsure, not a stranger.
const REACHED = 2;

/** A listed paper with all that it may be picked for. */
export interface Considered extends Listing {
  /** Its matches, surest first. */
  readonly matches: readonly TopicMatch[];
  /** The liked paper that it is near to. */
  readonly like?: SavedReason | undefined;
  /** What likeness to saved papers adds to its sureness. */
  readonly worth: number;
  /** How near a topic's and saved papers bring it, where it is not picked for a topic. */
  readonly nearness: number;
}

/** Listed papers with what a reader's topics and saved papers say of it. */
export function candidatesFor(
  listings: readonly Listing[],
  { matches = [], nearSaved, reached }: Reader,
): Considered[] {
  const byPaper = Map.groupBy(matches, ({ paper }) => paper.id);
  return listings.map((listing) => {
    const { id } = listing.paper;
    const worth = nearSaved?.worth.get(id) ?? 0;
    const sure = reached?.get(id);
    return {
      ...listing,
      matches: (byPaper.get(id) ?? []).toSorted(bySureness),
      like: nearSaved?.like.get(id),
      worth,
      nearness: worth + (sure === undefined ? 0 : REACHED + sure),
    };
  });
}

/** All of them in the reader's order, for a digest of that size. */
export function inOrder(
  candidates: readonly Considered[],
  size: number,
  { order = 'for-us', nearSaved }: Reader,
): readonly Considered[] {
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
      const isUnlike = ({ paper }: Considered) => nearSaved?.unlike.has(paper.id) === true;
      return [...ahead, ...others.filter((each) => !isUnlike(each)), ...others.filter(isUnlike)];
    }
    default:
      return order satisfies never;
  }
}

/** The papers of followed topics, surest first; where several topics have some, one gets half of the digest at most. */
function topicsFirst(candidates: readonly Considered[], size: number): Considered[] {
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
export function topicByTopic(picked: readonly Considered[]): Considered[] {
  const groups = Map.groupBy(picked, topicOf);
  const others = groups.get('') ?? [];
  return [...[...groups].flatMap(([topic, papers]) => (topic ? papers : [])), ...others];
}

/** By upvotes; those that count alike, or are not counted, as their list has them. */
export function byWorth(a: Listing, b: Listing): number {
  return (
    byUpvotes(a, b) || a.rank - b.rank || b.day.localeCompare(a.day) || a.paper.id.localeCompare(b.paper.id)
  );
}

function bySureness(a: TopicMatch, b: TopicMatch): number {
  return b.score - a.score || a.topic.key.localeCompare(b.topic.key);
}

function sureness({ matches, worth }: Considered): number {
  return (matches[0]?.score ?? Number.NEGATIVE_INFINITY) + worth;
}

/** Of a topic's papers and of those that are only near to one or to saved ones, on one scale. */
function nearnessOf(candidate: Considered): number {
  return candidate.matches.length > 0 ? REACHED + sureness(candidate) : candidate.nearness;
}

function topicOf({ matches }: Considered): string {
  return matches[0]?.topic.key ?? '';
}

function newest({ published }: Paper): string {
  return published ?? '';
}
