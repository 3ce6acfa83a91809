import { type Channel, isDirect } from '#core/channel.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import { whyNoChannel, whyNot } from '../../api-errors.ts';
import type { Client } from '../client.ts';
import { OPTIONAL_SCOPES, SCOPES, SCOPES_WITH_REASONS } from '../manifest.ts';

/** Whether a workspace's token is good, what it lacks, and which of the channels cannot be posted to; `name` is what the token is called, `remedy` what helps where Slack refuses it. */
export async function checkWorkspace(
  client: Client,
  { name, channels, remedy }: { name: string; channels: readonly Channel[]; remedy: string },
): Promise<CheckResult[]> {
  try {
    const { team, team_id, user, response_metadata } = await client.auth.test();
    const places = channels.filter((channel) => !isDirect(channel));
    const own = places.filter(({ workspace }) => workspace === team_id);
    const strange = new Set(places.map(({ workspace }) => workspace).filter((each) => each !== team_id));
    return [
      good(`${name} is ${user ?? 'a bot'} of ${team ?? 'a workspace'}.`),
      ...checkScopes(new Set(response_metadata?.scopes)),
      ...(await Promise.all(own.map(({ id }) => checkChannel(client, id)))),
      ...[...strange].map((each) =>
        bad(
          `Channels of the workspace ${each} have digests ordered, and ${name} is not of it: they get none.`,
        ),
      ),
    ];
  } catch (error) {
    return [bad(`${name}: ${whyNot(error, remedy)}`)];
  }
}

function checkScopes(granted: ReadonlySet<string>): CheckResult[] {
  const missing = SCOPES.filter((scope) => !granted.has(scope));
  if (missing.length === 0) return [good('Every scope is granted.')];
  return missing.map((scope) => {
    const line = `The scope ${scope} is missing (${SCOPES_WITH_REASONS[scope]}): add it and reinstall the app`;
    return OPTIONAL_SCOPES.has(scope) ? note(`${line}; all else works without it.`) : bad(`${line}.`);
  });
}

async function checkChannel(client: Client, id: string): Promise<CheckResult> {
  try {
    const { channel } = await client.conversations.info({ channel: id });
    const name = `#${channel?.name ?? id}`;
    if (channel?.is_archived) return bad(`${name} is archived: nothing can be posted there.`);
    return channel?.is_member
      ? good(`${name} can be posted to.`)
      : bad(`${name}: type /invite @Paperboy there.`);
  } catch (error) {
    return bad(`The channel ${id}: ${whyNoChannel(error)}`);
  }
}
