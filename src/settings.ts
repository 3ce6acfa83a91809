import { z } from 'zod';
import { SetupError } from '#core/errors.ts';
import { ownAddress, port, secret } from '#core/parts/variables.ts';
import { embedders } from '#embedders/index.ts';

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
const SWITCH = ['on', 'off'] as const;
const EMBEDDERS = Object.keys(embedders) as (keyof typeof embedders)[];

const PROXIES_RULE = 'must be a number of proxies from 0 to 9';

/** Every variable that no part of its own reads, in the order of `.env.example`. */
const OWN = z.object({
  SOURCES: z.string().optional(),
  DATA_DIR: z.string().optional(),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\/\S+$/, 'must be empty or postgres://user:password@host:port/database')
    .optional(),
  ADAPTERS: z.string().optional(),
  PORT: port(),
  HOST: z.string().optional(),
  PUBLIC_URL: ownAddress(),
  PROXIES: z.coerce
    .number(PROXIES_RULE)
    .int(PROXIES_RULE)
    .min(0, PROXIES_RULE)
    .max(9, PROXIES_RULE)
    .optional(),
  ENCRYPTION_KEY: secret(),
  EMBEDDER: z.enum(EMBEDDERS, `must be empty or ${EMBEDDERS.join(', ')}`).optional(),
  EMBEDDER_MODEL: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/, 'must be a model of the Hugging Face Hub, such as Xenova/bge-small-en-v1.5')
    .optional(),
  BACKFILL: z.enum(SWITCH, `must be empty or ${SWITCH.join(' or ')}`).optional(),
  HEALTH_PORT: port(),
  HEALTH_HOST: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`).optional(),
});

/** What is set, by the name of its variable. */
export type Settings = z.infer<typeof OWN>;

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
  const own = variablesOf(OWN);
  // What the program reads for all stands once, also where a part reads it too.
  const of = (schemas: readonly z.ZodObject[]) =>
    new Set(schemas.flatMap((schema) => variablesOf(schema)).filter((name) => !own.includes(name)));
  return own.flatMap((name) => {
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
  const wrong = new Map<string, string>();
  const read = <Schema extends z.ZodObject>(schema: Schema): Partial<z.output<Schema>> => {
    const { data, error } = schema.safeParse(given);
    for (const { path, message } of error?.issues ?? []) {
      const name = path.join('.');
      // Of what is wrong with a value, the first is enough.
      if (!wrong.has(name)) wrong.set(name, message);
    }
    return data ?? {};
  };
  const parts = schemas.map(read);
  const settings = read(OWN) as Settings;
  if (wrong.size === 0) return { settings, parts };
  const sentence = [...wrong].map(([name, message]) => `${name} ${message}`).join('; ');
  throw new SetupError('setting-invalid', `${sentence}.`);
}

// An empty value is an unset one: that is how `.env` files leave things out.
function givenIn(env: Env): Record<string, string> {
  const given = Object.entries(env).map(([name, value]) => [name, value?.trim()]);
  return Object.fromEntries(given.filter(([, value]) => value));
}
