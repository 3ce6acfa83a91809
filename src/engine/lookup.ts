import type { Document } from '#core/document.ts';
import { messageOf, SourceError, UserError } from '#core/errors.ts';
import { paperDocument } from '#core/format-paper.ts';
import { arxivId } from '#core/paper.ts';
import type { Detail, PaperSource } from '#core/ports.ts';
import { clipWords, oneLine } from '#core/text.ts';
import type { Library, Shelf } from './library.ts';

/** One paper by its id or a link to it: as its source knows it now, else as it is stored. */
export async function lookUp(
  { library, source }: { library: Library; source: PaperSource },
  ask: { paper: string },
): Promise<Document> {
  const shelf = await library.open({ patience: 'reader' });
  const id = arxivId(ask.paper) ?? ask.paper.trim();
  const stored = shelf.archive.paper(id);
  if (!stored && !arxivId(ask.paper)) {
    const typed = clipWords(oneLine(ask.paper), 60);
    throw new UserError(`“${typed}” is no arXiv id or link: try paper 2608.01234 or a link to its page.`);
  }
  const { detail, failed } = await askSource(source, id, shelf);
  if (detail) shelf.archive.putPapers([detail.paper]);
  const found = shelf.archive.paper(id);
  if (found)
    return paperDocument(found, detail?.linked ?? [], { failed, sampleBecause: shelf.sampleBecause });
  if (failed) throw new SourceError(`${failed}, and ${id} is not stored here.`);
  throw new UserError(
    `${source.title} has no page for ${id}: check the id, or read it at arxiv.org/abs/${id}.`,
  );
}

/** What the source says of a paper; why it said nothing, where it failed. */
async function askSource(
  source: PaperSource,
  id: string,
  { sampleBecause }: Shelf,
): Promise<{ detail?: Detail | undefined; failed?: string | undefined }> {
  if (sampleBecause !== undefined) return { failed: sampleBecause };
  try {
    return { detail: await source.paper?.(id, { patience: 'reader' }) };
  } catch (error) {
    if (error instanceof SourceError) return { failed: messageOf(error) };
    throw error;
  }
}
