import { type Channel, isDirect } from '#core/channel.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/ports.ts';
import { bad, type Checked, good } from '../shared/checked.ts';
import { type Client, type Line, onceClient } from './client.ts';
import { SCOPES, SCOPES_WITH_REASONS } from './manifest.ts';
import { refusalOf } from './refusals.ts';
import type { SlackSettings } from './settings.ts';

export interface CheckSetup {
  readonly settings: SlackSettings;
  /** The channels that are owed digests. */
  readonly channels: readonly Channel[];
  readonly logger: Logger;
}

/** Looks at a set-up with one token: tokens, scopes, and whether the channels with a digest can be posted to. */
export async function checkSlack({ settings, channels, logger }: CheckSetup): Promise<readonly Checked[]> {
  const line: Line = { apiUrl: settings.apiUrl, logger };
  const { botToken, appToken, signingSecret } = settings;
  const ways = [
    ...(appToken ? [await checkAppToken(onceClient(appToken, line))] : []),
    ...(!appToken && !signingSecret ? [bad('Set SLACK_APP_TOKEN, or SLACK_SIGNING_SECRET and PORT.')] : []),
  ];
  if (!botToken) return [...ways, bad('Set SLACK_BOT_TOKEN: it is shown under "OAuth & Permissions".')];
  const client = onceClient(botToken, line);
  const [token, ...scopes] = await checkBotToken(client);
  if (!token?.ok) return [...ways, ...(token ? [token] : [])];
  const places = channels.filter((channel) => !isDirect(channel));
  return [
    ...ways,
    token,
    ...scopes,
    ...(await Promise.all(places.map(({ id }) => checkChannel(client, id)))),
  ];
}

async function checkAppToken(client: Client): Promise<Checked> {
  try {
    await client.apps.connections.open({});
    return good('SLACK_APP_TOKEN opens a connection.');
  } catch (error) {
    return bad(`SLACK_APP_TOKEN: ${why(error)}. Make one with connections:write under "App-Level Tokens".`);
  }
}

async function checkBotToken(client: Client): Promise<Checked[]> {
  try {
    const { team, user, response_metadata } = await client.auth.test();
    const granted = new Set(response_metadata?.scopes ?? []);
    const missing = SCOPES.filter((scope) => !granted.has(scope));
    return [
      good(`SLACK_BOT_TOKEN is ${user ?? 'a bot'} of ${team ?? 'a workspace'}.`),
      ...missing.map((scope) =>
        bad(`The scope ${scope} is missing (${SCOPES_WITH_REASONS[scope]}): add it and reinstall the app.`),
      ),
      ...(missing.length === 0 ? [good('Every scope is granted.')] : []),
    ];
  } catch (error) {
    return [bad(`SLACK_BOT_TOKEN: ${why(error)}. Copy it again from "OAuth & Permissions".`)];
  }
}

async function checkChannel(client: Client, id: string): Promise<Checked> {
  try {
    const { channel } = await client.conversations.info({ channel: id });
    const name = `#${channel?.name ?? id}`;
    if (channel?.is_archived) return bad(`${name} is archived: nothing can be posted there.`);
    return channel?.is_member
      ? good(`${name} can be posted to.`)
      : bad(`${name}: type /invite @Paperboy there.`);
  } catch (error) {
    return bad(`The channel ${id}: ${why(error)}.`);
  }
}

function why(error: unknown): string {
  const refusal = refusalOf(error);
  return refusal ? `Slack says ${refusal}` : `Slack cannot be reached (${messageOf(error)})`;
}
