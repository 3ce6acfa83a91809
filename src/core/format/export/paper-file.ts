import type { Document } from '../../document.ts';
import type { Paper } from '../../paper.ts';
import { clipWords, plural } from '../../text/text.ts';
import { type ExportKind, exportFile, exportLabel } from './export.ts';

const TITLE = 120;

/** Papers as a text file, such as BibTeX; `at` is when it was asked for, in epoch milliseconds. */
export function paperFileDocument(kind: ExportKind, papers: readonly Paper[], at: number): Document {
  const file = exportFile(
    kind,
    papers.map((paper) => ({ paper, at })),
  );
  const [first] = papers;
  const what = papers.length === 1 && first ? clipWords(first.title, TITLE) : plural(papers.length, 'paper');
  return { summary: `${what} as ${exportLabel(kind)}`, blocks: [{ kind: 'file', ...file }] };
}
