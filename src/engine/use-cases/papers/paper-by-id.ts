import type { Found } from '#core/archive/archive.ts';
import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import { messageOf, SourceError, UserError } from '#core/errors.ts';
import { paperIn, wrongId } from '#core/search/paper-reference.ts';
import { isShortId, slippedId } from '#core/search/reading/slipped-id.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';
import { inTime, lateText, unhurried } from '../../access/in-time.ts';

/** A stored paper, and why its source has not answered just now, where it failed. */
export interface Known {
  readonly found: Found;
  readonly failed?: string | undefined;
}

/** One paper by its id or a link to it; the source is asked where it is not stored, and where it is, as `renew` has it, if at all. */
export async function paperById(
  source: PaperSource,
  readable: ReadableArchive,
  typed: string,
  { renew }: { renew?: Ask } = {},
): Promise<Known> {
  const id = paperIn(typed) ?? typed.trim();
  const stored = readable.archive.paper(id);
  if (!stored && !paperIn(typed)) {
    throw noId(typed);
  }
  if (!stored && isShortId(id)) {
    throw new UserError(
      'no-paper-id',
      `${id} has four digits behind its point, and arXiv's ids have five since 2015: one is missing.`,
    );
  }
  const wrong = stored ? undefined : wrongId(id);
  if (wrong) throw new UserError('no-paper-id', `${wrong}: check it where you have it from.`);
  if (stored && !renew) return { found: stored };
  const asking = askSource(source, id, { readable, ask: unhurried(renew ?? { patience: 'reader' }) });
  const late = { failed: lateText(source.title) };
  const { failed } = stored && renew ? await inTime<Answer>(renew, asking, late) : await asking;
  const found = readable.archive.paper(id);
  if (found) return { found, failed };
  if (failed) throw new SourceError('source-down', `${failed}, and ${id} is not stored here.`);
  if (!source.paper)
    throw new UserError(
      'paper-unknown',
      `No paper ${id} is stored here: check the id, or read it at arxiv.org/abs/${id}.`,
    );
  throw new UserError(
    'paper-unknown',
    `${source.title} has no page for ${id}: check the id, or read it at arxiv.org/abs/${id}.`,
  );
}

function noId(typed: string): UserError {
  const shown = clipWords(oneLine(typed), 60);
  const meant = slippedId(typed);
  return new UserError(
    'no-paper-id',
    meant
      ? [`“${shown}” is no arXiv id; did you mean `, { command: `paper ${meant}` }, '?']
      : `“${shown}” is no arXiv id or link: try one like 2608.01234 or a link to its page.`,
  );
}

type Answer = Pick<Known, 'failed'>;

/** Asks the source about a paper; what it answers is stored by then, and why there is no answer is told, where it failed. */
async function askSource(
  source: PaperSource,
  id: string,
  { readable: { archive, sampleBecause }, ask }: { readable: ReadableArchive; ask: Ask },
): Promise<Answer> {
  if (sampleBecause !== undefined) return { failed: sampleBecause };
  try {
    const paper = await source.paper?.(id, ask);
    if (paper) await archive.putPapers([paper]);
    return {};
  } catch (error) {
    if (error instanceof SourceError) return { failed: messageOf(error) };
    throw error;
  }
}
