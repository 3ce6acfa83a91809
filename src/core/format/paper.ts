import type { Found } from '../archive/archive.ts';
import type { Block, Document } from '../document.ts';
import type { Paper } from '../paper.ts';
import { gistOf } from '../text/gist/gist.ts';
import { clipWords, plural } from '../text/text.ts';
import { longDay } from '../time/dates.ts';
import { plainPaper, sampleBlocks } from './papers.ts';

// A name is read at a glance, a keyword too.
const NAME = 80;

/** What is said beside a paper that was asked for. */
interface PaperFacts {
  readonly failed?: string | undefined;
  readonly sampleBecause?: string | undefined;
  /** Where papers are submitted. */
  readonly submissions?: string | undefined;
}

/** Everything that is known of one paper. */
export function paperDocument({ paper, day }: Found, facts: PaperFacts = {}): Document {
  return {
    summary: `${paper.title} (${paper.id})`,
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      { ...plainPaper(paper, 1), gist: untold(paper), whole: true },
      ...(paper.abstract ? [{ kind: 'text' as const, text: paper.abstract }] : []),
      ...authorsBlock(paper),
      ...notes(
        [keywordsOf(paper)],
        [
          ...historyOf(paper),
          day ? `On the list of ${longDay(day)}` : 'Never on a daily list that is stored here',
        ],
        facts.failed && !facts.sampleBecause ? [`${facts.failed}; shown as stored here`] : [],
        facts.submissions ? [`To submit a paper: ${facts.submissions}`] : [],
      ),
      // A paper's menu may have no room for it.
      { kind: 'actions', actions: [{ label: 'Similar', command: 'similar', options: { paper: paper.id } }] },
    ],
  };
}

/** What the paper's summary says, where the abstract does not say it in the same words below; without one, the abstract says it. */
function untold(paper: Paper): string {
  const gist = paper.summary ? gistOf(paper) : '';
  return paper.abstract.includes(gist) ? '' : gist;
}

/** All authors, those marked who have confirmed that it is theirs. */
function authorsBlock({ authors, verified = [] }: Paper): Block[] {
  if (authors.length === 0) return [];
  const sure = new Set(verified);
  const names = authors.map((name) => clipWords(name, NAME) + (sure.has(name) ? ' ✓' : ''));
  const marked = authors.some((name) => sure.has(name));
  const who = plural(authors.length, 'author') + (marked ? ' (✓ has confirmed it as their own)' : '');
  return [{ kind: 'text', text: `${who}: ${names.join(', ')}` }];
}

function keywordsOf({ keywords }: Paper): string {
  return keywords.length > 0 ? `Keywords: ${keywords.map((each) => clipWords(each, NAME)).join(', ')}` : '';
}

function historyOf({ submitter, authorParticipates, versions = 1 }: Paper): string[] {
  const account = submitter && submitter.login !== submitter.name ? ` (${submitter.login})` : '';
  return [
    ...(submitter ? [`Submitted by ${clipWords(submitter.name, NAME)}${account}`] : []),
    ...(authorParticipates ? ['an author takes part in the discussion'] : []),
    ...(versions > 1 ? [`${versions} versions`] : []),
  ];
}

function notes(...lines: readonly (readonly string[])[]): Block[] {
  return lines
    .map((pieces) => pieces.filter(Boolean).join(' · '))
    .flatMap((text) => (text ? [{ kind: 'note', text }] : []));
}

/** Papers that were named together, each under the other. */
export function severalDocument(papers: readonly Paper[]): Document {
  const summary = plural(papers.length, 'paper');
  return {
    summary,
    blocks: [{ kind: 'heading', text: summary }, ...papers.map((paper, at) => plainPaper(paper, at + 1))],
  };
}
