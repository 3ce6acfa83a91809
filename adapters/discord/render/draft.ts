import type {
  APIActionRowComponent,
  APIComponentInContainer,
  APIComponentInMessageActionRow,
} from 'discord.js';
import type { PaperBlock } from '#core/document.ts';
import type { Clickable } from '../custom-id.ts';
import type { Button } from './paper-actions.ts';

export type ButtonRow = APIActionRowComponent<APIComponentInMessageActionRow>;

/** A file as it is uploaded with a message. */
export interface TextFile {
  readonly name: string;
  readonly text: string;
}

/** Something that stays together on one page. */
export interface MessagePart {
  readonly component: APIComponentInContainer;
  readonly paper?: PaperBlock;
  /** Whether it is the heading of what stands below it, and stays with that. */
  readonly heads?: boolean;
  readonly handles?: readonly Clickable[];
  readonly file?: TextFile;
}

/** A row whose custom ids depend on what else is on its page. */
export interface LateRow {
  /** Components, the row itself counted. */
  readonly size: number;
  make(next: () => number): ButtonRow;
}

/** A draft: what is pressed has no custom id yet. */
export type Draft = MessagePart | LateRow | { readonly buttons: readonly Button[] };
