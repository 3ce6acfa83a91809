import { type DiscordSetup, discordAdapter } from '#adapters/discord/adapter.ts';
import { type FakeDiscord, type FakeDiscordOptions, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import type { FakeChannel, FakeGuild, FakeUser } from '#test/fakes/discord/state.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';
import { reachWith } from '../reach.ts';

const REACH = reachWith();

/** A fake Discord with one server, and the adapter logged in to it. */
export interface OpenDiscordAdapter extends AsyncDisposable {
  readonly discord: FakeDiscord;
  readonly appApi: TestAppApi;
  readonly bot: ReturnType<typeof discordAdapter>;
  readonly guild: FakeGuild;
  readonly channel: FakeChannel;
  readonly owner: FakeUser;
  readonly reader: FakeUser;
  /** What the bot was told to wait for, in ms; those that a test lets pass are over at once. */
  readonly waits: number[];
}

export interface DiscordAdapterOptions extends FakeDiscordOptions {
  readonly setup?: Partial<DiscordSetup>;
  readonly appApi?: TestAppApi;
  /** Waits that are over at once. */
  readonly passes?: (ms: number) => boolean;
}

export async function adapterOnDiscord({
  setup = {},
  appApi: given,
  passes = () => false,
  ...options
}: DiscordAdapterOptions = {}): Promise<OpenDiscordAdapter> {
  const discord = await fakeDiscord(options);
  const appApi = given ?? (await testAppApi());
  const guild = discord.state.guild();
  const waits: number[] = [];
  const bot = discordAdapter({
    token: TOKEN,
    apiUrl: discord.url,
    appApi,
    reach: {
      ...REACH,
      sleep: async (ms, signal) => {
        waits.push(ms);
        if (!passes(ms)) await REACH.sleep(ms, signal);
      },
    },
    ...setup,
  });
  await bot.start();
  return {
    discord,
    appApi,
    bot,
    guild,
    channel: channelOf(guild),
    owner: guild.owner,
    reader: discord.state.user('reader'),
    waits,
    [Symbol.asyncDispose]: async () => {
      await bot.stop();
      await discord[Symbol.asyncDispose]();
    },
  };
}

export function channelOf(guild: FakeGuild): FakeChannel {
  const [channel] = guild.channels;
  if (!channel) throw new Error('a server has a channel');
  return channel;
}
