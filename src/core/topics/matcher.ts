import type { Scope } from '../commands/scope.ts';
import type { Span } from '../document.ts';
import type { Paper } from '../paper.ts';
import { type Follow, Level, type Topic } from './topic.ts';

/** A paper that belongs to a topic. */
export interface TopicMatch {
  readonly topic: Topic;
  readonly paper: Paper;
  /** Comparable across topics; larger is surer. */
  readonly score: number;
  /** The strictest level that the score reaches. */
  readonly level: Level;
  /** The sentence of the abstract that speaks most of the topic, its words marked; empty where only the title does. */
  readonly sentence: () => readonly Span[];
  /** How much a stem of the topic says of it, all of them together 1, where the archive tells; undefined for any other. */
  readonly weightOf?: (stem: string) => number | undefined;
  /** Whose topic it is, where that is known: a channel's, the reader's own, or one digest's alone. */
  readonly of?: Scope | 'digest';
}

/** Whether a match is as sure as a level wants. */
export function reaches(match: Pick<TopicMatch, 'level'>, level: Level): boolean {
  return Level.options.indexOf(match.level) >= Level.options.indexOf(level);
}

/** How sure the surest of some matches is of each paper, by id. */
export function surenessOf(matches: readonly TopicMatch[]): ReadonlyMap<string, number> {
  const sureness = new Map<string, number>();
  for (const { paper, score } of matches)
    sureness.set(paper.id, Math.max(score, sureness.get(paper.id) ?? Number.NEGATIVE_INFINITY));
  return sureness;
}

/** What matching needs to know of a follow. */
export type Followed = Pick<Follow, 'topic' | 'level'>;

/** Decides which papers belong to which topics. */
export interface Matcher {
  /** Makes topics ready to be matched, those that are not: in a few moments for one, in seconds for hundreds, beside everything else. */
  prepare(topics: readonly Topic[]): Promise<void>;
  /** Every pair of a paper and a follow that it reaches the level of. A topic that is not prepared holds everything up. */
  match(follows: readonly Followed[], papers: readonly Paper[]): readonly TopicMatch[];
}
