import { UserError } from '../errors.ts';
import { Day } from '../paper.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { type DateRange, monthOfName, wholeMonth } from '../time/date/calendar.ts';
import { readDate } from '../time/date/read-date.ts';
import { seasonSaid } from '../time/date/season.ts';
import { addDays } from '../time/dates.ts';
import { HAD, type Had } from './query.ts';

/** What can be asked of a paper beside words, by the name that stands before the colon. */
export type Operator = 'author' | 'org' | 'since' | 'until' | 'has' | 'source' | 'submitter';

const NAMES: Readonly<Record<string, Operator>> = {
  author: 'author',
  authors: 'author',
  au: 'author',
  by: 'author',
  org: 'org',
  organization: 'org',
  organisation: 'org',
  orgs: 'org',
  organizations: 'org',
  organisations: 'org',
  institution: 'org',
  institute: 'org',
  affiliation: 'org',
  affiliations: 'org',
  affil: 'org',
  affiliated: 'org',
  inst: 'org',
  univ: 'org',
  uni: 'org',
  from: 'org',
  university: 'org',
  company: 'org',
  lab: 'org',
  since: 'since',
  after: 'since',
  until: 'until',
  till: 'until',
  before: 'until',
  has: 'has',
  source: 'source',
  submitter: 'submitter',
};

/** What stands on the far side of a day: the day itself is none of it. */
const BEYOND: Readonly<Record<string, { edge: 'first' | 'last'; days: number }>> = {
  after: { edge: 'last', days: 1 },
  before: { edge: 'first', days: -1 },
};

const A_DAY = 'a day, a month or a year, such as 2026-05-13, 2026-05 or 2026';
const TAKES: Readonly<Record<Operator, string>> = {
  author: "an author's name",
  org: "an organisation's name",
  since: A_DAY,
  until: A_DAY,
  has: 'code, demo, model or dataset, for papers with one',
  source: 'the name of a source',
  submitter: 'the name of whoever put a paper on its list',
};

/** The operator of a name as people write it; undefined where there is none. */
export function operatorNamed(name = ''): Operator | undefined {
  return Object.hasOwn(NAMES, name.toLowerCase()) ? NAMES[name.toLowerCase()] : undefined;
}

/** What people put before what a paper is about, though all of it is looked at, by the name as they write it; undefined of any other name. */
export function fieldNamed(name: string): string | undefined {
  return FIELDS.test(name) ? name.toLowerCase() : undefined;
}

const FIELDS =
  /^(?:(?:in)?title|ti|abstract|abs|topics?|subject|keywords?|about|tags?|all|text|query|q|type|kind|venue|conference|journal|field|area|domain)$/i;

/** What "has" takes, as it is kept; undefined for anything else. */
export function hadNamed(text: string): Had | undefined {
  return HAD.find((had) => [had, `${had}s`].includes(text.toLowerCase()));
}

/** What an operator takes, said of a value that it does not take, or of none; `name` is what was typed for it, `takes` what more is known of it. */
export function wrongValue(
  operator: Operator,
  value: string,
  { name = operator, takes = TAKES[operator] }: { readonly name?: string; readonly takes?: string } = {},
): string {
  const not = value === '' ? ', and here it has nothing' : `, not "${clipWords(oneLine(value), 40)}"`;
  return `"${name.toLowerCase()}" takes ${takes}${not}.`;
}

/** What an operator that nothing can be left out by says of a minus before it. */
export function noExclusion(operator: Operator): string {
  return `"-${operator}" leaves nothing out: a minus stands before words, author, org or has.`;
}

/** The first or last of the days that are named on a day, in words too where that is known; undefined where none is. Throws a UserError where they can be read as two. */
export function dayNamed(text: string, edge: 'first' | 'last', today: Day | undefined): Day | undefined {
  try {
    return (
      edgeOf(text, edge) ??
      (today &&
        (readDate(text, today) ??
          monthAlone(text, today) ??
          yearSaid(text, today) ??
          seasonSaid(text, today))?.[edge])
    );
  } catch (error) {
    if (error instanceof UserError && error.code === 'date-unknown') return undefined;
    throw error;
  }
}

/** Whether a text names a day; one with two readings does, and is for the command to ask about. */
export function namesDay(text: string, today: Day | undefined): boolean {
  try {
    return dayNamed(text, 'first', today) !== undefined;
  } catch {
    return true;
  }
}

/** "may" is the last May that has begun; in any other place it is a word. */
function monthAlone(text: string, today: Day): DateRange | undefined {
  const month = monthOfName(text.toLowerCase());
  const year = Number(today.slice(0, 4)) - (month && month > Number(today.slice(5, 7)) ? 1 : 0);
  return month === undefined ? undefined : wholeMonth(year, month, today);
}

/** "This year" and "last year". */
function yearSaid(text: string, today: Day): Pick<DateRange, 'first' | 'last'> | undefined {
  const [, which] = /^(?:the )?(this|last|past|previous) year$/i.exec(text) ?? [];
  if (!which) return undefined;
  const year = Number(today.slice(0, 4)) - (which.toLowerCase() === 'this' ? 0 : 1);
  return { first: `${year}-01-01`, last: `${year}-12-31` };
}

/** The day that "since", "until", "after" or "before" a text is, both included. Undefined and throws as `dayNamed`. */
export function boundNamed(name: string, text: string, today: Day | undefined): Day | undefined {
  const operator = operatorNamed(name);
  const { edge, days } = BEYOND[name.toLowerCase()] ?? {
    edge: operator === 'since' ? ('first' as const) : ('last' as const),
    days: 0,
  };
  const day = dayNamed(text, edge, today);
  return day && addDays(day, days);
}

/** The first or last day of `2026`, `2026-05` or `2026-05-13`; undefined for anything else. */
export function edgeOf(text: string, edge: 'first' | 'last'): Day | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  if (!year) return undefined;
  const days = day ? [day] : edge === 'first' ? ['01'] : ['31', '30', '29', '28'];
  const ofMonth = (month ?? (edge === 'first' ? '01' : '12')).padStart(2, '0');
  return days.map((ofDay) => `${year}-${ofMonth}-${ofDay}`).find((text) => Day.safeParse(text).success);
}
