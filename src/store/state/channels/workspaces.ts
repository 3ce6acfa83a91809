import { z } from 'zod';
import { personBehind } from '#core/channel.ts';
import type { Queries } from '../driver.ts';

// Where anything was delivered is a place: the deliveries themselves are millions.
const PLACES = [
  'place',
  'channel_pause',
  'subscription',
  'channel_admin',
  'button',
  'press',
  'linked',
  'links_answered',
];
const OWNERS = ['follow', 'mute'];

const WORKSPACES = [...PLACES, ...OWNERS]
  .map((table) => `SELECT workspace FROM ${table} WHERE platform = :platform AND workspace IS NOT NULL`)
  .join(' UNION ');
const OWNED = ['follow', 'mute', 'saved']
  .map((table) => `SELECT owner FROM ${table} WHERE platform = :platform AND workspace IS NULL`)
  .join(' UNION ');

const PersonKey = z.tuple([z.literal('person'), z.string(), z.string()]);

/** Every workspace of a platform that anything is kept of, direct messages left out: of those, the people's own. */
export async function workspaces(queries: Queries, platform: string): Promise<string[]> {
  const places = (await queries.all(WORKSPACES, { platform })).map(({ workspace }) => String(workspace));
  const people = (await queries.all(OWNED, { platform })).map(({ owner }) => idOf(String(owner)));
  const found = new Set<string>();
  for (const workspace of places) {
    const person = personBehind({ platform, workspace, id: '' });
    if (person) people.push(person.id);
    else found.add(workspace);
  }
  for (const id of people) {
    // Where a platform's people are unique only within a workspace, their ids begin with its own and a slash.
    if (id.includes('/')) found.add(id.slice(0, id.indexOf('/')));
  }
  return [...found].sort();
}

function idOf(owner: string): string {
  return PersonKey.parse(JSON.parse(owner))[2];
}
