import type { Intent } from './commands/intent.ts';
import type { Day, Paper } from './paper.ts';
import type { Notified } from './subscriptions/mention.ts';

/** A stretch of plain text; `mark` where it is what the reader looked for. */
export interface Span {
  readonly text: string;
  readonly mark?: boolean;
}

/** A moment, which a platform shows by its reader's own clock where it can; `text` says it with its zone. */
export interface Time {
  /** Epoch milliseconds. */
  readonly at: number;
  /** Which of it is shown. */
  readonly show: 'time' | 'day' | 'day-and-time';
  readonly text: string;
}

/** A command as it is typed in a terminal; a chat puts before it what it wants to see there. */
export interface Typed {
  readonly command: string;
}

/** A message of ours on the platform where this is shown, by its address there. */
export interface MessageLink {
  readonly message: string;
  readonly text: string;
}

/** A page on which a source shows what is told here, by its https address. */
export interface PageLink {
  readonly page: string;
  readonly text: string;
}

/** A piece of a text. */
export type Part = string | Time | Typed | MessageLink | PageLink;

/** Plain text, with moments, commands, messages and pages in it. */
export type Text = string | readonly Part[];

/** The text as it reads where nothing but text can be shown. */
export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.map(plainPart).join('');
}

function plainPart(part: Part): string {
  if (typeof part === 'string') return part;
  if ('command' in part) return part.command;
  if ('page' in part) return `${part.text}: ${part.page.replace(/^https:\/\//, '')}`;
  return 'message' in part ? part.message : part.text;
}

/** Texts in a row, with a separator between them. */
export function joined(texts: readonly Text[], separator: string): readonly Part[] {
  return texts.flatMap((text, at) => {
    const parts = typeof text === 'string' ? [text] : text;
    return at === 0 ? parts : [separator, ...parts];
  });
}

/** Why a paper is shown. */
export type Reason =
  | { readonly kind: 'upvotes'; readonly rank: number; readonly of: number }
  /** It is among the most upvoted, for which a place is kept whatever the reader's topics. */
  | { readonly kind: 'reserved'; readonly rank: number; readonly of: number }
  /** It is the most upvoted of those that no topic of the reader reaches, for which a place is kept. */
  | { readonly kind: 'outside'; readonly rank: number; readonly of: number }
  /** A topic, whose it is, and the sentence that speaks of it; where none does, our own words on what else in the paper does. */
  | {
      readonly kind: 'topic';
      readonly topic: string;
      /** The reader's own where it is left out. */
      readonly of?: 'channel' | 'digest';
      readonly sentence: readonly Span[];
      readonly note?: readonly Span[];
    }
  /** It came onto the list of that day after the digest that it belonged to. */
  | { readonly kind: 'late'; readonly day: Day }
  /** It is near a paper that the reader has saved; or has asked for more like, or that people in the channel have. */
  | { readonly kind: 'saved'; readonly title: string; readonly by?: 'press' | 'channel' }
  /** What a search found in it, and where. */
  | { readonly kind: 'match'; readonly sentence: readonly Span[] };

/** What a reader may do next, the same on every platform. */
export interface Action extends Intent {
  readonly label: string;
}

/** Something that can be set: one of some choices, or free text where there are none. */
export interface Field {
  /** The option of the form's command that takes the value. */
  readonly name: string;
  readonly label: string;
  /** As it is set now. */
  readonly value: string;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** How the value reads, where it is not read as it is typed. */
  readonly shown?: string;
  /** What free text names, for chats that can offer these: a channel, or people of the workspace. */
  readonly takes?: 'channel' | 'people';
}

export type Block =
  /** A title line; `aside` is what stands at its right where there is room. */
  | { readonly kind: 'heading'; readonly text: string; readonly aside?: string }
  | {
      readonly kind: 'text';
      readonly text: Text;
      /** The topic that it is a line about, where it is one of a list of what is followed and muted. */
      readonly listed?: {
        readonly as: 'followed' | 'muted';
        readonly topic: string;
        /** Whether its papers ring at once. */
        readonly rings?: boolean;
      };
    }
  | {
      readonly kind: 'paper';
      /** Its place in the answer, from 1. */
      readonly number: number;
      readonly paper: Paper;
      /** The day of the list it is shown from, where it is shown from one. */
      readonly day?: Day;
      /** What it says, in a sentence or two of plain text; a renderer shows it whole where there is room. */
      readonly gist: string;
      readonly reasons: readonly Reason[];
      /** Whether everything that it leads to is shown; who wrote it then stands in a text of its own. */
      readonly whole?: boolean;
    }
  | {
      readonly kind: 'note';
      readonly text: Text;
      /** How many lines of a list are on its further pages, where it says so. */
      readonly further?: number;
    }
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  /** Settings that can be changed at once: its command is given a field's name and value as one option more; after that, what `shows` answers is shown anew. */
  | ({
      readonly kind: 'form';
      readonly shows: Intent;
      /** Whether what is changed here is made where it is not there; else it was there, and somebody may have ended it meanwhile. */
      readonly orders?: true;
      /** What a change here does, where the fields do not tell. */
      readonly about?: string;
      readonly fields: readonly Field[];
      /** Commands that change the same; after them, too, what `shows` answers is shown anew. */
      readonly actions: readonly Action[];
    } & Intent)
  /** A text file to keep. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string };

/** What to say, platform-neutral and in plain text; `summary` is one line for notifications and screen readers. */
export interface Document {
  readonly summary: string;
  readonly blocks: readonly Block[];
  /** What its papers are to the reader, where they are not those that everybody is shown: picked for the channel together, for the reader alone, or saved. */
  readonly papers?: 'ours' | 'mine' | 'saved';
  /** Whether each day is to have a thread of its own, with the papers in it where people are used to that. */
  readonly thread?: 'day';
  /** Whom its first message notifies; nobody where it is left out, whatever its texts say. */
  readonly mention?: Notified;
}

export type PaperBlock = Extract<Block, { kind: 'paper' }>;
