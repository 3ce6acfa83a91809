import type { Channel } from '#core/channel.ts';
import { SetupError } from '#core/errors.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import type { KeptTexts, Reach } from '#core/parts/define-adapter.ts';
import type { Logger } from '#core/parts/logger.ts';
import { plural } from '#core/text/text.ts';
import type { Clock } from '#core/time/clock.ts';
import { whyNot } from '../api-errors.ts';
import { partsOf } from '../context.ts';
import { installSettingsOf, type SlackSettings, wayOf } from '../settings.ts';
import { checkManifest } from './check/manifest.ts';
import { checkWay } from './check/way.ts';
import { checkWorkspace } from './check/workspace.ts';
import { type Client, type Line, onceClient } from './client.ts';
import type { Way } from './connect.ts';
import { type InstallSettings, readInstallation } from './workspaces/installs.ts';

export interface SlackCheckSetup {
  readonly settings: SlackSettings;
  /** The channels that are owed digests. */
  readonly channels: readonly Channel[];
  readonly logger: Logger;
  readonly reach: Reach;
  /** Where the workspaces that added the app are kept; needed only with `SLACK_CLIENT_ID`. */
  readonly installs?: Pick<KeptTexts, 'get' | 'workspaces'> | undefined;
  readonly clock: Clock;
}

/** Looks at a set-up: the way in, tokens, scopes, the app's manifest, and whether the channels with a digest can be posted to; changes nothing. */
export async function checkSlack(setup: SlackCheckSetup): Promise<readonly CheckResult[]> {
  const { settings, logger, reach } = setup;
  const line: Line = { apiUrl: settings.apiUrl, logger, reach };
  const ways = readWays(settings);
  if (typeof ways === 'string') return [bad(ways)];
  const { way, many } = ways;
  const doors = many ? await installedDoors(many, setup, line) : [singleDoor(setup, line)];
  const workspaces = doors.map((door) =>
    'client' in door ? checkWorkspace(door.client, door) : [door.line],
  );
  const client = doors.flatMap((door) => ('client' in door ? [door.client] : []))[0];
  return [
    ...(await checkWay(way, line)),
    ...(await checkCount(setup)),
    ...(await Promise.all(workspaces)).flat(),
    ...(await checkManifest(client, { configToken: settings.configToken, way: way.kind, line })),
  ];
}

/** How Slack reaches us and who we are there, or what is wrong with the settings. */
function readWays(settings: SlackSettings): { way: Way; many: InstallSettings | undefined } | string {
  try {
    return { way: wayOf(settings), many: installSettingsOf(settings) };
  } catch (error) {
    if (error instanceof SetupError) return error.message;
    throw error;
  }
}

/** The way into a workspace, or why there is none. */
type Door =
  | {
      readonly name: string;
      readonly channels: readonly Channel[];
      readonly client: Client;
      readonly remedy: string;
    }
  | { readonly line: CheckResult };

function singleDoor({ settings, channels }: SlackCheckSetup, line: Line): Door {
  const remedy = 'Copy it again from "OAuth & Permissions", or add the app again.';
  return { name: 'SLACK_BOT_TOKEN', client: onceClient(settings.botToken ?? '', line), channels, remedy };
}

/** The workspaces that added the app or are owed something, each with the token that is kept: to renew one would change it. */
async function installedDoors(
  { encryptionKey }: InstallSettings,
  { channels, installs: store, clock }: SlackCheckSetup,
  line: Line,
): Promise<Door[]> {
  if (!store) return [];
  const now = clock.now().epochMilliseconds;
  const owed = channels.map(({ workspace }) => partsOf(workspace).team);
  const teams = [...new Set([...(await store.workspaces()), ...owed])];
  return Promise.all(
    teams.map(async (team): Promise<Door> => {
      const name = `The workspace ${team}`;
      const remedy = 'Add the app to it again.';
      try {
        const { bot } = (await readInstallation(encryptionKey, store, team)) ?? {};
        if (!bot)
          return closed(
            bad(`${name} has removed the app, and still has digests ordered: add the app again.`),
          );
        if (bot.expiresAt !== undefined && bot.expiresAt * 1_000 < now)
          return closed(
            note(`${name} was not looked at: its token has run out, and is renewed when it is used.`),
          );
        const own = channels.filter((channel) => channel.workspace === team);
        return { name, client: onceClient(bot.token, line), channels: own, remedy };
      } catch (error) {
        if (error instanceof SetupError) return closed(bad(error.message));
        return closed(bad(`${name}: ${whyNot(error, remedy)}`));
      }
    }),
  );
}

const closed = (line: CheckResult): Door => ({ line });

/** How many workspaces have added the app, where that is known. */
async function checkCount({ installs, settings }: SlackCheckSetup): Promise<CheckResult[]> {
  const teams = settings.botToken ? undefined : await installs?.workspaces();
  if (!teams) return [];
  const none = 'No workspace has added the app yet: send people to https://YOUR.ADDRESS/slack/install.';
  return [
    teams.length === 0 ? note(none) : good(`The app is added to ${plural(teams.length, 'workspace')}.`),
  ];
}
