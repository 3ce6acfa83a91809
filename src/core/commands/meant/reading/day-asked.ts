import { unlessRefused } from '../../../errors.ts';
import { namedIn } from '../../../text/named-in.ts';
import { ANY_DAY, readDate } from '../../../time/date/read-date.ts';
import { nearlySaid } from '../../../time/nearly-said.ts';
import type { Meant } from '../meant.ts';

const GIVE =
  "(?:(?:(?:can|could|would|will) (?:you|we|i) (?:please )?)?(?:show|give|find|get|list|send|tell|open|see|read|display|pull up|bring up|go to|fetch)(?: me| us)? )?(?:what(?:['’]?s|s| is| are| was| were)? (?:on |in |there |up |out |new )?)?(?:the )?";
const LISTS = '(?:papers?|articles?|lists?|digests?|ones|publications?|preprints?|news|picks?)';
const DAY = '(?<day>\\S+(?: \\S+){0,4}?)';
const ABOUT = '(?: (?:on|about|in|regarding|for) (?<about>(?!(?:the )?(?:list|digest)\\b).{2,80}?))?';

const PATTERNS: readonly RegExp[] = [
  // "Show me aug 18", "papers 3 days ago", "the list for friday on agents".
  new RegExp(
    `^${GIVE}(?:(?:all|any|new)(?: the)? )?${LISTS} (?:(?:of|from|for|on|that came out(?: on)?|published(?: on)?) )?(?:the )?${DAY}${ABOUT}$`,
    'i',
  ),
  // "Aug 18 papers", "yesterday's papers on agents".
  new RegExp(`^${GIVE}${DAY}(?:['’]?s)? ${LISTS}${ABOUT}$`, 'i'),
  // "Anything yesterday on rl", "yesterday on agents".
  new RegExp(
    `^${GIVE}(?:(?:anything|something|everything|all)(?: new)? (?:from |of |on )?)?(?:the )?${DAY} (?:on|about|in) (?<about>.{2,80})$`,
    'i',
  ),
  // "Anything on rl yesterday", "what's new in rl since friday" is of more days.
  new RegExp(
    `^(?:(?:is|was|are|were) there )?(?:anything|something|everything|any ${LISTS}|${LISTS})(?: new)? (?:on|about|in) (?<about>.{2,80}?)(?: (?:from|of))? ${DAY}$`,
    'i',
  ),
  // "Agents papers from yesterday".
  new RegExp(`^${GIVE}(?<about>\\S.{1,60}?) ${LISTS} (?:of|from|for|on) (?:the )?${DAY}$`, 'i'),
  new RegExp(
    `^(?:(?:show|open|give|go to|see|read|get|fetch|list)(?: me| us)?|what about|how about|and|now) (?:the )?${DAY}$`,
    'i',
  ),
];
const MORNING = /^(?:this|today|today'?s) morning(?:'?s)?(?: (?:papers?|list|digest))?$/i;
const LAST_NIGHT =
  /^(?:last night|yesterday (?:morning|evening|afternoon|night))(?:'?s)?(?: (?:papers?|list|digest))?$/i;
const CURRENT =
  /^(?:(?:show|give|get)(?: me| us)? )?(?:the )?(?:recent|current|fresh|actual|latest|newest)(?: (?:papers?|list|digest|ones|stuff))?$/i;
const NEXT_TO =
  /^(?:(?:go(?: to)?|show(?: me)?) )?(?:the )?(?:(?:day before(?: that)?|previous (?:day|list|one)|next (?:day|list)|day after(?: that)?|(?:back |earlier )?(?:a|one) day (?:back|earlier|before|later)|back (?:a|one) day|go back))$/i;
// These are words of papers.
const ALSO_WORDS = /^(?:sun|sat|mon)$/i;
const OF_MONTH = /^(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)$/i;
// Days that go on, and what is no plain line.
const OF_MORE = /\b(?:since|until|after|before|every|each)\b|["“”:@#]/i;
const LONGEST = 140;

/** The list of a day, in any order of words, with the topic where one is said: "show me aug 18", "papers 3 days ago", "yesterday's papers on agents". Undefined where a line names no day. */
export function dayAsked(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  if (NEXT_TO.test(said)) return nextTo();
  if (OF_MORE.test(said)) return undefined;
  const line = alone(said) ?? named(said);
  return line === undefined ? undefined : { line };
}

/** A day that is said in words of its own. */
function alone(said: string): string | undefined {
  if (MORNING.test(said) || CURRENT.test(said)) return 'today';
  if (LAST_NIGHT.test(said)) return 'today yesterday';
  if (OF_MONTH.test(said)) return `today ${said.replace(/on /i, '')}`;
  const slipped = isDay(said) ? undefined : nearlySaid(said);
  return slipped?.endsWith('day') ? `today ${slipped}` : undefined;
}

function named(said: string): string | undefined {
  for (const pattern of PATTERNS) {
    const { day: typed, about } = namedIn(pattern, said);
    const day = typed?.replace(/^(?:of|from|for|on) |'s$|(?<=day)s$/gi, '') ?? '';
    // The command's own words.
    if (/^today$/i.test(day) && (about || /^today\b/i.test(said))) return undefined;
    if (isDay(day)) return `today date:${quoted(day)}${about ? ` topic:${quoted(about)}` : ''}`;
  }
  return undefined;
}

function nextTo(): Meant {
  return {
    says: [
      'Which list was shown before is not known: a day is named, as in ',
      { command: 'today yesterday' },
      ' or ',
      { command: 'today 3 days ago' },
      '.',
    ],
  };
}

function quoted(text: string): string {
  return /\s/.test(text) ? `"${text}"` : text;
}

function isDay(text: string): boolean {
  return !ALSO_WORDS.test(text) && unlessRefused(() => readDate(text, ANY_DAY))?.span === 'day';
}
