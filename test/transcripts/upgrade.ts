import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { type FakeDiscord, fakeDiscord } from '#test/fakes/discord/index.ts';
import type { Doing } from '#test/fakes/discord/interaction.ts';
import { recordDiscord } from './discord-recorder.ts';
import { walkOn as walkOnDiscord } from './discord-walk.ts';
import { emptyFolder } from './program.ts';
import { recordSlack } from './slack-recorder.ts';
import { walkOn as walkOnSlack } from './slack-walk.ts';

/** The commit whose messages are pressed: the last one before the ledger had parts. */
export const BEFORE = '9374e42';
const FILES = new URL(`fixtures/${BEFORE}/`, import.meta.url);
const Body = z.record(z.string(), z.unknown());
const Messages = z.object({
  discord: z.array(z.object({ asked: z.string(), body: Body })),
  slack: z.array(z.object({ asked: z.string(), sent: Body })),
  home: Body,
  /** Where and by whom it was asked on Discord. */
  guild: z.string(),
  channel: z.string(),
  owner: z.string(),
});
type Messages = z.infer<typeof Messages>;

/** What today's program answers to presses in messages that an earlier one sent, on the files that it left. */
export async function upgradeTranscript(): Promise<string> {
  const messages = Messages.parse(JSON.parse(opened('messages.json').toString()));
  const [discord, slack] = await Promise.all([pressOnDiscord(messages), pressOnSlack(messages)]);
  return `${discord}\n${slack}`;
}

async function pressOnDiscord(messages: Messages): Promise<string> {
  const discord = await fakeDiscord();
  const doing = placeOfBefore(discord, messages);
  await using recorder = await recordDiscord(discord, folderOfBefore());
  const { transcript, written } = recorder;
  transcript.did(`the program starts on the files of ${BEFORE}`);
  await written();
  const { press } = walkOnDiscord(recorder, { deepest: 1, fresh: true });
  for (const { asked, body } of messages.discord) {
    transcript.did(`on Discord, from here on it is the answer of ${BEFORE} to ${asked}`);
    await press(doing, { id: '1', channel: doing.channel, at: 0, body });
  }
  return transcript.text();
}

async function pressOnSlack({ slack, home }: Messages): Promise<string> {
  await using recorder = await recordSlack(undefined, folderOfBefore());
  const { transcript, written, workspace } = recorder;
  transcript.did(`the program starts on the files of ${BEFORE}`);
  await written();
  const { press } = walkOnSlack(recorder, 1);
  for (const { asked, sent } of slack) {
    transcript.did(`on Slack, from here on it is the answer of ${BEFORE} to ${asked}`);
    await press([sent], {});
  }
  transcript.did(`on Slack, from here on it is the Home of ${BEFORE}`);
  workspace.homes.set('U1', home);
  await press([{ view: home }], {});
  return transcript.text();
}

/** The server, the channel and the person as they were: what a server has is forgotten once it is gone. */
function placeOfBefore({ state }: FakeDiscord, { guild: id, channel, owner }: Messages): Doing {
  const user = { ...state.user('owner'), id: owner };
  const { channels: _, ...made } = state.guild({ owner: user });
  const guild = { ...made, id, channels: [] };
  state.guilds.splice(0, state.guilds.length, guild);
  return { user, channel: state.addChannel({ kind: 'text', guild, id: channel }) };
}

function folderOfBefore(): string {
  const folder = emptyFolder();
  for (const name of ['state.sqlite', 'archive.sqlite']) writeFileSync(join(folder, name), opened(name));
  return folder;
}

function opened(name: string): Buffer {
  return gunzipSync(readFileSync(new URL(`${name}.gz`, FILES)));
}
