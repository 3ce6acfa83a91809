import { PermissionFlagsBits } from 'discord.js';
import type { Doing } from '#test/fakes/discord/interaction.ts';
import type { FakeMessage } from '#test/fakes/discord/state.ts';
import { DAILY_OPTIONS, type DiscordAsk, namedChannel } from './discord-asks.ts';
import type { DiscordRecorder } from './discord-recorder.ts';
import { DUE } from './lists.ts';

/** The digests of an evening: of a channel, of a person, a note, one that is refused, and one to closed direct messages. */
export async function discordDigests(
  recorder: DiscordRecorder,
  {
    owner,
    reader,
    ask,
    press,
  }: Record<'owner' | 'reader', Doing> & {
    ask: DiscordAsk;
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
  await ask(owner, { command: 'forget', options: { whose: 'channel', sure: 'yes' } });
  await ask(reader, { command: 'forget', options: { whose: 'me', sure: 'yes' } });
  await ask(owner, { command: 'follow', options: { topic: 'robots' } });
  await ask(owner, { command: 'subscribe', options: DAILY_OPTIONS });
  await ask(reader, { command: 'follow', options: { topic: 'quantization', for: 'me' } });
  await ask(reader, { command: 'subscribe', options: { ...DAILY_OPTIONS, for: 'me', size: '2' } });
  await ask(noted, { command: 'follow', options: { topic: 'zebras' } });
  await ask(noted, {
    command: 'subscribe',
    options: { ...DAILY_OPTIONS, kind: 'topics', 'quiet-days': 'note' },
  });
  await ask(refused, { command: 'subscribe', options: DAILY_OPTIONS });
  await ask(closed, { command: 'subscribe', options: { ...DAILY_OPTIONS, for: 'me' } });
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
