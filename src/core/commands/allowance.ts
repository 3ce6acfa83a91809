/** How many commands a person may give: so many at once, and then one each so many milliseconds. */
export interface Allowance {
  readonly burst: number;
  readonly everyMs: number;
}

/** What is enough for anybody who reads the answers. */
export const ALLOWANCE: Allowance = { burst: 10, everyMs: 1_000 };

/** What was left of an allowance at a time, in ms of any clock that does not jump: a token bucket. */
export interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

/** Whether nothing is left of an allowance. */
export function isUsedUp(bucket: Bucket | undefined, now: number, allowance: Allowance): boolean {
  return takeToken(bucket, now, allowance) === undefined;
}

/** The bucket after one more command; undefined where the allowance is used up. Whoever has none yet has given no command. */
export function takeToken(
  bucket: Bucket | undefined,
  now: number,
  { burst, everyMs }: Allowance,
): Bucket | undefined {
  const tokens = bucket ? Math.min(burst, bucket.tokens + (now - bucket.at) / everyMs) : burst;
  return tokens >= 1 ? { tokens: tokens - 1, at: now } : undefined;
}

const MOST_KEYS = 10_000;

/** Whether something of a key may be done once more now, which counts then; by ticks of a clock. Of more keys than `most` the one that was longest without is forgotten. */
export function openAllowances(
  ticks: () => number,
  most = MOST_KEYS,
): (key: string, allowance: Allowance) => boolean {
  const buckets = new Map<string, Bucket>();
  return (key, allowance) => {
    const bucket = takeToken(buckets.get(key), ticks(), allowance);
    if (!bucket) return false;
    buckets.delete(key);
    buckets.set(key, bucket);
    const [oldest] = buckets.keys();
    if (buckets.size > most && oldest !== undefined) buckets.delete(oldest);
    return true;
  };
}
