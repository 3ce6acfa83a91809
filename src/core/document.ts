import type { Day, Paper } from './paper.ts';

/** A stretch of plain text; `mark` where it is what the reader looked for. */
export interface Span {
  readonly text: string;
  readonly mark?: boolean;
}

/** Why a paper is shown. */
export type Reason =
  | { readonly kind: 'upvotes'; readonly rank: number; readonly of: number }
  /** A followed topic, and the sentence that speaks of it, where one does. */
  | { readonly kind: 'topic'; readonly topic: string; readonly sentence: readonly Span[] }
  /** It came onto the list of that day after the digest that it belonged to. */
  | { readonly kind: 'late'; readonly day: Day }
  /** What a search found in it, and where. */
  | { readonly kind: 'match'; readonly sentence: readonly Span[] };

/** What a reader may do next: a command in plain words, the same on every platform. */
export interface Action {
  readonly label: string;
  readonly command: string;
}

export type Block =
  /** A title line; `aside` is what stands at its right where there is room. */
  | { readonly kind: 'heading'; readonly text: string; readonly aside?: string }
  | { readonly kind: 'text'; readonly text: string }
  | {
      readonly kind: 'paper';
      /** Its place in the answer, from 1. */
      readonly number: number;
      readonly paper: Paper;
      /** The day of the list it is shown from, where it is shown from one. */
      readonly day?: Day;
      /** What it says, in a few sentences of plain text; a renderer shows two lines of it. */
      readonly gist: string;
      readonly reasons: readonly Reason[];
    }
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] };

/** What to say, platform-neutral and in plain text; `summary` is one line for notifications and screen readers. */
export interface Document {
  readonly summary: string;
  readonly blocks: readonly Block[];
}
