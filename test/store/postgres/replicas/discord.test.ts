import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answered, first } from '#test/adapters/discord/talk.ts';
import { threeDays } from '#test/adapters/three-days.ts';
import { type FakeDiscord, fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { componentOf, type Doing } from '#test/fakes/discord/interaction.ts';
import type { FakeMessage } from '#test/fakes/discord/state.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { freshName, onServer, SERVER, urlOf } from '../database.ts';
import { startReplicas } from './start-replicas.ts';

const QUESTION = 'Which paper do you want to save?';
const PRESSES = 200;
/** As many people as press at the same time. */
const AT_A_TIME = 10;

/** Two programs that are both told of everything on a Discord, on one database. */
async function twoPrograms(discord: FakeDiscord): Promise<AsyncDisposable> {
  const hub = await fakeHub({ days: threeDays() });
  const name = freshName();
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${SERVER?.template}`);
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-replicas-'));
  const environment = {
    DATA_DIR: folder,
    HF_ENDPOINT: hub.url,
    DISCORD_TOKEN: TOKEN,
    DISCORD_API_URL: discord.url,
    DATABASE_URL: urlOf(name),
  };
  const replicas = await startReplicas([environment, environment]);
  return {
    [Symbol.asyncDispose]: async () => {
      await replicas[Symbol.asyncDispose]();
      await hub.close();
      await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
      rmSync(folder, { recursive: true });
    },
  };
}

describe.skipIf(!SERVER)('two programs on Discord', () => {
  it(`answer each of ${PRESSES} presses once, though both are told of it`, async () => {
    await using discord = await fakeDiscord();
    const guild = discord.state.guild();
    const [channel] = guild.channels;
    if (!channel) throw new Error('a server has a channel');
    await using _ = await twoPrograms(discord);
    expect(discord.gateway.lines()).toBe(2);
    const doing = { user: guild.owner, channel };
    const asked = discord.command(doing, ['papers', 'search'], { query: 'quantization', limit: 3 });
    await answered(asked);
    const shared = discord.press(doing, first(asked), 'Share');
    await answered(shared);

    const save = async (by: Doing, on: FakeMessage) => {
      const question = discord.press(by, on, 'Save');
      await question.until(({ messages }) => messages.length > 0);
      const { options } = componentOf(first(question), QUESTION) as { options: { value: string }[] };
      const chosen = discord.press(by, first(question), QUESTION, options[0]?.value);
      return { question, chosen, words: await answered(chosen) };
    };
    const people = Array.from({ length: PRESSES / 2 }, (_each, at) => discord.state.user(`reader ${at}`));
    const turns = people.values();
    const done: Awaited<ReturnType<typeof save>>[] = [];
    const work = async (): Promise<void> => {
      for (const user of turns) done.push(await save({ user, channel }, first(shared)));
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));

    expect(done.filter(({ words }) => words.includes('Saved: '))).toHaveLength(PRESSES / 2);
    for (const { question, chosen } of done) {
      expect([question.messages.length, chosen.messages.length]).toEqual([1, 1]);
      const edits = discord.asked.filter(
        ({ method, path }) => method !== 'POST' && path.includes(chosen.token),
      );
      expect(edits.length).toBeLessThanOrEqual(1);
    }
    expect(discord.problems).toEqual([]);
  });
});
