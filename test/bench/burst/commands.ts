import { setTimeout as after } from 'node:timers/promises';
import type { Topic } from '#core/topics/topic.ts';
import type { FakeDiscord } from '#test/fakes/discord/index.ts';
import type { FakeGuild } from '#test/fakes/discord/state.ts';

const EVERY_MS = 250;
// What Discord waits for, and a little more.
const PATIENCE_MS = 5_000;

/** People who ask something four times a second, each of them once. */
export interface Asking {
  /** How long each of those who asked since the last look waited for the first answer, in ms; infinity for none. */
  waits(): number[];
  stop(): Promise<void>;
}

/** Has other people give all kinds of commands on a server of their own, also to follow topics that nobody has followed. */
export function startAsking(
  discord: FakeDiscord,
  guild: FakeGuild,
  { papers, topics }: { papers: readonly string[]; topics: readonly Topic[] },
): Asking {
  const stopping = new AbortController();
  const waits: number[] = [];
  const asked: Promise<void>[] = [];
  const ask = async (at: number) => {
    const [channel] = guild.channels;
    if (!channel) throw new Error('a server has a channel');
    const [name, options] = commandAt(
      at,
      papers[at % papers.length] ?? '',
      topics[at % topics.length]?.text ?? '',
    );
    const doing = { user: discord.state.user(`reader ${at}`), channel };
    const interaction = discord.command(doing, ['papers', name], options);
    const answered = interaction.until(({ callback }) => callback !== undefined);
    await Promise.race([answered, after(PATIENCE_MS, undefined, { ref: false })]);
    waits.push(interaction.callback?.tookMs ?? Number.POSITIVE_INFINITY);
  };
  const running = (async () => {
    for (let at = 0; !stopping.signal.aborted; at++) {
      asked.push(ask(at));
      await after(EVERY_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    waits: () => waits.splice(0),
    async stop() {
      stopping.abort();
      await running;
      await Promise.allSettled(asked);
    },
  };
}

function commandAt(
  at: number,
  paper: string,
  topic: string,
): [name: string, options: Record<string, string>] {
  const commands: readonly [string, Record<string, string>][] = [
    ['today', {}],
    ['search', { query: topic }],
    ['paper', { paper }],
    ['similar', { paper }],
    ['follow', { topic, for: 'me' }],
    ['topics', {}],
    ['top', { period: 'week' }],
    ['save', { paper }],
  ];
  return commands[at % commands.length] ?? ['today', {}];
}
