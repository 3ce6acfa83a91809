import { type Client, Events } from 'discord.js';

const LONG_MS = 30_000;

/** Tells whether part of the gateway has been away for long; the library comes back by itself. */
export function watchAway(client: Client, ticks: () => number): () => string | undefined {
  const since = new Map<number, number>();
  client.on(Events.ShardReconnecting, (shard) => void (since.has(shard) || since.set(shard, ticks())));
  const back = (shard: number) => void since.delete(shard);
  client.on(Events.ShardReady, back);
  client.on(Events.ShardResume, back);
  return () => {
    const longest = Math.max(...[...since.values()].map((began) => ticks() - began), 0);
    if (longest < LONG_MS) return undefined;
    return `Discord's gateway has been away for ${Math.round(longest / 1000)} s; it is tried again by itself.`;
  };
}
