import type { APIAttachment, APIInteraction, APIMessageTopLevelComponent } from 'discord.js';
import type { Intent } from '#core/commands/intent.ts';
import type { UserError } from '#core/errors.ts';
import type { Change } from '../../shared/conversation/change.ts';
import { isDirectTalk } from '../context.ts';

/** What someone asks for: a command, one behind an address, a change and what is shown after it, a message for everyone, or something that cannot be. */
export type Task =
  /** Of what is `typed` the fields are read as people type them. */
  | {
      readonly kind: 'run';
      readonly intent: Intent;
      readonly typed?: boolean;
      /** A file that came with it. */
      readonly attached?: APIAttachment | undefined;
    }
  /** `action` is done with the paper that the intent at the address is about. */
  | { readonly kind: 'press'; readonly address: string; readonly action?: string }
  | {
      readonly kind: 'change';
      readonly change: Change;
      /** The custom id of a button that asks once more, with what was typed. */
      readonly again?: string | undefined;
    }
  /** What is known of the papers of a message, by their arXiv ids. */
  | { readonly kind: 'papers'; readonly papers: readonly string[] }
  /** A digest of another channel of the server is ended: the one of a name, or the first. */
  | { readonly kind: 'end'; readonly channel: string; readonly name?: string }
  /** `answer` is alike for every press of it. */
  | {
      readonly kind: 'share';
      readonly components: readonly APIMessageTopLevelComponent[];
      readonly answer: string;
    }
  /** The message that was pressed is deleted, as somebody shared it. */
  | { readonly kind: 'back'; readonly sharer: string }
  | { readonly kind: 'impossible'; readonly why: UserError };

/** A task, and where its answer goes: to the asker alone, to everyone, or in the place of the message that was pressed. */
export interface Decoded {
  readonly task: Task;
  readonly to: 'asker' | 'everyone' | 'place';
}

/** Where an answer of its own goes. In the bot's direct messages nobody else is there, and what is private would be gone after a restart of the app. */
export function apartFor(interaction: APIInteraction): 'asker' | 'everyone' {
  return isDirectTalk(interaction) ? 'everyone' : 'asker';
}
