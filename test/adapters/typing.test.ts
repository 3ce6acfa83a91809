import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { consoleAdapter } from '#adapters/console/index.ts';
import { typedLine } from '#adapters/discord/group.ts';
import { commands } from '#commands/index.ts';
import type { Options } from '#test/contracts/conversation/talk.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { type DiscordProgram, programOnDiscord } from './discord/program-on-discord.ts';
import { answered, first as firstOf } from './discord/talk.ts';
import { wordsOf } from './slack/adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './slack/program-on-slack.ts';

// What people naturally type, on every way in that takes it, in the whole program: Fri 21 Aug 2026 there.

interface Typed {
  readonly line: string;
  readonly says: RegExp;
  /** What is filled in on Discord; by default, what stands behind the command is its one open option. */
  readonly fields?: Options;
  /** Why nobody types that on Discord. */
  readonly notOnDiscord?: string;
}

const NO_LINE = 'Discord has no line without a command';
const NO_CHOICE = 'Discord takes one of the choices alone';
const NO_VALUE = 'Discord takes the value from its own field';
const PAPER = /Four-Bit Quantization of Large Language Models, Part 20/;
const TAKES = (name: string, what: string) => new RegExp(`"${name}" (?:takes|must be) ${what}`);
const KEEPS_NO_PLACE = /Outside the topics: no place\s+is kept/;

const ROWS: readonly Typed[] = [
  { line: 'search 2608.10020', says: PAPER },
  { line: 'search arXiv:2608.10020v2', says: PAPER },
  { line: 'search https://arxiv.org/abs/2608.10020', says: PAPER },
  { line: '2608.10020', says: PAPER, notOnDiscord: NO_LINE },
  { line: 'https://arxiv.org/abs/2608.10020', says: PAPER, notOnDiscord: NO_LINE },
  { line: 'similar https://www.alphaxiv.org/overview/2608.10020', says: /Like Four-Bit/ },
  { line: 'similar doi.org/10.48550/arXiv.2608.10020', says: /Like Four-Bit/ },
  { line: 'search quantization NOT data', says: /Read as quantization -data/ },
  { line: 'search quantization –data', says: /Read as quantization -data/ },
  { line: 'search quantization, robots', says: /Read as any of quantization · robots/ },
  { line: 'search quantization -author:Wang', says: /Search · quantization -author:Wang/ },
  { line: 'search robots until:banana', says: TAKES('until', 'a day, a month or a year') },
  { line: 'search robots has:foo', says: TAKES('has', 'code, demo, model or dataset') },
  { line: 'search robots since:2026-02-29', says: TAKES('since', 'a day, a month or a year') },
  { line: 'search robots sort:stars', says: TAKES('sort', 'relevance, date or upvotes') },
  { line: 'search robots page:-1', says: TAKES('page', '.*1') },
  { line: 'search robots until:last week', says: /Search · robots until:2026-08-16/ },
  { line: 'search robots until:"3 march"', says: /Search · robots until:2026-03-03/ },
  { line: 'search robots since:monday', says: /Search · robots since:2026-08-17/ },
  { line: 'search submitter:nobody-at-all', says: /Nothing was found for submitter:nobody-at-all/ },
  { line: 'search author:"Example, A."', says: /Search · author:"Example, A\."/ },
  { line: 'search quantization | robots', says: /Read as any of quantization · robots/ },
  { line: 'search robots -has:foo', says: TAKES('has', 'code, demo, model or dataset') },
  { line: 'search robots -since:2026', says: /"-since" leaves nothing out/ },
  { line: 'search robots since:3/4/2026', says: /3\/4\/2026 can be Fri 3 Apr 2026 or Wed 4 Mar 2026/ },
  { line: 'search robots has:code,demo', says: /Search · robots has:code has:demo/ },
  { line: 'search robots has:', says: TAKES('has', 'code, demo, model or dataset') },
  { line: 'search robots since:2026-8', says: /Search · robots since:2026-08-01/ },
  { line: 'search robots before:2026-08', says: /Read as robots until:2026-07-31/ },
  { line: 'search robots after:yesterday', says: /Read as robots since:2026-08-21/ },
  { line: 'search robots before:banana', says: TAKES('before', 'a day, a month or a year') },
  { line: 'search robots since:2026-08 until:2026-07', says: /No day is both since/ },
  { line: 'search by:Sample', says: /Search · author:Sample/ },
  { line: 'search author:Example, Ada', says: /Read as author:"Example, Ada"/ },
  { line: 'search quantization !data', says: /Read as quantization -data/ },
  { line: 'search papers about robots', says: /Search · robots/ },
  { line: 'search org:example lab', says: /Search · org:"example lab"/ },
  { line: 'search lab:"Example Lab"', says: /Search · org:"Example Lab"/ },
  { line: 'search 10.48550/arXiv.2608.10020', says: PAPER },
  { line: '**2608.10020**', says: PAPER, notOnDiscord: NO_LINE },
  { line: 'search the paper 2608.10020', says: PAPER },
  { line: 'what is https://arxiv.org/abs/2608.10020 about?', says: PAPER, notOnDiscord: NO_LINE },
  { line: '2608.10020 2608.10021', says: /Search · 2608\.10020 2608\.10021/, notOnDiscord: NO_LINE },
  { line: 'similar 2608.10020 2608.10021', says: /2608\.10021 was left aside/ },
  { line: 'save 2608.10020 2608.1', says: /Not done: 2608\.1/ },
  { line: 'search robots without data', says: /put a dash before it: robots -data/ },
  { line: 'search cs.CL robots', says: /cs\.CL is one of arXiv's categories/ },
  { line: 'search author:A. Example', says: /Search · author:"A\. Example"/ },
  { line: 'search robots since yesterday', says: /Read as robots since:2026-08-20/ },
  { line: 'search robots before 2026', says: /Search · robots until:2025-12-31/ },
  { line: 'search robots newest first', says: /Search · robots/ },
  { line: 'search robots since:august', says: /Search · robots since:2026-08-01/ },
  { line: 'top 3 this week', says: /Top of the week/, notOnDiscord: NO_VALUE },
  { line: 'today 3', says: /Thu 20 Aug 2026|Fri 21 Aug 2026/, notOnDiscord: NO_VALUE },
  { line: 'mute games for the weekend', says: /A mute ends after a number of days/ },
  { line: 'the best papers of last week', says: /10 to 16 Aug/, notOnDiscord: NO_LINE },
  { line: 'open 2608.10020', says: PAPER, notOnDiscord: NO_LINE },
  { line: 'similar 2608.10020 2', says: /Like Four-Bit/, notOnDiscord: NO_VALUE },
  { line: 'follow author:"Ada Example"', says: /now follows? author:"Ada Example"/ },
  { line: 'mute org:Nobody', says: /Papers by Nobody are left out/ },
  { line: 'follow quantizaton', says: /quantization/ },
  { line: 'follow https://arxiv.org/abs/2608.10020', says: /That is a paper, and a topic is named in words/ },
  { line: 'follow cs.CL', says: /arXiv's categories.*language models/s },
  { line: 'follow category:cs.CV', says: /cs\.CV is one of arXiv's categories/ },
  { line: 'follow quant-ph', says: /quant-ph is one of arXiv's categories/ },
  { line: 'mute games for 2 weeks', says: /about games are left out .*for 14 days/ },
  { line: 'mute games until friday', says: /A mute ends after a number of days/ },
  { line: 'follow the', says: /says nothing of what a paper is about/ },
  { line: 'follow 量化', says: /Papers are in English/ },
  {
    line: 'mute games 99999',
    says: /"days" must be/,
    notOnDiscord: 'Discord has a field of its own for days, and a topic may end in a number',
  },
  { line: 'today yesterday', says: /Thu 20 Aug 2026/, fields: { date: 'yesterday' } },
  { line: 'yesterday', says: /Thu 20 Aug 2026/, notOnDiscord: NO_LINE },
  { line: 'today about robots from yesterday', says: /Thu 20 Aug 2026/ },
  { line: 'top of the week', says: /Top of the week/, notOnDiscord: NO_VALUE },
  { line: 'the best papers of the month', says: /Top of the month/, notOnDiscord: NO_LINE },
  {
    line: 'papers from last week about robots',
    says: /Search · robots since:2026-08-10/,
    notOnDiscord: NO_LINE,
  },
  { line: 'hi', says: /Paperboy brings each day’s research papers/, notOnDiscord: NO_LINE },
  { line: 'my topics', says: /Nothing is followed here yet|Your topics/, notOnDiscord: NO_LINE },
  { line: 'stop', says: /To have no more digests come here/, notOnDiscord: NO_LINE },
  { line: 'top last week', says: /Top of the week/, fields: { date: 'last week' } },
  { line: 'save 2608.10020, 2608.10021 and 2608.99999', says: /2608\.99999/ },
  { line: 'forget me', says: /would\s+go\s+for good|Nothing is kept/, fields: { whose: 'me' } },
  { line: 'delete my data', says: /would\s+go\s+for good|Nothing is (?:kept|stored)/, notOnDiscord: NO_LINE },
  {
    line: 'forget this channel',
    says: /would\s+go\s+for good|Nothing is (?:kept|stored)/,
    fields: { whose: 'channel' },
  },
  { line: 'topics for me', says: /Nothing is followed here yet|Your topics/, fields: { for: 'me' } },
  { line: 'subscribe help', says: /Order a digest for this channel/, notOnDiscord: NO_VALUE },
  { line: '?', says: /Follow|What would you like to read/, notOnDiscord: NO_LINE },
  { line: 'subscribe #papers 09:00', says: /go to #papers/ },
  { line: 'subscribe ping @role at 9', says: /To have a digest notify a group of people/ },
  {
    line: 'subscribe 09:00 mention:@nobody',
    says: /No (?:role of this server|user group of this workspace) is called “@nobody”|Nobody can be mentioned|nobody else to mention/,
    fields: { time: '09:00', mention: '@nobody' },
  },
  { line: 'subscribe at half past nine in Berlin', says: /at 09:30 Europe\/Berlin/ },
  { line: 'subscribe 09:00 quiet hours', says: /type (?:\/papers )?subscribe quiet-hours:22-7/ },
  {
    line: 'subscribe 23:00 quiet hours 22-7',
    says: /at 23:00 \S+, never between\s22:00 and 07:00/,
    fields: { time: '23:00', 'quiet-hours': '22-7' },
  },
  { line: 'pause until monday', says: /until Mon 24 Aug 2026/, fields: { until: 'monday' } },
  { line: 'pause for 2 weeks', says: /until Fri 4 Sep 2026/, fields: { until: '2 weeks' } },
  { line: 'subscribe 0900 China', says: /09:00/ },
  { line: 'subscribe weekdays at 9:30 pm in Eindhoven', says: /weekdays at 21:30 Europe\/Amsterdam/ },
  { line: 'subscribe change time to noon', says: /at 12:00/ },
  { line: 'subscribe weekly monday 9am Berlin, Germany', says: /weekly on Monday at 09:00 Europe\/Berlin/ },
  { line: 'web agents', says: /[Ss]earch (?:for )?web agents/, notOnDiscord: NO_VALUE },
  {
    line: 'feed forward networks',
    says: /[Ss]earch (?:for )?feed forward networks/,
    notOnDiscord: NO_VALUE,
  },
  { line: 'mail server spam detection', says: /[Ss]earch (?:for )?mail server spam detection/ },
  { line: 'similar papers to diffusion', says: /[Ss]earch (?:for )?diffusion/ },
  { line: 'why do transformers work', says: /[Ss]earch (?:for )?transformers work/ },
  { line: 'save energy in data centers', says: /[Ss]earch (?:for )?energy in data centers/ },
  { line: 'pause tokens', says: /[Ss]earch (?:for )?pause tokens/ },
  { line: 'undo learning', says: /[Ss]earch (?:for )?undo learning/ },
  { line: 'top robots', says: /[Ss]earch (?:for )?robots/, notOnDiscord: NO_VALUE },
  { line: 'help coding agents', says: /[Ss]earch (?:for )?coding agents/ },
  { line: 'subscribe to robots', says: /[Ff]ollow robots/, notOnDiscord: NO_VALUE },
  {
    line: 'subscribe 09:00 Berlin explore:off',
    says: /at 09:00 Europe\/Berlin/,
    fields: { time: '09:00', zone: 'Berlin', explore: 'off' },
  },
  { line: 'settings', says: KEEPS_NO_PLACE, fields: {} },
  { line: 'subscribe explore on', says: /at 09:00 Europe\/Berlin/, fields: { explore: 'on' } },
  { line: 'settings', says: /^(?!.*no place\s+is kept)/s, fields: {} },
  { line: 'subscribe 18:00 explore off', says: /at 18:00/, fields: { time: '18:00', explore: 'off' } },
  { line: 'settings', says: KEEPS_NO_PLACE, fields: {} },
  { line: 'subscribe explore:sometimes', says: TAKES('explore', 'on or off'), notOnDiscord: NO_CHOICE },
  { line: 'subscribe off', says: /No more digests come (?:here|to your direct messages)/ },
];

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
    for (const id of ['DU1', 'C7']) addChannel(slack.slack.workspace('T1'), id, ['U1', 'UBOTT1']);
  });
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
    const asked = discord.discord.command(doing, ['papers', 'search'], { query: 'ada example' });
    expect(await answered(asked)).toContain(label);
    expect(await answered(discord.discord.press(doing, firstOf(asked), label))).toMatch(says);
    const before = new Set(slack.slack.responses);
    const { blocks, words } = await slack.ask('search ada example');
    expect(words).toContain(label);
    const [button] = buttonsOf(blocks).filter(({ text }) => text.text === label);
    await slack.press({ action: { action_id: button?.action_id ?? '', value: button?.value ?? '' } });
    const theirs = () =>
      [...slack.slack.responses].find((each) => !before.has(each) && says.test(wordsOf(each)));
    expect(await slack.slack.until(theirs)).toBeDefined();
    expect(await inTerminal('search ada example')).toContain('search author:"Ada Example"');
  });

  it.each(ROWS)('in a terminal: $line', async ({ line, says }) => {
    expect(await inTerminal(line)).toMatch(says);
  });

  it.each(ROWS)("behind Slack's command: $line", async ({ line, says }) => {
    expect((await slack.ask(line)).words).toMatch(says);
  });

  it.each(ROWS)("in Slack's direct messages: $line", async ({ line, says }) => {
    expect(await directly(line)).toMatch(says);
  });

  it.each(ROWS)('in a mention on Slack: $line', async ({ line, says }) => {
    expect(await mentioned(line)).toMatch(says);
  });

  it.each(ROWS.filter(({ notOnDiscord }) => !notOnDiscord))('on Discord: $line', async (typed) => {
    expect(await onDiscord(typed)).toMatch(typed.says);
    expect(discord.discord.problems).toEqual([]);
  });
});
