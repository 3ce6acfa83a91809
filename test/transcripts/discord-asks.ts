import type { Doing, FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { pathOf } from '#test/fakes/discord/path-of.ts';
import { type Ask, lineOf } from './asks.ts';
import type { DiscordRecorder } from './discord-recorder.ts';
import { DUE_AT } from './lists.ts';

// Numbers are typed as numbers on Discord.
const NUMBERS: ReadonlySet<string> = new Set(['size', 'limit', 'page']);
/** An order of a digest a day. */
export const DAILY_OPTIONS = { time: DUE_AT, zone: 'Berlin' };

export type DiscordAsk = ReturnType<typeof askOnDiscord>;

/** Asks for a command as it is typed on Discord, and writes down what came of it. */
export function askOnDiscord({ discord, record }: DiscordRecorder) {
  return async (doing: Doing, each: Pick<Ask, 'command' | 'options'>): Promise<FakeInteraction | undefined> =>
    await record(`/papers ${lineOf(each)}`, () =>
      discord.command(doing, pathOf(each.command), optionsOf(each)),
    );
}

/** The first channel of a server, by a name in the transcript. */
export function namedChannel(
  { transcript }: DiscordRecorder,
  { channels }: { channels: readonly Doing['channel'][] },
  name: string,
) {
  const [channel] = channels;
  if (!channel) throw new Error('a server has a channel');
  transcript.name(channel.id, name);
  return channel;
}

function optionsOf({ command, options }: Pick<Ask, 'command' | 'options'>): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(options).map(([name, value]) => {
      const isNumber = NUMBERS.has(name) || (command === 'mute' && name === 'days');
      return [name, isNumber && /^-?\d+$/.test(value) ? Number(value) : value];
    }),
  );
}
