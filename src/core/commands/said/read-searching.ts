import { dayNamed } from '../../search/operators.ts';
import { withoutCounts } from '../../search/reading/said/counts.ts';
import { namedIn } from '../../text/named-in.ts';
import { withFortnights } from '../../time/date/counts.ts';
import { rangeSaid } from '../../time/date/range-words.ts';
import { ANY_DAY } from '../../time/date/read-date.ts';
import type { WordsRead } from '../command.ts';

// A title that ends in a year is longer, and hardly one ends in "in the last two weeks".
const MOST_WORDS = { day: 8, span: 14 };
const LONGEST_DAY = 7;
const LONGEST_MANY = 5;
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven'];
const DAY =
  /^(?:yesterday|(?:the )?(?:this|last|past|previous) (?:week|month|year|spring|summer|autumn|fall|winter))$/i;
// What is over has an end.
const OVER = /^(?:yesterday|last|previous)\b/i;
const SPAN =
  /^(?:(?:in|over|during|within|from|for) )?(?:the )?(?:last|past) (?<many>\d{1,3}|an?|one|two|three|four|five|six|seven|few|couple of) (?<unit>day|week|month|year)s?$/i;
const BEFORE_DAY: ReadonlyMap<string, readonly string[]> = new Map([
  ['since', ['since']],
  ['after', ['after']],
  ['from', ['since']],
  ['until', ['until']],
  ['till', ['until']],
  ['untill', ['until']],
  ['til', ['until']],
  ['sinse', ['since']],
  ['befor', ['before']],
  ['before', ['before']],
  ['in', ['since', 'until']],
  ['during', ['since', 'until']],
]);
// "2026 only", "papers august": a month's name alone is a name, too.
const ONLY = /^(?:only )?(?:from |in |of )?(?<day>20\d\d) only$|^only (?:from |in |of )?(?<day>20\d\d)$/i;
const MONTH_OF_PAPERS =
  /^papers? (?<day>january|february|march|april|may|june|july|august|september|october|november|december)$/i;
const BY =
  /^(?:(?:sort(?:ed)?|order(?:ed)?|ranked) by (?:most )?|by (?=date|newest|upvotes)|sort(?:ed)? |(?:order|sort)(?:[_-]?by)?[:=])(?<key>\S+)(?: first)?$/i;
// "Sorting by date" is a subject.
const ORDERS = /(?:sort|order|rank|group)(?:ed|ing|s)?$/i;
const FIRST =
  /^(?:(?<key>newest|latest|most recent|most upvoted|most popular) first|(?<alone>newest|latest|most recent|most upvoted))$/i;
// What others sort by, of which "sort" says what it takes.
const OF_OTHERS =
  /^(?:stars?|citations?|cites|cited|comments?|downloads?|authors?|titles?|scores?|ratings?|views|impact|github|random|trending|hot|best|oldest|length|size)$/i;
// "Top 3" and "20 results" at the end.
const MANY =
  /^(?:(?:limit(?: (?:to|of))?|max(?:imum)?|at most|only|top|first|show)(?: me)? (?<many>\d{1,3})(?: (?:results?|papers?|hits))?|(?<count>\d{1,2}) (?:results?|papers|hits))$/i;
const KEYS: readonly (readonly [said: RegExp, sort: string])[] = [
  [/^(?:date|day|newest|latest|(?:most )?recent|recency)$/i, 'date'],
  [/^(?:upvotes?|votes?|likes?|popularity|(?:most )?(?:upvoted|popular))$/i, 'upvotes'],
  [/^relevance$/i, 'relevance'],
];

/** What a search says behind its words: "agents since last month", "agents in May 2026", "agents newest first". The days become operators of the search. */
export function readSearching(said: readonly string[]): WordsRead {
  if (said.length > MOST_WORDS.span) return { options: {}, left: said };
  const typed = withFortnights(said);
  const { sort, words } = typed.length > MOST_WORDS.day ? { sort: undefined, words: typed } : sortedIn(typed);
  const { many, left } = countedIn(words);
  const isByUpvotes = UPVOTES.has(countsIn(left));
  return {
    options: {
      ...(sort ? { sort } : isByUpvotes ? { sort: 'upvotes' } : {}),
      ...(many ? { limit: many } : {}),
    },
    left: withDays(left),
  };
}

/** How many papers are asked for at the end: "diffusion top 3", "agents, 20 results". */
function countedIn(words: readonly string[]): { readonly many?: string; readonly left: readonly string[] } {
  for (let count = Math.min(LONGEST_MANY, words.length - 1); count > 1; count--) {
    const { many, count: alone = many } = namedIn(MANY, words.slice(-count).join(' '));
    if (alone) return { many: alone, left: subjectBefore(words.slice(0, -count)) };
  }
  return { left: words };
}

const UPVOTES: ReadonlySet<string | undefined> = new Set(['upvotes', 'votes', 'likes']);

function countsIn(words: readonly string[]): string | undefined {
  return withoutCounts(words.join(' ')).counted;
}

// What is said of papers before the day on which they did so.
const CAME_OUT =
  /(?: (?:that|which))?(?: (?:have|has|were|was|are|is))?(?: (?:been|just|newly)){0,2}(?: (?:came|come|coming) out| published| released| posted| submitted| listed| appeared| uploaded)(?: (?:on|in|from))?$/i;

/** The words before a day, without what only says that papers came out on it. */
function subjectBefore(words: readonly string[]): readonly string[] {
  const text = words.join(' ');
  const subject = text.replace(CAME_OUT, '').replace(/,$/, '');
  return subject === text ? words : subject.split(' ');
}

function sortedIn(words: readonly string[]): { sort?: string; words: readonly string[] } {
  for (const count of [5, 4, 3, 2, 1]) {
    const sort = sortSaid(words.slice(-count));
    if (sort && words.length > count && !ORDERS.test(words.at(-count - 1) ?? ''))
      return { sort, words: subjectBefore(words.slice(0, -count)) };
    const first = BY.test(words.slice(0, count).join(' '))
      ? sortNamed(keyIn(words.slice(0, count)))
      : undefined;
    if (first && words.length > count) return { sort: first, words: words.slice(count) };
  }
  return { words };
}

function sortSaid(words: readonly string[]): string | undefined {
  const key = keyIn(words);
  return sortNamed(key) ?? (OF_OTHERS.test(key) ? key : undefined);
}

function keyIn(words: readonly string[]): string {
  const said = words.join(' ');
  const { key: first, alone = first } = namedIn(FIRST, said);
  return namedIn(BY, said).key ?? alone ?? '';
}

function sortNamed(key: string): string | undefined {
  return KEYS.find(([known]) => known.test(key))?.[1];
}

function withDays(words: readonly string[]): readonly string[] {
  for (let count = Math.min(LONGEST_DAY, words.length - 1); count > 0; count--) {
    const [before, said] = [words.slice(0, -count), words.slice(-count).join(' ')];
    const days = spanOf(said) ?? (words.length > MOST_WORDS.day ? undefined : dayOf(before, said));
    if (days === 'none') return words;
    if (days) return [...subjectBefore(days.before ?? before), ...days.operators];
  }
  return words;
}

/** What stands before days, where that is less than all, and their operators; "none" where the words are no days, however few are looked at. */
type Days = { readonly before?: readonly string[]; readonly operators: readonly string[] } | 'none';

function dayOf(before: readonly string[], said: string): Days | undefined {
  const sign = BEFORE_DAY.get((before.at(-1) ?? '').toLowerCase());
  const day = said.replace(/^the (?=last|past|this)/i, '');
  if (sign && before.length === 1) return 'none';
  if (sign && isDay(day)) return { before: before.slice(0, -1), operators: operators(sign, day) };
  if (DAY.test(said)) return { operators: day === said ? whole(day) : operators(['since'], day) };
  const alone = namedIn(ONLY, said).day ?? namedIn(MONTH_OF_PAPERS, said).day;
  return alone ? { operators: operators(['since', 'until'], alone) } : undefined;
}

/** The days of a text that says of how many they are, or between which two. */
function spanOf(said: string): Days | undefined {
  const back = spanBack(said);
  if (back) return { operators: operators(['since'], back) };
  const range = /^(?:between|from)\b/i.test(said) ? rangeSaid(said, isDay) : undefined;
  return range && { operators: [...operators(['since'], range.since), ...operators(['until'], range.until)] };
}

/** From when on: "the past 3 days", "last two weeks". */
function spanBack(said: string): string | undefined {
  const { many = '', unit = '' } = namedIn(SPAN, said);
  if (!unit) return undefined;
  const count = /few|couple/i.test(many) ? 3 : COUNTS.indexOf(many.toLowerCase()) + 1 || Number(many) || 1;
  return /year/i.test(unit) ? `${12 * count} months ago` : `${count} ${unit.toLowerCase()}s ago`;
}

/** "Past week" goes up to today, and "last week" ended on Sunday. */
function whole(day: string): string[] {
  const past = namedIn(/past (?<unit>week|month)/i, day).unit;
  if (past) return operators(['since'], `1 ${past.toLowerCase()} ago`);
  return operators(OVER.test(day) ? ['since', 'until'] : ['since'], day);
}

function operators(names: readonly string[], day: string): string[] {
  return names.map((name) => `${name}:${/\s/.test(day) ? `"${day}"` : day}`);
}

/** Whether a text can be meant as a day, a month or a year; "sun" and "3/4" are words of papers too. */
function isDay(text: string): boolean {
  if (!/\p{L}{3}|\d{4}/u.test(text) || /^(?:the )?(?:sat|sun|mon)$/i.test(text)) return false;
  try {
    return dayNamed(text, 'first', ANY_DAY) !== undefined;
  } catch {
    return true;
  }
}
