import type { AppApi } from '#core/app-api.ts';
import { messageOf } from '#core/errors.ts';
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

export interface Answering extends Persisting {
  readonly platform: string;
  readonly appApi: Pick<AppApi, 'answered' | 'logger'>;
}

/** An answer, and how it can be given, the best way first. */
export interface Giving<Message> {
  /** A way for all of it at once, before the others. */
  readonly whole?: AnswerWay | undefined;
  readonly messages: readonly Message[];
  readonly ways: readonly ((message: Message, at: number) => AnswerWay)[];
}

/**
 * Gives somebody an answer by the first way that goes, each tried again where what is wrong passes; a way that has failed is not
 * gone again for what follows. Resolves to the messages that are not there; counts how it went where all are. Rejects where
 * nothing is.
 */
export async function giveAnswer<Message>(
  answering: Answering,
  { whole, messages, ways }: Giving<Message>,
): Promise<readonly Message[]> {
  const { platform, appApi } = answering;
  if (!whole && messages.length === 0) return [];
  const went = whole && (await persist(answering, whole).catch(failed(answering)));
  if (went) {
    appApi.answered(platform, went.atOnce ? 'given' : 'repeated');
    return [];
  }
  if (messages.length === 0) throw new Error(NO_WAY);
  const { lost, from, atOnce } = await sayEach(answering, messages, ways);
  const outcome = whole || from > 0 ? 'elsewhere' : atOnce ? 'given' : 'repeated';
  if (lost.length === 0) appApi.answered(platform, outcome);
  return lost;
}

const NO_WAY = 'there is no way to whoever asked';

/** Says messages one after another; those that are lost, and the way that the last ones went. Rejects where the first one is lost: no other would go. */
async function sayEach<Message>(
  answering: Answering,
  messages: readonly Message[],
  ways: Giving<Message>['ways'],
): Promise<{ lost: readonly Message[]; from: number; atOnce: boolean }> {
  const lost: Message[] = [];
  let from = 0;
  let atOnce = true;
  for (const [at, message] of messages.entries()) {
    const open = ways.slice(from).map((way) => way(message, at));
    const there = await bySome(answering, open);
    if (there) {
      from += there.way;
      atOnce &&= there.atOnce;
    } else if (at === 0) throw new Error(NO_WAY);
    else lost.push(message);
  }
  return { lost, from, atOnce };
}

/** Does a job that ends in an answer; where it goes wrong, somebody is without one, which is counted. */
export async function countingLost(
  { platform, appApi }: Pick<Answering, 'platform' | 'appApi'>,
  job: () => Promise<unknown>,
): Promise<void> {
  try {
    await job();
  } catch (error) {
    appApi.answered(platform, 'lost');
    throw error;
  }
}

/** The first of some ways that goes, by its place among them; undefined where none does. */
async function bySome(
  answering: Answering,
  ways: readonly AnswerWay[],
): Promise<{ way: number; atOnce: boolean } | undefined> {
  for (const [at, way] of ways.entries()) {
    const there = await persist(answering, way).catch(failed(answering));
    if (there) return { way: at, atOnce: there.atOnce };
  }
  return undefined;
}

function failed({ platform, appApi }: Answering) {
  return (error: unknown): undefined => {
    appApi.logger.debug('an answer does not go this way', { platform, reason: messageOf(error) });
  };
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
