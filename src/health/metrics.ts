import { Gauge, Registry } from 'prom-client';
import type { Ledger } from '#core/delivery/ledger.ts';
import type { Figures } from '#store/state/figures.ts';
import type { LoopDelay } from './loop-delay.ts';
import type { ProgramMeter } from './meter.ts';
import type { ReportParts } from './report.ts';

const DAY_MS = 86_400_000;

export interface MetricParts extends ReportParts {
  readonly ledger: Pick<Ledger, 'counts'>;
  readonly meter: Pick<ProgramMeter, 'metrics'>;
  /** Of the time since it was asked last. */
  readonly loopDelay: () => LoopDelay;
}

type Labels = Readonly<Record<string, string>>;
type Sample = readonly [value: number, labels?: Labels];

/** Everything that `/metrics` shows: counts since the start, and what is asked for at that moment. README.md has them all in a table. */
export function metricsOf(parts: MetricParts): Registry {
  const registry = new Registry();
  for (const metric of parts.meter.metrics) registry.registerMetric(metric);
  const gauge = (
    [name, ...labelNames]: readonly [string, ...string[]],
    help: string,
    samples: () => readonly Sample[] | Promise<readonly Sample[]>,
  ) =>
    new Gauge({
      name: `paperboy_${name}`,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        for (const [value, labels = {}] of await samples()) this.set(labels, value);
      },
    });
  addService(gauge, parts);
  addState(gauge, parts);
  addSources(gauge, parts);
  addMachine(gauge, parts);
  return registry;
}

type AddGauge = (
  name: readonly [string, ...string[]],
  help: string,
  samples: () => readonly Sample[] | Promise<readonly Sample[]>,
) => unknown;

function addService(gauge: AddGauge, { service, chats }: MetricParts): void {
  gauge(['queue_depth'], 'Deliveries queued and in flight.', () => [[service.health().depth]]);
  gauge(['tick_age_seconds'], 'Time since the last tick ended well; absent before the first.', () => {
    const { tickAgeMs } = service.health();
    return tickAgeMs === undefined ? [] : [[tickAgeMs / 1_000]];
  });
  gauge(['role', 'role'], 'What this process does now; a role that it does not have is left out.', () =>
    service.health().roles.map((role) => [1, { role }]),
  );
  gauge(['chat_up', 'platform'], 'Whether a chat that is on can be used: 1, or 0.', () =>
    chats().map(({ name, trouble }) => [trouble === undefined ? 1 : 0, { platform: name }]),
  );
}

function addState(gauge: AddGauge, { ledger, state, clock }: MetricParts): void {
  gauge(['deliveries', 'state'], 'Deliveries planned in the last day, by state.', async () => {
    const counts = await ledger.counts(clock.now().subtract({ milliseconds: DAY_MS }));
    return Object.entries(counts).map(([name, count]) => [count, { state: name }]);
  });
  gauge(
    ['waiting', 'for'],
    'Digests that wait for their list, and messages that wait to be sent.',
    async () => {
      const { waiting } = await state.figures();
      return Object.entries(waiting).map(([name, count]) => [count, { for: name }]);
    },
  );
  const byPlatform = (pick: (figures: Figures) => Figures['people']) => async () =>
    pick(await state.figures()).map(({ platform, count }): Sample => [count, { platform }]);
  gauge(
    ['channels', 'platform'],
    'Channels that have ordered something, direct messages left out.',
    byPlatform(({ channels }) => channels),
  );
  gauge(
    ['channels_refusing', 'platform'],
    'Channels that take nothing from us, and are left alone for now.',
    byPlatform(({ refusing }) => refusing),
  );
  gauge(
    ['people', 'platform'],
    'People who follow, mute, save or have ordered something for themselves.',
    byPlatform(({ people }) => people),
  );
  gauge(['mailboxes', 'state'], 'Mailboxes, by what they want.', async () => {
    const { mailboxes } = await state.figures();
    return mailboxes.map(({ state: name, count }): Sample => [count, { state: name }]);
  });
}

function addSources(gauge: AddGauge, { ingest, clock }: MetricParts): void {
  const since = (at: { epochMilliseconds: number }) =>
    (clock.now().epochMilliseconds - at.epochMilliseconds) / 1_000;
  gauge(
    ['source_age_seconds', 'source'],
    "Time since a source's newest list was read; absent where it never was.",
    () =>
      ingest
        .reads()
        .flatMap(({ name, readAt }) => (readAt ? [[since(readAt), { source: name }] as const] : [])),
  );
  gauge(
    ['source_failing_seconds', 'source'],
    'For how long a source could not be read; 0 where it could.',
    () => ingest.reads().map(({ name, failing }) => [failing ? since(failing.since) : 0, { source: name }]),
  );
}

function addMachine(gauge: AddGauge, { loopDelay }: MetricParts): void {
  gauge(
    ['loop_delay_seconds', 'of'],
    'How long what was due waited for its turn since the last scrape.',
    () => Object.entries(loopDelay()).map(([of, seconds]) => [seconds, { of }]),
  );
  gauge(['memory_bytes', 'kind'], 'Memory of this process: all of it, and what V8 uses and holds.', () => {
    const { rss, heapUsed, heapTotal } = process.memoryUsage();
    return Object.entries({ rss, heap_used: heapUsed, heap_total: heapTotal }).map(([kind, bytes]) => [
      bytes,
      { kind },
    ]);
  });
}
