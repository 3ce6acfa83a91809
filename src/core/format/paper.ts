import type { Found } from '../archive/archive.ts';
import type { Block, Document } from '../document.ts';
import type { Linked, Paper } from '../paper.ts';
import { gistOf } from '../text/gist/gist.ts';
import { count, plural } from '../text/text.ts';
import { longDay } from '../time/dates.ts';
import { plainPaper, sampleBlocks } from './papers.ts';

/** Everything that is known of one paper. */
export function paperDocument(
  { paper, day }: Found,
  facts: { failed?: string | undefined; sampleBecause?: string | undefined } = {},
): Document {
  const sources = [
    ...(day ? [`On the list of ${longDay(day)}`] : ['Never on a daily list that is stored here']),
    ...(facts.failed && !facts.sampleBecause ? [`${facts.failed}; shown as stored here`] : []),
  ];
  return {
    summary: `${paper.title} (${paper.id})`,
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      { ...plainPaper(paper, 1), gist: untold(paper) },
      ...(paper.abstract ? [{ kind: 'text' as const, text: paper.abstract }] : []),
      ...(paper.linked ?? []).flatMap(linkedBlock),
      { kind: 'note', text: sources.join(' · ') },
    ],
  };
}

/** What the paper says, where its abstract does not say it in the same words below. */
function untold(paper: Paper): string {
  const gist = gistOf(paper);
  return paper.abstract.includes(gist) ? '' : gist;
}

function linkedBlock({ kind, total, top }: Linked): Block[] {
  if (total === 0) return [];
  const names = top.slice(0, 3).map(({ id, likes }) => (likes ? `${id} (${count(likes)} likes)` : id));
  const rest = total - names.length;
  const more = rest > 0 ? ` and ${count(rest)} more` : '';
  return [{ kind: 'text', text: `${plural(total, kind)}: ${names.join(', ')}${more}` }];
}
