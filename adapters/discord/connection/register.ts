import { isDeepStrictEqual } from 'node:util';
import { type REST, Routes } from 'discord.js';
import type { Described } from '#core/commands/options/described.ts';
import { registration } from './registration.ts';

export interface Registering {
  readonly rest: Pick<REST, 'get' | 'put'>;
  readonly application: string;
  /** The one server to register for, while developing. */
  readonly guild?: string | undefined;
}

/** Registers the commands where they are not registered as they are. */
export async function register(
  { rest, application, guild }: Registering,
  commands: readonly Described[],
): Promise<'registered' | 'unchanged'> {
  const wanted = registration(commands, guild);
  const route = commandsRoute(application, guild);
  if (isRegistered(await rest.get(route), wanted)) return 'unchanged';
  await rest.put(route, { body: wanted });
  return 'registered';
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
