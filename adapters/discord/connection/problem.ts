import { DiscordAPIError } from 'discord.js';
import { messageOf, SetupError } from '#core/errors.ts';
import { wasUnreached } from '../../shared/unreached.ts';

/** What an operator does about a token that Discord refuses. */
export const BAD_TOKEN =
  'Discord refuses DISCORD_TOKEN: copy it again from https://discord.com/developers/applications, under Bot, Reset Token.';

/** What the gateway says by closing, where it will not be otherwise the next time. */
const FATAL: Readonly<Record<number, string>> = {
  4004: BAD_TOKEN,
  4010: 'Discord does not know this shard.',
  4011: 'Discord wants more shards than it was given.',
  4012: 'Discord no longer speaks this version of its gateway: update Paperboy.',
  4013: 'Discord does not know what Paperboy asks for: update Paperboy.',
  4014: 'Discord does not let this application have the events that it asks for: update Paperboy.',
};

/** A new connection asks anew how many shards there are. */
const AGAIN = new Set([4010, 4011]);

/** Why a shard that has closed for good did so, and what to do about it. */
export function closedBecause(code: number): SetupError {
  const sentence = FATAL[code] ?? `Discord ended the connection for good (code ${code}).`;
  const cause = { cause: { closed: code } };
  return new SetupError(AGAIN.has(code) ? 'platform-unreachable' : 'platform-refused', sentence, cause);
}

/** Whether a connection was closed since it asked for what the application may not have. */
export function isForbiddenIntent({ cause }: SetupError): boolean {
  return (cause as { closed?: unknown } | undefined)?.closed === 4014;
}

/** Why Discord at an address cannot be used, and what whoever runs Paperboy does about it. */
export function problemOf(error: unknown, api: string): SetupError {
  const cause = { cause: error };
  if (wasUnreached(error)) {
    const sentence = `Discord cannot be reached at ${api}: check the network and DISCORD_API_URL.`;
    return new SetupError('platform-unreachable', sentence, cause);
  }
  const { code } = error as { code?: unknown };
  // The library knows by itself what can be no token.
  const refused = code === 'TokenInvalid' || (error instanceof DiscordAPIError && error.status === 401);
  if (refused) return new SetupError('platform-refused', BAD_TOKEN, cause);
  if (error instanceof Error && /^(?:Abort|Timeout)Error$/.test(error.name)) {
    const sentence = `Discord at ${api} did not answer in time: check the network and DISCORD_API_URL, or try again later.`;
    return new SetupError('platform-unreachable', sentence, cause);
  }
  const sentence = `Discord could not be used: ${messageOf(error)}. Try again later.`;
  return new SetupError('platform-unreachable', sentence, cause);
}
