import type { Part, Text } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { ROOT } from '../ids.ts';
import { isMentioned } from '../mention.ts';
import { markdownAddress, maskedLink } from './escape.ts';

/** What moments, commands and links may take of a message beside their text, in characters; what exceeds that is written in words. */
const ROOM = 400;
/** A character that Unicode gives to nobody stands for a part while a text is made safe. */
const HOLE = '\ufdd0';
const STYLES = { time: 't', day: 'D', 'day-and-time': 'f' } as const;

/** A text with a hole for each part that is more than words, which no words can forge, and those parts as Discord reads them. */
export function holed(text: Text): { text: string; made: readonly string[] } {
  const made: string[] = [];
  let words = '';
  let room = ROOM;
  for (const part of typeof text === 'string' ? [text] : text) {
    const own = typeof part === 'string' ? undefined : markupOf(part);
    if (own === undefined || own.length > room) {
      words += wordsOf(part).replaceAll(HOLE, '');
      continue;
    }
    // Of two spans that touch, Discord makes one.
    words += words.endsWith(HOLE) ? ` ${HOLE}` : HOLE;
    made.push(own);
    room -= own.length;
  }
  return { text: words, made };
}

/** Safe texts with the parts in their holes, in order. */
export function filled(texts: readonly string[], made: readonly string[]): string[] {
  const next = made.values();
  return texts.map((text) => text.replaceAll(HOLE, () => next.next().value ?? ''));
}

/** A part as Discord's people see it best; undefined where only its words are safe. */
function markupOf(part: Exclude<Part, string>): string | undefined {
  if (isMentioned(part)) return part.mention;
  if ('command' in part) {
    const typed = wordsOf(part);
    // Nothing in a span can be escaped, and a backtick ends it.
    return typed.includes('`') ? undefined : `\`${typed}\``;
  }
  if ('message' in part) {
    const link = isMessage(part.message) ? maskedLink(part.text, part.message) : undefined;
    // Bold keeps it apart: else a bracket that comes later, escaped or in a span, could end its words and begin another address.
    return link && `**${link}**`;
  }
  if ('page' in part) {
    const address = markdownAddress(trustedLink(part.page)?.href);
    return address && maskedLink(part.text, address);
  }
  return `<t:${Math.floor(part.at / 1000)}:${STYLES[part.show]}>`;
}

function wordsOf(part: Part): string {
  if (typeof part === 'string') return part;
  return oneLine('command' in part ? `/${ROOT} ${part.command}` : part.text);
}

function isMessage(address: string): boolean {
  return /^https:\/\/discord\.com\/channels\/(?:@me|\d{1,20})\/\d{1,20}\/\d{1,20}$/.test(address);
}
