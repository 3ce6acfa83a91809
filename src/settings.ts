import { z } from 'zod';
import { SetupError } from '#core/errors.ts';
import { embedders } from '#embedders/index.ts';

const LogLevel = z.enum(['debug', 'info', 'warn', 'error', 'silent']);

const EmbedderName = z.enum(Object.keys(embedders) as (keyof typeof embedders)[]);

const Port = z.coerce.number().int().min(1).max(65_535);
const A_PORT = 'must be a port from 1 to 65535';

/** Every variable that no part of its own reads, in the order of `.env.example`, and what a wrong value is told. */
const SETTINGS = {
  SOURCES: [z.string(), 'must be names parted by commas'],
  DATA_DIR: [z.string(), 'must be a folder, such as ./data'],
  ADAPTERS: [z.string(), 'must be names parted by commas'],
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

/** The environment, as the program is given it. */
export type Env = Readonly<Record<string, string | undefined>>;

/** The variables of a part's schema, those that are `is` ("secret", "address") or all of them. */
export function variablesOf({ shape }: z.ZodObject, is?: string): readonly string[] {
  return Object.entries(shape).flatMap(([name, schema]) =>
    is === undefined || (schema as z.ZodType).meta()?.is === is ? [name] : [],
  );
}

/** Every variable, in the order of `.env.example`: those of the sources stand behind SOURCES, those of the adapters behind ADAPTERS. */
export function variables(
  sources: readonly z.ZodObject[],
  adapters: readonly z.ZodObject[],
): readonly string[] {
  const of = (schemas: readonly z.ZodObject[]) => new Set(schemas.flatMap((schema) => variablesOf(schema)));
  return Object.keys(SETTINGS).flatMap((name) => {
    if (name === 'SOURCES') return [name, ...of(sources)];
    return name === 'ADAPTERS' ? [name, ...of(adapters)] : [name];
  });
}

/** What the environment says, and what each part's schema made of it, in the order of the schemas. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly parts: readonly Readonly<Record<string, unknown>>[];
}

/** Checks the environment, by the schemas of parts too; a SetupError names each wrong variable and what belongs there, never its value. */
export function parseSettings(env: Env, schemas: readonly z.ZodObject[]): ParsedSettings {
  const given = givenIn(env);
  const wrong = new Set<string>();
  const parts = schemas.map((schema) => {
    const { data, error } = schema.safeParse(given);
    // Of what is wrong with a value, the first is enough to be told.
    const issues = new Map(error?.issues.toReversed().map(({ path, message }) => [path.join('.'), message]));
    for (const [name, message] of [...issues].toReversed()) wrong.add(`${name} ${message}`);
    return data ?? {};
  });
  const read = Object.entries(SETTINGS).flatMap(([name, [schema, rule]]) => {
    const value = given[name];
    if (value === undefined) return [];
    const parsed = schema.safeParse(value);
    if (!parsed.success) wrong.add(`${name} ${rule}`);
    return [[name, parsed.data]];
  });
  if (wrong.size > 0) throw new SetupError('setting-invalid', `${[...wrong].join('; ')}.`);
  return { settings: Object.fromEntries(read) as Settings, parts };
}

// An empty value is an unset one: that is how `.env` files leave things out.
function givenIn(env: Env): Record<string, string> {
  const given = Object.entries(env).map(([name, value]) => [name, value?.trim()]);
  return Object.fromEntries(given.filter(([, value]) => value));
}
