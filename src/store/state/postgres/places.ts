/** Lets in so many at a time, in the order in which they came. */
export interface Places {
  <T>(work: () => Promise<T>): Promise<T>;
  /** Resolves once nobody is in, or waits. */
  idle(): Promise<void>;
}

export function openPlaces(most: number): Places {
  let free = most;
  const waiting: (() => void)[] = [];
  const resting: (() => void)[] = [];
  const enter = async <T>(work: () => Promise<T>): Promise<T> => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else free += 1;
      if (free === most) for (const resolve of resting.splice(0)) resolve();
    }
  };
  return Object.assign(enter, {
    idle: () => (free === most ? Promise.resolve() : new Promise<void>((resolve) => resting.push(resolve))),
  });
}
