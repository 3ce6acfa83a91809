import type { types } from '@slack/bolt';
import {
  type MessageLink,
  type PageLink,
  type Part,
  plainText,
  type Text,
  type Time,
} from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { trustedLink } from '#core/text/trusted-link.ts';
import { COMMAND } from '../ids.ts';
import { SHOWN, SLACK_LIMITS } from '../limits.ts';
import { clipEscaped, escapeMrkdwn, inert, mrkdwnElement, mrkdwnLink } from './escape.ts';

type Element = types.PlainTextElement | types.MrkdwnElement;
type Gap = '' | ' ' | '\n';

/** A word as a message holds it, what stands before it, and how many characters Slack counts it as. */
interface Word {
  readonly gap: Gap;
  readonly text: string;
  readonly weight: number;
}

/** Text in as many sections as it takes; it keeps its own line breaks. */
export function sections(text: Text): types.KnownBlock[] {
  return elements(text, SLACK_LIMITS.section).map((element) => ({ type: 'section', text: element }));
}

/** The same in small print. */
export function smallSections(text: Text): types.KnownBlock[] {
  return elements(text, SLACK_LIMITS.context).map((element) => ({ type: 'context', elements: [element] }));
}

/** Plain text, which can hold no markup; only where there are moments or links in it is it mrkdwn, and all else in that is inert. */
function elements(text: Text, size: number): Element[] {
  const parts = (typeof text === 'string' ? [text] : text).map(asShown);
  const marked = parts.some((part) => typeof part !== 'string');
  const write = marked ? inert : (word: string) => word;
  const words = parts.map((part) => (typeof part === 'string' ? wordsOf(part, write, size) : [part]));
  return pieces(closed(words.flat()), size).map((piece) =>
    marked ? mrkdwnElement(piece) : { type: 'plain_text', text: piece, emoji: false },
  );
}

/** A piece of a text as plain words, or as one that is written in Slack's own markup. */
function asShown(part: Part): string | Word {
  if (typeof part === 'string') return part;
  if ('command' in part) return commandOf(part.command);
  if ('page' in part) return pageOf(part);
  return 'message' in part ? linkTo(part) : momentOf(part);
}

/** A text where nothing but text can be shown, with its commands as they are typed here. */
export function inPlain(text: Text): string {
  const parts = typeof text === 'string' ? [text] : text;
  return parts
    .map((part) =>
      typeof part !== 'string' && 'command' in part ? `${COMMAND} ${part.command}` : plainText([part]),
    )
    .join('');
}

/** A command as it is typed here, in code, which a telephone copies with one touch; a very long one is words, which can be parted. */
function commandOf(command: string): string | Word {
  const line = oneLine(`${COMMAND} ${command}`);
  return line.length > SHOWN.command ? line : written(`\`${escapeMrkdwn(line.replaceAll('`', 'ˋ'))}\``);
}

const MESSAGE = /^https:\/\/(?:[\w-]+\.)+slack\.com\/archives\/[A-Z0-9]+\/p\d+$/;

/** A message of ours; what is no address of one stays plain. */
function linkTo({ message, text }: MessageLink): string | Word {
  return MESSAGE.test(message) ? written(`<${message}|${labelled(text)}>`) : message;
}

/** A page of a source; what is no trusted address stays plain. */
function pageOf({ page, text }: PageLink): string | Word {
  return trustedLink(page) ? written(mrkdwnLink(page, clipWords(text, SHOWN.fact))) : text;
}

/** The words of a text; an empty last one holds the space at its end. */
function wordsOf(text: string, write: (word: string) => string, size: number): Word[] {
  return [...text.matchAll(/(\s*)(\S*)/gu)].map(([, space = '', typed = '']) => {
    const word = clipEscaped(oneLine(typed), size);
    return { gap: gapOf(space), text: write(word), weight: escapeMrkdwn(word).length };
  });
}

/** A moment, which Slack shows by the reader's own clock; where it cannot, the text is shown. */
const FORMATS = {
  time: '{time}',
  day: '{date_short}',
  'day-and-time': '{date_short_pretty} at {time}',
} as const;

function momentOf({ at, show, text }: Time): Word {
  return written(`<!date^${Math.floor(at / 1000)}^${FORMATS[show]}|${labelled(text)}>`);
}

function written(markup: string): Word {
  return { gap: '', text: markup, weight: markup.length };
}

/** A text as it may stand after the bar of a link or a moment. */
function labelled(text: string): string {
  const label = inert(clipWords(oneLine(text), SHOWN.fact)).replaceAll('|', ' ');
  return label.trim() || '?';
}

/** Words without the empty ones, whose space goes before the next. */
function closed(words: readonly Word[]): Word[] {
  let open: Gap = '';
  return words.flatMap((word) => {
    const gap = open === '\n' || word.gap === '' ? open : word.gap;
    open = word.text ? '' : gap;
    return word.text ? [{ ...word, gap }] : [];
  });
}

/** Words in pieces of at most so many characters. */
function pieces(words: readonly Word[], size: number): string[] {
  const found: { text: string; weight: number }[] = [];
  for (const { gap, text, weight } of words) {
    const open = found.at(-1);
    const longer = open && { text: open.text + gap + text, weight: open.weight + gap.length + weight };
    if (longer && longer.weight <= size) found.splice(-1, 1, longer);
    else found.push({ text, weight });
  }
  return found.map(({ text }) => text);
}

function gapOf(space: string): Gap {
  if (space.includes('\n')) return '\n';
  return space ? ' ' : '';
}
