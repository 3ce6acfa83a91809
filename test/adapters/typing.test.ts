import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleAdapter } from '#adapters/console/index.ts';
import { typedLine } from '#adapters/discord/group.ts';
import { commands } from '#commands/index.ts';
import type { Options } from '#test/contracts/conversation/talk.ts';
import { paper } from '#test/fakes/papers.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { type DiscordProgram, programOnDiscord } from './discord/program-on-discord.ts';
import { answered, first as firstOf } from './discord/talk.ts';
import { wordsOf } from './slack/adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './slack/program-on-slack.ts';
import { TYPED, type Typed } from './typed-on-all-ways.ts';

// What people naturally type, on every way in that takes it, in the whole program: Fri 21 Aug 2026 there.

/** Papers by whoever has a name that can be written in several ways, and so many others that a word can be unknown. */
const NAMED = [
  { title: 'Kernels One', authors: ['Yang Wang', 'Oliver Twist'], organization: 'Google DeepMind' },
  { title: 'Kernels Two', authors: ['Andrew Ng'], organization: 'NVIDIA' },
  { title: 'Kernels Three', authors: ['Hinrich Schütze', 'Bernhard Schölkopf'] },
  { title: 'Kernels Four', authors: ['Yann LeCun', 'Kaiming He'] },
  ...Array.from({ length: 70 }, (_, at) => ({ title: `Fine-Tuning of Graphs, Part ${at}` })),
].map((each, at) => paper({ id: `2604.${10_000 + at}`, ...each }));
const ROWS = Object.entries(TYPED).flatMap(([row, lines]) => lines.map((typed) => ({ ...typed, row })));

interface Button {
  readonly type: 'button';
  readonly action_id: string;
  readonly value?: string;
  readonly text: { readonly text: string };
}

function buttonsOf(blocks: unknown): Button[] {
  const elements = (blocks as { elements?: { type: string }[] }[]).flatMap(
    ({ elements: each }) => each ?? [],
  );
  return elements.filter((element): element is Button => element.type === 'button');
}

/** A line as it is filled in on Discord. */
function fieldsOf({ line, fields }: Typed): { name: string; fields: Options } {
  const [, name = '', rest = ''] = /^(\S+)\s*(.*)$/s.exec(line) ?? [];
  const open = commands.find((command) => command.name === name)?.rest ?? '';
  return { name, fields: fields ?? { [open]: rest } };
}

describe('what people type', () => {
  let slack: SlackProgram;
  let discord: DiscordProgram;
  beforeAll(async () => {
    [slack, discord] = await Promise.all([programOnSlack('socket'), programOnDiscord()]);
    await Promise.all([slack.app(), discord.app].map(({ archive }) => archive.putPapers(NAMED)));
    for (const id of ['DU1', 'C7']) addChannel(slack.slack.workspace('T1'), id, ['U1', 'UBOTT1']);
  }, 60_000);
  afterAll(async () => {
    await Promise.all([slack[Symbol.asyncDispose](), discord[Symbol.asyncDispose]()]);
  });

  async function inTerminal(line: string): Promise<string> {
    const { appApi } = slack.app();
    const screen = () => ({ columns: 200, color: false, links: false });
    const terminal = consoleAdapter({ ...appApi, input: process.stdin, output: process.stdout, screen });
    return terminal.text((await terminal.answer(line)).document);
  }

  async function directly(text: string): Promise<string> {
    const { slack: fake } = slack;
    const messages = slack.messagesIn('DU1');
    const before = messages.length;
    await slack.event({
      type: 'message',
      channel_type: 'im',
      user: 'U1',
      channel: 'DU1',
      ts: fake.ts(),
      text,
    });
    await fake.until(() => messages.length > before);
    return messages.slice(before).map(wordsOf).join('\n');
  }

  /** By a mention in a channel: what all or only the writer see of the answer. */
  async function mentioned(text: string): Promise<string> {
    const { slack: fake } = slack;
    const channel = fake.workspace('T1').channels.get('C7');
    const answers = () => [...(channel?.messages ?? []), ...(channel?.whispers ?? [])];
    const before = new Set(answers());
    await slack.event({
      type: 'app_mention',
      user: 'U1',
      channel: 'C7',
      ts: fake.ts(),
      text: `<@UBOTT1> ${text}`,
    });
    const answer = await fake.until(() => answers().find((each) => !before.has(each)));
    return wordsOf(answer);
  }

  async function onDiscord(typed: Typed): Promise<string> {
    const { name, fields } = fieldsOf(typed);
    const doing = { user: discord.owner, channel: discord.channel };
    const [first = '', second] = typedLine(name, commands).split(' ');
    const path = second === undefined ? (['papers', first] as const) : (['papers', first, second] as const);
    return await answered(discord.discord.command(doing, path, fields));
  }

  it('whoever searches for a name is one press from their papers, and a terminal says what to type', async () => {
    const label = 'Papers by Ada Example';
    const says = /Search · author:"Ada Example"/;
    const doing = { user: discord.owner, channel: discord.channel };
    const asked = discord.discord.command(doing, ['papers', 'search'], { query: 'Ada Example chess' });
    expect(await answered(asked)).toContain(label);
    expect(await answered(discord.discord.press(doing, firstOf(asked), label))).toMatch(says);
    const before = new Set(slack.slack.responses);
    const { blocks, words } = await slack.ask('search Ada Example chess');
    expect(words).toContain(label);
    const [button] = buttonsOf(blocks).filter(({ text }) => text.text === label);
    await slack.press({ action: { action_id: button?.action_id ?? '', value: button?.value ?? '' } });
    const theirs = () =>
      [...slack.slack.responses].find((each) => !before.has(each) && says.test(wordsOf(each)));
    expect(await slack.slack.until(theirs)).toBeDefined();
    expect(await inTerminal('search Ada Example chess')).toContain('search author:"Ada Example"');
  });

  // What every object of the language has is no word of any list.
  it.each(Object.getOwnPropertyNames(Object.prototype))('%s is a word as any other', async (word) => {
    const behind = [
      'follow',
      'mute',
      'search',
      'today',
      'subscribe',
      'help',
      'undo',
      'save',
      'unfollow',
      'top',
    ];
    const lines = [word, `search ${word}.CL`, `search ${word}:x`, `search agents sort:${word}`];
    for (const line of [...lines, ...behind.map((command) => `${command} ${word}`)])
      expect(await inTerminal(line), line).not.toMatch(/went wrong|native code/);
  });

  it('nobody is offered to mention a team where there is none, and is told so at once', async () => {
    const line = 'notify @team when the digest comes';
    expect(await mentioned(line)).toContain('subscribe mention:@team');
    expect(await directly(line)).toMatch(/^In your direct messages there is nobody else to mention/);
    expect(await inTerminal(line)).toMatch(/^Nobody can be mentioned from here/);
  });

  it.each(ROWS)('in a terminal: $row: $line', async ({ line, says }) => {
    expect(await inTerminal(line)).toMatch(says);
  });

  it.each(ROWS)("behind Slack's command: $row: $line", async ({ line, says }) => {
    expect((await slack.ask(line)).words).toMatch(says);
  });

  it.each(ROWS)("in Slack's direct messages: $row: $line", async ({ line, says }) => {
    expect(await directly(line)).toMatch(says);
  });

  it.each(ROWS)('in a mention on Slack: $row: $line', async ({ line, says }) => {
    expect(await mentioned(line)).toMatch(says);
  });

  it.each(ROWS.filter(({ notOnDiscord }) => !notOnDiscord))('on Discord: $row: $line', async (typed) => {
    expect(await onDiscord(typed)).toMatch(typed.says);
    expect(discord.discord.problems).toEqual([]);
  });
});
