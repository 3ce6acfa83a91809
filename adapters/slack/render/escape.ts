import type { types } from '@slack/bolt';
import { clipWords, oneLine } from '#core/text/text.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { SLACK_LIMITS } from '../limits.ts';

// Most texts have none of them, and to see that is much faster.
const ESCAPED = /[&<>]/;
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The one place where text is escaped: without `<` nothing in it can be a mention, a link or a command. */
export function escapeMrkdwn(text: string): string {
  return ESCAPED.test(text) ? text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign) : text;
}

// Slack has no escape for these, so that look-alikes stand for those that could format something.
const EMPHASIS = /[*`]|(?<![\p{L}\p{N}])[_~]|[_~](?![\p{L}\p{N}])/gu;
const ALIKE: Readonly<Record<string, string>> = { '*': '∗', '`': 'ˋ', _: 'ˍ', '~': '∼' };

/** Text as it may stand in a mrkdwn object: one line that says what it says and does nothing. */
export function inert(text: string): string {
  return escapeMrkdwn(oneLine(text).replace(EMPHASIS, (sign) => ALIKE[sign] ?? sign));
}

/** At most so many characters once it is escaped; what is longer ends in "…" after a whole word. */
export function clipEscaped(text: string, size: number): string {
  let room = size;
  let cut = clipWords(text, room);
  while (escapeMrkdwn(cut).length > size) {
    room -= Math.max(1, Math.ceil((escapeMrkdwn(cut).length - size) / 5));
    cut = clipWords(text, room);
  }
  return cut;
}

/** A text without markup, on one line. */
export function plainElement(text: string, size: number): types.PlainTextElement {
  return { type: 'plain_text', text: clipEscaped(oneLine(text), size), emoji: false };
}

/** Our own markup around inert text; Slack adds no links of its own. */
export function mrkdwnElement(text: string): types.MrkdwnElement {
  return { type: 'mrkdwn', text, verbatim: true };
}

/** A trusted address as it may stand between `<` and `|`; undefined where there is none, or where it is too long. */
export function mrkdwnAddress(href: string | undefined): string | undefined {
  const address = escapeMrkdwn((href ?? '').replaceAll('|', '%7C'));
  return address && address.length <= SLACK_LIMITS.url ? address : undefined;
}

/** A text as a link where the address may be linked. */
export function mrkdwnLink(url: string | undefined, text: string): string {
  const href = mrkdwnAddress(trustedLink(url)?.href);
  return href ? `<${href}|${inert(text)}>` : inert(text);
}
