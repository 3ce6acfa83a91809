import { type REST, Routes } from 'discord.js';
import { hasCode } from './refusal.ts';

const NAME = 'More papers of this day';
const DAY_MINUTES = 1440;
const ALREADY_THERE = 160004;

/** Opens the thread of a message where it is not open yet; its id, which is the message's own. */
export async function openThread(
  rest: Pick<REST, 'post'>,
  { channel, message, signal }: { channel: string; message: string; signal: AbortSignal },
): Promise<string> {
  const body = { name: NAME, auto_archive_duration: DAY_MINUTES };
  try {
    await rest.post(Routes.threads(channel, message), { body, signal });
  } catch (error) {
    if (!hasCode(error, ALREADY_THERE)) throw error;
  }
  return message;
}
