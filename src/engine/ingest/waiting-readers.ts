import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import type { Sources } from './all-sources.ts';

/** Sources that know whether a reader waits for one of them now. */
export interface WatchedSources {
  readonly sources: Sources;
  readonly isWaitedFor: () => boolean;
}

/** The same sources, each question of a reader counted for as long as it is open. */
export function watchReaders([first, ...others]: Sources): WatchedSources {
  let waiting = 0;
  async function counted<T>({ patience }: Ask, asking: () => Promise<T>): Promise<T> {
    if (patience !== 'reader') return await asking();
    waiting++;
    try {
      return await asking();
    } finally {
      waiting--;
    }
  }
  const watched = (source: PaperSource): PaperSource => {
    const { daily, newest, trending, paper, search } = source;
    return {
      ...source,
      daily: (day, ask) => counted(ask, () => daily(day, ask)),
      ...(newest && { newest: (ask) => counted(ask, () => newest(ask)) }),
      ...(trending && { trending: (limit, ask) => counted(ask, () => trending(limit, ask)) }),
      ...(paper && { paper: (id, ask) => counted(ask, () => paper(id, ask)) }),
      ...(search && { search: (text, limit, ask) => counted(ask, () => search(text, limit, ask)) }),
    };
  };
  return { sources: [watched(first), ...others.map(watched)], isWaitedFor: () => waiting > 0 };
}
