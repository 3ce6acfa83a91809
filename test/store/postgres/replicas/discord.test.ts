import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answered, first, textOf } from '#test/adapters/discord/talk.ts';
import { threeDays } from '#test/adapters/three-days.ts';
import { fakeDiscord, TOKEN } from '#test/fakes/discord/index.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { freshName, onServer, SERVER, urlOf } from '../database.ts';
import { startReplicas } from './start-replicas.ts';

const PRESSES = 200;
const AT_A_TIME = 20;
const PAPER = 'paper{"paper":"2608.10020"}';
const QUESTION = 'Which paper do you want to save?';

describe.skipIf(!SERVER)('two programs on Discord', () => {
  it(`answer each of ${PRESSES} presses once, though both are told of it`, async () => {
    await using discord = await fakeDiscord();
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
    const guild = discord.state.guild();
    const [channel] = guild.channels;
    if (!channel) throw new Error('a server has a channel');
    const replicas = await startReplicas([environment, environment]);
    expect(discord.gateway.lines()).toBe(2);

    const asked = discord.command({ user: guild.owner, channel }, ['papers', 'search'], {
      query: 'quantization',
      limit: 3,
    });
    await answered(asked);
    const shared = discord.press({ user: guild.owner, channel }, first(asked), 'Share');
    await answered(shared);
    const people = Array.from({ length: PRESSES }, (_, at) => discord.state.user(`reader ${at}`));
    const pressed = people.map((user) => ({ user, channel })).values();
    const done: Awaited<ReturnType<typeof save>>[] = [];
    const save = async (doing: { user: (typeof people)[number]; channel: typeof channel }) => {
      const question = discord.press(doing, first(shared), 'Save');
      await question.until(({ messages }) => messages.length > 0);
      const chosen = discord.press(doing, first(question), QUESTION, PAPER);
      const words = await answered(chosen);
      return { question, chosen, words };
    };
    const work = async (): Promise<void> => {
      for (const doing of pressed) done.push(await save(doing));
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, work));

    expect(done.filter(({ words }) => words.includes('Saved: '))).toHaveLength(PRESSES);
    for (const { chosen, question } of done) {
      expect([question.messages.length, chosen.messages.length]).toEqual([1, 1]);
      const edits = discord.asked.filter(({ path }) => path.includes(chosen.token));
      expect(edits.filter(({ method }) => method === 'PATCH')).toHaveLength(1);
    }
    expect(textOf(...done.flatMap(({ chosen }) => chosen.messages))).not.toContain('already');
    expect(discord.problems).toEqual([]);
    await replicas[Symbol.asyncDispose]();
    await hub.close();
    await onServer(`DROP DATABASE ${name} WITH (FORCE)`);
    rmSync(folder, { recursive: true });
  });
});
