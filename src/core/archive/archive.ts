import type { Temporal } from 'temporal-polyfill';
import type { Span } from '../document.ts';
import type { Day, Listing, Paper } from '../paper.ts';
import type { Embedder, Meaning } from '../search/embedder.ts';
import type { NameKind } from '../search/names.ts';
import type { Query, Sort } from '../search/query.ts';
import type { Followed, Matcher, TopicMatch } from '../topics/matcher.ts';

/** How a source's list of a day is stored. */
export interface ListRead {
  readonly at: Temporal.Instant;
  readonly papers: number;
  /** Since when every answer was empty, where nothing is on it. */
  readonly emptySince?: Temporal.Instant;
}

/** What an ingest changed. */
export interface Stored {
  readonly added: number;
  readonly updated: number;
}

/** `on` keeps to the papers on the lists of one day that have all of the words; with `meaning`, papers are also found by their vectors. */
export interface SearchOptions {
  readonly sort: Sort;
  readonly limit: number;
  readonly offset: number;
  readonly on?: Day;
  readonly meaning?: Meaning | undefined;
}

export interface Found {
  readonly paper: Paper;
  /** The newest list it was on, where it was on one. */
  readonly day?: Day;
}

/** A paper that a search found. */
export interface SearchHit extends Found {
  /** How well it answers; comparable within one answer. */
  readonly score: number;
  /** The sentence that says most of what was searched, its words marked; empty where only the title does. */
  readonly sentence: () => readonly Span[];
}

/** A page of what a search found. */
export interface SearchAnswer {
  readonly found: readonly SearchHit[];
  /** How many papers can be paged through, 100 at most. */
  readonly total: number;
  /** Whether there are more than `total`, which nobody counts. */
  readonly more: boolean;
  /** How many papers have every word, `total` at most, whichever of them come first. */
  readonly withAll: number;
  /** What was searched beside the words typed: what an acronym stands for, the likely spelling of a word. */
  readonly added: readonly string[];
}

/** What is known of a word: how many papers have it, how it may be spelled otherwise, and what it stands for, or the short form of several. */
export interface WordHint {
  readonly word: string;
  readonly papers: number;
  /** Words that are in many more papers, likeliest first. */
  readonly alike: readonly string[];
  readonly also: readonly string[];
}

/** A paper near another one in content. */
export interface Similar {
  readonly found: Found;
  /** The most distinctive words that both have, best first. */
  readonly shared: readonly string[];
}

/** How near a paper is to what somebody likes and to what they do not. */
export interface Near {
  readonly paper: Paper;
  /** How near it is to the nearest few of what is liked; comparable between papers and readers, larger is nearer. */
  readonly score: number;
  /** The same for what is liked now: where much is, each liked paper counts less the more newer ones there are. */
  readonly lately: number;
  /** The liked paper that it is nearest to, where any is liked. */
  readonly to?: Paper | undefined;
  /** How near it is to something that is not liked, where that is nearer than anything liked; else 0. */
  readonly against: number;
}

/** Every paper seen, on disk and searchable: public data that can be rebuilt. What writes into it is done beside everything else. Errors of the file are SetupErrors. */
export interface Archive extends Matcher {
  /** Stores a day's list as it is now, papers and places, in one transaction; the same list again changes nothing. One that was `recorded` some time ago fills gaps alone: what the source has told since stays. */
  putList(list: {
    source: string;
    day: Day;
    papers: readonly Paper[];
    at: Temporal.Instant;
    recorded?: boolean;
  }): Promise<Stored>;
  /** Stores papers that came without a list: numbers and texts that changed are updated, a known text is never emptied. */
  putPapers(papers: readonly Paper[]): Promise<Stored>;
  /** The lists of a range of days, both included, each day in its order. */
  listings(from: Day, to: Day): readonly Listing[];
  /** When a source's list of a day was last read, and how many papers are on it; undefined where it never was. */
  listRead(source: string, day: Day): ListRead | undefined;
  /** The newest day with a paper on its list. */
  newestDay(): Day | undefined;
  paper(id: string): Found | undefined;
  /** A page of what answers a query, best first: papers with some of its words too; conditions alone are listed by date. */
  search(query: Query, options: SearchOptions): SearchAnswer;
  /** How many papers have a word; undefined of what is no single word that says something. */
  papersWith(word: string): number | undefined;
  /** How many papers have some words one behind the other, in either spelling, by their stems; counted up to `most`, where finding them all may take long. */
  papersWriting(words: string, most: number): number;
  /** What is known of the words of a text that say something. */
  hints(text: string): readonly WordHint[];
  /** The name of a stored author or organisation that has just the typed words, in any order; undefined where there is none. */
  named(kind: NameKind, typed: string): string | undefined;
  /** Whether the name of a stored author or organisation has all of the typed words, in any order; an author's also by an initial. */
  isOfName(kind: NameKind, typed: string): boolean;
  /** Stored names that begin as what was typed, those with most papers first. */
  namesBegun(kind: NameKind, typed: string, most: number): readonly string[];
  /** What may be meant by a name that nobody stored has, as it was typed but for one slip in one of its words; those with most papers first. */
  namesLike(kind: NameKind, typed: string, most: number): readonly string[];
  /** The papers nearest in content to one that is stored, nearest first; none where it is not. */
  similar(id: string, limit: number): readonly Similar[];
  /** How near each of some papers is to what somebody likes, the newest first, and to what they do not: nearest first; none where nothing is known of either. */
  near(liked: readonly Paper[], among: readonly Paper[], disliked?: readonly Paper[]): readonly Near[];
  /** Every match of many follows among many papers: prepares topics that are not, and lets others have their turn all the time. */
  matchMany(follows: readonly Followed[], papers: readonly Paper[]): Promise<readonly TopicMatch[]>;
  /** Learns from the papers what makes search and matching good, where they have grown since; half a minute for 40,000 papers, beside everything else. */
  learn(): Promise<void>;
  /** How many papers have no vector by a model. */
  lackingVectors(model: string): number;
  /** Gives the next few papers without a vector by this embedder one, the newest first; how many got one, 0 when none is left. */
  embedSome(embedder: Embedder): Promise<number>;
  size(): { papers: number; days: number };
  /** Ends what is going on; it begins anew the next time. */
  close(): Promise<void>;
}
