import type { AppApi } from '#core/app-api.ts';
import { messageOf } from '#core/errors.ts';
import { type AnswerWay, type Persisting, persist } from './persist.ts';

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
 * gone again for what follows. Counts how it went; rejects where no way does.
 */
export async function giveAnswer<Message>(
  answering: Answering,
  { whole, messages, ways }: Giving<Message>,
): Promise<void> {
  const { platform, appApi } = answering;
  if (!whole && messages.length === 0) return;
  const went = whole && (await persist(answering, whole).catch(failed(answering)));
  if (went) return appApi.answered(platform, went.atOnce ? 'given' : 'repeated');
  if (messages.length === 0) throw new Error('there is no other way');
  let from = 0;
  let repeated = false;
  for (const [at, message] of messages.entries()) {
    const { way, atOnce } = await bySome(
      answering,
      ways.slice(from).map((way) => way(message, at)),
    );
    from += way;
    repeated ||= !atOnce;
  }
  appApi.answered(platform, whole || from > 0 ? 'elsewhere' : repeated ? 'repeated' : 'given');
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

/** The first of some ways that goes, by its place among them. */
async function bySome(
  answering: Answering,
  ways: readonly AnswerWay[],
): Promise<{ way: number; atOnce: boolean }> {
  let last: unknown = new Error('there is no way');
  for (const [at, way] of ways.entries()) {
    try {
      return { way: at, atOnce: (await persist(answering, way)).atOnce };
    } catch (error) {
      last = error;
      failed(answering)(error);
    }
  }
  throw last;
}

function failed({ platform, appApi }: Answering) {
  return (error: unknown): undefined => {
    appApi.logger.debug('an answer goes another way', { platform, reason: messageOf(error) });
  };
}
