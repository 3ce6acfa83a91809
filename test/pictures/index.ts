import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { types } from '@slack/bolt';
import type { APIMessageTopLevelComponent } from 'discord.js';
import { renderForTerminal } from '#adapters/console/render.ts';
import { SetupError } from '#core/errors.ts';
import { AT } from '#test/fakes/engine.ts';
import { userActionsOn } from '#test/fakes/slack/user-actions.ts';
import { discordPicture } from './discord.ts';
import { type Drawing, photograph } from './photograph.ts';
import { openProgram, type Program } from './program.ts';
import { slackHomePicture, slackPicture } from './slack.ts';
import { terminalPicture } from './terminal.ts';

// The README's pictures, made from the bundled edition by the program that answers readers: npm run pictures.
const FOLDER = resolve(import.meta.dirname, '../../.github/pictures');
const TOPICS = ['LLM quantization', 'reinforcement learning'];
const QUERY = 'LLM quantization';

mkdirSync(FOLDER, { recursive: true });
await using program = await openProgram();
writeFileSync(resolve(FOLDER, 'digest.svg'), terminalPicture('npm start', await inTerminal(program)));
const drawings = { ...(await onDiscord(program)), ...(await onSlack(program)) };
const files = Object.entries(drawings).map(([name, drawing]) => [resolve(FOLDER, `${name}.png`), drawing]);
try {
  await photograph(Object.fromEntries(files));
} catch (error) {
  if (!(error instanceof SetupError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

async function inTerminal({ app }: Program): Promise<string> {
  const { document } = await app.appApi.dispatch('today', { size: 4 }, AT);
  const screen = { width: 80, color: true, links: true };
  // biome-ignore lint/suspicious/noControlCharactersInRegex: links of a terminal begin and end with control characters
  return renderForTerminal(document, screen).replace(/\u001b\]8;[^\u0007\u001b]*(?:\u0007|\u001b\\)/g, '');
}

async function onDiscord({ discord, digest }: Program): Promise<Record<string, Drawing>> {
  const [guild] = discord.state.guilds;
  const [channel] = guild?.channels ?? [];
  if (!guild || !channel) throw new Error('the fake Discord has a server with a channel');
  const ask = async (name: string, options: Record<string, string>) => {
    const asked = discord.command({ user: guild.owner, channel }, ['papers', name], options);
    const { messages } = await asked.until(({ edited }) => edited);
    return componentsOf(messages[0]?.body);
  };
  for (const topic of TOPICS) await ask('follow', { topic });
  const sent = await digest('discord', { workspace: guild.id, id: channel.id });
  const found = await ask('search', { query: QUERY });
  return {
    'discord-digest': discordPicture(componentsOf(sent), { time: '19:02' }),
    'discord-search': discordPicture(found, { time: '19:05', command: '/papers search' }),
  };
}

async function onSlack({ slack, digest }: Program): Promise<Record<string, Drawing>> {
  const { command, event } = userActionsOn(slack);
  const names = { C1: 'papers', U1: 'Ada' };
  const ask = async (text: string) => {
    const before = slack.responses.length;
    await command(text);
    return blocksOf(await slack.until(() => slack.responses[before]));
  };
  for (const topic of TOPICS) await ask(`follow ${topic}`);
  await ask('follow world models for me');
  await ask('follow coding agents for me');
  await ask('subscribe 09:00 Europe/Berlin weekdays');
  const sent = await digest('slack', { workspace: 'T1', id: 'C1' });
  const found = await ask(`search ${QUERY}`);
  await event({ type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'home' });
  const home = await slack.until(() => slack.workspace('T1').homes.get('U1'));
  return {
    'slack-digest': slackPicture(blocksOf(sent), { time: '19:02', names }),
    'slack-search': slackPicture(found, { time: '19:05', alone: true, names }),
    'slack-home': slackHomePicture(blocksOf(home), names),
  };
}

function componentsOf(message: object | undefined): readonly APIMessageTopLevelComponent[] {
  const { components } = (message ?? {}) as { components?: readonly APIMessageTopLevelComponent[] };
  return components ?? [];
}

function blocksOf(message: object): readonly types.KnownBlock[] {
  return (message as { blocks?: readonly types.KnownBlock[] }).blocks ?? [];
}
