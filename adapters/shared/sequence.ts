/** Runs the jobs of one key one after another, in the order in which they came, and those of different keys beside each other. */
export type Sequence = <T>(key: string, job: () => Promise<T>) => Promise<T>;

export function openSequence(): Sequence {
  const last = new Map<string, Promise<unknown>>();
  return async (key, job) => {
    const before = last.get(key);
    const turn = before ? before.then(job, job) : job();
    last.set(key, turn);
    try {
      return await turn;
    } finally {
      if (last.get(key) === turn) last.delete(key);
    }
  };
}
