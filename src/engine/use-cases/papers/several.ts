import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import type { ExportKind } from '#core/format/export/export.ts';
import { paperFileDocument } from '#core/format/export/paper-file.ts';
import { noted } from '#core/format/noted.ts';
import { severalDocument } from '#core/format/paper.ts';
import type { Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { paperById } from './paper-by-id.ts';

const MOST = 10;

/** Papers that are named together, in a list or as a file. What cannot be shown is told beside those that can; rejects as `paperById` does where none can. */
export async function several(
  { archiveAccess, source, clock }: { archiveAccess: ArchiveAccess; source: PaperSource; clock: Clock },
  { papers, export: kind }: { papers: readonly string[]; export?: ExportKind | undefined },
): Promise<Document> {
  const readable = await archiveAccess.open({ patience: 'reader' });
  const shown: Paper[] = [];
  const notes: string[] = [];
  let refusal: unknown;
  for (const id of papers.slice(0, MOST)) {
    try {
      shown.push((await paperById(source, readable, id)).found.paper);
    } catch (error) {
      if (!(error instanceof UserError || error instanceof SourceError)) throw error;
      refusal ??= error;
      notes.push(error.message);
    }
  }
  if (shown.length === 0) throw refusal;
  if (papers.length > MOST)
    notes.push(`${MOST} papers at a time: ${papers.slice(MOST).join(', ')} left aside`);
  const document = kind
    ? paperFileDocument(kind, shown, clock.now().epochMilliseconds)
    : severalDocument(shown);
  return noted(document, notes);
}
