import { join } from 'node:path';
import { z } from 'zod';
import { SetupError } from '#core/errors.ts';
import { Link } from '#core/paper.ts';
import { type EmbedderChoice, embedders } from '#embedders/index.ts';

/** The settings of the whole program, read from the environment once. */
export interface Config {
  readonly hub: { readonly endpoint: string; readonly token?: string };
  readonly dataDir: string;
  /** Names of adapters; empty: whichever have their tokens, else the console. */
  readonly adapters: readonly string[];
  /** What tells the meaning of texts; nothing does where it is left out. */
  readonly embedder?: EmbedderChoice;
  readonly logLevel: z.infer<typeof LogLevel>;
  /** Where health is served; nowhere where it is left out. */
  readonly healthPort?: number;
}

const LogLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);

const EmbedderName = z.enum(Object.keys(embedders) as (keyof typeof embedders)[]);

/** One sentence on each variable, in the order of `.env.example`; what a wrong value is told. */
const SETTINGS = {
  HF_ENDPOINT: [Link, 'must be an http(s) address, such as https://huggingface.co'],
  HF_TOKEN: [z.string().regex(/^[\x21-\x7e]+$/), 'must be a token in one piece, without spaces'],
  DATA_DIR: [z.string(), 'must be a folder, such as ./data'],
  ADAPTERS: [z.string(), 'must be names parted by commas'],
  EMBEDDER: [EmbedderName, `must be empty or ${EmbedderName.options.join(', ')}`],
  EMBEDDER_MODEL: [
    z.string().regex(/^[\w.-]+\/[\w.-]+$/),
    'must be a model of the Hugging Face Hub, such as Xenova/bge-small-en-v1.5',
  ],
  HEALTH_PORT: [z.coerce.number().int().min(1).max(65_535), 'must be a port from 1 to 65535'],
  LOG_LEVEL: [LogLevel, `must be one of ${LogLevel.options.join(', ')}`],
} as const;

type Settings = { [Name in keyof typeof SETTINGS]?: z.infer<(typeof SETTINGS)[Name][0]> };

/** Checks the environment; a SetupError names each wrong variable and what belongs there, never its value. */
export function readConfig(
  env: Readonly<Record<string, string | undefined>>,
  known: readonly string[],
): Config {
  const settings = parseSettings(env);
  const adapters = (settings.ADAPTERS ?? '').split(/[\s,]+/).filter(Boolean);
  const unknown = adapters.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new SetupError(`ADAPTERS names ${unknown.join(', ')}, which is none of ${known.join(', ')}.`);
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
    logLevel: settings.LOG_LEVEL ?? 'warn',
    ...(settings.HEALTH_PORT ? { healthPort: settings.HEALTH_PORT } : {}),
  };
}

function parseSettings(env: Readonly<Record<string, string | undefined>>): Settings {
  const wrong: string[] = [];
  const read = Object.entries(SETTINGS).flatMap(([name, [schema, rule]]) => {
    // An empty value is an unset one: that is how `.env` files leave things out.
    const value = env[name]?.trim();
    if (!value) return [];
    const parsed = schema.safeParse(value);
    if (!parsed.success) wrong.push(`${name} ${rule}`);
    return [[name, parsed.data]];
  });
  if (wrong.length > 0) throw new SetupError(`${wrong.join('; ')}.`);
  return Object.fromEntries(read) as Settings;
}
