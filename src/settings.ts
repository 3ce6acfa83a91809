import { z } from 'zod';
import { SetupError } from '#core/errors.ts';
import { Link } from '#core/paper.ts';
import { embedders } from '#embedders/index.ts';

const LogLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);

const EmbedderName = z.enum(Object.keys(embedders) as (keyof typeof embedders)[]);

const Secret = z.string().regex(/^[\x21-\x7e]+$/);
const IN_ONE_PIECE = 'must be a token in one piece, without spaces';
const Port = z.coerce.number().int().min(1).max(65_535);
const A_PORT = 'must be a port from 1 to 65535';

/** Every variable, in the order of `.env.example`, and the error for a wrong value. */
const SETTINGS = {
  HF_ENDPOINT: [Link, 'must be an http(s) address, such as https://huggingface.co'],
  HF_TOKEN: [Secret, IN_ONE_PIECE],
  DATA_DIR: [z.string(), 'must be a folder, such as ./data'],
  ADAPTERS: [z.string(), 'must be names parted by commas'],
  DISCORD_TOKEN: [Secret, IN_ONE_PIECE],
  DISCORD_GUILD_ID: [z.string().regex(/^\d+$/), 'must be the id of a server: digits alone'],
  DISCORD_API_URL: [Link, 'must be an http(s) address'],
  SLACK_BOT_TOKEN: [Secret, IN_ONE_PIECE],
  SLACK_APP_TOKEN: [Secret, IN_ONE_PIECE],
  SLACK_SIGNING_SECRET: [Secret, IN_ONE_PIECE],
  SLACK_CLIENT_ID: [Secret, IN_ONE_PIECE],
  SLACK_CLIENT_SECRET: [Secret, IN_ONE_PIECE],
  SLACK_STATE_SECRET: [Secret, IN_ONE_PIECE],
  ENCRYPTION_KEY: [Secret, IN_ONE_PIECE],
  SLACK_CONFIG_TOKEN: [Secret, IN_ONE_PIECE],
  SLACK_CONFIGURE: [z.enum(['members', 'admins']), 'must be members or admins'],
  SLACK_API_URL: [Link, 'must be an http(s) address'],
  PORT: [Port, A_PORT],
  HOST: [z.string(), 'must be a name or an address, such as 0.0.0.0'],
  EMBEDDER: [EmbedderName, `must be empty or ${EmbedderName.options.join(', ')}`],
  EMBEDDER_MODEL: [
    z.string().regex(/^[\w.-]+\/[\w.-]+$/),
    'must be a model of the Hugging Face Hub, such as Xenova/bge-small-en-v1.5',
  ],
  HEALTH_PORT: [Port, A_PORT],
  LOG_LEVEL: [LogLevel, `must be one of ${LogLevel.options.join(', ')}`],
} as const;

/** What is set, by the name of its variable. */
export type Settings = { [Name in keyof typeof SETTINGS]?: z.infer<(typeof SETTINGS)[Name][0]> };

/** Variables whose values must never be seen. */
export const SECRETS = Object.entries(SETTINGS).flatMap(([name, [schema]]) =>
  schema === Secret ? [name] : [],
);

/** Checks the environment; a SetupError names each wrong variable and what belongs there, never its value. */
export function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const read = Object.entries(SETTINGS).flatMap(([name, [schema, rule]]) => {
    // An empty value is an unset one: that is how `.env` files leave things out.
    const value = env[name]?.trim();
    if (!value) return [];
    const parsed = schema.safeParse(value);
    if (!parsed.success) wrong.push(`${name} ${rule}`);
    return [[name, parsed.data]];
  });
  if (wrong.length > 0) throw new SetupError('setting-invalid', `${wrong.join('; ')}.`);
  return Object.fromEntries(read) as Settings;
}
