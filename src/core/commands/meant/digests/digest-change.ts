import { namedIn } from '../../../text/named-in.ts';
import type { Meant } from '../meant.ts';
import { DIGEST, isNotYet, orderedIn } from './order-said.ts';

const RESUMED = new RegExp(
  `^(?:(?:cancel|end|stop|lift|finish) (?:the|my|our|this) (?:pause|rest|break|snooze)|un-?pause|un-?snooze|(?:re)?start again|restart|wake up|come back|(?:i['’]?m|i am|we['’]?re|we are) back(?: again)?(?: from .{1,30})?|un-?mute (?:the |this )?(?:bot|paperboy|channel|yourself)|(?:re-?)?(?:start|begin|resume|continue)(?: with)? (?:sending|posting|delivering)(?: .{1,30})?|(?:send|post|deliver) (?:me |us )?(?:the )?(?:papers|digests?) again|(?:turn|switch) (?:${DIGEST} |(?:the )?(?:notifications|messages) )?(?:back )?on(?: again)?|(?:turn|switch) (?:back )?on (?:${DIGEST}|(?:the )?(?:notifications|messages))(?: again)?)(?: ${DIGEST})?$`,
  'i',
);
// A pause is ended at once, as that command says.
const RESUMED_LATER =
  /^(?:un-?pause|un-?snooze)(?: (?:it|the digest|us|me))? (?<later>(?:on|in|at|from|after|tomorrow|next)\b.*)/i;
const AWAY =
  /\b(?:away|gone|out|off|out of (?:the )?office|travell?ing|on (?:holidays?|vacation|leave|a trip|parental leave|sabbatical)) (?<until>(?:until|till|til|for) [^,;.]{1,40})/i;
const I_AM = /^(?:i['’]?m|i am|i['’]?ll be|i will be|we['’]?re|we are|we['’]?ll be|we will be)\b/i;
const SILENCED =
  /^(?:(?:mute|silence|snooze|stop|quiet|hush) (?:the |this )?(?:bot|paperboy|digests?|notifications|messages|yourself|sending(?: (?:me|us))?(?: (?:papers|digests|messages))?|posting)|shut up|be (?:quiet|silent)|quiet|silence|snooze|stop|hush|mute(?= (?:until|till|til) ))\s+(?<until>(?:until|till|til|for) .{1,40}|today|tonight|this week)$/i;
const CHANGED = new RegExp(
  `^(?:(?:(?:(?:i|we)(?:['’]d| would) )?(?:rather|prefer to|like to) )?(?:change|move|set|switch|shift|make|put|bring|reschedule|do|let|send|deliver|post|limit|push|postpone|delay|schedule|have|try|keep|leave|get|update|start)\\s+${DIGEST}(?:\\s+(?:back|forward|over|up|out|here|come|arrive|go out|be (?:sent|posted|delivered)))?(?:\\s+(?:to|for|at|on|until|around|by))?|(?:change|move|switch|reschedule|update|push|postpone|shift)\\s+to|(?:do|try|go (?:with|for)|how about|what about|let['’]?s (?:do|try|say|make it|go (?:with|for)))(?=\\s+\\d))\\s+(?<how>.{1,60})$`,
  'i',
);
const WANTED = new RegExp(
  `^(?:(?:(?:can|could|should|would|will) |(?:i|we)(?:['’]d like| would like| want| need| prefer|['’]d prefer) |have )?${DIGEST} (?:(?:to|should|must|can|could|has to|needs to) )?(?:come|arrive|sent|posted|be (?:sent|posted|delivered)|go out|start)(?: (?:at|on|to))?|(?:rather|better|preferably)(?: (?:at|on))?)\\s+(?<how>.{1,60})$`,
  'i',
);
// Said of what was before; without it, a time alone may be a new order, or a number of papers.
const INSTEAD =
  / (?:(?:works?|is|would be|suits (?:me|us)|fits)(?: (?:much|a lot|way))? (?:better|best|fine|good|great|perfect)(?: for (?:me|us))?|instead|from now on|in (?:the )?future|going forward|from today on|for the future)$/i;
// What is wrong with it, or unclear, says the order.
const NO_TIME =
  /^(?:half (?:past )?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)|\d{1,2}[:.h]\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m)$/i;
const BARE = /^(?:to|for|at|on|make it|let it be|make that) /i;
const ORDERS: readonly (readonly [said: RegExp, order: string])[] = [
  [/^(?:the )?(?:newest|latest|most recent)(?: papers| ones)? first$/i, 'newest'],
  [
    /^(?:the )?(?:most upvoted|most popular|best|upvotes|by upvotes)(?: papers| ones)?(?: first)?$/i,
    'upvotes',
  ],
];
const ON_TOPICS =
  /^(?:only|just) (?:send|post|deliver|message|write|ping|mail)(?: (?:me|us|it|them|the digest|papers|something))? (?:when|if|once|in case) .{0,40}\b(?:topics?|follow(?:ed)?|interests?)\b.{0,20}$/i;
const ONLY = /^(?:(?:only|just)(?: on| at| send(?: me| us)?)? (?<first>.{1,40})|(?<last>.{1,40}) only)$/i;
const FOLLOWED =
  /^(?:only )?(?:(?:send|show|post|deliver|give|want)(?: me| us)? )?(?:only )?(?:papers? |those |ones )?(?:on|about|from|of|in) (?:the |my |our )?(?:followed )?topics(?: (?:that )?(?:i|we) follow)?(?: only)?$/i;
const NOW = new RegExp(
  `^(?:send|post|deliver|publish)(?: ${DIGEST}| (?:the |today['’]?s )?(?:papers|digest|list))?(?: (?:to (?:me|us)|here))? (?:now|right now|right away|immediately|at once|asap)$`,
  'i',
);
const NO_QUIET =
  /^(?:no(?: more)?|(?:turn|switch) off|remove|clear|cancel|drop|delete|end|stop|disable)(?: the| my| our)? quiet[- ]?(?:hours?|times?)$/i;
const PLAINLY_SAID: readonly (readonly [asked: RegExp, line: string])[] = [
  [NOW, 'subscribe send:now'],
  [ON_TOPICS, 'subscribe kind:topics'],
  [NO_QUIET, 'subscribe quiet-hours:off'],
];
const QUIET =
  /^(?:set |be |stay |keep )?(?:the )?quiet(?:[- ](?:hours|times?)\b| (?=from |between )).{1,40}$/i;
const OFTEN =
  /^(?:send (?:it |them |papers )?)?(?:bi-?weekly|fortnightly|hourly|(?:twice|two times|three times|\d times) an? (?:day|week)|every (?:hour|other|second|two|three|four|\d+)\b)/i;
const LONGEST = 80;

/** What is to become of a digest, said in words: "unpause", "make it 3 papers", "weekdays only", "I'm away until 5 September". What it says of papers is none of it. */
export function digestChange(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  if (RESUMED.test(said)) return { line: 'resume' };
  const { later } = namedIn(RESUMED_LATER, said);
  if (later) return { line: `resume ${later}` };
  const until = namedIn(SILENCED, said).until ?? (I_AM.test(said) ? namedIn(AWAY, said).until : undefined);
  if (until !== undefined) return { line: `pause ${restOf(until)}` };
  return changed(said);
}

function changed(typed: string): Meant | undefined {
  const said = typed.replace(INSTEAD, '');
  const line = PLAINLY_SAID.find(([asked]) => asked.test(said))?.[1];
  if (line) return { line };
  if (FOLLOWED.test(said) && /\b(?:only|follow)/i.test(said)) return { line: 'subscribe kind:topics' };
  if (QUIET.test(said) && /\d|\boff\b/.test(said)) return { line: `subscribe ${said}` };
  const bare = said === typed ? undefined : barely(said);
  const how = namedIn(CHANGED, said).how ?? namedIn(WANTED, said).how ?? bare;
  if (how && (orderedIn(how).length > 0 || /^order:/.test(how) || NO_TIME.test(how)))
    return { line: `subscribe ${how}` };
  return narrowed(said) ?? (OFTEN.test(said) && isNotYet(said) ? { line: `subscribe ${said}` } : undefined);
}

/** What is to be otherwise from now on: "newest first", "at 7". */
function barely(said: string): string {
  const order = ORDERS.find(([first]) => first.test(said))?.[1];
  return order ? `order:${order}` : said.replace(BARE, '');
}

/** "Weekdays only"; a time alone may be a new order, which is asked about first. */
function narrowed(said: string): Meant | undefined {
  const { first, last } = namedIn(ONLY, said);
  const only = first ?? last;
  const parts = only ? orderedIn(only) : [];
  return parts.length > 0 && !parts.includes('time') ? { line: `subscribe ${only}` } : undefined;
}

/** "Today" is over tomorrow. */
function restOf(until: string): string {
  const bare = until.replace(/^for (?=today|tonight|now|the (?:day|weekend)|this week)/i, '').toLowerCase();
  if (/^(?:today|tonight|the day)$/.test(bare)) return 'until tomorrow';
  if (/^(?:this week|the weekend)$/.test(bare)) return 'until monday';
  return bare === 'now' ? '' : until;
}
