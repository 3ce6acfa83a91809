import { PermissionFlagsBits } from 'discord.js';
import type { Doing } from '#test/fakes/discord/interaction.ts';
import type { FakeMessage } from '#test/fakes/discord/world.ts';
import { ASKS, type Ask, HOSTILE, LONG, LONG_TOPIC, lineOf, PLAIN } from './asks.ts';
import { type DiscordRecorder, recordDiscord } from './discord-recorder.ts';
import { walkOn } from './discord-walk.ts';
import { customIdsIn } from './ids.ts';
import { DUE, DUE_AT, KNOWN } from './lists.ts';
import { storedIn } from './stored.ts';

// Numbers are typed as numbers on Discord.
const NUMBERS: ReadonlySet<string> = new Set(['size', 'limit', 'page']);
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
const DAILY = { time: DUE_AT, zone: 'Berlin' };

/** All that people do on Discord, and what Discord is sent; with the ids that are out in the world then. */
export async function discordTranscript() {
  await using recorder = await recordDiscord();
  const { discord, transcript, said, written } = recorder;
  transcript.did('the program starts');
  await written();
  const [guild, other] = [discord.state.guild(), discord.state.guild()];
  const people = { owner: guild.owner, reader: discord.state.user('reader') };
  const channel = namedChannel(recorder, guild, 'channel');
  for (const [name, { id }] of Object.entries({ guild, other, ...people })) transcript.name(id, name);
  discord.recover(guild);
  discord.recover(other);
  const { walk, press } = walkOn(recorder);
  const ask = async (doing: Doing, each: Pick<Ask, 'command' | 'options'>) =>
    await said(`/papers ${lineOf(each)}`, () =>
      discord.command(doing, ['papers', each.command], optionsOf(each)),
    );

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
    await walk(doing, await said('/papers-setup', () => discord.command(doing, ['papers-setup'])));
    for (const name of ['Similar papers', 'Save paper'])
      for (const text of [`https://arxiv.org/abs/${KNOWN}`, `none ${HOSTILE}`])
        await walk(doing, await said(`${name} of “${text}”`, () => discord.menu(doing, name, text)));
  }
  await complete(recorder, reader);
  for (const id of OLD_IDS)
    await said(`press ${id} of another version`, () => discord.press(reader, withButton(channel, id), id));
  const stored = storedIn(recorder);
  await elsewhere(recorder, ask);
  await digests(recorder, { owner, reader, ask, press });
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

type Asking = (doing: Doing, ask: Pick<Ask, 'command' | 'options'>) => Promise<unknown>;

/** In a thread, on a server that the app is not on, and between people. */
async function elsewhere(recorder: DiscordRecorder, ask: Asking): Promise<void> {
  const { discord, transcript } = recorder;
  const [guild] = discord.state.guilds;
  if (!guild) throw new Error('there is a server');
  const [parent] = guild.channels;
  const thread = discord.state.addChannel({ kind: 'thread', guild, ...(parent ? { parent } : {}) });
  const away = discord.state.guild({ installed: false });
  const [awayChannel] = away.channels;
  if (!awayChannel) throw new Error('a server has a channel');
  for (const [name, { id }] of Object.entries({ thread, away, awayChannel, stranger: away.owner }))
    transcript.name(id, name);
  const stranger = { user: away.owner, channel: awayChannel };
  const between = { user: away.owner, channel: discord.state.directChannel(away.owner), context: 2 };
  for (const [where, doing] of [
    ['in a thread', { user: guild.owner, channel: thread }],
    ['where the app is not on the server', stranger],
    ['between people', between],
  ] as const) {
    transcript.did(`from here on it is ${where}`);
    await ask(doing, { command: 'search', options: { query: 'quantization', limit: '1' } });
    await ask(doing, { command: 'subscribe', options: DAILY });
    await ask(doing, { command: 'follow', options: { topic: 'robots' } });
    await ask(doing, { command: 'unsubscribe', options: {} });
  }
}

/** The digests of an evening: of a channel, of a person, a note, one that is refused, and one to closed direct messages. */
async function digests(
  recorder: DiscordRecorder,
  {
    owner,
    reader,
    ask,
    press,
  }: Record<'owner' | 'reader', Doing> & {
    ask: Asking;
    press: (doing: Doing, message: FakeMessage) => Promise<void>;
  },
): Promise<void> {
  const { discord, transcript, written, clock } = recorder;
  const [guild, other] = discord.state.guilds;
  if (!guild || !other) throw new Error('there are two servers');
  const noted = { user: other.owner, channel: namedChannel(recorder, other, 'noted') };
  const refused = { ...owner, channel: discord.state.addChannel({ kind: 'text', guild }) };
  const closed = { ...reader, user: discord.state.user('closed') };
  transcript.name(refused.channel.id, 'refused');
  transcript.name(closed.user.id, 'closed');
  transcript.did('from here on it is a day with digests');
  await ask(owner, { command: 'forget', options: { whose: 'channel' } });
  await ask(reader, { command: 'forget', options: { whose: 'me' } });
  await ask(owner, { command: 'follow', options: { topic: 'robots' } });
  await ask(owner, { command: 'subscribe', options: DAILY });
  await ask(reader, { command: 'follow', options: { topic: 'quantization', for: 'me' } });
  await ask(reader, { command: 'subscribe', options: { ...DAILY, for: 'me', size: '2' } });
  await ask(noted, { command: 'follow', options: { topic: 'zebras' } });
  await ask(noted, { command: 'subscribe', options: { ...DAILY, kind: 'topics', 'quiet-days': 'note' } });
  await ask(refused, { command: 'subscribe', options: DAILY });
  await ask(closed, { command: 'subscribe', options: { ...DAILY, for: 'me' } });
  discord.deny(refused.channel, PermissionFlagsBits.SendMessages);
  closed.user.closed = true;
  clock.set(DUE);
  transcript.did('the digests are due');
  const inDirect = (doing: Doing) => discord.messagesIn(discord.state.directChannel(doing.user)).length;
  const posts = () => discord.messagesIn(owner.channel).length;
  const tried = new RegExp(`/channels/${discord.state.directChannel(closed.user).id}/messages`);
  await recorder.deliver(
    () =>
      posts() > 0 &&
      discord.messagesIn(noted.channel).length > 0 &&
      inDirect(reader) > 0 &&
      inDirect(owner) > 0 &&
      discord.asked.some(({ path }) => tried.test(path)),
  );
  await written(true);
  for (const message of discord.messagesIn(owner.channel)) await press(reader, message);
  for (const doing of [closed, refused, owner]) await ask(doing, { command: 'status', options: {} });
  await ask(refused, { command: 'settings', options: {} });
}

function namedChannel(
  { transcript }: DiscordRecorder,
  { channels }: { channels: readonly Doing['channel'][] },
  name: string,
) {
  const [channel] = channels;
  if (!channel) throw new Error('a server has a channel');
  transcript.name(channel.id, name);
  return channel;
}

function withButton(channel: Doing['channel'], custom_id: string): FakeMessage {
  const button = { type: 2, style: 2, label: 'Old', custom_id };
  return { id: '1', channel, at: 0, body: { components: [{ type: 1, components: [button] }] } };
}

function optionsOf({ command, options }: Pick<Ask, 'command' | 'options'>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      const isNumber = NUMBERS.has(name) || (command === 'mute' && name === 'days');
      return [name, isNumber && /^-?\d+$/.test(value) ? Number(value) : value];
    }),
  );
}
