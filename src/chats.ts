import { adapters } from '#adapters/index.ts';
import { bad, type CheckResult } from '#adapters/shared/check-result.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { SetupError } from '#core/errors.ts';
import type { Logger } from '#core/logger.ts';
import { plural } from '#core/text/text.ts';
import type { App } from './app.ts';
import type { Config } from './config.ts';

/** A chat platform that people talk to us on. */
export interface Chat {
  readonly adapter: ChatAdapter;
  /** Connects; resolves to a line for the operator. Rejects with a SetupError. */
  start(): Promise<string>;
  /** Takes nothing new, and waits for answers in the making. */
  stop(): Promise<void>;
  /** Why nothing can be sent or answered until a person does something. */
  trouble(): string | undefined;
}

/** The chats that are named by ADAPTERS, else those whose tokens are set. */
export function chatNames({ adapters: named, discord, slack }: Config): readonly ('discord' | 'slack')[] {
  const wanted = named.length > 0 ? named : [...(discord ? ['discord'] : []), ...(slack ? ['slack'] : [])];
  return wanted.filter((name) => name === 'discord' || name === 'slack');
}

/** Makes the chats that are wanted; a SetupError where one lacks its token. */
export async function openChats(config: Config, app: App): Promise<readonly Chat[]> {
  return await Promise.all(
    chatNames(config).map((name) => (name === 'discord' ? openDiscord(config, app) : openSlack(config, app))),
  );
}

/** What looks at each chat that is wanted, without connecting to it. */
export function openChecks(config: Config, app: App): readonly (() => Promise<readonly CheckResult[]>)[] {
  return chatNames(config).map(
    (name) => () => (name === 'discord' ? lookAtDiscord(config, app) : lookAtSlack(config, app)),
  );
}

async function lookAtDiscord({ discord }: Config, { appApi }: App): Promise<readonly CheckResult[]> {
  if (!discord) return [bad(NO_DISCORD)];
  const { checkDiscord } = await import('#adapters/discord/index.ts');
  return await checkDiscord({
    ...discord,
    commands: appApi.commands,
    channels: await appApi.channels('discord'),
  });
}

async function lookAtSlack({ slack }: Config, { appApi, state }: App): Promise<readonly CheckResult[]> {
  if (!slack) return [bad(NO_SLACK)];
  const { checkSlack } = await import('#adapters/slack/index.ts');
  return await checkSlack({
    settings: slack,
    channels: await appApi.channels('slack'),
    logger: QUIET,
    installs: installsIn(state),
  });
}

// What is wrong is a line of the doctor's, and no line of a log beside it.
const QUIET: Logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const NO_DISCORD = 'ADAPTERS names discord, and DISCORD_TOKEN is missing: set it, or leave discord out.';
const NO_SLACK = 'ADAPTERS names slack, and its tokens are missing: set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.';

async function openDiscord({ discord }: Config, { appApi }: App): Promise<Chat> {
  if (!discord) throw new SetupError('setting-missing', NO_DISCORD);
  const adapter = await adapters.discord({ ...discord, appApi });
  return {
    adapter,
    start: async () => {
      const { invite, servers } = await adapter.start();
      return `Discord: connected, on ${plural(servers, 'server')}. Add it to a server: ${invite}`;
    },
    stop: () => adapter.stop(),
    trouble: () => adapter.trouble(),
  };
}

async function openSlack({ slack }: Config, { appApi, state }: App): Promise<Chat> {
  if (!slack) throw new SetupError('setting-missing', NO_SLACK);
  const adapter = await adapters.slack({ settings: slack, appApi, installs: installsIn(state) });
  return {
    adapter,
    start: async () => {
      const port = await adapter.start();
      return port === undefined ? 'Slack: connected.' : `Slack: listening on port ${port}.`;
    },
    stop: () => adapter.stop(),
    trouble: () => adapter.trouble(),
  };
}

/** Where the workspaces that added the app to Slack are kept; the state forgets them under this name. */
function installsIn(state: App['state']) {
  const kept = state.remember('slack-installs');
  return {
    get: async (team: string) => (await kept.get(team)) as string | undefined,
    set: async (team: string, encrypted: string) => {
      await kept.set(team, encrypted);
    },
    teams: async () => {
      const teams: string[] = [];
      for await (const [team] of kept.iterator?.() ?? []) teams.push(String(team));
      return teams;
    },
    delete: async (team: string) => {
      await kept.delete(team);
    },
  };
}
