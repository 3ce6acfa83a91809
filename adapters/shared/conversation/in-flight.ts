import type { AppApi } from '#core/app-api.ts';

/** Work that goes on after a platform was told that an answer comes; no SDK waits for it when it stops. */
export interface InFlight {
  /** Does something once for an id of the platform's, however often it is delivered; never rejects. */
  once(id: string, job: () => Promise<unknown>): Promise<void>;
  /** Resolves when nothing goes on any more, or after so many milliseconds. */
  drain(ms: number): Promise<void>;
}

export function openInFlight(platform: string, { once, logger }: Pick<AppApi, 'once' | 'logger'>): InFlight {
  const running = new Set<Promise<unknown>>();
  return {
    once: async (id, job) => {
      const work = once(`${platform} ${id}`)
        .then((first) => (first ? job() : undefined))
        .catch((error: unknown) =>
          logger.error(`${platform} could not be answered`, { reason: String(error) }),
        );
      running.add(work);
      await work;
      running.delete(work);
    },
    drain: async (ms) => {
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, ms);
      });
      await Promise.race([Promise.all(running), late]);
      clearTimeout(timer);
    },
  };
}
