import { UserError } from '../../errors.ts';
import { namedIn } from '../../text/named-in.ts';
import { namesComingDay } from '../../time/date/coming-day.ts';
import { withFortnights } from '../../time/date/counts.ts';
import type { WordsRead } from '../command.ts';

const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
// By the letter with which a unit begins, however short it is.
const DAYS: ReadonlyMap<string, number> = new Map([
  ['d', 1],
  ['w', 7],
  ['m', 30],
  ['y', 365],
]);
const SPAN = new RegExp(
  `^(?:for )?(?:the next )?(-?\\d{1,9}(?:\\.\\d{1,3})?|an?|(?:a )?few|(?:a )?couple(?: of)?|several|${COUNTS.join('|')}) ?(day|week|month|year)s?$`,
  'i',
);
// "2w", "10d"; "3d" alone is a topic.
const SHORT = /^(?:for )?(\d{1,3}) ?(d|w|wks?|mo|mths?|yrs?)$/i;
// It is over tomorrow.
const TODAY = / (?:(?:for |only |until |till |til )?(?:today|tonight)|(?:until|till|til) tomorrow)$/i;
const MOST_WORDS = 5;
// What is muted without a number of days is muted for ever.
const FOR_EVER = / (?:forever|for ever|always|permanently|indefinitely|(?:until|till) further notice)$/i;
const UNTIL: ReadonlySet<string> = new Set(['until', 'till', 'til']);
// It ends on one that who mutes has to say.
const SEASON =
  / (?:for |during )?next (?:week|month)$| for (?:(?:the|this|next)(?: rest of the)? (?:next )?(?:weekend|day|week|month|year|summer|winter|holidays?)|some (?:time|days|weeks|months)|a (?:while|bit))$/i;

const UNTIL_DAY = /^(?<topic>\S.*) (?:until|till|til) (?<day>\S.{0,39})$/i;
const THIS =
  /^(?<topic>\S.*?) (?:(?:for |during )?this|(?:for )?(?:the )?rest of (?:the|this)|for the) (?<span>day|week|weekend|month|year|summer|winter)$/i;
const LONGEST_TOPIC = 300;

/** For how many days a topic is muted, said behind it: "games for 2 weeks". A day on which that ends stays, for whoever has a clock. Throws a UserError where it is to end, and no day is named. */
export function readMuting(said: readonly string[]): WordsRead {
  const typed = withFortnights(said);
  const whole = typed.join(' ').replace(FOR_EVER, '');
  const words = FOR_EVER.test(typed.join(' ')) ? whole.split(' ') : typed;
  if (TODAY.test(whole)) return { options: { days: '1' }, left: whole.replace(TODAY, '').split(' ') };
  if (muteUntil(whole)) return { options: {}, left: words };
  if (endsOnADay(words)) {
    throw new UserError('not-yet', [
      'A mute ends after a number of days: type how many, as in ',
      { command: `mute ${topicIn(words)} 7` },
      '.',
    ]);
  }
  if (SPAN.test(words.join(' '))) {
    throw new UserError('topic-says-nothing', [
      `“${words.join(' ')}” says for how long, and not what: type both, as in `,
      { command: 'mute games for 2 weeks' },
      '.',
    ]);
  }
  for (let count = Math.min(MOST_WORDS, words.length - 1); count > 0; count--) {
    const said = words.slice(-count).join(' ');
    const [, many = '', unit = ''] = SPAN.exec(said) ?? SHORT.exec(said) ?? [];
    const days = DAYS.get(unit.charAt(0).toLowerCase());
    if (days) return { options: { days: String(days * counted(many)) }, left: words.slice(0, -count) };
  }
  return { options: {}, left: words };
}

/** What is muted and the day on which that ends, as it is typed, where words say so: "robots until friday", "robots this week". Undefined where they do not. */
export function muteUntil(text: string): { readonly topic: string; readonly until: string } | undefined {
  if (text.length > LONGEST_TOPIC) return undefined;
  const { topic, day } = namedIn(UNTIL_DAY, text);
  if (topic && day) return namesComingDay(day) ? { topic, until: day } : undefined;
  const { topic: other, span } = namedIn(THIS, text);
  return other && span ? { topic: other, until: `end of ${span}` } : undefined;
}

/** What is to be muted, without the day on which it ends. */
function topicIn(words: readonly string[]): string {
  const end = words.findIndex((word, at) => at > 0 && UNTIL.has(word.toLowerCase()));
  return end > 0 ? words.slice(0, end).join(' ') : words.join(' ').replace(SEASON, '');
}

function endsOnADay(words: readonly string[]): boolean {
  const isUntil = words.slice(1, -1).some((word) => UNTIL.has(word.toLowerCase()));
  return isUntil || SEASON.test(words.join(' '));
}

function counted(many: string): number {
  if (/couple/i.test(many)) return 2;
  if (/few|several/i.test(many)) return 3;
  return /\d/.test(many) ? Number(many) : Math.max(1, COUNTS.indexOf(many.toLowerCase()) + 1);
}
