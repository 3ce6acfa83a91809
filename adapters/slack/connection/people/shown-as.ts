import type { ShownAs } from '#core/commands/command.ts';
import type { Client } from '../client.ts';

/** How a workspace shows somebody, and what it is called; asked anew each time and kept nowhere here. What Slack does not say is left out. */
export async function shownAs({ users, auth }: Client, user: string): Promise<ShownAs> {
  // Whoever has a token may ask whose it is: the workspace's name needs no scope.
  const [person, place] = await Promise.allSettled([users.info({ user }), auth.test()]);
  return {
    person: person.status === 'fulfilled' ? nameIn(person.value.user) : undefined,
    place: place.status === 'fulfilled' ? place.value.team : undefined,
  };
}

interface Named {
  readonly name?: string;
  readonly real_name?: string;
  readonly profile?: { readonly display_name?: string; readonly real_name?: string };
}

/** What stands beside somebody's messages: an empty text is a name that they did not choose. */
function nameIn({ name, real_name, profile = {} }: Named = {}): string | undefined {
  return [profile.display_name, profile.real_name, real_name, name].find(Boolean);
}
