import type { REST } from 'discord.js';
import type { Servers } from '../../context.ts';

/** So many channels are asked for one by one: Discord takes some forty requests a second of all that Paperboy does. */
const ASKED = 25;
const CHANNEL = /^\/channels\/(\d+)$/;

/** Looks at many channels of a server: what Discord has told of them is believed, and what it has not is asked for once, of at most 25 channels; rejects beyond these. */
export function manyLooks(
  { posts, servers }: { readonly posts: Pick<REST, 'get'>; readonly servers: Pick<Servers, 'known'> },
  guild: string,
): Pick<REST, 'get'> {
  const asked = new Map<string, Promise<unknown>>();
  let channels = 0;
  const ask = (...[route, options]: Parameters<REST['get']>) => {
    if (!CHANNEL.test(route)) return posts.get(route, options);
    channels += 1;
    if (channels > ASKED) return Promise.reject(new Error('no further channel is asked for now'));
    return posts.get(route, options);
  };
  return {
    get: async (route, options) => {
      const known = servers.known(guild, CHANNEL.exec(route)?.[1] ?? '');
      if (known) return known;
      const answer = asked.get(route) ?? ask(route, options);
      asked.set(route, answer);
      return await answer;
    },
  };
}
