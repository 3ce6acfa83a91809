import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import { similarDocument } from '#core/format/similar.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { eachAsked } from './each-asked.ts';
import { paperById } from './paper-by-id.ts';
import { paperTitled } from './paper-titled.ts';

interface SimilarParts {
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
}

// Of several papers, those nearest to each are fewer.
const FEWEST = 2;

/** The papers nearest in content to one, or to each of a few; one that is not stored is brought in first. */
export async function similar(parts: SimilarParts, ask: { paper: string; limit: number }): Promise<Document> {
  return await eachAsked(ask.paper, (paper, count) =>
    likeOne(parts, { paper, limit: count > 1 ? Math.max(FEWEST, Math.ceil(ask.limit / count)) : ask.limit }),
  );
}

async function likeOne(
  { archiveAccess, source }: SimilarParts,
  ask: { paper: string; limit: number },
): Promise<Document> {
  const { archive, ...readable } = await archiveAccess.open({ patience: 'reader' });
  const typed = paperIn(ask.paper) ? ask.paper : (paperTitled(archive, ask.paper) ?? ask.paper);
  const { found } = await paperById(source, { archive, ...readable }, typed);
  return similarDocument(found, archive.similar(found.paper.id, ask.limit), {
    papers: archive.size().papers,
    sampleBecause: readable.sampleBecause,
  });
}
