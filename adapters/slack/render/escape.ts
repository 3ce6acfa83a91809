import type { types } from '@slack/bolt';
import { clipWords, oneLine } from '#core/text/text.ts';
import { SLACK_LIMITS } from '../limits.ts';

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** The one place where text is escaped: without `<` nothing in it can be a mention, a link or a command. */
export function escapeMrkdwn(text: string): string {
  return text.replace(/[&<>]/g, (sign) => ESCAPES[sign] ?? sign);
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

const HOSTS =
  /^(?:[\w-]+\.)*(?:huggingface\.co|hf\.co|arxiv\.org|alphaxiv\.org|doi\.org|openreview\.net|aclanthology\.org|github\.com|github\.io)$/;
const IMAGE_HOSTS = /^(?:[\w-]+\.)*(?:huggingface\.co|hf\.co)$/;

/** An address that may be linked, as it may stand between `<` and `|`; undefined for any other. */
export function trustedAddress(url: string | undefined): string | undefined {
  const parsed = parse(url);
  const safe = parsed && HOSTS.test(parsed.hostname) && /^https?:$/.test(parsed.protocol);
  const href = safe ? escapeMrkdwn(parsed.href.replaceAll('|', '%7C')) : '';
  return href && href.length <= SLACK_LIMITS.url ? href : undefined;
}

/** An address that Slack may load a picture from; undefined for any other. */
export function imageAddress(url: string | undefined): string | undefined {
  const parsed = parse(url);
  const safe = parsed?.protocol === 'https:' && IMAGE_HOSTS.test(parsed.hostname);
  return safe && parsed.href.length <= SLACK_LIMITS.url ? parsed.href : undefined;
}

function parse(url: string | undefined): URL | undefined {
  const parsed = url ? URL.parse(url) : undefined;
  return parsed && !parsed.username && !parsed.password && !parsed.port ? parsed : undefined;
}

/** A text as a link where the address may be linked. */
export function mrkdwnLink(url: string | undefined, text: string): string {
  const href = trustedAddress(url);
  return href ? `<${href}|${inert(text)}>` : inert(text);
}
