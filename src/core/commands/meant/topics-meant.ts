import { unlessRefused } from '../../errors.ts';
import { takePapers } from '../../search/paper-reference.ts';
import { namedIn } from '../../text/named-in.ts';
import { fileFor } from '../said/file-for.ts';
import { muteUntil, readMuting } from '../said/read-muting.ts';
import type { Meant } from './meant.ts';

const LONGEST = 160;
const MORE = '(?:papers?|articles?|stuff|things?|works?|anything|everything)';
const ABOUT = '(?:about|on|of|regarding|related to|in)';
const FOLLOWED =
  /^(?:track|monitor|keep (?:track of|an eye on|up with)|watch out for|keep (?:me|us) (?:posted|updated|informed) (?:on|about))\s+(?<topic>.+?)(?<whose> for (?:us|me))?$/i;
const UNFOLLOWED =
  /^(?:(?:stop|quit) (?:following|tracking)|(?:remove|delete|drop|end) (?:the |my |our )?(?:followed )?(?:topic|follow)(?: of| on)?|(?:do not|don['’]?t|no longer) follow|untrack)\s+(?<topic>.+?)(?: any ?more)?$/i;
const UNMUTED = /^(?:stop|quit|end) (?:muting|hiding|blocking|ignoring)\s+(?<topic>.+?)(?: any ?more)?$/i;
const WORKING = '(?:(?:very|really|mostly|also|currently|mainly|primarily|only|just) )*';
const GROUP =
  '(?:my|our)(?: (?:own|main|current|research))* (?:research|work|lab|labs|group|team|field|area|focus|interests?|thesis|phd|topic|subject|company|project)s?';
const A_GROUP =
  /^(?:(?:we['’]?re|we are|i['’]?m|i am|we['’]?re in) an? (?<field>\S.{1,60}?) (?:lab|group|team|company|start-?up|researcher|engineer|student|scientist|person|practitioner)(?:[,;:]? (?:mostly |mainly |working |doing |focus(?:ed|ing) )*(?:on |in |with |about )?(?<more>\S.{1,60}))?)$/i;
const THEIRS =
  '(?!(?:not|no|it|this|that|them|these|those|you|your|paperboy|here|fine|good|ok|the (?:bot|digest|papers?))\\b)';
const INTERESTED = new RegExp(
  `^(?:(?:i['’]?m|i am|we['’]?re|we are|my team is|our team is|my interest is) ${WORKING}(?:interested in|into|curious about|working (?:on|in|with)|researching|studying)|(?:i|we) ${WORKING}(?:work (?:on|in|with)|study|research|focus on|speciali[sz]e in|do (?:my |our )?(?:research|work|phd) (?:on|in|about)|care about|do|love|like|enjoy)|${GROUP} (?:(?:is|are)(?: (?:all |mostly |mainly )?(?:about|on|in|called))?|works? (?:on|in|with)|does|do|stud(?:y|ies)|focus(?:es)? on|researche?s?|deals? with)) ${THEIRS}(?:papers (?:on|about) |reading (?:on|about) )?(?<topic>.+)$`,
  'i',
);
const HIDDEN = new RegExp(
  `^(?:no|hide|block|ignore|filter out|get rid of|skip|exclude|drop|leave out|remove)\\s+(?:all |any |the )?${MORE} ${ABOUT}\\s+(?<topic>.+)$`,
  'i',
);
const UNWANTED = new RegExp(
  `^(?:no more|stop (?:showing|sending|posting)(?: me| us)?|(?:do not|don['’]?t|never) (?:show|send|give|bring)(?: me| us)?|(?:(?:i|we) )?(?:do not|don['’]?t|never) (?:want|need|like|care(?: about| for)?)(?: to (?:see|read|get))?|(?:i|we) (?:hate|dislike)|enough(?: of| with)?|i['’]?m (?:sick|tired) of|less|fewer|(?:(?:i['’]?m|i am|we['’]?re|we are) )?(?:not|no longer|un) ?(?:really |at all |very |so )?(?:interested in|into)|no interest in|nothing (?:more )?(?:about|on|from)|(?:i|we) (?:have|['’]ve) no interest in)\\s+(?:any |any of |more |all |the |these |those )?(?:${MORE} ${ABOUT} )?(?<topic>.+?)(?: (?:papers?|stuff|things?|any ?more|already|now|then|ok))*$`,
  'i',
);
const BORING =
  /^(?<boring>\S.{1,80}?) (?:bores?|annoys?) (?:me|us)$|^no (?<none>\S.{1,80}?)(?: (?:papers|stuff|any ?more))+$|^leave (?<left>\S.{1,80}?) out$/i;
const SNOOZED =
  /^(?:snooze|silence|hide|pause) (?<topic>.{2,80}? for (?:the next )?(?:\d{1,3}|an?|one|two|three|four|five|six) (?:day|week|month)s?)$/i;
const OF_THE_BOT =
  /^(?:the |this |my |our )?(?:bot|paperboy|digests?|notifications?|messages?|it|this|everything|papers)\b/i;
// Said of digests, and not of what papers are about.
const OF_DIGESTS =
  /^(?:is|are|papers?|digests?|messages?|mails?|e-?mails?|notifications?|anything|it|this|that|them|more|than|like|to|of|often|me|us|here)\b|\b(?:weekends?|saturdays?|sundays?|mornings?|nights?|per day|a day|every|than)\b/i;
const TOPICS =
  /^(?:(?:what|which topics|who) (?:is|are|did i|have i|do i|did we|have we) (?:mutes?d?|have muted|muting)|(?:(?:show|list|see|give)(?: me)?(?: all)? )?(?:our |the )?topics|list (?:all )?(?:of )?my topics|(?:(?:show|list|see)(?: me)?(?: all)? )?(?:my |our |the )?(?:mutes|muted topics|mute list|follows|followed topics)(?: list)?)$/i;
const SAVED =
  /^(?:(?:(?:show|list|open|see)(?: me)? )?(?:my |the )?(?:bookmarks?|reading list|library|favou?rites|saved (?:list|papers|articles)|read[- ]later(?: list)?)|(?:how many|what|which)(?: (?:papers|articles|ones))? (?:did|have|do) (?:i|we) (?:saved?|kept|keep|bookmark(?:ed)?)(?: (?:so far|yet))?)$/i;
const UNSAVED_LAST =
  /^(?:remove|delete|drop|take (?:out|off)|throw out|un-?save) (?:the |my )*(?:last|latest|newest|most recent) (?:(?:paper|one|article) (?:(?:that )?(?:i|we) saved|from (?:my |the )?(?:saved|list|library)(?: papers| list)?)|saved(?: (?:paper|one|article))?)$/i;
const OF_SAVED: readonly (readonly [asked: RegExp, line: string])[] = [
  [SAVED, 'saved'],
  [UNSAVED_LAST, 'unsave last'],
  [
    /^(?:revert|roll ?back)(?: (?:it|that|this|the last (?:one|change|action)))?$|^bring (?:it|that|this|them) back(?: again)?$/i,
    'undo',
  ],
];
const EXPORTED =
  /^(?:(?:export|download)(?: (?:all|me|my|the|of|saved|papers?|articles?|list|library|bookmarks|references))*|(?:(?:give|send|get) (?:me )?)?(?:my |the |all )+saved(?: papers?| list| articles?)?(?= (?:as|in|to|into)))(?: (?:as|in|to|into))?(?: an?)?(?: \.?(?<kind>bib|bibtex|ris|csl|csl-json|json|markdown|md|zotero|mendeley|endnote|overleaf|latex|csv|tsv|xlsx?|excel|docx?|word|html|xml))?(?: (?:file|format))?$/i;

/** What is to become of topics or of what was saved, said in words: "stop following LoRA", "no more benchmarks", "bookmarks", "export ris". */
export function topicsMeant(said: string): Meant | undefined {
  if (said.length > LONGEST || takePapers(said).papers.length > 0) return undefined;
  if (TOPICS.test(said)) return said.toLowerCase() === 'topics' ? undefined : { line: 'topics' };
  const line = OF_SAVED.find(([asked]) => asked.test(said))?.[1];
  if (line) return { line };
  if (EXPORTED.test(said) && /\s/.test(said))
    return { line: `saved export ${fileFor(namedIn(EXPORTED, said).kind ?? '')}`.trim() };
  const { topic, whose } = namedIn(FOLLOWED, said);
  if (topic) return { line: `follow ${topic}${whose === ' for me' ? whose : ''}` };
  const ended = endedIn(said);
  if (ended) return { line: ended };
  const snoozed = namedIn(SNOOZED, said).topic;
  if (snoozed && !OF_THE_BOT.test(snoozed)) return { line: `mute ${snoozed}` };
  return wished(said);
}

/** The line that ends a follow or a mute. */
function endedIn(said: string): string | undefined {
  const { topic: followed } = namedIn(UNFOLLOWED, said);
  if (followed) return `unfollow ${followed}`;
  const { topic: muted } = namedIn(UNMUTED, said);
  return muted && `unmute ${muted}`;
}

/** What would change what everybody gets is offered, and not done. */
function wished(said: string): Meant | undefined {
  const { field, more } = namedIn(A_GROUP, said);
  const topic = namedIn(INTERESTED, said).topic ?? [field, more].filter(Boolean).join(', ');
  if (topic && !OF_DIGESTS.test(topic)) {
    return {
      says: [
        'Papers on a topic come first where it is followed: ',
        { command: `follow ${topic}` },
        '; what there is on it is found by ',
        { command: `search ${topic}` },
        '.',
      ],
    };
  }
  const { boring, none, left } = namedIn(BORING, said);
  const unwanted = namedIn(HIDDEN, said).topic ?? namedIn(UNWANTED, said).topic ?? boring ?? none ?? left;
  if (!unwanted || OF_DIGESTS.test(unwanted) || /[,;.] (?:but |and )?more\b/i.test(unwanted))
    return undefined;
  if (/ any ?more$/i.test(said))
    return {
      says: [
        'A topic is followed no more by ',
        { command: `unfollow ${unwanted}` },
        '; papers on it are left out where it is muted: ',
        { command: `mute ${unwanted}` },
        '.',
      ],
    };
  return {
    says: [
      'Papers on a topic are left out where it is muted: ',
      { command: `mute ${unwanted}` },
      ...(saysHowLong(unwanted)
        ? []
        : [', or for two weeks alone ', { command: `mute ${unwanted} for 14 days` }]),
      '.',
    ],
  };
}

/** Whether a topic has for how long it is muted, or until when, behind it. */
function saysHowLong(topic: string): boolean {
  const { days } = unlessRefused(() => readMuting(topic.split(' ')))?.options ?? {};
  return days !== undefined || muteUntil(topic) !== undefined;
}
