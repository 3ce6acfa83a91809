import { html } from 'hono/html';
import { oneLine } from '#core/text/text.ts';

/** A piece of a page, in which everything that is no tag of ours is escaped. */
export type Markup = ReturnType<typeof html>;

export const NOTHING = html``;

/** Pieces one after the other. */
export function all(pieces: readonly (Markup | string)[]): Markup {
  return html`${pieces as Markup[]}`;
}

/** Plain text as it may be shown: one line without characters that nobody sees, which a bracket may not break out of. */
export function plain(text: string): string {
  return oneLine(text);
}
