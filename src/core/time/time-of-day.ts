import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';

// "9", "9:30", "9.30", "9;30" by a slip, "9h30", "0900", "930am", and "930" where it is a time that people keep.
const TIME = /^(\d{1,2})(?:\s*[:;.hu]\s*(\d{2}))?\s*(am|pm|h)?$/;
const UNPARTED = /^(\d{2})(\d{2})\s*(am|pm|h)?$|^(\d)(\d{2})\s*(am|pm)$|^([1-9])([0-5][05])$/;
const HALF = /^(half|quarter|\d{1,2}m) (past|to) (\d{1,2})\s*(am|pm)?$/;
// In words: "9 to 5" is two hours.
const MINUTES = new Map([
  ['five', 5],
  ['ten', 10],
  ['twenty', 20],
  ['twenty five', 25],
  ['twenty-five', 25],
]);
const MINUTES_SAID = /^(five|ten|twenty[ -]five|twenty) (?=(?:past|to) )/;
const NAMED = new Map([
  ['noon', '12:00'],
  ['midday', '12:00'],
  ['midnight', '00:00'],
  ['midnite', '00:00'],
]);

const NUMBERS = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const NUMBER_WORDS = new RegExp(`\\b(?:${NUMBERS.slice(1).join('|')})\\b`);

/** `HH:MM` of a time as people type it ("9", "0900", "9:30 pm", "9h30", "noon"); else a UserError that says what to type. */
export function parseTime(typed: string): string {
  const text = spelt(typed);
  const time = NAMED.get(text.replace(/^12 /, '')) ?? clockIn(text) ?? halfIn(text);
  if (time) return time;
  throw new UserError(
    'time-unknown',
    `"${clipWords(oneLine(typed), 40)}" is not a time of day: type it like 09:30, 9:30 pm or 21h.`,
  );
}

/** Every way to say morning, evening and the hour as one: "am", "pm", "h". */
function spelt(typed: string): string {
  return oneLine(typed)
    .toLowerCase()
    .replace(/^(?:at|around|about|@) ?(?=\S)/, '')
    .replace(/(?<=[\da-z])(?: ?-?ish| sharp| exactly| or so| on the dot)$/, '')
    .replace(/ ?-?ish(?= ?[ap]\.?m)/, '')
    .replace(/(?<=\d) ?([ap])$/, ' $1m')
    .replace(/^(\d{1,2}:\d{2}):00(?!\d)/, '$1')
    .replace(/^(\d{1,2}) (\d{2})(?= ?[ap]\.?m\b)/, '$1:$2')
    .replace(/^(\d{1,2}) (15|30|45)$/, '$1:$2')
    .replace(MINUTES_SAID, (said, minutes) => `${MINUTES.get(minutes) ?? said}m `)
    .replace(NUMBER_WORDS, (word) => String(NUMBERS.indexOf(word)))
    .replace(/^(\d{1,2}) (?:thirty|fifteen|forty[ -]?five)\b/, (said, hour) => `${hour}:${minutesIn(said)}`)
    .replace(/\s*(?:a\.m\.?|in the morning)$/, ' am')
    .replace(/\s*(?:p\.m\.?|(?:in the (?:afternoon|evening|eve)|at night))$/, ' pm')
    .replace(/\s*['’]?(?:(?:o|a)['’ ]?clock|uhr|hours|hrs)(?= |$)/, 'h')
    .replace(/h (am|pm)$/, ' $1')
    .trim();
}

function minutesIn(said: string): string {
  if (said.includes('thirty')) return '30';
  return said.includes('fifteen') ? '15' : '45';
}

function clockIn(text: string): string | undefined {
  const [, hour, minute, suffix] = TIME.exec(text) ?? unparted(text);
  return hour === undefined ? undefined : clock(Number(hour), minute ?? '00', suffix);
}

function unparted(text: string): readonly (string | undefined)[] {
  const [, hours, minutes, suffix, hour, minute, half, alone, rest] = UNPARTED.exec(text) ?? [];
  return [text, hours ?? hour ?? alone, minutes ?? minute ?? rest, suffix ?? half];
}

function halfIn(text: string): string | undefined {
  const [, part, side, hour, suffix] = HALF.exec(text) ?? [];
  if (hour === undefined || (part === 'half' && side === 'to')) return undefined;
  const minute = minutePast(part ?? '', side);
  const full = hourOfDay(Number(hour), suffix);
  if (full === undefined) return undefined;
  return clock(side === 'past' ? full : (full + 23) % 24, minute, undefined);
}

/** The minute that "ten past" or "quarter to" is. */
function minutePast(part: string, side: string | undefined): string {
  if (part === 'half') return '30';
  const minutes = part === 'quarter' ? 15 : Number.parseInt(part, 10);
  return String(side === 'past' ? minutes : 60 - minutes).padStart(2, '0');
}

function clock(typed: number, minute: string, suffix: string | undefined): string | undefined {
  const hour = hourOfDay(typed, suffix === 'h' ? undefined : suffix);
  if (hour === undefined || Number(minute) > 59) return undefined;
  return `${String(hour).padStart(2, '0')}:${minute}`;
}

function hourOfDay(hour: number, half: string | undefined): number | undefined {
  const [least, most] = half ? [1, 12] : [0, 23];
  if (!(hour >= least && hour <= most)) return undefined;
  if (!half) return hour;
  return (hour % 12) + (half === 'pm' ? 12 : 0);
}
