import { UserError } from '../errors.ts';
import { Day } from '../paper.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { readDate } from '../time/date/read-date.ts';
import { HAD, type Had } from './query.ts';

/** What can be asked of a paper beside words, by the name that stands before the colon. */
export type Operator = 'author' | 'org' | 'since' | 'until' | 'has' | 'source' | 'submitter';

const NAMES: Readonly<Record<string, Operator>> = {
  author: 'author',
  authors: 'author',
  org: 'org',
  organization: 'org',
  organisation: 'org',
  since: 'since',
  until: 'until',
  has: 'has',
  source: 'source',
  submitter: 'submitter',
};

const A_DAY = 'a day, a month or a year, such as 2026-05-13, 2026-05 or 2026';
const TAKES: Readonly<Record<Operator, string>> = {
  author: "an author's name",
  org: "an organisation's name",
  since: A_DAY,
  until: A_DAY,
  has: 'code, demo, model or dataset, for papers with one',
  source: "a source's name, such as arxiv",
  submitter: 'the name of whoever put a paper on its list',
};

/** The operator of a name as people write it; undefined where there is none. */
export function operatorNamed(name: string): Operator | undefined {
  return Object.hasOwn(NAMES, name.toLowerCase()) ? NAMES[name.toLowerCase()] : undefined;
}

/** What "has" takes, as it is kept; undefined for anything else. */
export function hadNamed(text: string): Had | undefined {
  return HAD.find((had) => [had, `${had}s`].includes(text.toLowerCase()));
}

/** What an operator takes, said of a value that it does not take. */
export function wrongValue(operator: Operator, value: string): string {
  return `"${operator}" takes ${TAKES[operator]}, not "${clipWords(oneLine(value), 40)}".`;
}

/** What an operator that nothing can be left out by says of a minus before it. */
export function noExclusion(operator: Operator): string {
  return `"-${operator}" leaves nothing out: a minus stands before words, author, org or has.`;
}

/** The first or last of the days that are named on a day, in words too where that is known; undefined where none is. Throws a UserError where they can be read as two. */
export function dayNamed(text: string, edge: 'first' | 'last', today: Day | undefined): Day | undefined {
  try {
    return edgeOf(text, edge) ?? (today && readDate(text, today)?.[edge]);
  } catch (error) {
    if (error instanceof UserError && error.code === 'date-unknown') return undefined;
    throw error;
  }
}

/** The first or last day of `2026`, `2026-05` or `2026-05-13`; undefined for anything else. */
export function edgeOf(text: string, edge: 'first' | 'last'): Day | undefined {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text) ?? [];
  if (!year) return undefined;
  const days = day ? [day] : edge === 'first' ? ['01'] : ['31', '30', '29', '28'];
  const ofMonth = month ?? (edge === 'first' ? '01' : '12');
  return days.map((ofDay) => `${year}-${ofMonth}-${ofDay}`).find((text) => Day.safeParse(text).success);
}
