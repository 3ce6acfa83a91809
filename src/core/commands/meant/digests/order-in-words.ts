import { unlessRefused } from '../../../errors.ts';
import { namedIn } from '../../../text/named-in.ts';
import { rangeSaid } from '../../../time/date/range-words.ts';
import { ANY_DAY, readDate } from '../../../time/date/read-date.ts';
import type { Meant } from '../meant.ts';
import { orderedIn } from './order-said.ts';

const SIZE =
  /^(?:subscribe(?: (?:please|and|also))* )?(?:change|set|make|put|switch|update|limit)(?: (?:it|the|my|our|digest|list))*(?: (?:size|number of papers|papers|limit|count)(?: (?:a|per) day)?)?(?: (?:to|at|of|=))? (?<size>\d{1,2})(?: papers)?$/i;
const TIME =
  /^(?:change|set|make|put|move|switch)(?: (?:the|my|our|digest))* (?:time|hour)(?: (?:to|at|=))? (?<hour>\d{1,2})$/i;
const SIZE_NAMED = /\b(?:size|papers|limit|count)\b/i;
const SET =
  /^(?:subscribe )?(?:change|set|switch|make|put)(?: (?:the|my|our))? (?<name>order|kind)(?: (?:to|as|=))? (?<value>\S{2,12})$/i;
const VALUES = (
  [
    ['order (?:newest|latest|date|recent)', 'order:newest'],
    ['order (?:upvotes|votes|popular|popularity)', 'order:upvotes'],
    ['order topics', 'order:topics'],
    ['kind topics', 'kind:topics'],
    ['kind (?:week|weekly)', 'kind:week'],
    ['kind (?:month|monthly)', 'kind:month'],
    ['kind (?:day|daily)', 'kind:daily'],
  ] as const
).map(([said, option]) => [new RegExp(`^${said}$`, 'i'), option] as const);
const TO_TOPIC =
  /^(?:please )?subscribe (?:(?:this channel|the channel|this|us|(?<me>me)|(?<all>everyone|everybody|(?:the|our|my) (?:team|group|lab|channel))|here) )?(?:to (?:(?:new |the |all |an? )*(?:papers?|digests?|articles?|news|updates) (?:on|about|of|for) )?|(?:(?:new|the|all|just|only) )*(?:papers?|articles?) (?:on|about) )(?<said>\S.+)/i;
const PAPERS_ON = /\b(?:papers?|articles?) (?:on|about) /i;
const HOLIDAYS =
  /^(?<asked>subscribe )?(?:holidays?|days off):?(?: (?:are|is|on|from|=|:))* (?<dates>[^"\s].{2,})/i;
const NO_HOLIDAYS = /^subscribe (?:(?:no|without)(?: more)? holidays|holidays:? (?:none|off|no))$/i;
const CHRISTMAS = /^(?:christmas|xmas|over christmas)$/i;
const CHANGED =
  /^subscribe (?:please )?(?:change|set|switch|move|update|make)(?: (?:the|my|our|digest|delivery))* (?:days?|weekdays?|schedule|delivery|hours?)(?: (?:to|at|on|=))? (?<how>\S.+)/i;
const LONGEST = 120;

/** What is ordered, or changed of an order, in words that are not all the command's own: "subscribe change size to 8", "subscribe us to robotics at 9", "subscribe holidays 24 dec - 2 jan". Undefined where a line is none of that. */
export function orderInWords(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  const { size } = namedIn(SIZE, said);
  if (size && SIZE_NAMED.test(said)) return { line: `subscribe size:${size}` };
  const { hour } = namedIn(TIME, said);
  if (hour && Number(hour) < 24) return { line: `subscribe time:${hour}:00` };
  const { name, value } = namedIn(SET, said);
  const option = name && VALUES.find(([known]) => known.test(`${name} ${value}`))?.[1];
  if (option) return { line: `subscribe ${option}` };
  const { how } = namedIn(CHANGED, said);
  if (how && orderedIn(how).length > 0) return { line: `subscribe ${how}` };
  if (NO_HOLIDAYS.test(said)) return { line: 'subscribe holidays:none' };
  return holidays(said) ?? ofTopic(said);
}

function holidays(said: string): Meant | undefined {
  const { asked, dates: typed } = namedIn(HOLIDAYS, said);
  const dates = typed && datesIn(typed);
  if (!dates?.split(/[,;]/).every((each) => areDates(each))) return undefined;
  const line = `subscribe holidays:"${dates}"`;
  return asked
    ? { line }
    : { says: ['Nothing has changed. Dates on which nothing comes are set by ', { command: line }, '.'] };
}

/** "And" stands between two ends behind "between", else between two dates. */
function datesIn(typed: string): string {
  if (CHRISTMAS.test(typed)) return '24 Dec to 26 Dec';
  return typed.replace(/between (.+?) and /gi, '$1 to ').replace(/,? and /gi, ', ');
}

function areDates(text: string): boolean {
  const isDate = (each: string) =>
    /\d/.test(each) && unlessRefused(() => readDate(each, ANY_DAY)) !== undefined;
  return isDate(text) || rangeSaid(text, isDate) !== undefined;
}

/** A topic, and behind it when its papers are to come. */
function ofTopic(said: string): Meant | undefined {
  const { said: wanted, all, me } = namedIn(TO_TOPIC, said);
  if (!wanted || orderedIn(wanted).length > 0) return undefined;
  const words = wanted.split(' ');
  const at = words.findIndex((_, first) => isOrder(words.slice(first).join(' ')));
  // Without a time, everybody is no part of a topic either.
  if (at < 0 && !all && !PAPERS_ON.test(said)) return undefined;
  const topic = words
    .slice(0, at < 0 ? undefined : at)
    .join(' ')
    .replace(/ (?:papers?|articles?|digests?)$/i, '')
    .replace(/[",;]/g, '');
  // A year, or another word of one.
  if (/\b(?:from|in|of|since|on|about)$/i.test(topic)) return undefined;
  const mine = me ? ' for me' : '';
  const order = at < 0 ? '09:00' : words.slice(at).join(' ').replace(/"/g, '');
  return {
    says: [
      'Nothing has changed. A digest with the papers of that topic and no others is ordered by ',
      { command: `subscribe ${order}${mine} topics:${/\s/.test(topic) ? `"${topic}"` : topic}` },
      '; to have them first among others, type ',
      { command: `follow ${topic}${mine}` },
      '.',
    ],
  };
}

/** Whether words say when a digest comes, beginning with one that does. */
function isOrder(words: string): boolean {
  return orderedIn(words).some((part) => part === 'time' || part === 'days');
}
