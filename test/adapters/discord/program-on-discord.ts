import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Allowance } from '#core/commands/allowance.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { App } from '#src/app.ts';
import { type FakeDiscord, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import type { FakeChannel, FakeGuild, FakeUser } from '#test/fakes/discord/state.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { openProgram } from '../open-program.ts';
import { threeDays } from '../three-days.ts';
import { channelOf } from './adapter-on-discord.ts';

const NOW = '2026-08-21T17:02:00Z';

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
  links,
  ...allowed
}: {
  hanging?: boolean;
  /** Whether links may be answered: as an operator has it, and whether Discord has been told so, too. */
  links?: 'allowed' | 'forbidden';
  allowance?: Allowance;
} = {}): Promise<DiscordProgram> {
  const [hub, discord] = await Promise.all([fakeHub({ days: threeDays() }), fakeDiscord()]);
  const [guild, other] = [discord.state.guild(), discord.state.guild()];
  discord.state.givesContent = links === 'allowed';
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-program-'));
  const environment = {
    DATA_DIR: folder,
    HF_ENDPOINT: hub.url,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.url,
    ...(links ? { DISCORD_LINKS: 'on' } : {}),
  };
  const open = async () => {
    const program = await openProgram(environment, { now: NOW, ...allowed });
    const { delivery } = program.chat;
    if (!delivery) throw new Error('Discord is a chat');
    return { ...program, delivery };
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
      await running.close();
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
      await running.close();
      await Promise.all([discord[Symbol.asyncDispose](), hub.close()]);
      rmSync(folder, { recursive: true });
    },
  };
}
