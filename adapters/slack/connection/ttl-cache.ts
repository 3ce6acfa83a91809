import type { Clock } from '#core/time/clock.ts';

/** Answers by a key, each asked for once in a while; what failed is asked for again. */
export function ttlCache<T>(clock: Clock, { ms, most = 5_000 }: { ms: number; most?: number }) {
  const known = new Map<string, { readonly answer: Promise<T>; readonly until: number }>();
  return (key: string, ask: () => Promise<T>): Promise<T> => {
    const now = clock.ticks();
    const before = known.get(key);
    if (before && before.until > now) return before.answer;
    if (known.size >= most) known.clear();
    const answer = ask();
    known.set(key, { answer, until: now + ms });
    answer.catch(() => known.delete(key));
    return answer;
  };
}
