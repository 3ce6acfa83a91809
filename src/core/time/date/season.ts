import type { Day } from '../../paper.ts';

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
