import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState } from '#store/state/state.ts';
import { fakeDiscord } from '#test/fakes/discord/index.ts';
import type { FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { fakeSlack } from '#test/fakes/slack/index.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import type { ConverseTask } from './converse-process.ts';
import { channelOf } from './discord/adapter-on-discord.ts';
import { answered } from './discord/talk.ts';
import { wordsOf } from './slack/adapter-on-slack.ts';

let folder: string;
let file: string;
const children: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'paperboy-interrupted-'));
  file = join(folder, 'state.sqlite');
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(folder, { recursive: true });
});

/** A real process that answers; resolves once it listens. */
async function start(task: Omit<ConverseTask, 'file'>): Promise<ChildProcess> {
  const argument = JSON.stringify({ ...task, file } satisfies ConverseTask);
  const child = fork(join(import.meta.dirname, 'converse-process.ts'), [argument], { stdio: 'inherit' });
  children.push(child);
  expect(await once(child, 'message')).toEqual(['listening', undefined]);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  expect(await ended).toEqual([null, 'SIGKILL']);
}

/** The topics that anybody follows, by the state that was left. */
async function followed(): Promise<number> {
  const state = await openState(file);
  const all = await state.follows.all();
  await state.close();
  return all.length;
}

const READS = ['today', { size: 3 }] as const;
const CHANGES = ['follow', { topic: 'agents', for: 'me' }] as const;
const ANSWERED = /LLM Result 1/;
const TOLD = /interrupted while it did this.*topics/s;

/** Asks a process for both, and kills it once it has begun. */
async function killInTheMiddle(first: ChildProcess, ask: () => Promise<unknown>): Promise<void> {
  const begun = [READS, CHANGES].map(([command]) => until(first, command));
  await ask();
  await Promise.all(begun);
  await kill(first);
}

function until(child: ChildProcess, message: string): Promise<void> {
  return new Promise((resolve) => child.on('message', (said) => said === message && resolve()));
}

describe('when a process is killed in the middle of its answers, the next one that is told again', () => {
  it('answers what reads on Slack, and tells what was to change something, each once', async () => {
    await using slack = await fakeSlack();
    slack.workspace('T1');
    const { command } = userActionsOn(slack);
    const lines = ['today size:3', 'follow agents for:me'].map((line) => ({ line, trigger: slack.ts() }));
    const deliver = (retry = 0) =>
      Promise.all(lines.map(({ line, trigger }) => command(line, { trigger }, retry ? { retry } : {})));
    const first = await start({ platform: 'slack', url: slack.url, stuck: true });
    await killInTheMiddle(first, () => deliver());
    await slack.until(() => slack.sockets.size === 0);
    await start({ platform: 'slack', url: slack.url, stuck: false });
    await deliver(1);
    await slack.until(() => slack.responses.length === 2);
    await deliver(2);
    await command('topics');
    await slack.until(() => slack.responses.length > 2);
    const words = slack.responses.map(wordsOf).slice(0, 2);
    expect(words.filter((each) => ANSWERED.test(each))).toHaveLength(1);
    expect(words.filter((each) => TOLD.test(each))).toHaveLength(1);
    expect(slack.responses).toHaveLength(3);
    expect(await followed()).toBe(0);
  });

  it('answers what reads on Discord, and tells what was to change something, each once', async () => {
    await using discord = await fakeDiscord();
    const guild = discord.state.guild();
    const doing = { user: guild.owner, channel: channelOf(guild) };
    const first = await start({ platform: 'discord', url: discord.url, stuck: true });
    const asked: FakeInteraction[] = [];
    await killInTheMiddle(first, async () => {
      for (const [command, options] of [READS, CHANGES])
        asked.push(discord.command(doing, ['papers', command], options));
    });
    await start({ platform: 'discord', url: discord.url, stuck: false });
    for (const each of asked) discord.again(each);
    const [read = '', changed = ''] = await Promise.all(asked.map(answered));
    expect(read).toMatch(ANSWERED);
    expect(changed).toMatch(TOLD);
    for (const each of asked) {
      discord.again(each);
      await each.until(({ repeated }) => repeated === 2);
      expect(each.messages).toHaveLength(1);
    }
    expect(await followed()).toBe(0);
  });
});
