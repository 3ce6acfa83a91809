import type { Reach } from '#core/parts/define-adapter.ts';

/** What a failed try leaves: whether the same may go well in a moment, and whether it may have been done all the same. */
export interface Stumble {
  readonly passes: boolean;
  readonly mayBeDone: boolean;
  /** How long the platform asks to be left alone, in milliseconds. */
  readonly afterMs?: number;
}

/** One way to say something. */
export interface AnswerWay<T = unknown> {
  say(): Promise<T>;
  /** Whether it is there already, undefined where nobody can tell; left out where saying it twice does no harm. */
  readonly isThere?: () => Promise<boolean | undefined>;
  /** How long it can be said, in milliseconds; a wait beyond that is not begun. */
  readonly withinMs?: number;
}

export interface Persisting {
  readonly reach: Pick<Reach, 'sleep'>;
  readonly stumbleOf: (error: unknown) => Stumble;
}

const PAUSES = [500, 2_000];
/** Whoever asks waits no longer than this; another way is quicker. */
const LONGEST_MS = 30_000;

/**
 * Says something, up to three times where what goes wrong passes; what would stand there twice is looked for before. Resolves
 * to what the platform said, undefined where it was found, and whether it went at once. Rejects with the last error.
 */
export function persist<T>(persisting: Persisting, way: AnswerWay<T>): Promise<Persisted<T>> {
  return tryOn(persisting, way, { pauses: PAUSES, leftMs: way.withinMs ?? LONGEST_MS });
}

interface Persisted<T> {
  readonly said: T | undefined;
  readonly atOnce: boolean;
}

async function tryOn<T>(
  { reach, stumbleOf }: Persisting,
  way: AnswerWay<T>,
  { pauses: [pause, ...pauses], leftMs }: { pauses: readonly number[]; leftMs: number },
): Promise<Persisted<T>> {
  try {
    return { said: await way.say(), atOnce: true };
  } catch (error) {
    const { passes, mayBeDone, afterMs = 0 } = stumbleOf(error);
    const wait = Math.max(pause ?? 0, afterMs);
    if (!passes || wait > leftMs) throw error;
    // What is done late is not there before a moment has passed.
    if (pause !== undefined) await reach.sleep(wait);
    const there = mayBeDone && (await isThere(way));
    if (there) return { said: undefined, atOnce: false };
    if (there === undefined || pause === undefined) throw error;
    const further = { pauses, leftMs: leftMs - wait };
    return { ...(await tryOn({ reach, stumbleOf }, way, further)), atOnce: false };
  }
}

async function isThere({ isThere: look = async () => false }: AnswerWay): Promise<boolean | undefined> {
  return look().catch(() => undefined);
}
