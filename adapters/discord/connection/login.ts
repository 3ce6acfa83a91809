import { Client, Events, GatewayIntentBits, Options, REST } from 'discord.js';
import { SetupError } from '#core/errors.ts';
import type { Sleep } from '#core/time/with-timeout.ts';
import type { Shards } from './gateway/shards.ts';
import { nodeFetch } from './node-fetch.ts';
import { closedBecause, problemOf } from './problem.ts';

export const API = 'https://discord.com/api';
/** Discord takes 50 requests a second; the library's limiter lets through more than it is told, so it is told less. */
const REQUESTS_PER_SECOND = 40;
/** Posts are paced before they come here; the limit is for whatever is not. */
export const POSTS_PER_SECOND = 45;
const POSTS_LIMIT = 49;

/** A client that keeps no more than it needs to know where it may write. */
export function newClient(
  api: string,
  timeout: number,
  { build: buildStrategy, content }: { build: Shards['build']; content: boolean },
): Client {
  const { Guilds, GuildMessages, MessageContent } = GatewayIntentBits;
  return new Client({
    intents: content ? [Guilds, GuildMessages, MessageContent] : [Guilds],
    shards: 'auto',
    ws: { buildStrategy },
    allowedMentions: { parse: [] },
    rest: {
      ...nodeFetch,
      api,
      globalRequestsPerSecond: REQUESTS_PER_SECOND,
      timeout,
      retries: 2,
    },
    makeCache: Options.cacheWithLimits({
      ...Options.DefaultMakeCacheSettings,
      ApplicationCommandManager: 0,
      ApplicationEmojiManager: 0,
      AutoModerationRuleManager: 0,
      BaseGuildEmojiManager: 0,
      DMMessageManager: 0,
      EntitlementManager: 0,
      GuildBanManager: 0,
      GuildEmojiManager: 0,
      GuildInviteManager: 0,
      GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
      GuildMessageManager: 0,
      GuildScheduledEventManager: 0,
      GuildStickerManager: 0,
      MessageManager: 0,
      PresenceManager: 0,
      ReactionManager: 0,
      ReactionUserManager: 0,
      StageInstanceManager: 0,
      ThreadMemberManager: 0,
      UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user?.id },
      VoiceStateManager: 0,
    }),
  });
}

/** Requests of two kinds, each with its own idea of what to do when one does not go well. */
export interface Requests {
  /** Posts: nothing is repeated, and nothing waits for a limit to be over. */
  readonly posts: REST;
  /** Answers: what may be repeated is known to whoever gives them. Discord does not count them. */
  readonly answers: REST;
}

export function newRequests(api: string, token: string, timeout: number): Requests {
  const common = { ...nodeFetch, api, timeout };
  const uncounted = { ...common, globalRequestsPerSecond: Number.POSITIVE_INFINITY };
  const posts = new REST({
    ...common,
    globalRequestsPerSecond: POSTS_LIMIT,
    retries: 0,
    rejectOnRateLimit: () => true,
  });
  return {
    posts: posts.setToken(token),
    answers: new REST({ ...uncounted, retries: 0 }),
  };
}

export interface LoggingIn {
  readonly token: string;
  readonly api: string;
  readonly timeoutMs: number;
  readonly sleep: Sleep;
  /** Nobody waits for it any more. */
  readonly signal: AbortSignal;
}

/** Logs in and waits until every server is known. Rejects with a SetupError that says what to do. */
export async function logIn(
  client: Client,
  { token, api, timeoutMs, sleep, signal }: LoggingIn,
): Promise<Client<true>> {
  const given = new AbortController();
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  const closed = new Promise<never>((_, reject) => {
    client.once(Events.ShardDisconnect, ({ code }) => reject(closedBecause(code)));
    signal.addEventListener('abort', () => reject(new Error('the program ends')), { once: true });
  });
  const late = silence(client, { timeoutMs, sleep, signal: given.signal }).then(() => {
    throw new SetupError(
      'platform-unreachable',
      `Discord did not answer within ${timeoutMs / 1000} s: check the network${api === API ? '' : `, and DISCORD_API_URL (${api})`}, or try again later.`,
    );
  });
  late.catch(() => {});
  closed.catch(() => {});
  try {
    const failing = client.login(token).then(() => ready);
    failing.catch(() => {});
    return await Promise.race([failing, closed, late]);
  } catch (error) {
    throw error instanceof SetupError ? error : problemOf(error, api);
  } finally {
    given.abort();
  }
}

/** Resolves once nothing was heard for so long: many shards log in one after another, five seconds each. */
async function silence(
  client: Client,
  { timeoutMs, sleep, signal }: Pick<LoggingIn, 'timeoutMs' | 'sleep' | 'signal'>,
): Promise<void> {
  let heard = 0;
  const hear = () => {
    heard += 1;
  };
  client.on(Events.Raw, hear);
  try {
    for (let before = -1; before !== heard; ) {
      before = heard;
      await sleep(timeoutMs, signal);
    }
  } finally {
    client.off(Events.Raw, hear);
  }
}
