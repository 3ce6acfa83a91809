import type { APIApplication } from 'discord.js';
import { ApplicationFlags } from 'discord.js';
import { bad, type CheckResult, good } from '#core/parts/check-result.ts';

const WHERE = 'Message Content Intent, in Discord’s Developer Portal under Bot';

/** Why the words of messages are not asked for. */
export const NOT_ASKED_FOR = `Whoever runs Paperboy has to set DISCORD_LINKS=on and to switch on ${WHERE}.`;
/** Why they do not come though they are asked for. */
export const NOT_GIVEN = `Discord does not give Paperboy the words of messages: whoever runs it has to switch on ${WHERE}, and to start it again.`;

const GIVEN = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/** Whether an application that asks for the words of messages gets them. */
export function checkContent({ flags }: Pick<APIApplication, 'flags'>): CheckResult {
  return (flags & GIVEN) > 0
    ? good('Discord gives it the words of messages, so that links are answered.')
    : bad(NOT_GIVEN);
}
