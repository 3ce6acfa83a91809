import type { Doing } from '#test/fakes/discord/interaction.ts';
import type { FakeMessage } from '#test/fakes/discord/state.ts';
import { ASKS, HOSTILE, LONG, LONG_TOPIC, PLAIN } from './asks.ts';
import { askOnDiscord, namedChannel } from './discord-asks.ts';
import { discordDigests } from './discord-digests.ts';
import { discordElsewhere } from './discord-elsewhere.ts';
import { type DiscordRecorder, recordDiscord } from './discord-recorder.ts';
import { walkOn } from './discord-walk.ts';
import { customIdsIn } from './ids.ts';
import { KNOWN } from './lists.ts';
import { storedIn } from './stored.ts';

const COMPLETED = [
  ['search', 'query'],
  ['paper', 'paper'],
  ['save', 'paper'],
  ['unsave', 'paper'],
  ['follow', 'topic'],
  ['unfollow', 'topic'],
  ['unmute', 'topic'],
  ['subscribe', 'zone'],
  ['subscribe', 'time'],
  ['help', 'command'],
] as const;
// What other versions may have made, and what nobody has.
const OLD_IDS = [
  'z9|today',
  'today',
  'r0|',
  'r0|today size:1',
  't0|search quantization page:2 limit:1',
  'r0|#discord:command:AAAAAAAAAAAAAAAAAAAAAA',
  'p0|gone',
  'f0|nothing',
  'a0|nothing',
  'm0|nothing',
  `r0|search ${HOSTILE}`.slice(0, 100),
];
// Its buttons are more than a custom id holds.
const KEPT = [
  { command: 'search', options: { query: LONG, limit: '1' } },
  { command: 'follow', options: { topic: LONG_TOPIC } },
];

/** All that people do on Discord, and what Discord is sent; with the ids that are out in the world then. */
export async function discordTranscript() {
  await using recorder = await recordDiscord();
  const { discord, transcript, record, written } = recorder;
  transcript.did('the program starts');
  await written();
  const [guild, other] = [discord.state.guild(), discord.state.guild()];
  const people = { owner: guild.owner, reader: discord.state.user('reader') };
  const channel = namedChannel(recorder, guild, 'channel');
  for (const [name, { id }] of Object.entries({ guild, other, ...people })) transcript.name(id, name);
  discord.recover(guild);
  discord.recover(other);
  const { walk, press } = walkOn(recorder);
  const ask = askOnDiscord(recorder);

  const owner = { user: people.owner, channel };
  const reader = { user: people.reader, channel };
  const direct = { user: people.reader, channel: discord.state.directChannel(people.reader) };
  transcript.name(direct.channel.id, 'direct');
  for (const [who, doing, asks] of [
    ['who runs the server', owner, [...ASKS, ...KEPT]],
    ['a reader', reader, PLAIN],
    ['a reader in direct messages', direct, PLAIN],
  ] as const) {
    transcript.did(`from here on it is ${who}`);
    for (const each of asks) await walk(doing, await ask(doing, each));
    await walk(doing, await record('/papers-setup', () => discord.command(doing, ['papers-setup'])));
    for (const name of ['Similar papers', 'Save paper', 'Papers in this message'])
      for (const text of [`https://arxiv.org/abs/${KNOWN}`, `none ${HOSTILE}`])
        await walk(doing, await record(`${name} of “${text}”`, () => discord.menu(doing, name, text)));
  }
  await complete(recorder, reader);
  for (const id of OLD_IDS)
    await record(`press ${id} of another version`, () => discord.press(reader, withButton(channel, id), id));
  const stored = storedIn(recorder);
  await discordElsewhere(recorder, ask);
  await discordDigests(recorder, { owner, reader, ask, press });
  transcript.did('what Discord would not have taken');
  transcript.came(JSON.stringify(discord.problems));
  return {
    text: transcript.text(),
    ids: customIdsIn(transcript.whole()),
    stored: [...stored, ...storedIn(recorder)],
  };
}

async function complete({ discord, transcript, written }: DiscordRecorder, doing: Doing): Promise<void> {
  for (const [command, option] of COMPLETED)
    for (const text of ['', 'q', HOSTILE.slice(0, 50)]) {
      transcript.did(`type in ${command} ${option}: ${text}`);
      await discord.type(doing, ['papers', command], [option, text]);
      await written();
    }
}

function withButton(channel: Doing['channel'], custom_id: string): FakeMessage {
  const button = { type: 2, style: 2, label: 'Old', custom_id };
  return { id: '1', channel, at: 0, body: { components: [{ type: 1, components: [button] }] } };
}
