import { unlessRefused } from '../../../errors.ts';
import { dayNamed } from '../../../search/operators.ts';
import { namedIn } from '../../../text/named-in.ts';
import { rangeSaid } from '../../../time/date/range-words.ts';
import { ANY_DAY, readDate } from '../../../time/date/read-date.ts';
import type { Meant } from '../meant.ts';

const GIVE = '(?:(?:show|give|find|get|list|send|tell|see|view|read|open|summari[sz]e|recap)(?: me| us)? )?';
const PAPERS = '(?:papers?|articles?|works?|ones)';
const BEST = '(?:best|top|hottest|greatest|(?:most )?(?:popular|upvoted|voted|liked))';
const NEWEST = '(?:newest|latest|most recent)';

// "Top 5 today", "the best 3 papers of yesterday", "best papers of july".
const BEST_OF = new RegExp(
  `^${GIVE}(?:the )?(?:(?<before>\\d{1,2}) )?${BEST}(?: (?<many>\\d{1,2}))?(?: ${PAPERS})?(?: (?:of|from|in|on|for))?(?: the)? (?<day>\\S+(?: \\S+){0,3})$`,
  'i',
);
const CAME_OUT = new RegExp(
  `^(?:what (?:did|have) (?:i|we) miss(?:ed)?|(?:what|which(?: ${PAPERS})?|anything|everything|all)(?: ${PAPERS})?(?: (?:that|which))?(?: (?:have|has|did|was|were|is|are|got|been|new))*(?: (?:came|come|coming) out| (?:publish|appear|releas|post|list|submit|announc)(?:ed)?|(?<=what (?:was|were|is)|(?:anything|what['’]?s|papers?) new)))(?: (?:in|on|over|during|from))?(?: the)? (?<day>\\S+(?: \\S+){0,3})$`,
  'i',
);
const OF_RANGE = new RegExp(
  `^${GIVE}(?:all |the )*(?:${NEWEST} |${BEST} )?${PAPERS}(?: (?:on|about) (?<about>.{2,80}?))? (?<range>(?:from|between|since|of|in) .{3,60}?)(?: (?:on|about) (?<behind>.{2,80}))?$`,
  'i',
);
const TOP_RANGE =
  /^(?:the )?(?:today|top|trending|best|hottest|week) (?:papers )?(?:of |in )?(?:the )?(?<range>.+)/i;
const TOP_FROM = /^(?:top|trending|best)(?: papers)? (?:since|from|after) (?<day>.+)/i;
const ABOUT = new RegExp(
  `^${GIVE}(?:the |some |any )?(?:(?<many>\\d{1,2}) )?(?:(?<best>${BEST})|(?<newest>${NEWEST}))?(?: (?<more>\\d{1,2}))? ?(?<papers>${PAPERS})? ?(?:(?<code>(?:with|that have|which have) (?:code|a (?:repo|demo|dataset|model))) ?)?(?:on|about|in|regarding) (?<about>\\S.{1,120})$`,
  'i',
);
const OF_LAB = new RegExp(
  `^${GIVE}(?!(?:new|${NEWEST}|${BEST}|all|any|the|some) )(?<about>\\S.{1,60}?) ${PAPERS} (?:from|of) (?<org>\\S.{0,40}?)(?=(?<code> with (?:code|a demo))?(?<day> (?:this|last|past) (?:week|month|year))?$)(?: with| this| last| past).*$`,
  'i',
);
const SINCE =
  /^(?:search |(?:papers|everything|all|anything)(?: new)? |(?:what(?:'?s| is| was| has been)?|anything|papers) (?:new|up|out|listed|published|happened|came out|came) )?since (?<day>.+)/i;
// What is over has an end, which "since last week" has not.
const OVER = new RegExp(
  `^${GIVE}(?:all |the )*${PAPERS} (?:(?:on|about) (?<about>.{2,80}?)(?<! since| after| before| until| to| at)(?: (?:from|of|in))? (?<day>(?:last|previous) (?:week|month|year))|(?:from|of|in) (?:the )?(?<first>(?:last|previous) (?:week|month|year)) (?:on|about) (?<behind>.{2,80}))$`,
  'i',
);
const OF_DAY = new RegExp(
  `^${GIVE}(?:the )?(?<day>today|yesterday|\\p{L}{3,9}day|(?:last|this) (?:week|month))['’]?s (?:${BEST}|first)(?: (?<many>\\d{1,2}))?(?: ${PAPERS})?$`,
  'iu',
);
const TODAY_BUT = new RegExp(
  `^${GIVE}(?:(?:all|everything|anything) (?:of |from )?)?today['’]?s? (?:${PAPERS}|list|digest),? (?<but>(?:but|except|without|excluding|other than|apart from|no|not) .{2,80})$`,
  'i',
);
const ORDERED_ON = new RegExp(
  `^${GIVE}(?:the )?(?:(?<best>${BEST})|${NEWEST}) (?<about>(?!${PAPERS}\\b|of |in |from |this |last |\\d)\\S.{0,60}?) ${PAPERS}(?<when> (?:since|from|of|in|after|before|until|this|last|past|published|that came out) .{3,40})?$`,
  'i',
);
const TOP_SINCE =
  /^(?:top|best)(?: papers)?(?: (?:of|in|from))?(?: the)? (?:(?<season>(?:(?:this|last) )?(?:q[1-4]|spring|summer|autumn|fall|winter)(?: (?:19|20)\d\d)?)|(?<days>(?:this|last) year)|(?:the )?(?:last|past) (?<many>\d{1,3}) (?<unit>days|weeks|months))$/i;
const LISTED = new RegExp(
  `^${GIVE}(?:the )?(?:(?:${PAPERS}|list|digest) |(?<=\\s(?:me|us|the) )|(?<=(?:show|give|open) ))(?<day>\\d[\\d./-]{5,9}|yesterday|\\p{L}{3,9}day|last \\p{L}{3,9}day)$`,
  'iu',
);
const SINCE_ALONE =
  /^search (?<before>(?:(?:sort|limit|page):\S+ )*)since:(?<since>"[^"]{1,30}"|\S{1,30})(?<more>(?: (?:sort|limit|page):\S+)*)$/i;
const WEEK = /(?:[ck]w|wk|week) ?\d/i;
const NEW = new RegExp(
  `^${GIVE}(?:the )?(?:latest|newest|most recent)(?: (?:papers?|ones?|list|stuff|digest))?$`,
  'i',
);
const WEEKEND = new RegExp(
  `^${GIVE}(?:(?:today|top|trending|what['’]?s new|what (?:happened|came out|was new|did i miss)|the) )?(?:(?:over|on|at|from) )?(?:(?:${BEST} |${NEWEST} )?(?:${PAPERS}|list|digest) (?:of|from|on|over) )?(?:the )?(?:(?:last|past|previous) weekend|(?:(?:last|past|previous) )?weekend(?:['’]?s)? (?:papers?|list|digest|reads?)|(?<=(?:today|top|trending|of|from|on|over|the) )(?:the )?weekend)$`,
  'i',
);
const PERIOD = /^(?:this|last|past|previous)? ?(?:week|month)$/i;
const EITHER = /^(?:on |the )?(?<one>\d{1,2})\/(?<two>\d{1,2})$/;
const DOTTED = /^(?:on |the )?\d{1,2}\.\d{1,2}\./;
const MONTHS = 'Jan Feb Mar Apr May June July Aug Sept Oct Nov Dec'.split(' ');

/** The days that papers are wanted of, as people say it: "best papers of july", "papers from 3 to 7 august", "since monday", "12/08". Undefined where a line is none of these. */
export function daysMeant(said: string): Meant | undefined {
  if (NEW.test(said)) return { line: 'today' };
  if (WEEKEND.test(said)) return eachOfWeekend();
  if (WEEK.test(said) && isDay(said)) return { line: `top ${said}` };
  if (DOTTED.test(said) && isDay(said)) return { line: `today ${said}` };
  return (
    slashed(said) ??
    cameOut(said) ??
    todayBut(said) ??
    topSince(said) ??
    orderedOn(said) ??
    ofToday(said) ??
    listed(said) ??
    sinceAlone(said) ??
    topBetween(said) ??
    bestOf(said) ??
    between(said) ??
    over(said) ??
    ofLab(said) ??
    since(said) ??
    about(said)
  );
}

function eachOfWeekend(): Meant {
  return {
    says: [
      'A weekend has two lists, which may be short or empty: type ',
      { command: 'today saturday' },
      ' or ',
      { command: 'today sunday' },
      '; the best of the week are shown by ',
      { command: 'top week' },
      '.',
    ],
  };
}

function cameOut(said: string): Meant | undefined {
  const { day } = namedIn(CAME_OUT, said);
  return day === undefined ? undefined : listOf(day, undefined);
}

/** "Most liked llm papers since july", "newest agents papers". */
function orderedOn(said: string): Meant | undefined {
  const { best, about: words, when = '' } = namedIn(ORDERED_ON, said);
  if (!words || isDay(words)) return undefined;
  return {
    line: `search ${words}${when.replace(/^ (?:of|in|from) the (?=week|month)/i, ' past ').replace(/^ of /i, ' in ')} sort:${best ? 'upvotes' : 'date'}`,
  };
}

/** "Top this year", "top of the last 3 days": of days that are no week or month. */
function topSince(said: string): Meant | undefined {
  const { day: from } = namedIn(TOP_FROM, said);
  if (from && isDay(from)) return { line: `search since:"${from}" until:today sort:upvotes` };
  const { season, days, many, unit } = namedIn(TOP_SINCE, said);
  const quarter = season && [season, `last ${season}`].find(isDay);
  if (quarter) return { line: `search since:"${quarter}" until:"${quarter}" sort:upvotes` };
  const since = days ?? (many ? `${many} ${unit} ago` : undefined);
  return since ? { line: `search since:"${since}" until:today sort:upvotes` } : undefined;
}

/** "Today's papers but nothing about video". */
function todayBut(said: string): Meant | undefined {
  const { but } = namedIn(TODAY_BUT, said);
  return but ? { line: `today ${but}` } : undefined;
}

/** "Today's top 3", "top 3 of today". */
function ofToday(said: string): Meant | undefined {
  const { day, many } = namedIn(OF_DAY, said);
  return day && isDay(day) ? listOf(day, many) : undefined;
}

/** "Papers 19.08.2026". */
function listed(said: string): Meant | undefined {
  const { day } = namedIn(LISTED, said);
  return day && spanOf(day) === 'day' ? { line: `today ${day}` } : undefined;
}

/** A search that says nothing but since when: that day is an option of it, which takes words besides. */
function sinceAlone(said: string): Meant | undefined {
  const { before, since, more } = namedIn(SINCE_ALONE, said);
  const sort = /\bsort:/i.test(said) ? '' : ' sort:date';
  return since ? { line: `search ${before}until:today since:${since}${more}${sort}` } : undefined;
}

function bestOf(said: string): Meant | undefined {
  const { before, many = before, day } = namedIn(BEST_OF, said);
  // "Top week" and "top last month" are the command's own words.
  if (
    !day ||
    /:/.test(day) ||
    /^top \d{1,3} (?:this |last |of the |the )?(?:week|month|trending)\b/i.test(said)
  )
    return undefined;
  return PERIOD.test(day) && many === undefined ? undefined : listOf(day, many);
}

/** The list of a day, or the top of a week or a month. */
function listOf(day: string, size: string | undefined): Meant | undefined {
  const more = size ? ` size:${size}` : '';
  if (PERIOD.test(day)) return { line: `top ${day.replace(/past/i, 'last')}${more}` };
  if (/^(?:19|20)\d\d$/.test(day))
    return { line: `search since:${day} until:${day} sort:upvotes${size ? ` limit:${size}` : ''}` };
  const span = spanOf(day);
  if (span === undefined) return undefined;
  return { line: `${span === 'day' ? 'today' : 'top'} ${day}${more}` };
}

/** "Top 1 August to 7 August". */
function topBetween(said: string): Meant | undefined {
  // A range alone has a number in it: "june to july" are words, too.
  const { range = /\d/.test(said) ? said : undefined } = namedIn(TOP_RANGE, said);
  const days = range && rangeSaid(range, isDay);
  return days ? { line: `search since:"${days.since}" until:"${days.until}" sort:upvotes` } : undefined;
}

function between(said: string): Meant | undefined {
  const { about: first, behind, range } = namedIn(OF_RANGE, said);
  const days = range && rangeSaid(range, isDay);
  if (!days || /^today$/i.test(days.since)) return undefined;
  const words = first ?? behind;
  const period = `since:"${days.since}" until:"${days.until}"`;
  return { line: words ? `search ${words} ${period}` : `search ${period} sort:upvotes` };
}

function over(said: string): Meant | undefined {
  const { about: words, day, first = day, behind = words } = namedIn(OVER, said);
  return first ? { line: `search ${behind} ${first}` } : undefined;
}

/** "Agents papers from KAIST with code this month": each of its conditions. */
function ofLab(said: string): Meant | undefined {
  const { about: words, org, code, day = '' } = namedIn(OF_LAB, said);
  if (!words || !org || isDay(org)) return undefined;
  const has = code ? ` has:${/demo/i.test(code) ? 'demo' : 'code'}` : '';
  return { line: `search ${words} org:"${org.replace(/"/g, '')}"${has}${day}` };
}

function since(said: string): Meant | undefined {
  const { day } = namedIn(SINCE, said);
  return day && isDay(day) ? { line: `search since:"${day}" until:today sort:date` } : undefined;
}

/** Papers on a subject, where it is said which of them come first, how many, or that they have code. */
function about(said: string): Meant | undefined {
  const { best, newest, code, papers, about: words, many, more = many } = namedIn(ABOUT, said);
  if (!words || !(papers || newest) || !(best || newest || code || more)) return undefined;
  return {
    line: [
      'search',
      words,
      ...(code ? [`has:${/demo|dataset|model/i.exec(code)?.[0].toLowerCase() ?? 'code'}`] : []),
      ...(best ? ['sort:upvotes'] : newest ? ['sort:date'] : []),
      ...(more ? [`limit:${more}`] : []),
    ].join(' '),
  };
}

/** "12/08" is a day of December or of August, where both can be. */
function slashed(said: string): Meant | undefined {
  const { one, two } = namedIn(EITHER, said);
  const read = (day?: string, month?: string) => {
    const name = MONTHS[Number(month) - 1];
    return name && isDay(`${Number(day)} ${name}`) ? `${Number(day)} ${name}` : undefined;
  };
  const [first, second] = [read(one, two), read(two, one)];
  if (!first || !second || first === second) {
    const day = first ?? second;
    return day ? { line: `today ${day}` } : undefined;
  }
  return {
    says: [
      `${said} can be ${first} or ${second}: type `,
      { command: `today ${first}` },
      ' or ',
      { command: `today ${second}` },
      '.',
    ],
  };
}

function spanOf(text: string): 'day' | 'week' | 'month' | undefined {
  const date = unlessRefused(() => readDate(text, ANY_DAY));
  return date?.span ?? (isMonth(text) ? 'month' : undefined);
}

/** A month's name alone; "may" is a word like others. */
function isMonth(text: string): boolean {
  return text.length > 3 && isDay(text) && /^[a-z]+$/i.test(text);
}

function isDay(text: string): boolean {
  return unlessRefused(() => dayNamed(text, 'first', ANY_DAY)) !== undefined;
}
