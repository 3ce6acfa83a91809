import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import { noted } from '#core/format/noted.ts';
import { paperDocument } from '#core/format/paper.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { forReader } from '../../access/in-time.ts';
import { onePaper } from './one-paper.ts';
import { paperById } from './paper-by-id.ts';

/** One paper by its id or a link to it: as its source knows it now, else as it is stored. */
export async function lookUp(
  { archiveAccess, source, sleep }: { archiveAccess: ArchiveAccess; source: PaperSource; sleep: Sleep },
  ask: { paper: string },
): Promise<Document> {
  const { paper, notes } = onePaper(ask.paper);
  const readable = await archiveAccess.open({ patience: 'reader' });
  const { found, failed } = await forReader(sleep, (renew) => paperById(source, readable, paper, { renew }));
  const { submissions } = source;
  const document = paperDocument(found, { failed, submissions, sampleBecause: readable.sampleBecause });
  return noted(document, notes);
}
