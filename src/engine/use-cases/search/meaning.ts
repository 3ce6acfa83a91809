import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Embedder, Meaning } from '#core/search/embedder.ts';
import { subject } from '#core/search/filters.ts';
import { isAboutWords, type Query } from '#core/search/query.ts';
import { type Sleep, withTimeout } from '#core/time/with-timeout.ts';

/** What a question means; undefined where no vector comes within a second, and where it fails, so that the words alone decide. */
export type MeaningOf = (query: Query) => Promise<Meaning | undefined>;

// Loading a model takes longer: who asks while it loads is answered by words.
const WITHIN_MS = 1_000;

export function createMeaningOf(parts: { embedder: Embedder; sleep: Sleep; logger: Logger }): MeaningOf {
  const { embedder, sleep, logger } = parts;
  const embed = async (query: Query): Promise<Meaning | undefined> => {
    try {
      const [vector] = await embedder.embed([subject(query)], 'query');
      return vector && { model: embedder.name, vector };
    } catch (error) {
      logger.warn('a question was searched by its words alone', { reason: messageOf(error) });
      return undefined;
    }
  };
  return async (query) => {
    if (!isAboutWords(query)) return undefined;
    return await withTimeout(sleep, { ms: WITHIN_MS, late: undefined }, () => embed(query));
  };
}
