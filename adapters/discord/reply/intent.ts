import type { APIInteraction, APIMessageTopLevelComponent } from 'discord.js';
import type { UserError } from '#core/errors.ts';
import { isDirectTalk } from '../context.ts';

export type Fields = Readonly<Record<string, string | number | boolean>>;

/** What someone asks for: a command with typed fields, a command in words, settings or a command and what is shown after them, the panel of settings, a message for everyone, or something that cannot be. */
export type Intent =
  | { readonly kind: 'fields'; readonly name: string; readonly fields: Fields }
  /** `verb` takes the place of the command's name. */
  | { readonly kind: 'words'; readonly command: string; readonly verb?: string }
  | {
      readonly kind: 'set';
      readonly name: string;
      readonly fields: Fields;
      readonly shows: string;
      /** The custom id of a button that asks once more, with what was typed. */
      readonly again?: string;
    }
  /** A command that changes something, and what is shown after it. */
  | { readonly kind: 'act'; readonly command: string; readonly shows: string }
  | { readonly kind: 'panel' }
  | { readonly kind: 'share'; readonly components: readonly APIMessageTopLevelComponent[] }
  | { readonly kind: 'impossible'; readonly why: UserError };

/** An intent, and where its answer goes: to the asker alone, to everyone, or in the place of the message that was pressed. */
export interface Decoded {
  readonly intent: Intent;
  readonly to: 'asker' | 'everyone' | 'place';
}

/** Where an answer of its own goes. In the bot's direct messages nobody else is there, and what is private would be gone after a restart of the app. */
export function apartFor(interaction: APIInteraction): 'asker' | 'everyone' {
  return isDirectTalk(interaction) ? 'everyone' : 'asker';
}
