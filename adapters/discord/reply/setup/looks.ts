import type { REST } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { hasCode } from '../../api-errors.ts';
import type { Servers } from '../../context.ts';

/** So many channels are asked for one by one: Discord takes some forty requests a second of all that Paperboy does. */
const ASKED = 25;
const CHANNEL = /^\/channels\/(\d+)$/;

/** Channels of which Discord has said a moment ago that there are none, or that the bot may not see them. Of one that it may see again, Discord tells by itself. */
export interface Unseen {
  /** With what Discord has refused to tell of a channel. */
  of(channel: string): unknown;
  /** Learns from a refusal, whatever it is about. */
  learn(channel: string, error: unknown): void;
}

const UNSEEN_MS = 10 * 60_000;

export function openUnseen({ clock }: Pick<AppApi, 'clock'>): Unseen {
  const refused = new Map<string, { readonly error: unknown; readonly until: number }>();
  return {
    of: (channel) => {
      const found = refused.get(channel);
      return found && found.until > clock.ticks() ? found.error : undefined;
    },
    learn: (channel, error) => {
      if (!hasCode(error, 10003, 50001)) return;
      const now = clock.ticks();
      for (const [old, { until }] of refused) if (until <= now) refused.delete(old);
      refused.set(channel, { error, until: now + UNSEEN_MS });
    },
  };
}

interface Looking {
  readonly posts: Pick<REST, 'get'>;
  readonly servers: Pick<Servers, 'known'>;
  readonly unseen: Unseen;
}

/** Looks at many channels of a server: what Discord has told of them is believed, and what it has not is asked for once, of at most 25 channels; rejects beyond these, so that a next look gets further. */
export function manyLooks({ posts, servers, unseen }: Looking, guild: string): Pick<REST, 'get'> {
  const asked = new Map<string, Promise<unknown>>();
  let channels = 0;
  const ask = async (...[route, options]: Parameters<REST['get']>) => {
    const channel = CHANNEL.exec(route)?.[1];
    if (channel === undefined) return await posts.get(route, options);
    const refusal = unseen.of(channel);
    if (refusal !== undefined) throw refusal;
    channels += 1;
    if (channels > ASKED) throw new Error('no further channel is asked for now');
    try {
      return await posts.get(route, options);
    } catch (error) {
      unseen.learn(channel, error);
      throw error;
    }
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
