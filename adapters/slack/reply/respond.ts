import type { Reach } from '#core/parts/define-adapter.ts';
import { isDirectId, type Origin } from '../context.ts';
import type { SlackMessage } from '../render/render.ts';
import type { Listener } from './answer.ts';

/** What was typed or pressed, as far as an answer beside it is concerned. */
export interface Asked {
  /** Slack's `response_url`. */
  readonly url: string;
  /** Whether only whoever pressed it saw it. */
  readonly ephemeral: boolean;
  readonly thread?: string | undefined;
}

/** Answers beside what was asked; by default openly in somebody's own talk with the bot and privately everywhere else. */
export async function respondOnSlack(
  { people, line }: Pick<Listener, 'people' | 'line'>,
  { from, asked }: { from: Origin; asked: Asked },
  messages: readonly SlackMessage[],
  { open, replace = false }: { open?: boolean | undefined; replace?: boolean } = {},
): Promise<void> {
  const openly = open ?? (await isOwnTalk(people, from, asked));
  for (const [at, message] of messages.entries()) {
    await say(line.reach, asked.url, {
      ...message,
      response_type: openly ? 'in_channel' : 'ephemeral',
      // What only one person saw is no place for what everybody sees, nor the other way round.
      replace_original: replace && at === 0 && openly !== asked.ephemeral,
      ...(asked.thread ? { thread_ts: asked.thread } : {}),
    });
  }
}

/** Whether nobody reads along. By its id the talk of two people looks the same, but there nothing of ours stays. */
async function isOwnTalk(people: Listener['people'], from: Origin, { ephemeral }: Asked): Promise<boolean> {
  if (!isDirectId(from.channel)) return false;
  if (!ephemeral) return true;
  return from.channel === (await people.direct(from.team, from.user).catch(() => undefined));
}

async function say({ fetch, patience }: Reach, url: string, message: object): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
    signal: AbortSignal.timeout(patience.request),
  });
  if (!response.ok) throw new Error(`Slack did not take an answer: status ${response.status}`);
}
