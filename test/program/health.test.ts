import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { SetupError } from '#core/errors.ts';
import type { Health } from '#engine/delivery/service.ts';
import type { SourceReads } from '#engine/ingest/ingest.ts';
import { type HealthParts, healthApp } from '#src/health/health.ts';
import { createMeter } from '#src/health/meter.ts';
import { metricsOf } from '#src/health/metrics.ts';
import { watchChats } from '#src/health/watch-chats.ts';
import { clockAt } from '#test/fakes/source.ts';

const WELL: Health = { roles: ['plan:discord', 'fetch'], troubles: [], depth: 3, tickAgeMs: 1_500 };
const at = (time: string) => Temporal.Instant.from(`2026-08-20T${time}Z`);
const READ: SourceReads = {
  name: 'huggingface',
  title: 'Hugging Face',
  day: '2026-08-20',
  readAt: at('08:58:00'),
};
const FIGURES = {
  channels: [{ platform: 'discord', count: 12 }],
  refusing: [{ platform: 'discord', count: 1 }],
  people: [{ platform: 'discord', count: 34 }],
  mailboxes: [{ state: 'confirmed' as const, count: 9 }],
  waiting: { list: 2, send: 5 },
};
const COUNTS = { planned: 0, sending: 0, retry: 0, sent: 7, failed: 0, uncertain: 0 };

/** A state that is well but for this. */
function stateThat(otherwise: Partial<HealthParts['state']>): HealthParts['state'] {
  return {
    figures: async () => FIGURES,
    answers: async () => {},
    trouble: () => undefined,
    ...otherwise,
  };
}

/** What health is made of where the service is like this. */
function partsWith(health: Health, more: Partial<HealthParts> = {}): HealthParts {
  return {
    service: { health: () => health },
    ledger: { counts: async () => COUNTS },
    ingest: { reads: () => [READ] },
    state: stateThat({}),
    meter: createMeter(),
    chats: () => [{ name: 'discord' }],
    loopDelay: () => ({ middle: 0.001, longest: 0.02 }),
    clock: clockAt('2026-08-20T09:00:00Z'),
    ...more,
  };
}

/** What is answered then. */
async function probe(health: Health, more: Partial<HealthParts> = {}) {
  const app = healthApp(partsWith(health, more));
  const ask = async (path: string) => {
    const answer = await app.request(path);
    return { status: answer.status, text: await answer.text() };
  };
  const [healthz, livez, metrics] = [await ask('/healthz'), await ask('/livez'), await ask('/metrics')];
  return {
    app,
    status: healthz.status,
    body: JSON.parse(healthz.text),
    livez: { status: livez.status, body: JSON.parse(livez.text) },
    metrics: metrics.text,
  };
}

describe('health', () => {
  it('says what this process does, what waits, how old the newest list is, and that all is well', async () => {
    const { status, body } = await probe(WELL);
    expect([status, body]).toEqual([
      200,
      {
        ok: true,
        roles: ['plan:discord', 'fetch'],
        troubles: [],
        chats: [{ name: 'discord' }],
        sources: [
          { name: 'huggingface', day: '2026-08-20', readAt: '2026-08-20T08:58:00Z', ageSeconds: 120 },
        ],
        waiting: { list: 2, send: 5 },
      },
    ]);
  });

  it('says what is wrong with the service, and which chat is away since when', async () => {
    const away = { name: 'slack', trouble: 'Slack is away.', since: '2026-08-20T08:00:00Z' };
    const { status, body } = await probe(
      { ...WELL, roles: [], troubles: ['disk full'] },
      { chats: () => [{ name: 'discord' }, away] },
    );
    expect(status).toBe(503);
    expect(body).toMatchObject({
      ok: false,
      roles: [],
      troubles: ['disk full', 'Slack is away. (since 2026-08-20T08:00:00Z)'],
      chats: [{ name: 'discord' }, away],
    });
  });

  it('says at once that a source fails, and takes it for a trouble once it has for a quarter of an hour', async () => {
    const failing = (since: string): Partial<HealthParts> => ({
      ingest: {
        reads: () => [{ ...READ, failing: { since: at(since), reason: 'Hugging Face answered 503' } }],
      },
    });
    const short = await probe(WELL, failing('08:50:00'));
    expect([short.status, short.body.sources[0].failing]).toEqual([
      200,
      { since: '2026-08-20T08:50:00Z', reason: 'Hugging Face answered 503' },
    ]);
    const long = await probe(WELL, failing('08:40:00'));
    expect([long.status, long.body.troubles]).toEqual([
      503,
      ['Hugging Face could not be read (since 2026-08-20T08:40:00Z): Hugging Face answered 503'],
    ]);
  });

  it('still answers where the state does not', async () => {
    const figures = async () => Promise.reject(new Error('disk full'));
    const { status, body } = await probe(
      { ...WELL, troubles: ['disk full'] },
      { state: stateThat({ figures }) },
    );
    expect([status, body.troubles, body.waiting]).toEqual([503, ['disk full'], undefined]);
  });
});

describe('whether it lives', () => {
  it('does not depend on a chat, nor on what starting again would not mend', async () => {
    const { livez } = await probe(
      { ...WELL, troubles: ['state.sqlite was deleted under Paperboy'] },
      { chats: () => [{ name: 'discord', trouble: 'Discord is away.', since: '2026-08-20T08:00:00Z' }] },
    );
    expect(livez).toEqual({ status: 200, body: { ok: true } });
  });

  it('does where the state does not answer', async () => {
    const answers = async () => Promise.reject(new Error('state.sqlite is in use by another program'));
    const { livez } = await probe(WELL, { state: stateThat({ answers }) });
    expect(livez).toEqual({
      status: 503,
      body: { ok: false, trouble: 'state.sqlite is in use by another program' },
    });
  });
});

it('lives on while its database is away: starting again brings it no nearer', async () => {
  const away = new SetupError('database-away', 'The database paperboy on db:5432 cannot be reached.');
  const state = stateThat({ answers: async () => Promise.reject(away), trouble: () => away.message });
  expect((await probe(WELL, { state })).livez).toEqual({ status: 200, body: { ok: true } });
});

it('a chat is away since the trouble began, whatever it says meanwhile', () => {
  let now = at('08:00:00');
  let trouble: string | undefined;
  const { look } = watchChats([{ name: 'discord', trouble: () => trouble }], { now: () => now });
  expect(look()).toEqual([{ name: 'discord' }]);
  trouble = 'away for 30 s';
  look();
  [now, trouble] = [at('08:10:00'), 'away for 630 s'];
  expect(look()).toEqual([{ name: 'discord', trouble, since: '2026-08-20T08:00:00Z' }]);
  trouble = undefined;
  expect(look()).toEqual([{ name: 'discord' }]);
  [now, trouble] = [at('08:20:00'), 'refused'];
  expect(look()).toMatchObject([{ since: '2026-08-20T08:20:00Z' }]);
});

describe('metrics', () => {
  it('show what is now', async () => {
    const { metrics } = await probe(WELL);
    expect(metrics.split('\n')).toEqual(
      expect.arrayContaining([
        'paperboy_role{role="plan:discord"} 1',
        'paperboy_role{role="fetch"} 1',
        'paperboy_deliveries{state="sent"} 7',
        'paperboy_queue_depth 3',
        'paperboy_tick_age_seconds 1.5',
        'paperboy_source_age_seconds{source="huggingface"} 120',
        'paperboy_source_failing_seconds{source="huggingface"} 0',
        'paperboy_chat_up{platform="discord"} 1',
        'paperboy_channels{platform="discord"} 12',
        'paperboy_channels_refusing{platform="discord"} 1',
        'paperboy_people{platform="discord"} 34',
        'paperboy_mailboxes{state="confirmed"} 9',
        'paperboy_waiting{for="list"} 2',
        'paperboy_waiting{for="send"} 5',
        'paperboy_loop_delay_seconds{of="longest"} 0.02',
      ]),
    );
    expect(metrics).toMatch(/^paperboy_memory_bytes\{kind="rss"\} [1-9]/m);
  });

  it('count what happens: answers and refusals by their code, commands, sends, reads', async () => {
    const meter = createMeter();
    const document = { summary: 'Here it is.', blocks: [] };
    meter.replied({ status: 'answered', document });
    meter.replied({ status: 'usage', code: 'topics-full', document });
    meter.replied({ status: 'usage', code: 'topics-full', document });
    meter.ran('search', 700);
    meter.sent('discord', 'sent');
    meter.sent('discord', 'unknown');
    meter.lettered('confirm', 'sent');
    meter.read('huggingface', 'source-timeout');
    meter.dropped('slack');
    const { metrics } = await probe(WELL, { meter });
    expect(metrics.split('\n')).toEqual(
      expect.arrayContaining([
        'paperboy_replies_total{status="answered",code=""} 1',
        'paperboy_replies_total{status="usage",code="topics-full"} 2',
        'paperboy_command_seconds_bucket{le="1",command="search"} 1',
        'paperboy_command_seconds_count{command="search"} 1',
        'paperboy_sends_total{platform="discord",outcome="sent"} 1',
        'paperboy_sends_total{platform="discord",outcome="unknown"} 1',
        'paperboy_letters_total{kind="confirm",outcome="sent"} 1',
        'paperboy_source_reads_total{source="huggingface",outcome="source-timeout"} 1',
        'paperboy_dropped_total{platform="slack"} 1',
      ]),
    );
  });

  it('leave out a role that was lost', async () => {
    let { roles } = WELL;
    const { app } = await probe(WELL, { service: { health: () => ({ ...WELL, roles }) } });
    roles = ['fetch'];
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('paperboy_role{role="fetch"} 1');
    expect(text).not.toContain('plan:discord');
  });

  it('are in one table of the README, each with its labels and what it says', () => {
    const shown = metricsOf(partsWith(WELL))
      .getMetricsAsArray()
      .map((metric) => {
        const { name, help, type, labelNames } = metric as unknown as Record<
          'name' | 'help' | 'type',
          string
        > & {
          labelNames: readonly string[];
        };
        const labels = labelNames.map((label) => `\`${label}\``).join(', ');
        return `| \`${name}\` | ${type} | ${labels || '–'} | ${help} |`;
      });
    const readme = readFileSync(resolve(import.meta.dirname, '../../src/health/README.md'), 'utf8');
    expect(readme.split('\n').filter((line) => line.startsWith('| `paperboy_'))).toEqual(shown);
  });
});
