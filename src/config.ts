import { join } from 'node:path';
import type { adapters } from '#adapters/index.ts';
import { SetupError } from '#core/errors.ts';
import type { EmbedderChoice } from '#embedders/index.ts';
import { parseSettings, SECRETS, type Settings } from './settings.ts';

type DiscordSettings = Pick<Parameters<typeof adapters.discord>[0], 'token' | 'apiUrl' | 'guildId'>;
type SlackSettings = Parameters<typeof adapters.slack>[0]['settings'];

/** The settings of the whole program, read from the environment once. */
export interface Config {
  readonly hub: { readonly endpoint: string; readonly token?: string };
  readonly dataDir: string;
  /** Names of adapters; empty: whichever have their tokens, else the console. */
  readonly adapters: readonly string[];
  readonly discord?: DiscordSettings;
  readonly slack?: SlackSettings;
  /** What gives texts their vectors; nothing does where it is left out. */
  readonly embedder?: EmbedderChoice;
  readonly logLevel: NonNullable<Settings['LOG_LEVEL']>;
  /** Values that must never be seen, in a log or elsewhere. */
  readonly secrets: readonly string[];
  /** Where health is served; nowhere where it is left out. */
  readonly healthPort?: number;
}

/** Checks the environment; a SetupError names each wrong variable and what belongs there, never its value. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): Config {
  const settings = parseSettings(env);
  const adapters = (settings.ADAPTERS ?? '').split(/[\s,]+/).filter(Boolean);
  const unknown = adapters.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(
      'setting-invalid',
      `ADAPTERS names ${unknown.join(', ')}, which is none of ${known.join(', ')}.`,
    );
  }
  const endpoint = (settings.HF_ENDPOINT ?? 'https://huggingface.co').replace(/\/+$/, '');
  const dataDir = settings.DATA_DIR ?? './data';
  const { EMBEDDER: name, EMBEDDER_MODEL: model } = settings;
  return {
    hub: {
      endpoint,
      ...(settings.HF_TOKEN ? { token: settings.HF_TOKEN } : {}),
    },
    dataDir,
    adapters,
    ...(name ? { embedder: { name, model, folder: join(dataDir, 'models'), endpoint } } : {}),
    ...discordOf(settings),
    ...slackOf(settings),
    secrets: SECRETS.flatMap((secret) => env[secret]?.trim() || []),
    logLevel: settings.LOG_LEVEL ?? 'warn',
    ...(settings.HEALTH_PORT ? { healthPort: settings.HEALTH_PORT } : {}),
  };
}

function discordOf(settings: Settings): Pick<Config, 'discord'> {
  const { DISCORD_TOKEN: token, DISCORD_API_URL: apiUrl, DISCORD_GUILD_ID: guildId } = settings;
  return token ? { discord: { token, apiUrl, guildId } } : {};
}

function slackOf(settings: Settings): Pick<Config, 'slack'> {
  const { SLACK_BOT_TOKEN: botToken, SLACK_CLIENT_ID: clientId } = settings;
  // Whoever set one of its secrets wants Slack, and gets an error that names what else it takes.
  const wanted = [botToken, clientId, settings.SLACK_APP_TOKEN, settings.SLACK_SIGNING_SECRET];
  if (!wanted.some(Boolean)) return {};
  return {
    slack: {
      botToken,
      clientId,
      appToken: settings.SLACK_APP_TOKEN,
      signingSecret: settings.SLACK_SIGNING_SECRET,
      clientSecret: settings.SLACK_CLIENT_SECRET,
      stateSecret: settings.SLACK_STATE_SECRET,
      encryptionKey: settings.ENCRYPTION_KEY,
      configToken: settings.SLACK_CONFIG_TOKEN,
      configure: settings.SLACK_CONFIGURE,
      apiUrl: settings.SLACK_API_URL,
      port: settings.PORT,
      host: settings.HOST,
    },
  };
}
