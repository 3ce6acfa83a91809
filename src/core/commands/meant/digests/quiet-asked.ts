import { unlessRefused } from '../../../errors.ts';
import { namedIn } from '../../../text/named-in.ts';
import { parseQuietHours } from '../../../time/quiet-hours.ts';
import { parseTime } from '../../../time/time-of-day.ts';
import type { Meant } from '../meant.ts';

const THINGS =
  '(?:(?:the |any |my |our |all )*(?:digests?|papers?|messages?|notifications?|alerts?|pings?|posts?|updates?|bot|channel|sounds?|anything|everything|it|us|me))';
const LEAD = `(?:(?:turn on |set |enable |activate )?(?:dnd|do[- ]not[- ]disturb|don['’]?t disturb|quiet(?:[- ](?:hours?|times?))?)|(?:keep |stay |be )?(?:it )?(?:quiet|silent|silence)|nothing|not|never|(?:no|never|(?:do not|don['’]?t|stop) (?:send|post|deliver|ping|notify|message|disturb|bother)(?:ing)?)(?: ${THINGS}){0,2}|(?:mute|silence|disable|snooze|turn off)(?: ${THINGS})?)`;
const BETWEEN = new RegExp(
  `^${LEAD}(?: (?:are|is|to|at|=))?:? (?:(?:from|between) )?(?<hours>\\d.{2,45}|noon .{3,20}|midnight .{3,20})$`,
  'i',
);
const TIME = "(?:\\d{1,2}(?:[:.h]\\d{2})? ?(?:[ap]\\.?m\\.?|h|uhr|o['’]?clock)?|noon|midnight)";
const ONE_END = new RegExp(
  `^${LEAD} (?:(?<after>after|past|from|later than|starting(?: at)?) (?<begin>${TIME})(?: on(?:wards?)?)?|(?:before|earlier than|until|till) (?<end>${TIME}))$`,
  'i',
);
const ONLY = new RegExp(
  `^(?:only|just)(?: (?:send|post|deliver|message|ping|notify))?(?: (?:me|us|papers|messages|it))? (?:between|from) (?<from>${TIME}) (?:and|to|until|till|-|–) (?<to>${TIME})$`,
  'i',
);
const AT_NIGHT = new RegExp(
  `^${LEAD} (?:at|during|by|over|in) (?:the )?nights?(?: ?time)?$|^(?:only|just)(?: (?:send|post|deliver|message|ping))?(?: (?:me|us|papers|it))? (?:during|in|within|at) (?:the |my |our )?(?:work(?:ing)?|business|office|day) ?(?:hours|time)$|^(?:not|nothing|no (?:digests?|papers?|messages?|pings?|notifications?)) (?:outside(?: of)?) (?:work(?:ing)?|business|office) hours$|^(?:turn on |enable |activate )?(?:dnd|do[- ]not[- ]disturb|don['’]?t disturb(?: (?:me|us))?)(?: mode)?$`,
  'i',
);
const SHOWN =
  /^(?:(?:what|when|which) (?:are|is) |(?:show|see)(?: me)? |do (?:we|i) have )(?:the |my |our |any )?quiet[- ]?(?:hours?|times?)(?: (?:set|here|now))?$/i;
const OWN = /^quiet(?:[- ]hours?)? (?:from |between )?\d/i;
const LONGEST = 100;
const MORNING = '07:00';
const NIGHT = '22:00';

/** What is meant by whoever wants to be left alone at some hours: "do not disturb from 10pm to 7am", "dnd after 8pm", "only between 9 and 17". Undefined where a line is none of that. */
export function quietAsked(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  if (SHOWN.test(said)) return { line: 'settings' };
  // The command's own words.
  const hours = OWN.test(said) ? undefined : namedIn(BETWEEN, said).hours;
  const between = hours && hoursOf(hours);
  if (between) return { line: `subscribe quiet-hours ${hours}` };
  const only = namedIn(ONLY, said);
  const [end, begin] = (only.from && only.to && hoursOf(`${only.from}-${only.to}`)?.split('-')) || [];
  if (begin && end) return { line: `subscribe quiet-hours:${begin}-${end}` };
  if (AT_NIGHT.test(said)) return beginAndEnd(`${NIGHT}-${MORNING}`);
  const one = namedIn(ONE_END, said);
  const [from, until] = [evening(one.begin), one.end && timeIn(one.end)];
  if (from) return beginAndEnd(`${from}-${MORNING}`);
  return until ? beginAndEnd(`${NIGHT}-${until}`) : undefined;
}

function beginAndEnd(hours: string): Meant {
  return {
    says: [
      'Nothing has changed. Quiet hours have a beginning and an end, as in ',
      { command: `subscribe quiet-hours:${hours}` },
      '.',
    ],
  };
}

/** Both ends; "2020-2023" is years. */
function hoursOf(typed: string): string | undefined {
  return /\b(?:19|20)\d\d\b/.test(typed) ? undefined : unlessRefused(() => parseQuietHours(typed));
}

/** Whoever says "after 6" means the evening. */
function evening(typed: string | undefined): string | undefined {
  const time = typed && timeIn(typed);
  return typed && /^(?:[1-9]|1[01])$/.test(typed) ? timeIn(`${typed} pm`) : time;
}

function timeIn(typed: string): string | undefined {
  return unlessRefused(() => parseTime(typed));
}
