import { unlessRefused } from '../../../errors.ts';
import { dayNamed } from '../../../search/operators.ts';
import { namedIn } from '../../../text/named-in.ts';
import { plural } from '../../../text/text.ts';
import { rangeSaid } from '../../../time/date/range-words.ts';
import { ANY_DAY, readDate } from '../../../time/date/read-date.ts';
import type { Meant } from '../meant.ts';

const ASK = '(?:(?:can|could|would|will) (?:you|we|i) (?:please )?)?';
const GIVE = `${ASK}(?:(?:show|give|find|get|list|send|tell|see|read|fetch)(?: me| us)? )?(?:(?:what|which)(?:['’]?s|s| is| are| was| were| came)?(?: (?:on|in|out|new|up|been|happening|there))? )?(?:(?:all|everything|anything)(?: (?:from|of|in))? )?(?:the )?`;
const PAPERS = '(?:papers?|articles?|works?|ones|publications?|preprints?|stuff|things?|news|lists?)';
const BEST =
  '(?:best|top|hottest|hot|greatest|trending|(?:most |highest |top[- ])?(?:popular|upvoted|voted|liked|rated|up-?voted)|(?:got |with |had )(?:the )?(?:most|highest) (?:up-?votes|votes|likes))';
const COUNT = '(?<many>\\d{1,3}|an?|one|two|three|four|five|six|seven|ten|few|couple(?: of)?)';

// "Past 3 days", "papers of the last 48 hours".
const BACK = new RegExp(
  `^${GIVE}(?:${BEST} )?(?:${PAPERS} )?(?:(?:of|from|in|over|during|for) )?(?:the )?(?:last|past|previous|recent) (?:${COUNT} ?)?(?<unit>h|hr|hour|day|week|month)s?(?: (?:on|about|in) (?<about>.{2,80}))?$`,
  'i',
);
const SO_FAR = new RegExp(
  `^${GIVE}(?:(?:${BEST}|${PAPERS})(?: ${PAPERS})? (?:of |from |in )?)?(?:this |the )(?<unit>week|month)(?: (?:so far|till now|until now|up to now|to date|already))$`,
  'i',
);
const MISSED =
  "(?:what(?:['’]?s| is)? (?:did|have|has) (?:i|we) (?:miss|missed|been missing)|what (?:i|we)(?:['’]ve)? (?:have )?missed|what(?:['’]?s| is| was)? (?:everything )?(?:i|we) missed|(?:did|have) (?:i|we) miss(?:ed)? (?:anything|something|much)|what happened|what(?:['’]?s| has) happened|(?:catch|bring|fill|get) (?:me|us) (?:up(?: to (?:speed|date))?|in)|catch up|(?:i|we)(?:['’]?m| am| was|['’]?ve been| have been|['’]?re| were) (?:away|gone|out|off|on (?:holiday|vacation|leave)))";
const CAUGHT_UP = new RegExp(
  `^${ASK}${MISSED}(?: (?:on|with|for|from|of))?(?: (?:the )?(?:since )?(?<day>\\S+(?: \\S+){0,3}?))?(?:[,.;]* (?:and )?${MISSED}(?: then)?)?$`,
  'i',
);
const ON_TOPIC =
  /^(?:catch|bring|fill|get) (?:me|us) (?:up(?: to (?:speed|date))?|in) (?:on|with) (?:the )?(?:latest (?:in|on) )?(?<about>.{2,})/i;
const OUT =
  /^what(?:['’]?s| is| was| were| are)? (?:out|up|new|on|popular|going on|happening)(?: (?:in|on|for))? (?<day>(?:(?:this|last|past|previous|the) )?(?:week|month))$/i;
const NEW_SINCE = new RegExp(
  `^(?:what(?:['’]?s| is| was| has been)? (?:new|up|out|happening|published)|anything(?: new)?|everything|all|(?:new )?${PAPERS}) since (?<day>\\S+(?: \\S+){0,2}?) (?:on|about|in|regarding) (?<about>.{2,80})$`,
  'i',
);
const SINCE = new RegExp(
  `^${GIVE}(?:(?:everything|all|anything|new|the rest)(?: new)?(?: ${PAPERS})?|(?:new )?${PAPERS}|what(?:['’]?s| is) there) since (?:the )?(?<day>\\S+(?: \\S+){0,2})$`,
  'i',
);
const POSTED =
  /^(?:what|which papers) (?:did|have|has) (?:you|they|paperboy|hf|hugging ?face|the bot|it) (?:post(?:ed)?|list(?:ed)?|publish(?:ed)?|sen[dt]|show[n]?|have|bring|brought)(?: (?:me|us|here))?(?: (?:on|in|from))? (?<day>\S+(?: \S+){0,2})$/i;
const BEST_OF = new RegExp(
  `^${GIVE}(?:(?:${PAPERS} )?(?:were |was |is |are |got )?${BEST}(?: ${PAPERS})?(?: votes)?)(?: (?:of|from|in|on|during))?(?: the)? (?<day>\\S+(?: \\S+){0,2})$`,
  'i',
);
// "Best in class" is a topic.
const BEST_ABOUT = new RegExp(
  `^(?!(?:best|top|hot|greatest) (?:in|on|about|for) )${GIVE}${BEST}(?: ${PAPERS})? (?:in|on|about|for) (?<about>\\S.{1,60}?)(?<day> (?:this|last|past) (?:week|month|year)| today| right now| now| lately| these days)?$`,
  'i',
);
const TWO_DAYS =
  /^(?:(?:show|give|get)(?: me| us)? )?(?:(?:the )?(?:papers|lists?) (?:of|from|for|between) )?(?:(?<about>.{2,60}?)(?: papers)?(?: (?:of|from|between))? )?(?:today and (?:also )?yesterday|yesterday (?:and|&|\+) (?:also )?today|today(?: (?:on|about|in) (?<more>.{2,60}?))?,? (?:and|&|\+) yesterday(?:['’]?s)?)(?: (?:too|as well|also))?(?: (?:papers|lists?))?(?: (?:on|about|in) (?<last>.{2,60}))?$/i;
const BETWEEN = new RegExp(`^${GIVE}(?:${PAPERS} )?(?<range>(?:between|from) .{3,40})$`, 'i');
const PART = new RegExp(
  `^${GIVE}(?:${BEST} )?(?:${PAPERS} )?(?:of |from |in )?(?:the )?(?<part>early|start of|beginning of|mid(?:dle of)?|late|end of|first (?:half|week) of|second half of|last week of)[ -](?<month>\\p{L}{3,9})(?: (?<year>20\\d\\d))?(?:['’]?s)?(?: ${PAPERS})?(?: (?:on|about) (?<about>.{2,80}))?$`,
  'iu',
);
const PARTS: readonly (readonly [said: RegExp, from: string, to: string])[] = [
  [/early|start|beginning/i, '1', '10'],
  [/mid/i, '11', '20'],
  [/first week/i, '1', '7'],
  [/first half/i, '1', '15'],
  [/second half/i, '16', ''],
  [/late|end|last/i, '21', ''],
];
const WEEK_BEGAN = new RegExp(
  `^${GIVE}(?:${PAPERS} )?(?:(?:from|of) )?(?:earlier|(?:the )?(?:beginning|start) of) (?:this|the) (?<unit>week|month)$`,
  'i',
);
const MONTH = new RegExp(
  `^${GIVE}(?:${PAPERS} )?(?:(?:in|of|from|for) )?(?<month>january|february|april|june|july|august|september|october|november|december)(?:['’]?s)?(?: ${PAPERS})?$`,
  'i',
);
const YEAR = new RegExp(
  `^${GIVE}(?:${PAPERS} )?(?:(?:of|from|in) )?(?:the )?(?<year>(?:last|this|past) year)$`,
  'i',
);
const OF_WEEK = new RegExp(
  `^${GIVE}(?<when>(?:last|this) (?:week|month))['’]?s (?<about>(?!${BEST}|${PAPERS}\\b)\\S.{1,60}?) ${PAPERS}$`,
  'i',
);
const PERIOD = /^(?:(?:this|last|past|previous|the) )?(?:week|month)$/i;
const COUNTS = 'zero one two three four five six seven eight nine ten'.split(' ');
const LONGEST = 140;

/** The days of which papers are wanted, as one says them who has been away or looks back: "what did I miss since monday", "past 3 days", "this week so far", "early august". Undefined where a line names none. */
export function spanAsked(said: string): Meant | undefined {
  if (said.length > LONGEST || /["“”@#]|\w:\S/.test(said)) return undefined;
  return missed(said) ?? back(said) ?? best(said) ?? parts(said) ?? several(said);
}

/** Whoever has missed something, from when on; without a day, of the week. */
function missed(said: string): Meant | undefined {
  if (
    /^(?:what happened|catch up|i|we)\b/i.test(said) &&
    !/\b(?:miss|since|last|this|yesterday|week|month)/i.test(said)
  )
    return said.toLowerCase() === 'catch up' ? { line: 'top week' } : undefined;
  const caught = CAUGHT_UP.exec(said);
  if (!caught) return newSince(said);
  const day = caught.groups?.day?.replace(/[,.;]$/, '');
  if (day === undefined || PERIOD.test(day)) return { line: `top ${day ? period(day) : 'week'}` };
  if (/^(?:today|yesterday)$/i.test(day) && !/\bsince\b/i.test(said)) return { line: `today ${day}` };
  if (isDay(day)) return { line: `search since:"${day}" until:today sort:upvotes` };
  const { about: on } = namedIn(ON_TOPIC, said);
  return on ? { line: `search ${on} sort:date` } : undefined;
}

function newSince(said: string): Meant | undefined {
  const { day: posted } = namedIn(POSTED, said);
  if (posted && PERIOD.test(posted)) return { line: `top ${period(posted)}` };
  if (posted && unlessRefused(() => readDate(posted, ANY_DAY))?.span === 'day')
    return { line: `today ${posted}` };
  const { day: from } = namedIn(SINCE, said);
  if (from && isDay(from)) return { line: `search since:"${from}" until:today sort:date` };
  const { day, about } = namedIn(NEW_SINCE, said);
  return day && about && isDay(day) ? { line: `search ${about} since:"${day}" sort:date` } : undefined;
}

function back(said: string): Meant | undefined {
  const soFar = namedIn(SO_FAR, said).unit ?? namedIn(WEEK_BEGAN, said).unit;
  if (soFar) return { line: `top ${soFar}` };
  const { many, unit, about } = namedIn(BACK, said);
  const count = countOf(many ?? '');
  if (!unit || (many === undefined && !about)) return undefined;
  const since = /^h/i.test(unit)
    ? plural(Math.max(1, Math.round(count / 24)), 'day')
    : plural(count, unit.toLowerCase());
  const subject = about ? `${about} ` : '';
  return { line: `search ${subject}since:"${since} ago" until:today sort:upvotes` };
}

function countOf(many: string): number {
  if (/few|couple/i.test(many)) return /few/i.test(many) ? 3 : 2;
  return /\d/.test(many) ? Number(many) : Math.max(1, COUNTS.indexOf(many.toLowerCase()));
}

/** "What was hot last week", "what's hot in robotics this week". */
function best(said: string): Meant | undefined {
  const { day = namedIn(OUT, said).day } = namedIn(BEST_OF, said);
  if (day && PERIOD.test(day)) return { line: `top ${period(day)}` };
  if (day && unlessRefused(() => readDate(day, ANY_DAY))?.span === 'day') return { line: `today ${day}` };
  const { about, day: when = '' } = namedIn(BEST_ABOUT, said);
  if (
    !about ||
    isDay(about) ||
    PERIOD.test(about) ||
    /^(?:the )?(?:list|digest|archive|channel|server)$/i.test(about)
  )
    return undefined;
  const days = /week|month|year/i.test(when) ? when : '';
  return { line: `search ${about}${days} sort:upvotes` };
}

function parts(said: string): Meant | undefined {
  const { part, month, year = '', about } = namedIn(PART, said);
  const [, from, to = ''] = (part && PARTS.find(([known]) => known.test(part))) || [];
  const whole = [month, year].filter(Boolean).join(' ');
  if (from && month && isDay(`1 ${month}`)) {
    const until = to ? `${to} ${whole}` : whole;
    return {
      line: `search ${about ? `${about} ` : ''}since:"${from} ${whole}" until:"${until}" sort:upvotes`,
    };
  }
  const { month: alone } = namedIn(MONTH, said);
  if (alone) return { line: `top ${alone}` };
  const { year: all } = namedIn(YEAR, said);
  const until = all && /last/i.test(all) ? `"${all}"` : 'today';
  return all
    ? { line: `search since:"${all.replace(/past/i, 'last')}" until:${until} sort:upvotes` }
    : undefined;
}

function several(said: string): Meant | undefined {
  const two = namedIn(TWO_DAYS, said);
  if (TWO_DAYS.test(said)) {
    const about = [two.about, two.more, two.last].find(Boolean);
    return { line: `search ${about ? `${about} ` : ''}since:yesterday until:today sort:upvotes` };
  }
  const { when, about: ofThem } = namedIn(OF_WEEK, said);
  if (when && ofThem) return { line: `search ${ofThem} ${when}` };
  const { range } = namedIn(BETWEEN, said);
  const days = range && rangeSaid(range, isDay);
  return days ? { line: `search since:"${days.since}" until:"${days.until}" sort:upvotes` } : undefined;
}

function period(day: string): string {
  return day.replace(/(?:the|this) /i, '').replace(/past|previous/i, 'last');
}

function isDay(text: string): boolean {
  return unlessRefused(() => dayNamed(text, 'first', ANY_DAY)) !== undefined;
}
