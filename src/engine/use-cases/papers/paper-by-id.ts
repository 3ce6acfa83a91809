import type { Found } from '#core/archive/archive.ts';
import type { Detail, PaperSource } from '#core/archive/paper-source.ts';
import { messageOf, SourceError, UserError } from '#core/errors.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';

/** A stored paper, what its source answered just now, and why there is no answer, where it failed. */
export interface Known {
  readonly found: Found;
  readonly detail?: Detail | undefined;
  readonly failed?: string | undefined;
}

/** One paper by its id or a link to it; the source is asked where it is not stored, or always to `renew` it. */
export async function paperById(
  source: PaperSource,
  readable: ReadableArchive,
  typed: string,
  { renew }: { renew: boolean },
): Promise<Known> {
  const id = paperIn(typed) ?? typed.trim();
  const stored = readable.archive.paper(id);
  if (!stored && !paperIn(typed)) {
    const shown = clipWords(oneLine(typed), 60);
    throw new UserError(
      'no-paper-id',
      `“${shown}” is no arXiv id or link: try one like 2608.01234 or a link to its page.`,
    );
  }
  if (stored && !renew) return { found: stored };
  const { detail, failed } = await askSource(source, id, readable);
  if (detail) await readable.archive.putPapers([detail.paper]);
  const found = readable.archive.paper(id);
  if (found) return { found, detail, failed };
  if (failed) throw new SourceError('source-down', `${failed}, and ${id} is not stored here.`);
  throw new UserError(
    'paper-unknown',
    `${source.title} has no page for ${id}: check the id, or read it at arxiv.org/abs/${id}.`,
  );
}

/** What the source answers about a paper; why there is no answer, where it failed. */
async function askSource(
  source: PaperSource,
  id: string,
  { sampleBecause }: ReadableArchive,
): Promise<Pick<Known, 'detail' | 'failed'>> {
  if (sampleBecause !== undefined) return { failed: sampleBecause };
  try {
    return { detail: await source.paper?.(id, { patience: 'reader' }) };
  } catch (error) {
    if (error instanceof SourceError) return { failed: messageOf(error) };
    throw error;
  }
}
