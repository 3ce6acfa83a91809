import type { Text } from '../../document.ts';
import { takePapers } from '../../search/paper-reference.ts';
import type { Meant } from './meant.ts';

const PART =
  '(?:bibtex|bib|ris|citation|code|repo(?:sitory)?|authors?|abstract|pdf|links?|demo|datasets?|full text)';
const OF_IT = '(?: (?:for|of|to|behind|in))? (?:it|this|that|them|(?:this|that) (?:one|paper)|the paper)';
const ASKS =
  '(?:(?:any|is there|where is|what is|show|give|get|and|who (?:are|is|were)|what (?:are|were)|cite|me|as) )+(?:(?:the|its|their|any) )?';
// Of a paper that was shown before.
const OF_ONE = new RegExp(
  `^(?:bibtex|bib|ris|(?:the |its |their )?${PART}${OF_IT}|(?:${ASKS}|its |their )${PART}(?:${OF_IT})?)$`,
  'i',
);

/** What is asked for in words of other programs, and the line that does it or what is said. */
const ASKED: readonly (readonly [
  asked: RegExp,
  meant: (words: Readonly<Record<string, string | undefined>>) => Meant,
])[] = [
  [/^(?:(?:an? |the )?(?:rss|atom)(?: feeds?)?)$/i, () => ({ line: 'feed' })],
  [
    /^(?:(?:show |give )?(?:me |us )?(?:more|the next(?: (?:one|page|ones|results?))?|next(?: (?:page|one|ones|results?))?)(?: (?:results?|papers|of (?:them|these|those|that)))?|(?:previous|last) page|(?:(?:show|see|open|go to|give)(?: me)? )?(?:the )?page (?:\d+|one|two|three|four|five)|scroll(?: down)?|keep going)$/i,
    () =>
      says([
        'Which answer that goes on is not known: its own buttons show its next page, and in words the page stands behind the search, as in ',
        { command: 'search agents page:2' },
        '. More of today’s list is shown by ',
        { command: 'today size:30' },
        '.',
      ]),
  ],
  [
    /^(?:(?:(?:open|show|read|pdf of|abstract of|tell me(?: more)? about|more (?:about|on)|what about|explain|details (?:of|on))(?: me)? )(?:the )?(?:(?:number |no\.? ?|#|paper )?\d{1,2}|(?:first|second|third|fourth|fifth|sixth|seventh|last|\d{1,2}(?:st|nd|rd|th))(?: (?:one|paper|result))?)|(?:number |no\.? ?|#)\d{1,2}|the (?:first|second|third|fourth|fifth|last) (?:one|paper|result))$/i,
    () =>
      says([
        'A paper is named by its id, which stands with it, and not by its place in a list: how, says ',
        { command: 'help paper' },
        '. Its menu or buttons do the same.',
      ]),
  ],
  [
    OF_ONE,
    () =>
      says([
        'Which paper is meant is not known: type ',
        { command: 'paper' },
        ' and its id, which stands with it, and “bibtex” behind that for a citation.',
      ]),
  ],
  [
    /^(?:share|forward|send|recommend|show) (?<what>.{2,80}?) (?:with|to) (?:@\S+|<@\w+>|my (?:team|friend|boss|colleagues?|students?|advisor|supervisor))$/i,
    ({ what = '' }) =>
      says(
        /^(?:all of )?(?:it|this|that|them|these|those|(?:the |this )?(?:digest|papers?|list))$/i.test(what)
          ? SENT_TO_NOBODY
          : [
              'Nothing is sent to somebody by name here. The paper and its link, to be handed on, are found by ',
              { command: `search ${what.replace(/^(?:the )?paper /i, '')}` },
              '.',
            ],
      ),
  ],
  [
    /^(?:(?:show |list )?(?:me )?(?:my |the |all )?(?:unread|not read|read)(?: (?:papers?|ones|list|history))|(?:what|which)(?: papers?)? have i (?:not )?(?:read|seen)(?: yet)?|(?:my )?history)$/i,
    () =>
      says([
        'Which papers you have read is not kept. Those that you have saved are shown by ',
        { command: 'saved' },
        ', those of the day by ',
        { command: 'today' },
        '.',
      ]),
  ],
  [
    /^(?:(?:turn|switch) off(?: (?:the |all |my )?(?:bot|paperboy|notifications?|messages|digests?|alerts|everything))?|(?:turn|switch) (?:the |all |my )?(?:bot|paperboy|notifications?|messages|digests?|alerts|everything|it) off|shut up|be (?:quiet|silent)|hush|silence|snooze|(?:stop|quit) (?:pinging|notifying|messaging|mentioning|spamming|alerting|dm-?ing)(?: (?:me|us|everyone))?|(?:stop|no more|disable) (?:the )?(?:notifications?|messages|alerts|spam(?:ming)?(?: me| us)?)|(?:mute|silence|disable) (?:the |this )?(?:bot|paperboy|channel|notifications?|messages|yourself|everything))$/i,
    () =>
      says([
        'Nothing has changed. To have nothing come for a while, type ',
        { command: 'pause' },
        ' or ',
        { command: 'pause until monday' },
        '; to end the digest, ',
        { command: 'unsubscribe' },
        '; to ring for a topic no more, follow it with alert:off.',
      ]),
  ],
  [
    /^(?:(?:send |show |i want |we want |give )?(?:me |us )?(?<less>fewer|less|more|too many|too few) papers?(?: (?:a|per|each|every) day)?|(?:a )?(?:shorter|longer) (?:digest|list))$/i,
    () =>
      says([
        'Nothing has changed. How many papers come in a digest is set by ',
        { command: 'subscribe size:5' },
        ', 25 at most.',
      ]),
  ],
];
const SENT_TO_NOBODY: Text = [
  'Nothing is sent to somebody by name here. Whoever wants papers orders them for themselves: ',
  { command: 'subscribe for me' },
  '.',
];
const WHY_NOTHING =
  /^why (?:did |has |is |was |were )?(?:(?:i|we) (?:got|get) |there )?(?:nothing|no (?:digests?|papers?|lists?|messages?)|(?:the |my |our )?(?:digest|list|papers) (?:didn['’]?t|did not|not|hasn['’]?t|has not|never))\b.{0,40}$/i;
const LONGEST = 120;
// What is longer is said to others, or pasted.
const TALK = 200;

/** "Why nothing came": what was sent, and why not, is what the state of a digest is for. */
export function whyNothing(said: string): Meant | undefined {
  return said.length <= LONGEST && WHY_NOTHING.test(said) ? { line: 'status' } : undefined;
}

/** What people are used to ask of other programs: the next page, the third result, why nothing came. Undefined where a line is none of that. */
export function askedOtherwise(said: string): Meant | undefined {
  if (said.length > TALK && takePapers(said).papers.length === 0)
    return says([
      'No command, id or link to a paper is in that. Type some of its words to look for them, or ',
      { command: 'help' },
      ' for what can be asked.',
    ]);
  if (said.length > LONGEST) return undefined;
  for (const [asked, meant] of ASKED) {
    const found = asked.exec(said);
    if (found) return meant(found.groups ?? {});
  }
  return undefined;
}

function says(text: Text): Meant {
  return { says: text };
}
