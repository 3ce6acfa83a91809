import { oneLine } from '#core/text/text.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { DISCORD_LIMITS } from '../limits.ts';

// Discord shows a backslash before punctuation as that punctuation alone.
const MARKUP = /[\\*_~`|[\]<>@]/g;
// An address, an emoji or a time; a colon before a space is left as it is.
const COLON = /:(?=[\p{L}\p{N}/+-])/gu;
const LINE_START = /^(?:[#+-]|\d+(?=\.(?:\s|$)))/;

/** A text as one line that Discord shows character by character: no markup, no mention, no link, no emoji code. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(MARKUP, '\\$&')
    .replace(COLON, '\\:')
    .replace(LINE_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

const BREAKING = /[()*|~`<>\\]/g;

/** A trusted address as it may stand in a link; undefined where there is none, or where it is too long. */
export function markdownAddress(href: string | undefined): string | undefined {
  const address =
    href?.replace(BREAKING, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`) ?? '';
  return /^[\x21-\x7e]+$/.test(address) && address.length <= DISCORD_LIMITS.link ? address : undefined;
}

/** A text, escaped, as a link where its address is trusted. */
export function markdownLink(text: string, url: string | undefined): string {
  const address = markdownAddress(trustedLink(url)?.href);
  return (address && maskedLink(text, address)) ?? escapeMarkdown(text);
}

// In the words of a link, Discord takes an escaped bracket for a bracket: a pair is part of the words, and one that is alone, or
// opens what an address could follow, might end the link and begin another.
const LONE = /\[[^[\]]+\](?!\()|[[\]]/g;
const LOOKALIKE: Readonly<Record<string, string>> = { '[': '(', ']': ')' };

/** A text, escaped, as a link to an address that nothing in can end; undefined where there is nothing to click. */
export function maskedLink(text: string, address: string): string | undefined {
  const words = escapeMarkdown(text.replace(LONE, (pair) => LOOKALIKE[pair] ?? pair));
  return words ? `[${words}](${address})` : undefined;
}

/** Each line of an escaped text in small grey letters. */
export function smallText(text: string): string {
  return `-# ${text}`;
}
