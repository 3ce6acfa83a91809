import { ComponentType, MessageFlags } from 'discord.js';
import { type Channel, directMessages } from '#core/channel.ts';
import type { Fault as DiscordFault } from '#test/fakes/discord/faults.ts';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { BOT, type FakeChannel, type Json } from '#test/fakes/discord/state.ts';
import type { Fault as SlackFault } from '#test/fakes/slack/calls.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import type { Weather } from '#test/fakes/weather.ts';
import { mailPlatform } from './mail-platform.ts';

export type PlatformName = 'discord' | 'slack' | 'mail';

/** What goes wrong with a post: the words of both fakes. */
export type Trouble =
  | { readonly kind: 'limit'; readonly seconds: number }
  | { readonly kind: 'token' }
  | { readonly kind: 'status'; readonly status: number; readonly stored: boolean }
  | { readonly kind: 'reset' | 'hang'; readonly stored: boolean };

/** What is tried: the channel by its id, the marker, and how often this marker was posted, from 1. */
interface Post {
  readonly place: string;
  readonly marker: string;
  readonly attempt: number;
}

export type PostWeather = (post: Post) => Weather<Trouble> | undefined;

/** A message of the bot as people see it. */
export interface Posted {
  /** The channel's id, or `@` and the person's; a thread's messages are the channel's that it hangs on. */
  readonly place: string;
  readonly marker: string;
  readonly papers: readonly string[];
  readonly text: string;
}

/** A chat platform on loopback: what the rows need of both. */
export interface Platform extends AsyncDisposable {
  readonly name: PlatformName;
  /** What the program is told of it. */
  readonly env: Readonly<Record<string, string>>;
  channels(count: number): Channel[];
  /** So many people's direct messages, where messages there take two steps, and how many never came to the second. */
  readonly direct?: { channels(count: number): Channel[]; unfinished(): number };
  /** So many forums, where a digest is a post of its own, and how many messages never came to their final form. */
  readonly forum?: { channels(count: number): Channel[]; unfinished(): number };
  /** So many channels whose digests may mention everybody who is there, and on Discord are published; how many messages are not so as they should be. */
  readonly voices?: { channels(count: number): Channel[]; unfinished(): number };
  /** Cuts every line, and answers nobody until what it gives is called. */
  away(): () => void;
  /** How posts are taken from now on. */
  weather: PostWeather | undefined;
  /** Whether a message is refused for what is in it; where it is plain, nothing but text is. */
  refuses: ((message: { readonly text: string; readonly isPlain: boolean }) => boolean) | undefined;
  /** How many posts arrived, also those that went wrong. */
  posts(): number;
  posted(): Posted[];
  /** What the platform would have refused. */
  readonly problems: readonly string[];
}

// As the program counts on it: the fake forgets a nonce as soon as it may.
const NONCE_MS = 60_000;
// Discord lets a server have 500 channels; its bots are on many servers.
const CHANNELS_A_SERVER = 50;

export async function openPlatform(name: PlatformName): Promise<Platform> {
  switch (name) {
    case 'discord':
      return await discordPlatform();
    case 'slack':
      return await slackPlatform();
    case 'mail':
      return await mailPlatform();
    default:
      return name satisfies never;
  }
}

async function discordPlatform(): Promise<Platform> {
  const counted = counting();
  const discord = await fakeDiscord({
    nonceMs: NONCE_MS,
    weather: ({ method, path, body }) => {
      const found = method === 'POST' ? /^\/channels\/(\d+)\/(?:messages|threads)$/.exec(path) : undefined;
      if (!found) return undefined;
      const begins = (body.message ?? {}) as Json;
      const post = counted.post(found[1] ?? '', String(body.nonce ?? numberIn(begins)));
      return inWords(platform.weather?.(post), discordFault);
    },
  });
  const { state } = discord;
  state.refuses = (body) => {
    const [first] = (body.components ?? []) as { type?: number }[];
    const isPlain = first?.type === ComponentType.TextDisplay;
    return platform.refuses?.({ text: JSON.stringify(body), isPlain }) ?? false;
  };
  const placeOf = ({ kind, id, parent, recipient }: FakeChannel) => {
    if (recipient) return `@${recipient.id}`;
    return kind === 'thread' && parent ? parent.id : id;
  };
  const platform: Platform = {
    name: 'discord',
    env: { DISCORD_TOKEN: TOKEN, DISCORD_API_URL: discord.url },
    weather: undefined,
    refuses: undefined,
    problems: discord.problems,
    away: discord.away,
    posts: counted.posts,
    channels: (count) =>
      Array.from({ length: Math.ceil(count / CHANNELS_A_SERVER) }, () => state.guild())
        .flatMap((guild) => {
          while (guild.channels.length < CHANNELS_A_SERVER) state.addChannel({ kind: 'text', guild });
          return guild.channels.map(({ id }) => ({ platform: 'discord', workspace: guild.id, id }));
        })
        .slice(0, count),
    direct: {
      channels: (count) =>
        Array.from({ length: count }, (_, at) => {
          const { id } = state.user(`reader ${at}`);
          return directMessages({ platform: 'discord', id });
        }),
      unfinished: () =>
        state.messages.filter(({ body }) => body.flags !== MessageFlags.IsComponentsV2).length,
    },
    voices: {
      channels: (count) =>
        Array.from({ length: count }, () => {
          const guild = state.guild();
          guild.mentioners.add(BOT.id);
          const { id } = state.addChannel({ kind: 'announcement', guild });
          return { platform: 'discord', workspace: guild.id, id };
        }),
      unfinished: () =>
        state.messages.filter(({ body, pings = [], published = false }) => {
          const text = JSON.stringify(body);
          const isFirst = text.includes('"content":"### ');
          return !areRight(pings, isFirst) || published !== papersIn(text).length > 0;
        }).length,
    },
    forum: {
      channels: (count) =>
        Array.from({ length: count }, () => {
          const guild = state.guild();
          const { id } = state.addChannel({ kind: 'forum', guild, tags: [] });
          return { platform: 'discord', workspace: guild.id, id };
        }),
      unfinished: () =>
        state.messages.filter(({ body }) => body.flags !== MessageFlags.IsComponentsV2).length,
    },
    posted: () =>
      state.messages.map(({ channel, nonce, body }) =>
        posted(placeOf(channel), nonce ?? numberIn(body), body),
      ),
    [Symbol.asyncDispose]: () => discord[Symbol.asyncDispose](),
  };
  return platform;
}

/** What a message is known by that was posted without a nonce. */
function numberIn({ components = [] }: Json): string {
  const [first] = components as readonly Json[];
  return String(first?.id ?? '');
}

async function slackPlatform(): Promise<Platform> {
  const counted = counting();
  const slack = await fakeSlack({
    weather: (method, args) => {
      if (method !== 'chat.postMessage') return undefined;
      const { event_payload: payload } = (args.metadata ?? {}) as { event_payload?: { marker?: string } };
      const post = counted.post(String(args.channel), payload?.marker ?? '');
      return inWords(platform.weather?.(post), slackFault);
    },
  });
  slack.refuse((message) => {
    const isPlain = message.blocks === undefined;
    return platform.refuses?.({ text: JSON.stringify(message), isPlain }) ? 'msg_blocks_too_long' : undefined;
  });
  const workspace = slack.workspace('T1');
  let made = 0;
  const platform: Platform = {
    name: 'slack',
    env: {
      SLACK_BOT_TOKEN: workspace.token,
      SLACK_APP_TOKEN: 'xapp-1-of-the-fake',
      SLACK_API_URL: slack.url,
    },
    weather: undefined,
    refuses: undefined,
    problems: slack.problems,
    away: () => slack.outage().over,
    posts: counted.posts,
    channels: (count) =>
      Array.from({ length: count }, () => {
        const { id } = addChannel(workspace, `C9${made++}`, ['U1', workspace.botUser]);
        return { platform: 'slack', workspace: 'T1', id };
      }),
    voices: {
      channels: (count) => platform.channels(count),
      unfinished: () =>
        [...workspace.channels.values()]
          .flatMap(({ messages }) => messages)
          .filter(
            ({ blocks, pings = [] }) =>
              !areRight(
                pings,
                blocks.some(({ type }) => type === 'header'),
              ),
          ).length,
    },
    posted: () =>
      [...workspace.channels.values()].flatMap(({ id, messages }) =>
        messages.map(({ metadata, ...message }) =>
          posted(id, String(metadata?.event_payload.marker ?? ''), message),
        ),
      ),
    [Symbol.asyncDispose]: () => slack[Symbol.asyncDispose](),
  };
  return platform;
}

/** Whether a digest's first message notified those who are there, and any other nobody. */
function areRight(pings: readonly string[], isFirst: boolean): boolean {
  return pings.join() === (isFirst ? 'here' : '');
}

function discordFault(trouble: Trouble): DiscordFault {
  if (trouble.kind === 'token') return { kind: 'status', status: 401, stored: false };
  return trouble.kind === 'limit' ? { kind: 'limit', afterMs: trouble.seconds * 1_000 } : trouble;
}

function slackFault(trouble: Trouble): SlackFault {
  return trouble.kind === 'token' ? { kind: 'error', error: 'invalid_auth' } : trouble;
}

function inWords<F extends DiscordFault | SlackFault>(
  weather: Weather<Trouble> | undefined,
  words: (trouble: Trouble) => F,
): Weather<F> | undefined {
  return weather && { ...weather, fault: weather.fault && words(weather.fault) };
}

function counting() {
  const tries = new Map<string, number>();
  let posts = 0;
  return {
    posts: () => posts,
    post: (place: string, marker: string): Post => {
      posts += 1;
      const attempt = (tries.get(marker) ?? 0) + 1;
      tries.set(marker, attempt);
      return { place, marker, attempt };
    },
  };
}

function posted(place: string, marker: string, content: unknown): Posted {
  const text = JSON.stringify(content);
  return { place, marker, papers: papersIn(text), text };
}

/** The papers that a message shows, by their ids. */
export function papersIn(text: string): readonly string[] {
  return [...new Set(text.match(/\b2607\.\d{5}\b/g))];
}
