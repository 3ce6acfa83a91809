import { unlessRefused } from '../errors.ts';
import { namedIn } from '../text/named-in.ts';
import { parseQuietHours } from '../time/quiet-hours.ts';
import { parseTime } from '../time/time-of-day.ts';
import { parseWeekdays, WEEKDAY_NAMES } from '../time/weekdays.ts';
import { isContinent, zonesFor } from '../time/zone.ts';
import { isSmall } from './small-words.ts';

/** What an order in plain words may say, by the options of the command that orders. */
export type OrderPart = 'time' | 'days' | 'kind' | 'size' | 'zone' | 'quiet-hours';

export type PartsFound = Partial<Record<OrderPart, string>>;

const OFFSET = /^(?:utc|gmt)?[+−-]\d/i;
const KIND =
  /^(?:the )?(?:(?:top )?(?:of )?(?:the |each |every |once an? |once per |once every |per )?(?<period>week|month)|(?<ly>week|month)ly)(?: on)?$/i;
const TOPICS = /^(?:only )?(?:my |our |the )?(?:followed )?topics(?: only)?$/i;
const QUIET =
  /^(?:with )?(?:quiet[- ]?(?:hours?|times?)|quiet|(?:do not|don['’]t) disturb|dnd|(?:nothing|silent|never|no (?:digests?|papers?|messages?|posts?))(?= (?:from|between) ))[ :=]*(?:are |is |from |between )?(?<hours>.+)$/i;
const NO_QUIET =
  /^(?:no(?: more)?|without|remove|clear|cancel|drop|delete|end|stop|disable|turn off|switch off)(?: the| my| our| any)? quiet[- ]?(?:hours?|times?)$/i;
const OF_MONTH =
  /^(?:on )?(?:the )?first (?<days>.+?) (?:(?:of|in) (?:each|every|the|a) month|monthly)$|^(?:monthly|each month|every month),?(?: on)?(?: the)? first (?<behind>.+)$/i;
const FIRST_OF_MONTH =
  /^(?:on )?(?:the )?(?:first|1st)(?: day)? (?:of (?:each|every|the|a) month|monthly|(?:each|every) month)$|^(?:monthly|each month|every month|(?:once )?(?:a|per) month),?(?: on)?(?: the)? (?:first|1st)(?: day)?$|^(?:on )?(?:every|each) 1st$/i;
const END_OF_WEEK = /^(?:(?:on|at) )?(?:the )?end of (?:each|every|the) week$/i;
const SIZE =
  /^(?:(?:up to|at most|only|top|max|maximum|most|limit|size)[ :=]*)?(?<count>\d{1,3}) ?(?:papers?|articles?)(?: (?:a|per|each|every) day)?(?: at most| max)?$|^(?:limit|max|maximum|count|top|at most|up to)[ :=]*(?<bare>\d{1,3})$/i;

// No part of an order takes so many letters, and what is looked for at its end costs more the longer it is.
const LONGEST = 120;

/** The part of an order that words are as a whole; undefined where they are none. */
export function partIn(words: readonly string[]): PartsFound | undefined {
  if (words.reduce((letters, word) => letters + word.length, 0) > LONGEST) return undefined;
  const text = words.join(' ').replace(/[,;.!]+$/, (end) => (/[ap]\.m\.$/i.test(words.join(' ')) ? end : ''));
  const size = SIZE.exec(text)?.groups;
  if (size) return { size: size.count ?? size.bare ?? '' };
  const hours = namedIn(QUIET, text).hours;
  if (NO_QUIET.test(text)) return { 'quiet-hours': 'off' };
  if (hours && reads(parseQuietHours, hours)) return { 'quiet-hours': hours };
  if (reads(parseTime, text)) return { time: plainest(parseTime, text) };
  if (TOPICS.test(text)) return { kind: 'topics' };
  const kind = KIND.exec(text)?.groups;
  if (kind) return { kind: (kind.period ?? kind.ly ?? '').toLowerCase() };
  if (!isPronoun(words) && reads(parseWeekdays, text)) return { days: daysIn(text) };
  return monthly(text) ?? placeIn(text, words);
}

/** A text without the words before it that make no difference: "at 8" is "8", "every monday" is "monday". */
function plainest(parse: (typed: string) => unknown, text: string): string {
  const words = text.split(' ');
  const meant = String(parse(text));
  const ends = words.map((_, at) => words.slice(at).join(' '));
  return ends.findLast((end) => reads(parse, end) && String(parse(end)) === meant) ?? text;
}

/** "Every morning" is daily. */
function daysIn(text: string): string {
  return parseWeekdays(text).length === WEEKDAY_NAMES.length ? 'daily' : plainest(parseWeekdays, text);
}

/** "the first Monday of each month", and the end of a week is its Friday. */
function monthly(text: string): PartsFound | undefined {
  if (FIRST_OF_MONTH.test(text)) return { kind: 'month', days: 'daily' };
  if (END_OF_WEEK.test(text)) return { kind: 'week', days: 'friday' };
  const { behind, days: first = behind } = namedIn(OF_MONTH, text);
  const said = first?.replace(/ or /g, ' and ');
  const days = said === 'day' ? 'daily' : said;
  return days && reads(parseWeekdays, days) ? { kind: 'month', days: daysIn(days) } : undefined;
}

/** A place holds no other part of an order, and neither begins nor ends in a small word, so that "in LA" is none. */
function placeIn(text: string, words: readonly string[]): PartsFound | undefined {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (isSmall(first) && (words.length === 1 || !/^(?:the|new)$/i.test(first))) return undefined;
  if (isSmall(last) && !/^(?:time|zone|timezone|us)$/i.test(last)) return undefined;
  if (words.some(isOther)) return undefined;
  const zones = zonesFor(text);
  // Of several, or of an offset, what there is to say is said at the end.
  return zones.length > 0 || OFFSET.test(text) || isContinent(text) ? { zone: text } : undefined;
}

/** "We" is no Wednesday where only small words stand beside it. */
function isPronoun(words: readonly string[]): boolean {
  return words.every(isSmall) && words.some((word) => /^we$/i.test(word));
}

function isOther(word: string): boolean {
  const bare = word.replace(/[,;.]+$/, '');
  return reads(parseTime, bare) || reads(parseWeekdays, bare) || KIND.test(bare) || TOPICS.test(bare);
}

/** Whether a text is what `parse` reads, which may be nothing: "off". */
function reads(parse: (typed: string) => unknown, text: string): boolean {
  return unlessRefused(() => ({ read: parse(text) })) !== undefined;
}
