import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { type FakeDiscord, fakeDiscord } from '#test/fakes/discord/index.ts';
import type { FakeMessage } from '#test/fakes/discord/state.ts';
import type { DeliverTask } from './deliver-process.ts';

const POSTS = /^POST \/channels\/\d+\/messages$/;
const EDITS = /^PATCH \/channels\/\d+\/messages\/\d+$/;
const many = ({ asked }: FakeDiscord, kind: RegExp) =>
  asked.filter(({ method, path }) => kind.test(`${method} ${path}`)).length;
const posts = (discord: FakeDiscord) => many(discord, POSTS);
const edits = (discord: FakeDiscord) => many(discord, EDITS);

/** Runs a real process until everything is delivered, or kills it once so many posts more have come. */
async function run(
  discord: FakeDiscord,
  errand: DeliverTask,
  more = Number.POSITIVE_INFINITY,
  arrived = posts,
): Promise<'settled' | 'killed'> {
  const child = fork(join(import.meta.dirname, 'deliver-process.ts'), [JSON.stringify(errand)], {
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'paperboy-discord-cache') },
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const settled = new Promise<'settled'>((resolve) => child.on('message', () => resolve('settled')));
  const until = arrived(discord) + more;
  let watch: NodeJS.Timeout | undefined;
  const reached = new Promise<'killed'>((resolve) => {
    watch = setInterval(() => arrived(discord) >= until && resolve('killed'), 1);
  });
  const end = await Promise.race([settled, reached]);
  clearInterval(watch);
  child.kill('SIGKILL');
  await ended;
  return end;
}

const title = ({ body }: FakeMessage) => JSON.stringify(body.components).match(/\*\*(\d+)\. /)?.[1];

/** The messages of a channel, and of the threads in it. */
function everywhereIn({ state }: FakeDiscord, id: string): readonly FakeMessage[] {
  return state.messages.filter(({ channel }) => channel.id === id || channel.parent?.id === id);
}

describe('digests of three messages, delivered by a process that is killed over and over', () => {
  it.each([
    ['by repeating the nonce', 60_000, 5 * 60_000, 'none'],
    ['by reading the channel back', 0, 0, 'none'],
    ['by reading back the thread that the day has', 0, 0, 'day'],
  ] as const)(
    'come once and whole, in their order: %s',
    { timeout: 60_000 },
    async (_how, resendWithinMs, nonceMs, thread) => {
      const folder = mkdtempSync(join(tmpdir(), 'paperboy-discord-'));
      await using discord = await fakeDiscord({ nonceMs });
      const guild = discord.state.guild();
      for (let at = 0; at < 7; at++) discord.state.addChannel({ kind: 'text', guild });
      const channels = guild.channels.map(({ id }) => ({ platform: 'discord', workspace: guild.id, id }));
      const errand = {
        file: join(folder, 'state.sqlite'),
        url: discord.url,
        channels,
        resendWithinMs,
        thread,
      };
      for (const more of [1, 4, 3, 5]) {
        discord.fail(
          POSTS,
          { kind: 'reset', stored: true },
          { kind: 'status', status: 500, stored: true },
          { kind: 'limit', afterMs: 20 },
        );
        expect(await run(discord, errand, more)).toBe('killed');
      }
      expect(await run(discord, errand)).toBe('settled');
      for (const { id } of channels) expect(everywhereIn(discord, id).map(title)).toEqual(['1', '8', '15']);
      expect(discord.problems).toEqual([]);
      rmSync(folder, { recursive: true, force: true });
    },
  );
});

describe('personal digests, whose process is killed between the post and the edit of each message', () => {
  it.each([
    ['by repeating the nonce', 60_000, 5 * 60_000],
    ['by reading the messages back', 0, 0],
  ] as const)(
    'come once and in their final form: %s',
    { timeout: 60_000 },
    async (_how, resendWithinMs, nonceMs) => {
      const folder = mkdtempSync(join(tmpdir(), 'paperboy-discord-'));
      await using discord = await fakeDiscord({ nonceMs });
      const readers = ['ada', 'bo'].map((name) => discord.state.user(name));
      const channels = readers.map(({ id }) => directMessages({ platform: 'discord', id }));
      const file = join(folder, 'state.sqlite');
      const errand = { file, url: discord.url, channels, resendWithinMs, thread: 'none' as const };
      for (const stored of [false, true, false, true]) {
        discord.fail(EDITS, { kind: 'hang', stored });
        expect(await run(discord, errand, 1, edits)).toBe('killed');
      }
      expect(await run(discord, errand)).toBe('settled');
      for (const reader of readers) {
        const messages = discord.messagesIn(discord.state.directChannel(reader));
        expect(messages.map(title)).toEqual(['1', '8', '15']);
        expect(messages.map(({ body }) => body.content)).toEqual([null, null, null]);
      }
      expect(discord.problems).toEqual([]);
      rmSync(folder, { recursive: true, force: true });
    },
  );
});
