import { setTimeout as after } from 'node:timers/promises';
import { programOnDiscord } from '#test/adapters/discord/program-on-discord.ts';
import type { Doing, FakeInteraction } from '#test/fakes/discord/interaction.ts';
import type { FakeMessage } from '#test/fakes/discord/world.ts';
import { ASKS, type Ask, HOSTILE, lineOf } from './asks.ts';
import { lists } from './lists.ts';
import { pressable } from './pressable.ts';
import { writeStored } from './stored.ts';
import { openTranscript, settled } from './transcript.ts';

const ORDERS = new Set(['follow', 'subscribe', 'save']);
const PATIENCE_MS = 5_000;
// Numbers are typed as numbers on Discord.
const NUMBERS = new Set(['size', 'limit', 'page']);

/** Every ask as a slash command, each kind of button, menu and modal once, completion, and what comes unasked. */
export async function discordTranscript(): Promise<string> {
  const transcript = openTranscript();
  await using p = await programOnDiscord({ days: lists() });
  const { discord, channel, owner, reader } = p;
  const pressed = new Set<string>();
  let seen = discord.asked.length;

  const said = async (
    doing: string,
    act: () => FakeInteraction | undefined,
  ): Promise<FakeInteraction | undefined> => {
    transcript.did(doing);
    let interaction: FakeInteraction | undefined;
    try {
      interaction = act();
    } catch (error) {
      transcript.came(`Discord does not let it be sent: ${String(error)}`);
      return undefined;
    }
    if (interaction && !(await answered(interaction))) transcript.came('no answer');
    await settled(() => discord.asked.length);
    for (const { method, path, body, files } of discord.asked.slice(seen)) {
      transcript.came(`${method} ${path} ${JSON.stringify(body)}`);
      for (const file of files ?? []) transcript.came(`file ${file.name}: ${file.text}`);
    }
    seen = discord.asked.length;
    return interaction;
  };
  const walk = async (by: Doing, interaction: FakeInteraction | undefined, depth = 0): Promise<void> => {
    if (interaction?.callback?.type === 9) return submitAll(by, interaction);
    for (const message of interaction?.messages ?? []) await pressAll(by, message, depth);
  };
  const pressAll = async (by: Doing, message: FakeMessage, depth: number): Promise<void> => {
    if (depth > 2) return;
    for (const { name, kind, value } of pressable(message)) {
      if (pressed.has(kind)) continue;
      pressed.add(kind);
      const answer = await said(`press ${name} ${value ?? ''}`, () =>
        discord.press(by, message, name, value),
      );
      await walk(by, answer, depth + 1);
    }
  };
  const submitAll = async (by: Doing, opened: FakeInteraction): Promise<void> => {
    await walk(by, await said('submit it as it stands', () => discord.submit(opened)), 2);
    const names = JSON.stringify(opened.callback?.data).matchAll(/"custom_id":"([^"]+)","style"/g);
    const hostile = Object.fromEntries([...names].map(([, name = '']) => [name, HOSTILE.slice(0, 60)]));
    if (Object.keys(hostile).length > 0)
      await said('submit it with bad intent', () => discord.submit(opened, hostile));
  };

  const typeAll = async (doing: Doing): Promise<void> => {
    for (const [command, option] of [
      ['search', 'query'],
      ['unfollow', 'topic'],
      ['paper', 'paper'],
      ['unsave', 'paper'],
      ['subscribe', 'zone'],
      ['help', 'command'],
    ] as const)
      for (const text of ['', 'q', HOSTILE.slice(0, 50)]) {
        transcript.did(`type ${command} ${option}: ${text}`);
        const offered = await discord
          .type(doing, ['papers', command], [option, text])
          .catch((error) => String(error));
        transcript.came(JSON.stringify(offered));
        seen = discord.asked.length;
      }
  };

  const places: readonly (readonly [string, Doing])[] = [
    ['the owner in a channel', { user: owner, channel }],
    ['a reader in a channel', { user: reader, channel }],
    ['a reader in direct messages', { user: reader, channel: discord.state.directChannel(reader) }],
  ];
  for (const [at, [who, doing]] of places.entries()) {
    transcript.did(who);
    const asks =
      at === 0
        ? ASKS
        : ASKS.filter(({ options }, index) => index % 3 === 0 || Object.keys(options).length === 0);
    for (const ask of asks)
      await walk(
        doing,
        await said(lineOf(ask), () => discord.command(doing, ['papers', ask.command], optionsOf(ask))),
      );
    await walk(doing, await said('papers-setup', () => discord.command(doing, ['papers-setup'])));
    for (const name of ['Similar papers', 'Save paper'])
      for (const text of ['https://arxiv.org/abs/2608.10003', `none ${HOSTILE}`])
        await walk(doing, await said(`${name} of ${text}`, () => discord.menu(doing, name, text)));
    await typeAll(doing);
  }
  const doing = { user: owner, channel };
  const orders = ASKS.filter(
    ({ command, options }) => ORDERS.has(command) && !Object.values(options).includes(HOSTILE),
  );
  for (const ask of orders)
    await said(lineOf(ask), () => discord.command(doing, ['papers', ask.command], optionsOf(ask)));
  writeStored(transcript, p.folder);
  return transcript.text();
}

/** Whether an answer came; a callback that only says "is thinking" is none. */
async function answered(interaction: FakeInteraction): Promise<boolean> {
  const late = new AbortController();
  const isThere = interaction
    .until(
      ({ callback, edited, messages }) =>
        edited || messages.length > 1 || ![undefined, 5, 6].includes(callback?.type),
    )
    .then(() => true);
  const isLate = after(PATIENCE_MS, false, { signal: late.signal }).catch(() => false);
  const came = await Promise.race([isThere, isLate]);
  late.abort();
  return came;
}

function optionsOf({ command, options }: Ask): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => [
      name,
      NUMBERS.has(name) || (command === 'mute' && name === 'days') ? Number(value) : value,
    ]),
  );
}
