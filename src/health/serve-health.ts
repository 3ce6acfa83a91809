import { serve } from '@hono/node-server';
import { portTrouble } from '#core/parts/port-trouble.ts';
import { type HealthParts, healthApp } from './health.ts';
import { watchLoop } from './loop-delay.ts';
import { type WatchedChat, watchChats } from './watch-chats.ts';

export interface ServeHealthParts extends Omit<HealthParts, 'chats' | 'loopDelay'> {
  readonly chats: readonly WatchedChat[];
  /** Tells an operator that the port is not to be had. */
  readonly complain: (line: string) => void;
}

/** Between two tries to have a port that another program has: a process that stands by takes it over. */
const AGAIN_MS = 5_000;
const LOOK_MS = 1_000;

/** Serves health on an address, as soon as its port is free; the function that ends it. */
export function serveHealth(
  parts: ServeHealthParts,
  at: { port: number; hostname: string },
): () => Promise<void> {
  const { look } = watchChats(parts.chats, parts.clock);
  const loop = watchLoop();
  const looking = setInterval(look, LOOK_MS).unref();
  const { fetch } = healthApp({ ...parts, chats: look, loopDelay: loop.delay });
  let again: NodeJS.Timeout | undefined;
  let isTold = false;
  const open = (): ReturnType<typeof serve> =>
    serve({ fetch, ...at }).on('error', (error) => {
      if (!isTold)
        parts.complain(`${portTrouble('HEALTH_PORT', at.port, error)} Health is not served until then.\n`);
      isTold = true;
      again = setTimeout(() => {
        server = open();
      }, AGAIN_MS).unref();
    });
  let server = open();
  return () => {
    clearTimeout(again);
    clearInterval(looking);
    loop.end();
    return new Promise((resolve) => {
      server.close(() => resolve());
      // Whoever asks over and over keeps a connection.
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  };
}
