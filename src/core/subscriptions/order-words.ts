import type { WordsRead } from '../commands/command.ts';
import type { Text } from '../document.ts';
import { UserError } from '../errors.ts';
import { namedIn } from '../text/named-in.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { nearlySaid } from '../time/nearly-said.ts';
import { parseTime } from '../time/time-of-day.ts';
import { parseWeekdays, saysDaysLeftOut, WEEKDAY_NAMES } from '../time/weekdays.ts';
import { parseZone } from '../time/zone.ts';
import { notYet } from './not-yet.ts';
import { type OrderPart, type PartsFound, partIn } from './order-parts.ts';
import { isSmall } from './small-words.ts';
import { withTimeOfDay } from './time-of-day-said.ts';

const LONGEST = 12;
const MOST_WORDS = 40;
// More of what is not understood than is quoted in the end.
const MOST_UNREAD = 6;

/** What is typed as the time of an order that ends it. */
export const OFF = 'off';
const ENDS =
  /^(?:(?:no|not|nope|ok|okay|sorry|actually|oh|all|everything|that|this) )*(?:off|stop|end|cancel|never|none|no more|unsubscribe)(?: (?:all|everything|that|this|sending|posting|digests?|papers?|completely|altogether))*$/i;

// A digest begins with the next time that it has.
const AT_ONCE =
  /(?<!\S)(?:(?:start(?:ing|s)?|begin(?:ning|s)?|from|as of)(?: from)? (?:tomorrow|today|now)|tomorrow|today)(?: on(?:wards?)?)?(?=[\s,.;]|$)/gi;

/**
 * The options of an order in plain words: "weekdays at 9am, Berlin". Small words are skipped. Throws a UserError that
 * names what cannot be read, and nothing else.
 */
export function readOrder(typed: readonly string[]): WordsRead {
  const words = wordsIn(typed.join(' '));
  // Nobody says in so many words when a digest is to come.
  if (words.length > MOST_WORDS) throw complaint(words.join(' '), {});
  const cannot = notYet(words);
  if (cannot) throw cannot;
  if (ENDS.test(plainWords(words))) return { options: { time: OFF }, left: [] };
  const { found, unread } = partsIn(words);
  if (unread.length === 0) return { options: withTimeOfDay(found, words), left: [] };
  const meant = words.map((word) => (unread.includes(word) ? (nearlySaid(word) ?? word) : word));
  if (meant.some((word, at) => word !== words[at])) return readOrder(meant);
  throw complaint(unread.join(' '), found);
}

/** The parts of an order, and the words that are none. */
function partsIn(words: readonly string[]): {
  readonly found: PartsFound;
  readonly unread: readonly string[];
} {
  const found: PartsFound = {};
  const unread: string[] = [];
  for (let at = 0; at < words.length && unread.length < MOST_UNREAD; ) {
    const read = isYear(words, at) ? undefined : longestPart(words, at);
    if (read) put(found, read.part);
    else if (!isSmall(words[at] ?? '')) unread.push(...namePartBefore(words, at), words[at] ?? '');
    at += read?.count ?? 1;
  }
  return { found, unread };
}

/** What begins a misspelt place: "New Zeland". */
function namePartBefore(words: readonly string[], at: number): readonly string[] {
  const before = words[at - 1] ?? '';
  if (!/^new$/i.test(before)) return [];
  try {
    parseZone(`${before} ${words[at]}`);
    return [];
  } catch (error) {
    return error instanceof UserError && looksLikePlace(error) ? [before] : [];
  }
}

/** The words that say something of an order, without their signs. */
function plainWords(words: readonly string[]): string {
  return words
    .filter((word) => !isSmall(word))
    .map((word) => word.replace(/[,.;:!]+$/, ''))
    .join(' ');
}

/** "Papers from 2024" are no papers at 20:24. */
function isYear(words: readonly string[], at: number): boolean {
  return (
    /^(?:19|20)\d\d$/.test(words[at] ?? '') && /^(?:from|of|in|since|papers?)$/i.test(words[at - 1] ?? '')
  );
}

function wordsIn(typed: string): string[] {
  return oneLine(typed.replace(/["“”„‟«»()]/g, ' ').replace(/,(?=\S)/g, ', '))
    .replace(/\b(?:tonight|tomorrow night)\b/gi, 'this evening')
    .replace(/\bfirst thing(?: in the morning)?\b/gi, 'in the morning')
    .replace(/\b(?:eod|end of (?:the )?day|after work)\b/gi, 'in the evening')
    .replace(/\b(?:around|about) (?=(?:lunch|noon|midday|midnight)\w*\b)/gi, '')
    .replace(AT_ONCE, ' ')
    .split(' ')
    .filter((word) => /[\p{L}\p{N}#@<&]/u.test(word) || word === '-' || word === '–');
}

/** The longest run of words from here that is a part of an order. */
function longestPart(words: readonly string[], at: number) {
  for (let count = Math.min(LONGEST, words.length - at); count > 0; count--) {
    const part = partIn(words.slice(at, at + count));
    if (part) return { part, count };
  }
  return undefined;
}

function put(found: PartsFound, more: PartsFound): void {
  for (const [part, value] of Object.entries(more) as [OrderPart, string][]) {
    if (found[part] !== undefined && part === 'time') throw twoTimes(found[part], value);
    const both = part === 'days' && found.days !== undefined ? daysOfBoth(found.days, value) : undefined;
    if (found[part] !== undefined && both === undefined) {
      throw new UserError(
        'option-twice',
        `"${clip(found[part])}" and "${clip(value)}" are both ${NOUNS[part]}: type one of them.`,
      );
    }
    found[part] = both ?? value;
  }
}

/** The weekdays of an order that are not left out by others said of it: "daily", and then "except sundays". Undefined where neither leaves any out, or none are left. */
function daysOfBoth(one: string, other: string): string | undefined {
  if (![one, other].some(saysDaysLeftOut)) return undefined;
  const days = parseWeekdays(one).filter((day) => parseWeekdays(other).includes(day));
  return days.length > 0 ? days.map((day) => WEEKDAY_NAMES[day - 1]).join(',') : undefined;
}

/** One digest comes once a day, and another beside it at another time. */
function twoTimes(first: string, second: string): UserError {
  return new UserError('option-twice', [
    `"${clip(first)}" and "${clip(second)}" are both times, and a digest has one: type one of them, or after `,
    { command: `subscribe ${clip(first)}` },
    ', for one more beside it, ',
    { command: `subscribe ${clip(second)} name:second` },
    '.',
  ]);
}

const NOUNS: Readonly<Record<OrderPart, string>> = {
  time: 'times',
  days: 'weekdays',
  kind: 'kinds of digest',
  size: 'numbers of papers',
  zone: 'places',
  'quiet-hours': 'quiet hours',
};

/** What cannot be read, and what it looks most like. */
function complaint(unread: string, found: PartsFound): UserError {
  const known = KNOWN.find(([said]) => said.test(unread))?.[1] ?? onTopic(unread);
  if (known) return new UserError('time-unknown', known);
  try {
    if (/^\d/.test(unread)) parseTime(unread);
    else if (!found.zone && /^[\p{L}\p{M}\s./_'’-]+$/u.test(unread)) parseZone(unread);
  } catch (error) {
    if (error instanceof UserError && (error.code === 'time-unknown' || looksLikePlace(error))) return error;
  }
  return new UserError('words-left-over', [
    `"${clip(unread)}" is no time, weekday or place that is known here: try `,
    { command: 'subscribe 09:00 Berlin mon-fri' },
    '.',
  ]);
}

// What has a meaning, and not enough of it.
const KNOWN: readonly (readonly [said: RegExp, says: Text])[] = [
  [
    /^half\b/i,
    '“Half 8” is 07:30 to some and 08:30 to others: type the time with its minutes, such as 07:30.',
  ],
  [
    /\b(?:later|earlier|sooner)\b/i,
    ['Name the time itself, not by how much it moves: type ', { command: 'subscribe 10:00' }, '.'],
  ],
  [
    /\b(?:fewer|less|more|shorter|longer|smaller|bigger)\b/i,
    ['How many papers come is a number, 25 at most: type ', { command: 'subscribe size:5' }, '.'],
  ],
  [
    /\b(?:quiet|dnd|disturb)\b/i,
    ['Quiet hours have a beginning and an end: type ', { command: 'subscribe quiet-hours:22-7' }, '.'],
  ],
];

const ON_TOPIC = /^(?:about|on|regarding|related to) (?<topic>\p{L}.{1,80})$/iu;

/** What papers are to be about is a topic, of which a digest has its own or those that are followed. */
function onTopic(unread: string): Text | undefined {
  const { topic } = namedIn(ON_TOPIC, unread);
  if (!topic) return undefined;
  const own = `subscribe topics:${/\s/.test(topic) ? `"${topic}"` : topic}`;
  return [
    'A digest with the papers of a topic and no others is ordered by ',
    { command: own },
    '; to have them first among others, type ',
    { command: `follow ${topic}` },
    '.',
  ];
}

function looksLikePlace(error: UserError): boolean {
  return error.message.includes('did you mean');
}

function clip(text: string): string {
  return clipWords(text, 40);
}
