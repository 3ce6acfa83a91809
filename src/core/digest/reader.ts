import type { Reason } from '../document.ts';
import type { TopicMatch } from '../topics/matcher.ts';

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

export type SavedReason = Extract<Reason, { kind: 'saved' }>;

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
