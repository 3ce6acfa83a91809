import { DAILY_OPTIONS, type DiscordAsk } from './discord-asks.ts';
import type { DiscordRecorder } from './discord-recorder.ts';

/** In a thread, on a server that the app is not on, and between people. */
export async function discordElsewhere(recorder: DiscordRecorder, ask: DiscordAsk): Promise<void> {
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
    await ask(doing, { command: 'subscribe', options: DAILY_OPTIONS });
    await ask(doing, { command: 'follow', options: { topic: 'robots' } });
    await ask(doing, { command: 'unsubscribe', options: {} });
  }
}
