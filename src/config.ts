import { join } from 'node:path';
import type { adapters } from '#adapters/index.ts';
import type { SourceDefinition } from '#core/archive/define-source.ts';
import { SetupError } from '#core/errors.ts';
import { type EmbedderChoice, modelSite } from '#embedders/index.ts';
import { sources as offeredSources, type SourceChoice } from '#sources/index.ts';
import { type Env, parseSettings, SECRETS, type Settings, variablesOf } from './settings.ts';

type DiscordSettings = Pick<Parameters<typeof adapters.discord>[0], 'token' | 'apiUrl' | 'guildId'>;
type SlackSettings = Parameters<typeof adapters.slack>[0]['settings'];

/** The settings of the whole program, read from the environment once. */
export interface Config {
  /** The sources that are on; the first decides which day is open. */
  readonly sources: readonly SourceChoice[];
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
  env: Env,
  known: readonly string[],
  offered: typeof offeredSources = offeredSources,
): Config {
  const on = sourcesIn(env, offered);
  const { settings, parts } = parseSettings(
    env,
    on.map((source) => source.settings),
  );
  const adapters = namesIn('ADAPTERS', settings.ADAPTERS, known);
  const dataDir = settings.DATA_DIR ?? './data';
  const { EMBEDDER: name, EMBEDDER_MODEL: model } = settings;
  return {
    sources: on.map(({ name }, index) => ({ name, settings: parts[index] ?? {} })),
    dataDir,
    adapters,
    ...(name ? { embedder: { name, model, folder: join(dataDir, 'models'), endpoint: modelSite(env) } } : {}),
    ...discordOf(settings),
    ...slackOf(settings),
    secrets: [...SECRETS, ...secretsOf(offered)].flatMap((secret) => env[secret]?.trim() || []),
    logLevel: settings.LOG_LEVEL ?? 'warn',
    ...(settings.HEALTH_PORT ? { healthPort: settings.HEALTH_PORT } : {}),
  };
}

/** The sources that SOURCES names, each once, in its order; the first of all where it names none. */
function sourcesIn(env: Env, offered: typeof offeredSources): readonly SourceDefinition[] {
  const names = new Set(
    namesIn(
      'SOURCES',
      env.SOURCES,
      offered.map(({ name }) => name),
    ),
  );
  const named = [...names].flatMap((name) => offered.find((source) => source.name === name) ?? []);
  return named.length > 0 ? named : [offered[0]];
}

function namesIn(variable: string, value: string | undefined, known: readonly string[]): readonly string[] {
  const names = (value ?? '').split(/[\s,]+/).filter(Boolean);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return names;
  const message = `${variable} names ${unknown.join(', ')}, which is none of ${known.join(', ')}.`;
  throw new SetupError('setting-invalid', message);
}

/** Variables of all sources whose values must never be seen, also where a source is not on. */
function secretsOf(offered: typeof offeredSources): readonly string[] {
  return offered.flatMap(({ settings }) => variablesOf(settings, 'secret'));
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
