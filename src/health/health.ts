import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { messageOf } from '#core/errors.ts';
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

/** Serves health on a port of this machine alone; the function that ends it. */
export function serveHealth(parts: HealthParts, port: number): () => Promise<void> {
  const server = serve({ fetch: healthApp(parts).fetch, port, hostname: '127.0.0.1' });
  return () => new Promise((resolve) => server.close(() => resolve()));
}
