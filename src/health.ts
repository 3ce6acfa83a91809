import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { Gauge, Registry } from 'prom-client';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import { messageOf } from '#core/errors.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Service } from '#engine/delivery/service.ts';
import type { App } from './app.ts';

const DAY_MS = 86_400_000;

export interface HealthParts {
  /** What is wrong with the chats, in sentences. */
  readonly chatTroubles?: () => readonly string[];
  readonly service: Pick<Service, 'health'>;
  readonly ledger: Pick<Ledger, 'counts'>;
  readonly archive: Pick<App['archive'], 'listRead'>;
  readonly source: Pick<PaperSource, 'name' | 'currentDay'>;
  readonly clock: Clock;
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

function metricsOf({ service, ledger, archive, source, clock }: HealthParts): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, collect: (this: Gauge) => void | Promise<void>) =>
    new Gauge({ name: `paperboy_${name}`, help, registers: [registry], collect });
  gauge('queue_depth', 'Deliveries queued and in flight.', function () {
    this.set(service.health().depth);
  });
  gauge('tick_age_seconds', 'Time since the last tick ended well.', function () {
    const { tickAgeMs } = service.health();
    this.set(tickAgeMs === undefined ? Number.NaN : tickAgeMs / 1000);
  });
  gauge('source_age_seconds', "Time since the current day's list was read.", function () {
    const now = clock.now();
    const readAt = archive.listRead(source.name, source.currentDay(now))?.at;
    this.set(readAt ? (now.epochMilliseconds - readAt.epochMilliseconds) / 1000 : Number.NaN);
  });
  new Gauge({
    name: 'paperboy_role',
    help: 'What this process does now; a role that it does not have is left out.',
    labelNames: ['role'],
    registers: [registry],
    collect() {
      this.reset();
      for (const role of service.health().roles) this.set({ role }, 1);
    },
  });
  new Gauge({
    name: 'paperboy_deliveries',
    help: 'Deliveries planned in the last day, by state.',
    labelNames: ['state'],
    registers: [registry],
    async collect() {
      const counts = await ledger.counts(clock.now().subtract({ milliseconds: DAY_MS }));
      for (const [state, count] of Object.entries(counts)) this.set({ state }, count);
    },
  });
  return registry;
}
