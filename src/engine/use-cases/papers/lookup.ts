import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Document } from '#core/document.ts';
import type { ExportKind } from '#core/format/export/export.ts';
import { noted } from '#core/format/noted.ts';
import { paperDocument } from '#core/format/paper.ts';
import { takePapers } from '#core/search/paper-reference.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { ArchiveAccess } from '../../access/archive-access.ts';
import { forReader } from '../../access/in-time.ts';
import { onePaper } from './one-paper.ts';
import { paperById } from './paper-by-id.ts';
import { several } from './several.ts';

/** One paper by its id or a link to it: as its source knows it now, else as it is stored; several in a list, or either as a file. */
export async function lookUp(
  parts: { archiveAccess: ArchiveAccess; source: PaperSource; sleep: Sleep; clock: Clock },
  ask: { paper: string; export?: ExportKind | undefined },
): Promise<Document> {
  const { papers } = takePapers(ask.paper);
  if (ask.export || papers.length > 1)
    return await several(parts, { papers: papers.length > 0 ? papers : [ask.paper], export: ask.export });
  const { archiveAccess, source, sleep } = parts;
  const { paper, notes } = onePaper(ask.paper);
  const readable = await archiveAccess.open({ patience: 'reader' });
  const { found, failed } = await forReader(sleep, (renew) => paperById(source, readable, paper, { renew }));
  const { submissions } = source;
  const document = paperDocument(found, { failed, submissions, sampleBecause: readable.sampleBecause });
  return noted(document, notes);
}
