import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import { noted } from '#core/format/noted.ts';
import { similarDocument } from '#core/format/similar.ts';
import { takePapers } from '#core/search/paper-reference.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { paperById } from './paper-by-id.ts';

/** The papers nearest in content to one; one that is not stored is brought in first. */
export async function similar(
  { archiveAccess, source }: { archiveAccess: ArchiveAccess; source: PaperSource },
  ask: { paper: string; limit: number },
): Promise<Document> {
  const { archive, ...readable } = await archiveAccess.open({ patience: 'reader' });
  const {
    papers: [first = ask.paper, ...others],
  } = takePapers(ask.paper);
  const { found } = await paperById(source, { archive, ...readable }, first);
  const document = similarDocument(found, archive.similar(found.paper.id, ask.limit), {
    papers: archive.size().papers,
    sampleBecause: readable.sampleBecause,
  });
  return noted(
    document,
    others.length > 0 ? [`One paper at a time: ${others.join(', ')} was left aside`] : [],
  );
}
