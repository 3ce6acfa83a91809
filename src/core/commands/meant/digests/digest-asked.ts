import { namedIn } from '../../../text/named-in.ts';
import { zonesFor } from '../../../time/zone.ts';
import type { Meant } from '../meant.ts';
import { termsOfPlace } from './order-said.ts';

const STATE =
  /^(?:when (?:(?:the|my|our) )?(?:next )?(?:digest|list|one|papers?) (?:comes?|arrives?|is (?:due|sent|coming|posted)|will (?:come|arrive|be sent))(?: next| here)?|(?:at )?(?:what|which) (?:time|hour|day)s? (?!is (?:it|this)$)(?:does|do|will|is|are)(?: (?:it|this|they|you|we|i|the|my|our|next|daily|digests?|papers|list))+(?: (?:come|arrive|get|sent|send|posted|post|due|scheduled|set|here|in|out|it|them|papers|(?:the |a )?digest))*|when (?:do|will) (?:i|we) (?:get|receive|see) (?:it|them|this|(?:the |my |our )?(?:next )?(?:digests?|papers|list))|is it (?:set )?(?:at |for )?\d{1,2}(?:[:.]\d{2})? ?(?:[ap]m)? or (?:at )?\d{1,2}(?:[:.]\d{2})? ?(?:[ap]m)?|when (?:does|do|will|is|are) (?:it|this|the digest|digests|papers|you|they) (?:be )?(?:come|start|resume|back|return|end|going)(?: (?:back|again|on|sending|posting))*|(?:is|are) (?:it|you|the digest|digests) (?:still )?(?:paused|resting|off|on|active|snoozed)|until when(?: (?:is|are) (?:it|you|the digest) paused)?|how long (?:is|are) (?:it|you|the digest) paused|why (?:is|are) (?:it|you|the digest) (?:paused|quiet|silent|off))$/i;
const MENTIONED =
  /^(?:mention|ping|notify|tag|alert) (?:(?<who><@&?\w{1,30}>|<!subteam\^\w{1,30}[^>]{0,40}>|@[\p{L}\p{N}_-]{1,60})|(?:the |our )?(?:whole |entire )?(?<name>everyone|everybody|team|channel))(?: (?:in|on|with|for|when|about|once) (?:the |an? |any |each |every |all |our )?(?:new )?(?:digests?|papers?|lists?|it)(?: (?:comes?|arrives?|is posted|are posted))?)?$/iu;
const PLACED =
  /^(?:i['’]?m|i am|we['’]?re|we are|i live|we live|our team is|my time ?zone is|our time ?zone is)(?: (?:all|now|currently|based|living|sitting))*(?: (?:in|at|from))? (?<how>\S.{1,60})$/i;
const CLOCK = /^(?:the |my |our )?(?:(?:local )?time ?zone|zone|tz)(?: is| =)?[:=]? (?<how>\S.{1,60})$/i;
// Of a place with several clocks the order itself asks which.
const HOUR_IN =
  /^(?:at )?(?:\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\.?|\d{1,2}[:.]\d\d|noon|midnight) (?:in )?(?<place>\p{L}.{2,40})$/iu;
const WHY_MANY =
  /^why (?:are|is|do|did|does)(?: (?:there|i|we|you))?(?: (?:get|see|getting|seeing|always|only|show(?: me| us)?|so))* (?:so|too|that) (?:many|much) (?<topic>\S.{1,60}?)(?: (?:papers?|stuff|here|today|lately|there))*$/i;
const ALL_SET =
  /^(?:what (?:settings|options)(?: (?:are there|do (?:i|we) have|can (?:i|we) (?:set|change)))?|what (?:can|could) (?:i|we) (?:set|change|configure|customi[sz]e)(?: here)?|config(?:uration)?|(?:show|list)(?: me)? (?:the |all )*(?:settings|configuration|config))$/i;
const SETTINGS = /^settings? (?:(?:set|change) )?(?<how>\S.{1,60})$/i;
const NAMED =
  /^(?:time|zone|time ?zone|days|size|order|kind|top|explore|catch-up|quiet-days|quiet-hours|thread|repeat|mention) /i;
const LONGEST = 120;

/** What is asked or said of a digest that is no order: "when does it come back", "mention @ml-team in the digest", "we're in Tokyo, 8h30". Undefined where a line is none of that. */
export function digestAsked(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  const set = namedIn(SETTINGS, said).how;
  if (set && NAMED.test(set)) return { line: `subscribe ${set}` };
  if (ALL_SET.test(said)) return { line: 'settings' };
  if (STATE.test(said)) return { line: 'status' };
  const { name, who = name } = namedIn(MENTIONED, said);
  if (who)
    return {
      says: [
        'Nothing has changed. To have a digest notify them, type ',
        { command: `subscribe mention:${who}` },
        '.',
      ],
    };
  const many = namedIn(WHY_MANY, said).topic;
  if (many)
    return {
      says: [
        'Why one paper was shown, says ',
        { command: 'why' },
        ' and its id. Papers on a topic are left out by ',
        { command: `mute ${many}` },
        '; what is followed here, says ',
        { command: 'topics' },
        '.',
      ],
    };
  const { place } = namedIn(HOUR_IN, said);
  if (place && zonesFor(place).length > 1) return { line: `subscribe ${said}` };
  const order = termsOfPlace(namedIn(PLACED, said).how ?? namedIn(CLOCK, said).how);
  return order === undefined
    ? undefined
    : {
        says: [
          'A digest that comes by that clock is ordered, or changed, by ',
          { command: `subscribe ${order}` },
          '.',
        ],
      };
}
