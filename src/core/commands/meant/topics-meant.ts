import { takePapers } from '../../search/paper-reference.ts';
import type { Meant } from './meant.ts';

const LONGEST = 160;
const MORE = '(?:papers?|articles?|stuff|things?|works?|anything|everything)';
const ABOUT = '(?:about|on|of|regarding|related to|in)';
const FOLLOWED =
  /^(?:track|monitor|keep (?:track of|an eye on|up with)|watch out for|keep (?:me|us) (?:posted|updated|informed) (?:on|about))\s+(?<topic>.+?)(?<whose> for (?:us|me))?$/i;
const UNFOLLOWED =
  /^(?:(?:stop|quit) (?:following|tracking)|(?:do not|don['’]?t|no longer) follow|untrack)\s+(?<topic>.+?)(?: any ?more)?$/i;
const INTERESTED =
  /^(?:i['’]?m|i am|we['’]?re|we are|my team is|our team is) (?:(?:very|really|mostly|also|currently|mainly) )?(?:interested in|into|curious about|working on)\s+(?<topic>.+)$/i;
const HIDDEN = new RegExp(
  `^(?:hide|block|ignore|filter out|get rid of|skip|exclude|drop|leave out|remove)\\s+(?:all |any |the )?${MORE} ${ABOUT}\\s+(?<topic>.+)$`,
  'i',
);
const UNWANTED = new RegExp(
  `^(?:no more|stop (?:showing|sending|posting)(?: me| us)?|(?:do not|don['’]?t|never) (?:show|send)(?: me| us)?|(?:i|we) (?:do not|don['’]?t|never) (?:want|need|like|care(?: about| for)?)(?: to (?:see|read|get))?|(?:i|we) hate|enough(?: of| with)?|i['’]?m (?:sick|tired) of|less|fewer)\\s+(?:any |more |all |the |these |those )?(?:${MORE} ${ABOUT} )?(?<topic>.+?)(?: (?:papers?|stuff|things?|any ?more))*$`,
  'i',
);
// Said of digests, and not of what papers are about.
const OF_DIGESTS =
  /^(?:is|are|papers?|digests?|messages?|mails?|e-?mails?|notifications?|anything|it|this|that|them|more|than|like|to|of|often|me|us|here)\b|\b(?:weekends?|saturdays?|sundays?|mornings?|nights?|per day|a day|every|than)\b/i;
const TOPICS =
  /^(?:(?:what|which topics|who) (?:is|are|did i|have i|do i|did we|have we) (?:mutes?d?|have muted|muting)|(?:(?:show|list|see|give)(?: me)?(?: all)? )?(?:our |the )?topics|list (?:all )?(?:of )?my topics|(?:(?:show|list|see)(?: me)?(?: all)? )?(?:my |our |the )?(?:mutes|muted topics|mute list|follows|followed topics)(?: list)?)$/i;
const SAVED =
  /^(?:(?:show|list|open|see)(?: me)? )?(?:my |the )?(?:bookmarks?|reading list|library|favou?rites|saved list|read[- ]later(?: list)?)$/i;
const EXPORTED =
  /^(?:(?:export|download)(?: (?:all|me|my|the|of|saved|papers?|articles?|list|library|bookmarks|references))*)(?: (?:as|in|to|into))?(?: an?)?(?: (?<kind>bib|bibtex|ris|csl|csl-json))?(?: (?:file|format))?$/i;

/** What is to become of topics or of what was saved, said in words: "stop following LoRA", "no more benchmarks", "bookmarks", "export ris". */
export function topicsMeant(said: string): Meant | undefined {
  if (said.length > LONGEST || takePapers(said).papers.length > 0) return undefined;
  if (TOPICS.test(said)) return /^topics$/i.test(said) ? undefined : { line: 'topics' };
  if (SAVED.test(said)) return { line: 'saved' };
  const exported = EXPORTED.exec(said)?.groups;
  if (exported && /\s/.test(said)) return { line: `saved export ${kindOf(exported.kind)}`.trim() };
  const followed = FOLLOWED.exec(said)?.groups;
  if (followed) return { line: `follow ${followed.topic}${followed.whose === ' for me' ? ' for me' : ''}` };
  const ended = UNFOLLOWED.exec(said)?.groups?.topic;
  if (ended) return { line: `unfollow ${ended}` };
  return wished(said);
}

/** What would change what everybody gets is offered, and not done. */
function wished(said: string): Meant | undefined {
  const topic = INTERESTED.exec(said)?.groups?.topic;
  if (topic) {
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
  const unwanted = (HIDDEN.exec(said) ?? UNWANTED.exec(said))?.groups?.topic;
  if (!unwanted || OF_DIGESTS.test(unwanted)) return undefined;
  return {
    says: [
      'Papers on a topic are left out where it is muted: ',
      { command: `mute ${unwanted}` },
      ', or for two weeks alone ',
      { command: `mute ${unwanted} for 14 days` },
      '.',
    ],
  };
}

function kindOf(kind = ''): string {
  return /^bib/i.test(kind) ? 'bibtex' : kind.toLowerCase().replace('-json', '');
}
