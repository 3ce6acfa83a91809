import type { WordsRead } from '../commands/command.ts';
import type { Text } from '../document.ts';
import { UserError, unlessRefused } from '../errors.ts';
import { namedIn } from '../text/named-in.ts';
import { COUNTS } from '../time/date/counts.ts';
import { ANY_DAY, readDate } from '../time/date/read-date.ts';
import { isSmall } from './small-words.ts';

const ORDER = { command: 'subscribe 09:00' };

const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';

// What people ask of an order that it cannot do yet, and what comes nearest.
const ASKED: readonly (readonly [asked: RegExp, answer: Text])[] = [
  [
    /(?:^|\s)alerts?(?:[:=]|$)|\b(?:immediately|instantly|right away|real[- ]time)\b/i,
    [
      'To have each paper of a topic come when it is listed, type ',
      { command: 'follow LLM quantization alert:now' },
      '.',
    ],
  ],
  [
    /(?:^|\s)(?:mention|ping|notify|tag|alert)(?:s|ing)?\b|<@|<!|(?:^|\s)@\p{L}/iu,
    [
      'Whom a digest notifies is a group of the chat, named behind the order with its @, as in mention:@readers; one person orders a digest of their own with ',
      { command: 'subscribe 09:00 for:me' },
      '.',
    ],
  ],
  [
    /(?<!\b(?:no|no more|without|remove|clear|cancel|drop|delete|end|stop|disable|turn off|switch off)(?: the| my| our| any)? )\b(?:quiet[- ]?(?:hours?|times?)|(?:do not|don['’]t) disturb|dnd)[ :=]*(?:are |is )?(?!.*\d|.*\b(?:off|none)\b)/i,
    ['For hours in which nothing comes, type ', { command: 'subscribe quiet-hours:22-7' }, '.'],
  ],
  [
    /\b(?:auto-?)?(?:publish|crosspost|cross-post|forward)(?:ing|ed|es)?\b/i,
    [
      'What comes in an announcement channel is published to those that follow it, by itself; elsewhere, order a digest in each channel that wants it, with ',
      ORDER,
      '.',
    ],
  ],
  [
    /\b(?:by|via|as|per|in an?|to my) (?:e-?)?mails?\b|^(?:e-?)?mails?\b|[^\s@<]@[^\s@]{1,80}\.[a-z]{2,20}/i,
    ['A digest by mail is ordered with your address: type ', { command: 'mail you@example.org' }, '.'],
  ],
  [
    /\b(?:by|via|as|to) (?:an? )?(?:rss|atom|json)?[ -]?feed\b|\b(?:rss|atom)\b/i,
    ['What this channel is sent is also there for a feed reader: type ', { command: 'feed' }, '.'],
  ],
  [
    /\b(?:an)?other channels?\b|\bdifferent channel\b/i,
    ['Name the channel that is to get it, such as ', { command: 'subscribe 09:00 channel:#papers' }, '.'],
  ],
  [
    /\bhourly\b|\bevery (?:hour|other|second|third|two|three|four|\d+(?:st|nd|rd|th)?)\b|\b(?:twice|two times|three times|\d times) an?\b|\bbi-?weekly\b|\bfortnight/i,
    [
      'A digest comes at most once a day, on the weekdays that you choose, or once a week or month: try ',
      { command: 'subscribe 09:00 mon,thu' },
      '.',
    ],
  ],
  [
    new RegExp(
      `\\b(?:last|second|third|fourth|2nd|3rd|4th) (?:day|week|${WEEKDAY}).* month|\\bmonth(?:ly)?,? (?:on )?(?:the )?(?:last|second|third|fourth|2nd|3rd|4th) |\\b(?:[2-9]|[12]\\d|3[01])(?:st|nd|rd|th)\\b.* month|\\bmonth(?:ly)?,? (?:(?:on )?(?:the )?(?:[2-9]|[12]\\d|3[01])(?:st|nd|rd|th)|on the (?:[2-9]|[12]\\d|3[01]))\\b`,
      'i',
    ),
    [
      'A digest of the month comes on its first day, or on its first weekday of a name: try ',
      { command: 'subscribe monthly 1st' },
      ' or ',
      { command: 'subscribe monthly first friday' },
      '.',
    ],
  ],
  [
    /^(?:.* )?pause\b/i,
    [
      'To let the digest rest, type ',
      { command: 'pause' },
      ' or ',
      { command: 'pause until monday' },
      '; it comes again then, or after ',
      { command: 'resume' },
      '.',
    ],
  ],
];
const CHANNEL = /<#\w+(?:\|[^>]*)?>|(?:^|\s)#[\p{L}\p{N}_-]+/u;

/** What to say of an order that asks for what cannot be done yet; undefined where it asks for none of that. */
export function notYet(words: readonly string[]): UserError | undefined {
  const text = words.join(' ');
  // One of them was read before.
  if (CHANNEL.test(text))
    return new UserError('not-yet', ['A digest comes to one channel: order one for each, with ', ORDER, '.']);
  const answer = ASKED.find(([asked]) => asked.test(text))?.[1] ?? beginsLater(text);
  return answer === undefined ? undefined : new UserError('not-yet', answer);
}

const BEGINS = new RegExp(
  `[,;]?\\s*(?:\\b(?:start|begin)(?:ning|ing|s)?(?: (?:from|on))?|\\bfrom|\\bas of) (?:on )?(?<day>(?:next )?${WEEKDAY}|next week)(?: on(?:wards?)?)?[.!]?$`,
  'i',
);

/** What is said of an order that is not to begin with its next time. */
function beginsLater(text: string): Text | undefined {
  const { day } = namedIn(BEGINS, text);
  const order = text.replace(BEGINS, '');
  if (!day) return undefined;
  return [
    'An order begins with its next time: type ',
    { command: order ? `subscribe ${order}` : 'subscribe 09:00' },
    ', and to have nothing before that day ',
    { command: `pause until ${/week/i.test(day) ? 'monday' : day.replace(/^next /i, '').toLowerCase()}` },
    '.',
  ];
}

const ON_DAY = new RegExp(
  `^(?:(?:on|from|at|in|after|by) )?(?<day>tomorrow|(?:next |this )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|next (?:week|month)|(?:\\d{1,2}|${COUNTS}) (?:day|week)s?|\\d{1,2} (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)$`,
  'i',
);
const FROM_TO = /^(?:from|between|on) (?<from>\S.{0,20}?) (?:to|until|till|and|-|–) (?<to>\S.{0,20})$/i;
const LATER = /^(?:until|till|til|for|from|on|in|during|over|next|tomorrow|tonight|after|by|at)$/i;

const UNTIL = /^(?:until|till|til|for)$/i;
const SPAN = new RegExp(`^(?:\\d{1,3}|${COUNTS}) (?:day|week|month)s?$`, 'i');
// It lasts until it is ended.
const FOR_EVER =
  /^(?:(?:for|until|till|til) )?(?:ever|forever|good|indefinitely|permanently|further notice|(?:i|we)(?:['’]?m| am|['’]?re| are)? (?:back|here again|return|resume|say(?: so)?|come back)(?: again)?|(?:i|we) (?:tell|ask) you(?: to .{1,30})?)$/i;

// What it is for is over at its end.
const FOR_ALL_OF =
  /^(?:(?:all|the whole|the|this|the rest|rest|the remainder)(?: of)? )*(?:the |this )?(?<span>day|week|weekend|month|year|spring|summer|autumn|fall|winter|january|february|march|april|may|june|july|august|september|october|november|december)(?: (?:holidays?|break|vacations?))?$/i;

// "Pause this week".
const THIS =
  /^(?:this (?:week|weekend|month|year|summer|winter)|the (?:rest|remainder) of (?:the|this) (?:day|week|month|year|summer|winter)|today)$/i;
const ALL_NEXT = /^(?:(?:for|over|during|all|the whole|whole|of) )*(?<span>next (?:week|month))$/i;
// Behind a day, and no clock goes by it.
const SAYS_LITTLE =
  /(?<=\S)(?: or so|[,;.]? (?:because|since (?:i|we)|as (?:i|we)|i['’]?m|i am|we['’]?re|we are)\b.*|(?<=day|tomorrow) (?:morning|noon|afternoon|evening|night))$/i;

function endOf(span: string): string {
  const whole = FOR_ALL_OF.exec(span)?.groups?.span;
  return whole ? `end of ${whole}` : span;
}

/** The words behind a pause: until when, where they say so; small ones say nothing. Throws a UserError where it is to begin at some time. */
export function readPause(typed: readonly string[]): WordsRead {
  const said = typed.join(' ');
  if (FOR_EVER.test(said)) return { options: {}, left: [] };
  if (SPAN.test(said)) return { options: { until: said }, left: [] };
  if (THIS.test(said)) return { options: { until: endOf(said.replace(/^to(?=day|night)/i, '')) }, left: [] };
  const at = typed.findIndex((word) => UNTIL.test(word));
  const before = at < 0 ? typed : typed.slice(0, at);
  const named =
    at < 0
      ? ''
      : typed
          .slice(at + 1)
          .join(' ')
          .replace(SAYS_LITTLE, '');
  const until = /^for$/i.test(typed[at] ?? '') ? endOf(named) : named;
  const next = namedIn(ALL_NEXT, said).span;
  if (next)
    throw new UserError('not-yet', [
      `A pause begins at once, and goes over ${next.toLowerCase()} with `,
      { command: `pause until end of ${next.toLowerCase()}` },
      '.',
    ]);
  if (before.some((word) => LATER.test(word)) || (at >= 0 && !until)) {
    const dates = datesIn(typed);
    if (dates !== undefined)
      throw new UserError('not-yet', [
        'A pause begins at once. Dates on which nothing comes, all of them in one line, are set by ',
        { command: `subscribe holidays:"${dates}"` },
        '.',
      ]);
    throw new UserError('not-yet', [
      'A pause begins at once: type ',
      { command: 'pause' },
      ', or say until when, such as ',
      { command: 'pause until monday' },
      '; dates on which nothing comes are set by ',
      { command: 'subscribe holidays:"24 Dec to 1 Jan"' },
      '.',
    ]);
  }
  return { options: until ? { until } : {}, left: before.filter((word) => !isSmall(word)) };
}

/** "From 24 Dec to 1 Jan": the days of a pause that is to begin later. */
function datesIn(typed: readonly string[]): string | undefined {
  const { from, to } = namedIn(FROM_TO, typed.join(' '));
  const isDay = (text: string | undefined) =>
    text !== undefined && /\d/.test(text) && unlessRefused(() => readDate(text, ANY_DAY)) !== undefined;
  return isDay(from) && isDay(to) ? `${from} to ${to}` : undefined;
}

/** The words behind the end of a pause: small ones say nothing. Throws a UserError where it is to end at some time. */
export function readResume(typed: readonly string[]): WordsRead {
  const at = typed.findIndex((word) => LATER.test(word));
  if (at >= 0) {
    const day = namedIn(ON_DAY, typed.slice(at).join(' ')).day ?? 'monday';
    throw new UserError('not-yet', [
      'A pause is ended at once: to let a digest rest until a day, type ',
      { command: `pause until ${day}` },
      '.',
    ]);
  }
  return { options: {}, left: typed.filter((word) => !isSmall(word)) };
}
