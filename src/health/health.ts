import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { messageOf } from '#core/errors.ts';
import { portTrouble } from '#core/parts/port-trouble.ts';
import { type MetricParts, metricsOf } from './metrics.ts';

export interface HealthParts extends MetricParts {
  /** What is wrong with the chats, in sentences. */
  readonly chatTroubles?: () => readonly string[];
}

/** `/healthz` answers 200, or 503 with the reasons as JSON; `/metrics` answers in Prometheus' format. */
export function healthApp(parts: HealthParts): Hono {
  const registry = metricsOf(parts);
  return new Hono()
    .get('/healthz', (context) => {
      const { roles, ...health } = parts.service.health();
      const troubles = [...health.troubles, ...(parts.chatTroubles?.() ?? [])];
      return context.json({ ok: troubles.length === 0, roles, troubles }, troubles.length === 0 ? 200 : 503);
    })
    .get('/metrics', async (context) =>
      context.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
    .onError((error, context) => context.json({ ok: false, troubles: [messageOf(error)] }, 503));
}

/** Between two tries to have a port that another program has: a process that stands by takes it over. */
const AGAIN_MS = 5_000;

/** Serves health on a port of this machine alone, as soon as it is free; the function that ends it. */
export function serveHealth(
  parts: HealthParts,
  port: number,
  complain: (line: string) => void,
): () => Promise<void> {
  const { fetch } = healthApp(parts);
  let again: NodeJS.Timeout | undefined;
  let isTold = false;
  const open = (): ReturnType<typeof serve> =>
    serve({ fetch, port, hostname: '127.0.0.1' }).on('error', (error) => {
      if (!isTold) complain(`${portTrouble('HEALTH_PORT', port, error)} Health is not served until then.\n`);
      isTold = true;
      again = setTimeout(() => {
        server = open();
      }, AGAIN_MS).unref();
    });
  let server = open();
  return () => {
    clearTimeout(again);
    return new Promise((resolve) => {
      server.close(() => resolve());
      // Whoever asks over and over keeps a connection.
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  };
}
