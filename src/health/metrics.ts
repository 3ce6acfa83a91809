import { Counter, Gauge, Registry } from 'prom-client';
import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Service } from '#engine/delivery/service.ts';

const DAY_MS = 86_400_000;

export interface MetricParts {
  readonly service: Pick<Service, 'health'>;
  readonly ledger: Pick<Ledger, 'counts'>;
  readonly archive: Pick<Archive, 'listRead'>;
  readonly sources: readonly Pick<PaperSource, 'name' | 'currentDay'>[];
  readonly replies: ReplyCounter;
  readonly dropped: DropCounter;
  readonly clock: Clock;
}

/** How often commands were answered or somebody was refused, by what came of it; `code` is empty where a command was answered. */
export type ReplyCounter = Counter<'status' | 'code'>;

/** A count of its own, which belongs to no registry yet. */
export function createReplyCounter(): ReplyCounter {
  const help =
    'Commands that were answered, those behind a tab or a form too, and refusals; by status (answered, usage, failed) and code.';
  return new Counter({
    name: 'paperboy_replies_total',
    help,
    labelNames: ['status', 'code'],
    registers: [],
  });
}

export function countReply(counter: ReplyCounter, reply: Reply): void {
  counter.inc({ status: reply.status, code: reply.status === 'answered' ? '' : reply.code });
}

/** How much a platform sent that could not be read. */
export type DropCounter = Counter<'platform'>;

/** A count of its own, which belongs to no registry yet. */
export function createDropCounter(): DropCounter {
  return new Counter({
    name: 'paperboy_dropped_total',
    help: 'What platforms sent that could not be read, and was dropped; by platform.',
    labelNames: ['platform'],
    registers: [],
  });
}

/** Everything that `/metrics` shows, gathered when it is asked for. */
export function metricsOf({
  service,
  ledger,
  archive,
  sources,
  replies,
  dropped,
  clock,
}: MetricParts): Registry {
  const registry = new Registry();
  registry.registerMetric(replies);
  registry.registerMetric(dropped);
  const gauge = (name: string, help: string, collect: (this: Gauge) => void | Promise<void>) =>
    new Gauge({ name: `paperboy_${name}`, help, registers: [registry], collect });
  gauge('queue_depth', 'Deliveries queued and in flight.', function () {
    this.set(service.health().depth);
  });
  gauge('tick_age_seconds', 'Time since the last tick ended well.', function () {
    const { tickAgeMs } = service.health();
    this.set(tickAgeMs === undefined ? Number.NaN : tickAgeMs / 1000);
  });
  gauge(
    'source_age_seconds',
    "Time since the current day's list was read; of several sources, the longest.",
    function () {
      const now = clock.now();
      const ages = sources.map((source) => {
        const readAt = archive.listRead(source.name, source.currentDay(now))?.at;
        return readAt ? (now.epochMilliseconds - readAt.epochMilliseconds) / 1000 : Number.NaN;
      });
      // Where one was never read, the most is not a number either.
      this.set(Math.max(...ages));
    },
  );
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
