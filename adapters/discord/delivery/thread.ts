import { type REST, Routes } from 'discord.js';
import { hasCode } from '../api-errors.ts';

/** Of a message that does not say what it belongs to, as older versions wrote them. */
const NAME = 'More papers of this day';
const DAY_MINUTES = 1440;
const ALREADY_THERE = 160004;
/** Its message is gone, the channel takes no threads, the permission is missing, or there are too many threads. */
const NONE_HERE = [10008, 50008, 50013, 50024, 160006];
/** The thread is gone, cannot be seen or written in, is archived or locked. */
const SHUT = [10003, 50001, 50013, 50083, 160005];

interface DayThread {
  readonly channel: string;
  readonly message: string;
  readonly name?: string | undefined;
  readonly signal: AbortSignal;
}

/** Opens the thread of a message where it is not open yet; its id, which is the message's own. Undefined where there may be none. */
export async function openDayThread(
  rest: Pick<REST, 'get' | 'post'>,
  { channel, message, name = NAME, signal }: DayThread,
): Promise<string | undefined> {
  const body = { name, auto_archive_duration: DAY_MINUTES };
  try {
    await rest.post(Routes.threads(channel, message), { body, signal });
  } catch (error) {
    if (hasCode(error, ...NONE_HERE)) return (await isThere(rest, message, signal)) ? message : undefined;
    if (!hasCode(error, ALREADY_THERE)) throw error;
  }
  return message;
}

/** Whether a refusal is the thread's alone, so that the channel may take what the thread does not. */
export function isShut(error: unknown): boolean {
  return hasCode(error, ...SHUT);
}

// Opened while that was permitted, it may hold the message already.
async function isThere(rest: Pick<REST, 'get'>, thread: string, signal: AbortSignal): Promise<boolean> {
  try {
    await rest.get(Routes.channel(thread), { signal });
    return true;
  } catch (error) {
    if (hasCode(error, 10003, 50001)) return false;
    throw error;
  }
}
