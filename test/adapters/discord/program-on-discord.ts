import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Allowance } from '#core/commands/allowance.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { App } from '#src/app.ts';
import { openChats } from '#src/chats.ts';
import { appAt, EVERYTHING } from '#test/fakes/app.ts';
import { type FakeDiscord, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import type { FakeChannel, FakeGuild, FakeUser } from '#test/fakes/discord/state.ts';
import { fakeHub, row } from '#test/fakes/hub.ts';
import { channelOf } from './adapter-on-discord.ts';

const NOW = '2026-08-21T17:02:00Z';
const TITLES = [
  'Four-Bit Quantization of Large Language Models',
  'Post-Training Quantization Without Data',
  'World Models for Robots That Walk',
  'Video Generation in Real Time',
];

/** The whole program on a fake Discord with two servers, between a Hub with a few lists; `hanging` where the Hub answers nothing once it runs. A person may ask as much as the test wants, unless it gives an allowance. */
export interface DiscordProgram extends AsyncDisposable {
  readonly app: App;
  readonly adapter: ChatAdapter;
  readonly discord: FakeDiscord;
  readonly guild: FakeGuild;
  readonly channel: FakeChannel;
  readonly owner: FakeUser;
  readonly reader: FakeUser;
  readonly other: FakeGuild;
  /** Where everything is kept. */
  readonly folder: string;
  /** Ends the program and begins it again, after what happens meanwhile, with what it has kept. */
  restart(meanwhile: () => void): Promise<void>;
}

export async function programOnDiscord({
  hanging = false,
  allowance = EVERYTHING,
}: {
  hanging?: boolean;
  allowance?: Allowance;
} = {}): Promise<DiscordProgram> {
  const [hub, discord] = await Promise.all([fakeHub({ days: lists() }), fakeDiscord()]);
  const [guild, other] = [discord.state.guild(), discord.state.guild()];
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-program-'));
  const environment = {
    DATA_DIR: folder,
    HF_ENDPOINT: hub.url,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.url,
  };
  const open = async () => {
    const { app, config } = await appAt(NOW, environment, allowance);
    await app.ingest.range('2026-08-19', '2026-08-21', { patience: 'job' });
    const [chat] = await openChats(config, app);
    if (!chat?.delivery) throw new Error('Discord is a chat');
    await chat.start();
    return { app, chat, delivery: chat.delivery };
  };
  const close = async () => {
    await running.chat.stop();
    await running.app.close();
  };
  let running = await open();
  if (hanging) hub.fail(...Array.from({ length: 10_000 }, () => ({ kind: 'hang' as const })));
  return {
    get app() {
      return running.app;
    },
    get adapter() {
      return running.delivery;
    },
    folder,
    restart: async (meanwhile) => {
      await close();
      meanwhile();
      running = await open();
    },
    discord,
    guild,
    other,
    channel: channelOf(guild),
    owner: guild.owner,
    reader: discord.state.user('reader'),
    [Symbol.asyncDispose]: async () => {
      await close();
      await Promise.all([discord[Symbol.asyncDispose](), hub.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}

function lists() {
  const day = (date: string, first: number) =>
    Array.from({ length: 10 }, (_, at) => {
      const title = `${TITLES[at % TITLES.length]}, Part ${first + at}`;
      const summary = `${title}. We cut memory by 2.5 times and keep 99 % of the accuracy.`;
      const dated = { submittedOnDailyAt: `${date}T00:00:00.000Z`, title, summary, upvotes: 50 - at };
      return row(`2608.${10_000 + first + at}`, dated, { title, summary });
    });
  return {
    '2026-08-19': day('2026-08-19', 0),
    '2026-08-20': day('2026-08-20', 10),
    '2026-08-21': day('2026-08-21', 20),
  };
}
