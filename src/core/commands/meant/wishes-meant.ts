import type { Text } from '../../document.ts';
import { takePapers } from '../../search/paper-reference.ts';
import { withoutCounts } from '../../search/reading/said/counts.ts';
import type { Meant } from './meant.ts';

const LONGEST = 160;
const GIVE =
  /^(?:(?:show|give|find|list|get|search)(?: (?:me|us|for))? )?(?:(?:all|any|an?|the|only) )*(?:(?:papers?|articles?|ones) (?:(?:about|on) )?)?/i;
const NO_SUBJECT =
  /^(?:(?:the|all|any|papers?|articles?|ones|today|this|week|month|last|past|of|from|in|only|with|top|best|most)(?: |$))+$/i;

const WISHES: readonly { readonly asked: RegExp; says(words: Readonly<Record<string, string>>): Text }[] = [
  {
    asked:
      /\b(?:(?:more|less|fewer|over|at least) (?:than )?\d+|(?:the )?(?:most|fewest|highest|least)) (?:comments?|citations?|stars?|github stars|downloads)\b|\b(?:more|less|fewer|over|at least) (?:than )?\d+ (?:up-?votes?|votes?|likes?)\b|\bmost (?:commented|cited|discussed|starred|downloaded)\b/i,
    says: () => [
      'Papers are ordered by upvotes, not by comments, stars or citations, and no number of any is asked for: ',
      { command: 'top week' },
      ', ',
      { command: 'top month' },
      '; those on a subject by ',
      { command: 'search agents sort:upvotes' },
      '.',
    ],
  },
  {
    asked:
      /^(?:(?:show|give|find|pick|get)(?: me| us)? )?(?:an? |some(?:thing)? )?random(?: (?:paper|one|papers|thing))?$|^something random$/i,
    says: () => [
      'Nothing is drawn by lot here. What is most likely for you is shown by ',
      { command: 'today for me' },
      ', what most people upvote by ',
      { command: 'top week' },
      '.',
    ],
  },
  {
    asked:
      /^how (?:does|do|is|are) (?:(?:your|the|this|its|my) )?(?:papers? |papers |digests? )?(?:rank(?:ing|ed)?|order(?:ing|ed)?|sort(?:ing|ed)?|selection|chosen|picked|selected|algorithm|recommendations?)\b.{0,30}$/i,
    says: () => [
      'A digest has papers on followed topics first, then those that come near to one, then those with most upvotes; a search has what fits its words best first. Why a paper is where it is, says ',
      { command: 'why' },
      ' and its id.',
    ],
  },
  {
    asked:
      /^(?:what(?:['’]?s| is) the (?:weather|time|date|score|news)|(?:tell|make) me (?:a joke|laugh)|sing\b.*|play\b.{0,20}music.*|order (?:me )?(?:a )?(?:pizza|coffee).*)(?: (?:today|now|like.*|in .*))?$/i,
    says: () => [
      'Paperboy knows of research papers and nothing else: ',
      { command: 'today' },
      ' has those of the day.',
    ],
  },
  {
    asked:
      /^(?:(?:show|find|get|give)(?: me| us)? )?(?:some |more |other )?(?:papers?|works?|articles?|something|things?)\s+(?:that (?:is|are) )?(?:similar to|like)\s+(?:the paper )?(?<what>(?!this\b|that\b|these\b|it\b).{2,})/i,
    says: ({ what = '' }) => [
      'Papers like one are found by its id. It stands below the paper in ',
      { command: `search ${what}` },
      ': then type ',
      { command: 'similar' },
      ' and the id.',
    ],
  },
];

// "What's similar to FlexQuant": a paper by its name.
const SIMILAR =
  /^(?:(?:(?:do you )?(?:know|have)|is there|are there|got) )?(?:what(?:['’]?s| is| else is)|anything|something|any(?: other)? papers?) (?:most |closely |very |more )?(?:similar|related) to (?!(?:this|that|these|those|it|my|our)\b)(?<what>\S.*)$/i;

/** What is said of a wish that no command grants as it is said: a number of upvotes, something random, one by its title. */
export function wishesMeant(said: string): Meant | undefined {
  if (said.length > LONGEST || takePapers(said).papers.length > 0) return undefined;
  // Beside a subject it is said of the search for that.
  const { rest, counted } = withoutCounts(said.replace(GIVE, ''));
  if (counted !== undefined && rest !== '' && !NO_SUBJECT.test(rest))
    return { line: `search ${said.replace(GIVE, '')}` };
  const { what } = SIMILAR.exec(said)?.groups ?? {};
  if (what) return { line: `similar ${what}` };
  for (const { asked, says } of WISHES) {
    const found = asked.exec(said);
    if (found) return { says: says(found.groups ?? {}) };
  }
  return undefined;
}
