import type { Text } from '../../document.ts';
import type { Meant } from './meant.ts';

const PAPERS =
  '(?:(?:all|these|those|the|your|its|this)(?: of (?:these|those|the|your))? )*(?:papers?|lists?|articles?|data|information|content|digests?|results?|numbers|upvotes|they|it|you|this|everything)';
const BOT = '(?:you|this|paperboy|the bot|this bot|this thing)';
const as = (pattern: string) => new RegExp(`^(?:(?:so|and|but) )?(?:${pattern})$`, 'i');

const FROM: readonly RegExp[] = [
  as(
    `where(?: exactly)? (?:do|does|did|are|is|have) ${PAPERS}(?: (?:all|here|shown|actually|really))*(?: (?:come|coming|taken|pulled|fetched|get|got|find|pull|fetch|take|sourced)(?: (?:these|those|the|your|its|all|this|them|it|papers?|articles?|data))*)?(?: from)?`,
  ),
  as(
    `(?:which|what)(?:['’]?s| is| are)?(?: (?:the|your|its))?(?: (?:data|paper))? (?:sources?|database)(?: (?:of|for|behind) ${PAPERS})?(?: (?:do|does|are) (?:you|it|this|paperboy)(?: (?:use|have|read|using|reading))?)?(?: here)?`,
  ),
  as(`who (?:picks|chooses|selects|collects|gathers) ${PAPERS}`),
  as(`how do you (?:get|find|collect) ${PAPERS}(?: papers)?`),
];
const MANY = as(
  'how many (?:papers|articles)(?: (?:are (?:there|stored|kept|here|known|in (?:here|total|there|the archive))|do (?:you|we) (?:have|know|hold|store)|does (?:it|paperboy) (?:have|know|hold)|have you got|you have|exist|in total|stored))?(?: (?:in total|altogether|here|stored|now|all in all))*',
);
const BIG = as(
  "how (?:big|large|deep|complete|old) is (?:the |your |this )?(?:archive|database|collection|index|library|corpus|data ?set)|what(?:[’']?s| is) (?:in )?(?:the |your )?(?:size of (?:the|your) )?(?:archive|database)|how far back (?:do you|does (?:it|the archive|paperboy|this)) go",
);
const UPDATED: readonly RegExp[] = [
  as(
    "(?:how (?:often|frequently|regularly)|when|at what time|what time)(?: exactly)? (?:do|does|did|are|is|were|will) (?:(?:the|your|its|these|this|all|any|next|new|latest|daily|today[’']s) )*(?:papers?|lists?|data|articles?|archive|you)(?: (?:be|get|gets|being|last|usually|normally|next|new))* (?:updated?|refresh(?:ed)?|come(?: out| in)?|coming(?: out)?|appear|arrive|published|posted|listed|sync(?:ed)?|fetched|check(?:ed)?|out|available|added)(?: (?:each|every|per) day| (?:new )?papers?| today| usually| normally)*",
  ),
  as(
    'how (?:up[- ]to[- ]date|fresh|recent|current) (?:are|is) (?:the |your |this |these )?(?:you|it|this|papers?|data|list|archive|database|paperboy)',
  ),
  as(
    'how many papers (?:come(?: out)?|are (?:listed|published|posted|there)|appear|do you (?:get|list)) (?:per|a|each|every|in a) (?:day|week|month)',
  ),
];
const MADE: readonly RegExp[] = [
  as(
    `who(?:['’]?s| is| are| has| have)? ?(?:behind|made|built|wrote|created|developed|develops|maintains|programmed|coded|runs|running|operates|hosts|owns|designed) ${BOT}`,
  ),
  as(
    "who(?:['’]?s| is| are) (?:your|the) (?:makers?|creators?|developers?|owners?|admin|operator)(?: (?:of|behind) (?:this|paperboy|the bot))?",
  ),
  as(
    'who (?:do|can|should) i (?:contact|ask|talk to|write to)(?: .{1,30})?|(?:report|file|submit) (?:an? )?(?:bug|issue|problem|error)(?: .{1,30})?|contact (?:support|the (?:developers?|admins?|makers?|team)|you)|(?:give|send|leave) (?:you )?feedback',
  ),
  as('(?:are you|is (?:this|paperboy)) (?:open[- ]?source|free)'),
  as("where(?:['’]?s| is) your (?:source ?code|code|repo|repository|github)"),
];

const SAYS_FROM: Text = [
  'They are papers of arXiv that people have put on the daily lists of Hugging Face, and upvote there; whoever runs this may have brought in others. Each leads to its own page. The newest list is shown by ',
  { command: 'today' },
  '.',
];
const SAYS_MADE: Text = [
  'Paperboy is open source, under the MIT license, by those who maintain it; here it is run by whoever let it in. What it can be asked, says ',
  { command: 'help' },
  '.',
];
const SAYS_MANY: Text = [
  'How many papers there are on a subject stands above them: ',
  { command: 'search agents' },
  '; how many a day has, above its list: ',
  { command: 'today' },
  '.',
];
const SAYS_UPDATED: Text = [
  'Papers are on the list of the day on which Hugging Face lists them, few or none on weekends. The newest list, with how many it has, is shown by ',
  { command: 'today' },
  '; when the next digest comes, says ',
  { command: 'status' },
  '.',
];
const LONGEST = 100;

/** What is said to whoever asks of Paperboy itself where its papers are from, how many there are, and who made it; undefined where a line asks none of that. */
export function aboutItself(said: string): Meant | undefined {
  if (said.length > LONGEST) return undefined;
  if (FROM.some((asked) => asked.test(said))) return { says: SAYS_FROM };
  if (UPDATED.some((asked) => asked.test(said))) return { says: SAYS_UPDATED };
  if (MANY.test(said) || BIG.test(said)) return { says: SAYS_MANY };
  return MADE.some((asked) => asked.test(said)) ? { says: SAYS_MADE } : undefined;
}
