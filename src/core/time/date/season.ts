import type { Day } from '../../paper.ts';
import { addDays } from '../dates.ts';

/** The first month of what is called so; a winter goes on into the next year. */
const BEGINS: Readonly<Record<string, number>> = {
  q1: 1,
  q2: 4,
  q3: 7,
  q4: 10,
  spring: 3,
  summer: 6,
  autumn: 9,
  fall: 9,
  winter: 12,
};
const SAID =
  /^(?:the )?(?:(?<which>this|last|past|previous) )?(?<season>q[1-4]|spring|summer|autumn|fall|winter)(?: (?:of )?(?<year>(?:19|20)\d\d))?$/i;
const YEAR_FIRST = /^(?<year>(?:19|20)\d\d) ?(?<season>q[1-4])$/i;

/** The three months of a quarter or of a season of the northern half: "Q2 2026", "last summer". "Last" is the newest that is over, and without a year it is the newest that has begun; undefined for anything else. */
export function seasonSaid(
  text: string,
  today: Day,
): { readonly first: Day; readonly last: Day } | undefined {
  const { which, season = '', year } = (SAID.exec(text) ?? YEAR_FIRST.exec(text))?.groups ?? {};
  const begins = BEGINS[season.toLowerCase()];
  // "Fall" and "spring" alone are words.
  if (begins === undefined || (!which && !year && !/^q/i.test(season))) return undefined;
  if (year) return monthsFrom(Number(year), begins);
  const isOver = which !== undefined && !/^this$/i.test(which);
  const now = Number(today.slice(0, 4));
  return [now, now - 1, now - 2]
    .map((each) => monthsFrom(each, begins))
    .find(({ first, last }) => (isOver ? last < today : first <= today));
}

/** The season of a name that goes on today, or else the next one. */
export function comingSeason(
  name: string,
  today: Day,
): { readonly first: Day; readonly last: Day } | undefined {
  const begins = Object.hasOwn(BEGINS, name) ? BEGINS[name] : undefined;
  if (begins === undefined) return undefined;
  const now = Number(today.slice(0, 4));
  return [now - 1, now, now + 1].map((year) => monthsFrom(year, begins)).find(({ last }) => last >= today);
}

function monthsFrom(year: number, month: number): { first: Day; last: Day } {
  const [until, end] = month === 12 ? [year + 1, 2] : [year, month + 2];
  const days = new Date(Date.UTC(until, end, 0)).getUTCDate();
  const two = (value: number) => String(value).padStart(2, '0');
  return { first: `${year}-${two(month)}-01`, last: `${until}-${two(end)}-${two(days)}` };
}

const FEASTS: readonly (readonly [said: RegExp, day: string | number])[] = [
  [/^(?:christmas|xmas)(?: day)?$/, '12-25'],
  [/^(?:christmas|xmas) eve$/, '12-24'],
  [/^boxing day$/, '12-26'],
  [/^(?:the )?new year(?:['’]?s)?(?: day)?$/, '01-01'],
  [/^(?:the )?new year(?:['’]?s)? eve$/, '12-31'],
  [/^good friday$/, -2],
  [/^easter(?: sunday)?$/, 0],
  [/^easter monday$/, 1],
];

/** The first day from `today` on of a feast that has a date of its own or goes with Easter: "christmas", "new year", "easter". */
export function comingFeast(text: string, today: Day): Day | undefined {
  const day = FEASTS.find(([said]) => said.test(text))?.[1];
  if (day === undefined) return undefined;
  const now = Number(today.slice(0, 4));
  return [now, now + 1]
    .map((year) => (typeof day === 'string' ? `${year}-${day}` : addDays(easterOf(year), day)))
    .find((each) => each >= today);
}

/** Easter Sunday, by Gauss's rule for the years 1900 to 2099. */
function easterOf(year: number): Day {
  const moon = (19 * (year % 19) + 24) % 30;
  const sunday = (2 * (year % 4) + 4 * (year % 7) + 6 * moon + 5) % 7;
  const isLate = moon + sunday === 35 || (moon === 28 && sunday === 6 && year % 19 > 10);
  return addDays(`${year}-03-22`, moon + sunday - (isLate ? 7 : 0));
}
