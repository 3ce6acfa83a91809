import { join } from 'node:path';
import { adapters as offeredAdapters } from '#adapters/index.ts';
import { SetupError } from '#core/errors.ts';
import type { AdapterDefinition } from '#core/parts/define-adapter.ts';
import type { SourceDefinition } from '#core/parts/define-source.ts';
import { SHORTEST_SECRET } from '#core/parts/variables.ts';
import { type EmbedderChoice, modelSite } from '#embedders/index.ts';
import { sources as offeredSources, type SourceChoice } from '#sources/index.ts';
import type { PublicPlace } from './http/serve-public.ts';
import { type Env, parseSettings, type Settings, variablesOf } from './settings.ts';

/** An adapter that is on, and what its own schema made of the environment. */
export interface AdapterChoice {
  readonly name: string;
  readonly settings: Readonly<Record<string, unknown>>;
}

/** The settings of the whole program, read from the environment once. */
export interface Config {
  /** The sources that are on; the first decides which day is open. */
  readonly sources: readonly SourceChoice[];
  readonly dataDir: string;
  /** Where the state is kept in PostgreSQL; in a file of `dataDir` where it is left out. */
  readonly databaseUrl?: string;
  /** Names of adapters; empty: whichever are set up, else the console. */
  readonly adapters: readonly string[];
  /** The chats that are on: those that are named, else those that are set up. */
  readonly chats: readonly AdapterChoice[];
  /** Where people reach pages, where an adapter shows some. */
  readonly pagesAt?: string;
  /** Where the public server listens, once something is served on it. */
  readonly publicPlace: PublicPlace;
  /** How people outside reach that, without a slash at its end. */
  readonly publicAddress?: string;
  /** What addresses of mailboxes are encrypted with, as it is written. */
  readonly encryptionKey?: string;
  /** Whether an adapter that sends mails is set up. */
  readonly sendsMail: boolean;
  /** What gives texts their vectors; nothing does where it is left out. */
  readonly embedder?: EmbedderChoice;
  /** Whether the archive fills itself a year back while the program runs. */
  readonly backfill: boolean;
  readonly logLevel: NonNullable<Settings['LOG_LEVEL']>;
  /** Values that must never be seen, in a log or elsewhere. */
  readonly secrets: readonly string[];
  /** Where health is served; nowhere where it is left out. */
  readonly healthPort?: number;
  /** The name or address that it is served on. */
  readonly healthHost: string;
}

/** The parts that there are to choose from. */
interface Offered {
  readonly sources?: typeof offeredSources;
  readonly adapters?: readonly AdapterDefinition[];
}

/** The adapter that is no chat: the terminal that the program is started in. */
const CONSOLE = 'console';

/** Checks the environment; a SetupError names each wrong variable and what belongs there, never its value. */
export function readConfig(
  env: Env,
  { sources = offeredSources, adapters = offeredAdapters }: Offered = {},
): Config {
  const on = sourcesIn(env, sources);
  const { settings, parts } = parseSettings(
    env,
    [...on, ...adapters].map((part) => part.settings),
  );
  const known = [CONSOLE, ...adapters.map(({ name }) => name)];
  const named = namesIn('ADAPTERS', settings.ADAPTERS, known);
  const set = parts.slice(on.length);
  const dataDir = settings.DATA_DIR ?? './data';
  const chats = chatsIn(named, adapters, set);
  const pagesAt = pagesOf(chats, adapters);
  const { EMBEDDER: name, EMBEDDER_MODEL: model } = settings;
  const { PORT, HOST, PROXIES, PUBLIC_URL, ENCRYPTION_KEY } = settings;
  return {
    sources: on.map(({ name }, index) => ({ name, settings: parts[index] ?? {} })),
    dataDir,
    ...(settings.DATABASE_URL ? { databaseUrl: settings.DATABASE_URL } : {}),
    adapters: named,
    chats,
    ...(pagesAt === undefined ? {} : { pagesAt }),
    publicPlace: { ...(PORT ? { port: PORT } : {}), host: HOST ?? '127.0.0.1', proxies: PROXIES ?? 0 },
    ...(PUBLIC_URL ? { publicAddress: PUBLIC_URL } : {}),
    ...(ENCRYPTION_KEY ? { encryptionKey: ENCRYPTION_KEY } : {}),
    sendsMail: adapters.some((each, at) => each.sendsMail === true && each.isWanted(set[at] ?? {})),
    ...(name ? { embedder: { name, model, folder: join(dataDir, 'models'), endpoint: modelSite(env) } } : {}),
    secrets: [
      ...secretsOf([...sources, ...adapters]).flatMap((name) => hiddenIn(env[name]?.trim())),
      ...passwordsIn(settings.DATABASE_URL),
    ],
    backfill: settings.BACKFILL !== 'off',
    logLevel: settings.LOG_LEVEL ?? 'warn',
    healthHost: settings.HEALTH_HOST ?? '127.0.0.1',
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

/** Variables of all parts whose values must never be seen, also where a part is not on. */
function secretsOf(offered: readonly Pick<AdapterDefinition, 'settings'>[]): readonly string[] {
  return offered.flatMap(({ settings }) => variablesOf(settings, 'secret'));
}

/** A secret as it is set, and, where it is an address, the password in it by itself. */
function hiddenIn(value: string | undefined): readonly string[] {
  return value ? [...new Set([value, ...passwordsIn(value)])] : [];
}

/** An address with a password, and the password as it is written there and as it is; a short one alone would take half of a log with it. */
function passwordsIn(address: string | undefined): readonly string[] {
  const url = URL.parse(address ?? '');
  // One without a host, as for a socket, is no URL to WHATWG.
  const password =
    url?.password || url?.searchParams.get('password') || /:\/\/[^:/?#@]*:([^@]+)@/.exec(address ?? '')?.[1];
  if (!address || !password) return [];
  const alone = [password, decoded(password)].filter(({ length }) => length >= SHORTEST_SECRET);
  return [address, ...new Set(alone)];
}

/** Where the first adapter that is on and shows pages has them. */
function pagesOf(on: readonly AdapterChoice[], offered: readonly AdapterDefinition[]): string | undefined {
  return on
    .map(({ name, settings }) => offered.find((each) => each.name === name)?.pagesAt?.(settings))
    .find((address) => address !== undefined);
}

/** A text that cannot be decoded, which is refused where it is used, stays as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function chatsIn(
  named: readonly string[],
  offered: readonly AdapterDefinition[],
  set: readonly AdapterChoice['settings'][],
): AdapterChoice[] {
  const all = offered.map((definition, at) => ({ definition, settings: set[at] ?? {} }));
  const wanted = all.filter(({ definition, settings }) =>
    named.length > 0 ? named.includes(definition.name) : definition.isWanted(settings),
  );
  const alone = all.filter(({ definition, settings }) => definition.isWantedAlone?.(settings));
  const on = named.length > 0 || wanted.length > 0 ? wanted : alone;
  return on.map(({ definition, settings }) => ({ name: definition.name, settings }));
}
