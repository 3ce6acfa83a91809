import { namedIn } from '../../../text/named-in.ts';
import { monthOfName } from '../../../time/date/calendar.ts';
import { namesComingDay } from '../../../time/date/coming-day.ts';
import type { Meant } from '../meant.ts';
import { daysWithout } from './days-without.ts';

const ITS = '(?:the |my |our |this |these |all |daily |weekly )*';
const THINGS =
  '(?:digests?|papers?|messages?|notifications?|alerts?|pings?|posts?|posting|sending|deliver(?:y|ies)|updates?|bot|channel|everything|anything|it|this|them|paperboy)';
const OBJECT = `${ITS}(?:sending |posting )?(?:me |us )?${THINGS}`;
const AWAY =
  '(?:away|closed|gone|off|out|ooo|out of (?:the )?office|travell?ing|(?:on )?(?:an? |my |our )?(?:holidays?|vacation|leave|pto|annual leave|trip|sabbatical|break))';
const I_AM = "(?:(?:i['’]?m|i am|i['’]?ll be|i will be|we['’]?re|we are|we['’]?ll be|we will be) )";
const VERB =
  '(?:(?:turn|switch) off|cancel|disable|pause|snooze|hold(?: off)?|suspend|halt|freeze|stop|skip|delay|postpone|silence|mute|hush|quiet|rest|(?:take|have|give (?:me|us|it)) an? (?:break|rest|pause))';
const NONE =
  "(?:(?:no|(?:do not|don['’]?t|stop) (?:send|post|deliver|want)(?:ing)?)(?: more)?(?: (?:me|us))?(?: any)?|nothing)";
const WHY =
  "(?:[,;]? (?:while|because|as|since|due to|during (?:my|our)|(?:i['’]?m|i am|we['’]?re|we are) |for (?:my|our) )[^,;]{0,40}?)";

// "Hold the digest until 1 october", "pause while I'm away till sept 7", "no papers until monday".
const RESTED = new RegExp(
  `^(?:(?:${VERB}(?: ${OBJECT})?|${NONE}(?: ${OBJECT})?)${WHY}?|${I_AM}?${AWAY}),? (?:until|till|til) (?<until>[^,;]{1,40}?)(?:,? (?:pause|please|then|again)(?: ${OBJECT})?)*$`,
  'i',
);
// "Suspend the digest for two weeks", "snooze 2 days", "take a week off".
const SPANNED = new RegExp(
  `^(?:${VERB}(?: ${OBJECT})?${WHY}?(?: for)?|${I_AM}?${AWAY} for|take) (?<span>(?:the next )?(?:an?|(?:a )?few|(?:a )?couple of|\\d{1,2}|two|three|four|five|six) (?:days?|weeks?|months?))(?: off)?$`,
  'i',
);
const OFF_ON = new RegExp(
  `^(?:(?:pause|because|as|since)[,;:]? )?${I_AM}?${AWAY} (?:(?:on|over|all) )?(?<day>tomorrow|today|(?:this|next) (?:week|month|\\p{L}{3,6}day)|\\p{L}{3,6}day)$`,
  'iu',
);
const BACK =
  /^(?:(?:(?:i'?m|i am|i'?ll be|i will be|we'?re|we are|we'?ll be|we will be) )?back|(?:re-?)?start(?: again)?|begin again|un-?pause|un-?snooze|resume|continue|come back)(?: (?:it|us|me|sending|posting|(?:the |my |our )?digests?))? (?:(?:on|in|at|from|after) )?(?<day>tomorrow|(?!(?:of|for|with)\b)\S+(?: \S+){0,3})$/i;
const WEEKENDS =
  /^(?:(?:pause|skip|no|not|mute|silence|stop|never|nothing|(?:do not|don'?t) (?:send|post|disturb|deliver))(?: (?:me|us))?(?: (?:any|the|my|our|all))?(?: (?:(?:digest|paper|notification|message|alert|ping|post)s?|anything|it))?)(?: (?:on|at|over|during|for))?(?: the)? (?:weekends?|sat(?:urdays?)? (?:and|&|or) sun(?:days?)?)$/i;
const HOLIDAYS =
  /^(?:(?:pause|skip|no|not|stop|nothing|rest|snooze)(?: (?:the |my |our |any )?(?:digest|paper|post|message)s?)?)(?: (?:on|at|over|during|for|in))?(?: the| all| our| my)? (?:(?:public |bank |national |school |summer |winter |easter |spring )*(?:holiday|vacation)s?|easter(?: (?:week|weekend|break))?|thanksgiving|ramadan|diwali|lunar new year|chinese new year|golden week)$/i;
const WEEKDAY = '(?:mon|tues|wednes|thurs|fri|satur|sun)day';
const IN_MONTH = new RegExp(
  `^(?:${VERB}(?: ${OBJECT})?|${NONE}(?: ${OBJECT})?) (?:in|during|for|all|over|throughout)(?: the month of| all| all of| the whole of)? (?<month>\\p{L}{3,9})$`,
  'iu',
);
const PLURAL =
  /^(?:(?:pause|skip|no|not|never|nothing|(?:do not|don'?t) (?:send|post))(?: (?:me|us))?(?: (?:the|any))?(?: (?:(?:digest|paper)s?|anything|it))?)(?: on)? (?<day>mon|tues|wednes|thurs|fri)days$/i;
const DAYS = 'mon tue wed thu fri sat sun'.split(' ');
// Of each month.
const LAST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const WORKDAYS = DAYS.slice(0, 5);
const NEXT = 'tuesday wednesday thursday friday saturday sunday monday'.split(' ');
const FROM_TO = new RegExp(
  `^(?:${VERB}(?: ${OBJECT})?|${NONE}(?: ${OBJECT})?) (?:from |between )(?<from>${WEEKDAY}) (?:to|until|till|through|and|-|–) (?<to>${WEEKDAY})$`,
  'i',
);
// Said of all that comes, and of no topic.
const ALL_OF_IT = new RegExp(
  `^(?:mute|silence|snooze|hush|(?:take|have) an? (?:break|rest|pause)|mute for an? (?:hour|while|moment)) ?(?:${OBJECT}|all|yourself|us|me)?(?: (?:for (?:now|an? (?:while|hour|moment)|\\d{1,2} hours)|now))?$`,
  'i',
);
const LONGEST = 120;

/** What is meant by whoever wants nothing to come for a while, in any words: "hold the digest until 1 october", "ooo until monday", "skip weekends", "resume tomorrow". Undefined where a line is none of that. */
export function restAsked(typed: string): Meant | undefined {
  if (typed.length > LONGEST) return undefined;
  const said = typed.replace(/^(turn|switch) (.{1,40}?) off(?= )/i, '$1 off $2');
  const { until } = namedIn(RESTED, said);
  if (until && namesComingDay(until)) return { line: `pause until ${until}` };
  const { span } = namedIn(SPANNED, said);
  if (span) return { line: `pause for ${span.replace(/the next /i, '')}` };
  const back = namedIn(BACK, said)
    .day?.replace(/ (?:morning|noon|afternoon|evening|night)$/i, '')
    .replace(/^(?:the )?weekend$/i, 'monday');
  if (back && namesComingDay(back)) return { line: pauseUntil(back) };
  const { month = '' } = namedIn(IN_MONTH, said);
  const last = LAST_DAYS[(monthOfName(month.toLowerCase()) ?? 0) - 1];
  if (last)
    return says([
      'Dates on which nothing comes, all of them in one line, are set by ',
      { command: `subscribe holidays:"1 ${month} to ${last} ${month}"` },
      '.',
    ]);
  if (/^pause (?:everything|all|it all|all digests|all of it)$/i.test(said)) return { line: 'pause' };
  const { to } = namedIn(FROM_TO, said);
  if (to)
    return says([
      'A pause begins at once, and goes over those days with ',
      { command: `pause until ${NEXT[DAYS.findIndex((each) => to.toLowerCase().startsWith(each))]}` },
      '.',
    ]);
  const { day: off } = namedIn(OFF_ON, said);
  return (off ? daysWithout(`skip ${off}`) : undefined) ?? neverOn(said);
}

/** "In 2 days" is how long it rests. */
function pauseUntil(day: string): string {
  return /^(?:\d{1,2}|an?|two|three|four|five|six|seven) (?:day|week|month)s?$/i.test(day)
    ? `pause for ${day}`
    : `pause until ${day}`;
}

/** What is said of days that come again and again, and of holidays by their name. */
function neverOn(said: string): Meant | undefined {
  if (WEEKENDS.test(said))
    return says([
      'The digest leaves weekends out already where it comes on weekdays, which ',
      { command: 'settings' },
      ' shows; otherwise it does by ',
      { command: 'subscribe days:weekdays' },
      '.',
    ]);
  const { day } = namedIn(PLURAL, said);
  if (day)
    return says([
      'On which weekdays a digest comes, is set by ',
      {
        command: `subscribe days:${WORKDAYS.filter((each) => !day.toLowerCase().startsWith(each)).join(',')}`,
      },
      '.',
    ]);
  if (ALL_OF_IT.test(said) && !/^(?:snooze|silence)$/i.test(said))
    return says([
      'To have nothing come for a while, type ',
      { command: 'pause' },
      ' or ',
      { command: 'pause until monday' },
      '; to end the digest, ',
      { command: 'unsubscribe' },
      '. A mute leaves out the papers of a topic.',
    ]);
  if (!HOLIDAYS.test(said)) return undefined;
  return says([
    'Holidays are not known by their names. Dates on which nothing comes, all of them in one line, are set by ',
    { command: 'subscribe holidays:"24 Dec to 1 Jan"' },
    '; from today until a day it rests by ',
    { command: 'pause until monday' },
    '.',
  ]);
}

function says(text: readonly (string | { readonly command: string })[]): Meant {
  return { says: ['Nothing has changed. ', ...text] };
}
