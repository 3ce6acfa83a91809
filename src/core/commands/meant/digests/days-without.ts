import type { Text } from '../../../document.ts';
import { unlessRefused } from '../../../errors.ts';
import { namedIn } from '../../../text/named-in.ts';
import { rangeSaid } from '../../../time/date/range-words.ts';
import { ANY_DAY, readDate } from '../../../time/date/read-date.ts';
import { parseQuietHours } from '../../../time/quiet-hours.ts';
import type { Meant } from '../meant.ts';

const NOTHING =
  "(?:nothing|(?:(?:do not|don['’]?t|no|never|stop)(?: (?:send|post|deliver|sending|posting|delivering))?(?: (?:me|us))?(?: (?:any|the|a|our|my|anything|any more))?(?: (?:papers?|digests?|messages?|lists?|mails?|anything|it|them))?))";
const SKIPPED = new RegExp(
  `^(?:(?:skip|cancel|drop|leave out|pause(?! (?:this|today|tonight|\\d)))(?: (?:the |my |our )?(?:digests?|papers?|list))?|${NOTHING}|not)(?: (?:on|at|over|during|for|from|of|please))?(?: all(?: of)?)?(?: the)? (?<day>(?:this |next |tomorrow|today|tonight|mon|tues?|wed|thu|fri|sat|sun|christmas|xmas|new year|easter|\\d|jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec).{0,40}?)(?:['’]s)?(?: (?:digest|papers|list|please))*$`,
  'i',
);
const HOURS =
  /^(?:nothing|silence|(?:no|never|(?:do not|don['’]?t|stop)(?: (?:send|post|deliver|message|ping)(?:ing)?)?)(?: (?:me|us))?(?: (?:any )?(?:papers?|digests?|messages?|posts?|pings?|notifications?|mails?|anything|it))?) (?<hours>(?:between|from) .{3,})/i;
const AT_NIGHT = new RegExp(
  `^${NOTHING} (?:at|during|by|in) (?:the )?nights?(?: ?time)?$|^(?:keep |be |stay )?(?:quiet|silent|silence)(?: hours?)?(?: please)? (?:at|during|by|over) (?:the )?nights?(?: ?time)?$|^(?:no|never) (?:papers?|digests?|messages?|notifications?|pings?|posts?|mails?)? ?(?:at|during) (?:the )?nights?(?: ?time)?$`,
  'i',
);
const AFTER_HOURS = new RegExp(
  `^${NOTHING} (?:after|past|before|later than|earlier than) (?:\\d{1,2}(?::\\d{2})? ?(?:[ap]\\.?m\\.?|h|uhr|o['’]?clock)?|noon|midnight)$`,
  'i',
);
const AWAY =
  /\b(?:away|vacation|holidays?|leave|off|out|travell?ing|conference) (?:from|between) (?<dates>\S.{3,})/i;
const BECAUSE = /[,;.:–—-]? (?:it'?s|it is|that'?s|because|as|since|i'?m|i am|we'?re|we are|we have)\b.*/i;
const TODAY = /^(?:today|tonight|this (?:morning|evening|afternoon)|for today)$/i;
const NAMED: readonly (readonly [said: RegExp, dates: string])[] = [
  [/^(?:christmas|xmas)(?: day)?$/i, '25 Dec'],
  [/^(?:christmas eve)$/i, '24 Dec'],
  [/^(?:the )?(?:christmas|xmas)(?: (?:holidays?|break|week))$/i, '24 Dec to 1 Jan'],
  [/^new year(?:['’]?s)?(?: day)?$/i, '1 Jan'],
];
// "On christmas" is a day of it, "over christmas" more than one.
const OVER_CHRISTMAS = /\b(?:over|during|for) (?:the )?(?:christmas|xmas)$/i;
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const LONGEST = 120;

/** What is meant by whoever wants a day without a digest, or hours: "no papers today", "skip tomorrow", "no digest on christmas", "nothing between 8pm and 8am". Undefined where a line is none of that. */
export function daysWithout(said: string): Meant | undefined {
  return said.length > LONGEST ? undefined : (hoursIn(said) ?? daysIn(said));
}

function hoursIn(said: string): Meant | undefined {
  if (AT_NIGHT.test(said) || AFTER_HOURS.test(said))
    return says([
      'Hours in which nothing comes are set by ',
      { command: 'subscribe quiet-hours:22-7' },
      ', from when to when you like.',
    ]);
  const hours = namedIn(HOURS, said).hours;
  return hours && isHours(hours) ? { line: `subscribe quiet-hours ${hours}` } : undefined;
}

function daysIn(said: string): Meant | undefined {
  const away = datesIn(namedIn(AWAY, said).dates);
  if (away) return holidays(away);
  const { day } = namedIn(SKIPPED, said.replace(BECAUSE, ''));
  if (!day) return undefined;
  if (TODAY.test(day))
    return says([
      'To have nothing come today, type ',
      { command: 'pause until tomorrow' },
      '; why nothing came, says ',
      { command: 'status' },
      '.',
    ]);
  if (/^tomorrow$/i.test(day))
    return says([
      'A pause begins at once, and goes over tomorrow with ',
      { command: 'pause for 2 days' },
      '.',
    ]);
  if (/^this (?:week|month)$/i.test(day))
    return says([
      'To have nothing come until then, type ',
      { command: `pause until next ${/week/i.test(day) ? 'monday' : 'month'}` },
      '.',
    ]);
  if (/^next (?:week|month)$/i.test(day))
    return says([
      `A pause begins at once, and goes over ${day.toLowerCase()} with `,
      { command: `pause until end of ${day.toLowerCase()}` },
      '.',
    ]);
  const weekday = DAYS.findIndex((name) =>
    day
      .toLowerCase()
      .replace(/(?:this|next) /, '')
      .startsWith(name.slice(0, 3)),
  );
  if (weekday >= 0 && /^[a-z ]+$/i.test(day))
    return says([
      'A pause begins at once, and goes over that day with ',
      { command: `pause until ${DAYS[(weekday + 1) % 7]}` },
      '; on which weekdays a digest comes, is set by ',
      { command: 'subscribe days:mon,wed,fri' },
      '.',
    ]);
  const over = OVER_CHRISTMAS.test(said) ? '24 Dec to 26 Dec' : undefined;
  const dates = over ?? NAMED.find(([named]) => named.test(day))?.[1] ?? datesIn(day);
  return dates === undefined ? undefined : holidays(dates);
}

function holidays(dates: string): Meant {
  return says([
    'Dates on which nothing comes, all of them in one line, are set by ',
    { command: `subscribe holidays:"${dates}"` },
    '.',
  ]);
}

function says(text: Text): Meant {
  return { says: ['Nothing has changed. ', ...text] };
}

/** A date, or those from one to another, as holidays are typed: "3 to 7 august" is "3 august to 7 august". */
function datesIn(text: string | undefined): string | undefined {
  if (!text || !/\d/.test(text)) return undefined;
  const isDate = (each: string) => unlessRefused(() => readDate(each, ANY_DAY)) !== undefined;
  const range = rangeSaid(text, isDate);
  return range ? `${range.since} to ${range.until}` : isDate(text) ? text : undefined;
}

/** Whether these are hours of a day; "no papers from 2020 to 2023" speaks of years. */
function isHours(typed: string): boolean {
  const isYear = /(?<!\d)(?:19|20)\d\d(?!\d)/.test(typed);
  return !isYear && unlessRefused(() => parseQuietHours(typed)) !== undefined;
}
