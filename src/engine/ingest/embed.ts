import type { Archive } from '#core/archive/archive.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Embedder } from '#core/search/embedder.ts';
import type { Clock } from '#core/time/clock.ts';

const PAUSE_MS = 15 * 60_000;

/** Gives papers without a vector one, a few at a time, until none is left or the signal aborts; yields how many are done. */
export async function* embedPapers(
  archive: Archive,
  embedder: Embedder,
  signal?: AbortSignal,
): AsyncGenerator<{ done: number; of: number }> {
  const of = archive.lackingVectors(embedder.name);
  for (let done = 0; done < of && !signal?.aborted; ) {
    const some = await archive.embedSome(embedder);
    if (some === 0) return;
    done += some;
    yield { done, of };
  }
}

/** Has new papers given their vectors, a quarter of an hour after the last time at the soonest. It never rejects, and nobody waits for it. */
export function createEmbedding(parts: {
  archive: Archive;
  /** The embedder's name. */
  model: string;
  clock: Clock;
  logger: Logger;
  /** Does it, apart from who answers. */
  embed: () => Promise<void>;
}): () => Promise<void> {
  const { archive, model, clock, logger, embed } = parts;
  let after = Number.NEGATIVE_INFINITY;
  return async () => {
    if (clock.ticks() < after || archive.lackingVectors(model) === 0) return;
    after = Number.POSITIVE_INFINITY;
    try {
      await embed();
      logger.info('new papers have their vectors', { model });
    } catch (error) {
      logger.error('new papers could not be given vectors, and are found by words', {
        reason: messageOf(error),
      });
    }
    after = clock.ticks() + PAUSE_MS;
  };
}
