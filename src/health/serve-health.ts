import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { portTrouble } from '#core/parts/port-trouble.ts';
import { keepListening } from '../http/keep-listening.ts';
import { type HealthParts, healthApp } from './health.ts';
import { watchLoop } from './loop-delay.ts';
import { type WatchedChat, watchChats } from './watch-chats.ts';

export interface ServeHealthParts extends Omit<HealthParts, 'chats' | 'loopDelay'> {
  readonly chats: readonly WatchedChat[];
  /** Tells an operator that the port is not to be had. */
  readonly complain: (line: string) => void;
}

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
  const listener = getRequestListener(fetch, { overrideGlobalObjects: false });
  let isTold = false;
  const kept = keepListening(() => createServer(listener).listen({ port: at.port, host: at.hostname }), {
    failed: (error) => {
      if (!isTold)
        parts.complain(`${portTrouble('HEALTH_PORT', at.port, error)} Health is not served until then.\n`);
      isTold = true;
    },
  });
  return async () => {
    clearInterval(looking);
    loop.end();
    // Whoever asks over and over keeps a connection.
    await kept.close(0);
  };
}
