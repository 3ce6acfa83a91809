import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';

/** The weekdays in English, Monday first. */
export const WEEKDAY_NAMES: readonly string[] = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
];

const EVERY = '(?:(?:on|every|each|all) )?(?:the )?';
const GROUPS: readonly (readonly [name: RegExp, days: readonly number[]])[] = [
  [
    /^(?:daily|nightly|all(?: (?:days|week))?|(?:every|each) ?(?:single )?(?:days?|mornings?|evenings?|nights?)|every day of the week|(?:7|seven) days(?: a week)?)$/,
    [1, 2, 3, 4, 5, 6, 7],
  ],
  [
    new RegExp(`^${EVERY}(?:weekdays?|workdays?|week days?|work(?:ing)? days?|business days?|m-f)$`),
    [1, 2, 3, 4, 5],
  ],
  [
    /^(?:but )?(?:not|no|never|nothing|except|without|skip(?:ping)?)(?: (?:messages?|papers?|digests?|posts?|pings?|mails?))?(?: on| at| over| during| for)? (?:the )?weekends?$/,
    [1, 2, 3, 4, 5],
  ],
  [new RegExp(`^${EVERY}weekends?$`), [6, 7]],
  // As timetables have them.
  [/^m(?:on)?[ /,]?w(?:ed)?[ /,]?f(?:ri)?$/, [1, 3, 5]],
  [/^t(?:u|ue)?[ /,]?th(?:u|ur)?$/, [2, 4]],
  [/^m[ /,]?w$/, [1, 3]],
];

// "Every day except sunday"; "except weekends" alone is a group.
const BUT = /^(.*\S),? (?:but(?: not| never| no)?|except|without)(?: on| for)? (.+)$/;

// "Not on mondays" is on all others, and so is "except mondays".
const NOT =
  /^(?:but )?(?:not|never|except|without|skip(?:ping)?|no(?= (?:mon|tues|wednes|thurs|fri|satur|sun)days?$)|nothing(?= on )|no (?:messages?|papers?|digests?|posts?|pings?|mails?)(?= on ))(?: on| for)? (?:the )?(?!\S+ (?:every|daily|weekdays|workdays)\b)(.+)$/;

const LEAVES_OUT = /^(?:but )?(?:not|no|never|nothing|except|without|skip(?:ping)?) /i;

// All days by their names are half as long; what is longer names none, and is read no further.
const LONGEST = 200;

/** ISO weekdays of what people type ("weekdays", "mon-fri", "Monday and Thursday"); else a UserError that says what to type. */
export function parseWeekdays(typed: string): number[] {
  if (typed.length > LONGEST) throw unknownDays(typed);
  // "Mon - Fri", "Mon to Fri" and "Mon–Fri" are the same range.
  const text = oneLine(typed)
    .toLowerCase()
    .replace(/\s*(?:[-–—]|\b(?:to|through|thru|until|till)\b)\s*/g, '-')
    .replace(/^from /, '')
    .replace(/ only$/, '');
  const [, all, but] = BUT.exec(text) ?? [undefined, 'daily', NOT.exec(text)?.[1]];
  if (all && but) return without(parseWeekdays(all), parseWeekdays(but), typed);
  const parts = GROUPS.some(([name]) => name.test(text)) ? [text] : text.split(/(?:[\s,;/&+]|\band\b)+/);
  const days = parts.filter((part) => part && !/^(?:on|every|each)$/.test(part)).map(daysOf);
  if (days.length === 0 || days.includes(undefined)) throw unknownDays(typed);
  return [...new Set(days.flatMap((part) => part ?? []))].sort((a, b) => a - b);
}

/** Whether what is typed says on which weekdays something does not come: "except sundays". */
export function saysDaysLeftOut(typed: string): boolean {
  return LEAVES_OUT.test(typed);
}

function without(all: readonly number[], but: readonly number[], typed: string): number[] {
  const left = all.filter((day) => !but.includes(day));
  if (left.length === 0) throw unknownDays(typed);
  return left;
}

function unknownDays(typed: string): UserError {
  return new UserError(
    'weekdays-unknown',
    `"${clipWords(oneLine(typed), 40)}" does not name weekdays: type weekdays, daily, weekends, mon-fri or mon,thu.`,
  );
}

/** The days of one word or range; a range may run over the end of the week ("fri-mon"). */
function daysOf(part: string): readonly number[] | undefined {
  const group = GROUPS.find(([name]) => name.test(part));
  if (group) return group[1];
  const ends = part.split('-').map(weekdayOf);
  const [from, to = from] = ends;
  if (!from || !to || ends.includes(undefined) || ends.length > 2) return undefined;
  return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => ((from - 1 + step) % 7) + 1);
}

/** The ISO weekday of a name or its beginning ("mon", "tues.", "Fridays"); undefined where it is none. */
export function weekdayOf(word: string): number | undefined {
  const name = word.toLowerCase().replace(/\.$/, '').replace(/s$/, '');
  const day = WEEKDAY_NAMES.findIndex((full) => name.length >= 2 && full.toLowerCase().startsWith(name));
  return day < 0 ? undefined : day + 1;
}
