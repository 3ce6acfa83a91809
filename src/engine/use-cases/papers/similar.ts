import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import { noted } from '#core/format/noted.ts';
import { similarDocument } from '#core/format/similar.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { onePaper } from './one-paper.ts';
import { paperById } from './paper-by-id.ts';

/** The papers nearest in content to one; one that is not stored is brought in first. */
export async function similar(
  { archiveAccess, source }: { archiveAccess: ArchiveAccess; source: PaperSource },
  ask: { paper: string; limit: number },
): Promise<Document> {
  const { archive, ...readable } = await archiveAccess.open({ patience: 'reader' });
  const { paper: first, notes } = onePaper(ask.paper);
  const { found } = await paperById(source, { archive, ...readable }, first);
  const document = similarDocument(found, archive.similar(found.paper.id, ask.limit), {
    papers: archive.size().papers,
    sampleBecause: readable.sampleBecause,
  });
  return noted(document, notes);
}
