import { isDeepStrictEqual } from 'node:util';
import {
  type APIApplication,
  type APIApplicationCommand,
  ApplicationIntegrationType,
  type REST,
  Routes,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Described } from '#core/commands/options/described.ts';
import { ROOT } from '../ids.ts';
import { registration } from './registration.ts';

export interface Registering {
  readonly rest: Pick<REST, 'get' | 'put'>;
  readonly application: string;
  /** The one server to register for, while developing. */
  readonly guild?: string | undefined;
  /** The servers that the bot is on. */
  readonly guilds: readonly string[];
  readonly adapterState: AppApi['adapterState'];
  /** Hears the id under which Discord has the slash command. */
  readonly named: (root: string) => void;
}

/** Registers the commands where they are not registered as they are, and nowhere else: whoever finds them twice does not know which to give. */
export async function register(
  to: Registering,
  commands: readonly Described[],
): Promise<'registered' | 'unchanged'> {
  const { rest, application, guild } = to;
  const known = (await rest.get(Routes.currentApplication())) as APIApplication;
  const wanted = registration(commands, { guild, isForPeople: isForPeople(known) });
  const route = commandsRoute(application, guild);
  const before = await rest.get(route);
  const isThere = isRegistered(before, wanted);
  const now = isThere ? before : await rest.put(route, { body: wanted });
  const root = (now as readonly APIApplicationCommand[]).find(({ name }) => name === ROOT);
  if (root) to.named(root.id);
  await clearElsewhere(to);
  return isThere ? 'unchanged' : 'registered';
}

/** Whether people can install the app for themselves; Discord refuses commands for them where they cannot. */
export function isForPeople({ integration_types_config }: APIApplication): boolean {
  return !integration_types_config || ApplicationIntegrationType.UserInstall in integration_types_config;
}

const REGISTERED_FOR = 'discord:registered-for';
const EVERYBODY = 'everybody';
/** Where an earlier version did not write down which server it was, so many are looked at. */
const FEW = 25;

async function clearElsewhere({
  rest,
  application,
  guild,
  guilds,
  adapterState,
}: Registering): Promise<void> {
  const before = await adapterState.get(REGISTERED_FOR);
  const now = guild ?? EVERYBODY;
  if (before === now) return;
  const unknown = [...(guilds.length <= FEW ? guilds : []), EVERYBODY];
  const elsewhere = typeof before === 'string' ? [before] : unknown;
  for (const place of elsewhere.map((id) => (id === EVERYBODY ? undefined : id))) {
    if (place === guild) continue;
    const route = commandsRoute(application, place);
    const left = (await rest.get(route)) as readonly unknown[];
    if (left.length > 0) await rest.put(route, { body: [] });
  }
  await adapterState.set(REGISTERED_FOR, now);
}

export function commandsRoute(application: string, guild: string | undefined): `/${string}` {
  return guild
    ? Routes.applicationGuildCommands(application, guild)
    : Routes.applicationCommands(application);
}

/** Whether what Discord has is what is wanted. */
export function isRegistered(known: unknown, wanted: readonly object[]): boolean {
  // Of a server's own commands Discord tells where they can be used, without having been asked.
  const keys = wanted.every((command) => 'contexts' in command) ? [...ESSENTIAL, ...WHERE] : ESSENTIAL;
  const inOrder = (commands: unknown) =>
    (Array.isArray(commands) ? commands : [])
      .map((command) => JSON.stringify(essence(command, keys)))
      .toSorted();
  return isDeepStrictEqual(inOrder(known), inOrder(wanted));
}

// Discord adds ids, versions and defaults to what it was given, and may order contexts in another way.
const ESSENTIAL = [
  'type',
  'name',
  'description',
  'required',
  'autocomplete',
  'min_value',
  'max_value',
  'min_length',
  'max_length',
  'choices',
  'options',
  'default_member_permissions',
];
const WHERE = ['contexts', 'integration_types'];

function essence(value: unknown, keys: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const all = value.map((each) => essence(each, keys));
    return all.every((each) => typeof each === 'number') ? all.toSorted() : all;
  }
  if (typeof value !== 'object' || value === null) return value;
  const known = value as Record<string, unknown>;
  const kept = 'value' in known ? ['name', 'value'] : keys;
  return Object.fromEntries(
    kept.flatMap((key) => {
      const inner = essence(known[key], keys);
      const blank = !inner || (Array.isArray(inner) && inner.length === 0);
      return blank ? [] : [[key, inner]];
    }),
  );
}
