import { describe, expect, it } from 'vitest';
import type { Health } from '#engine/delivery/service.ts';
import { type HealthParts, healthApp } from '#src/health/health.ts';
import { countReply, createDropCounter, createReplyCounter } from '#src/health/metrics.ts';
import { clockAt } from '#test/fakes/source.ts';

const WELL: Health = { roles: ['plan:discord', 'fetch'], troubles: [], depth: 3, tickAgeMs: 1_500 };

/** What health and metrics say where the service is like this. */
async function probe(health: Health, more: Partial<HealthParts> = {}) {
  const counts = { planned: 0, sending: 0, retry: 0, sent: 7, failed: 0, uncertain: 0 };
  const app = healthApp({
    service: { health: () => health },
    ledger: { counts: async () => counts },
    archive: { listRead: () => undefined },
    sources: [{ name: 'huggingface', currentDay: () => '2026-08-20' }],
    replies: createReplyCounter(),
    dropped: createDropCounter(),
    clock: clockAt('2026-08-20T09:00:00Z'),
    ...more,
  });
  const [answer, metrics] = await Promise.all([app.request('/healthz'), app.request('/metrics')]);
  return { app, status: answer.status, body: await answer.json(), metrics: await metrics.text() };
}

describe('health', () => {
  it('says what this process does, and that all is well', async () => {
    const { status, body } = await probe(WELL);
    expect([status, body]).toEqual([200, { ok: true, roles: ['plan:discord', 'fetch'], troubles: [] }]);
  });

  it('says what is wrong with the service and with the chats', async () => {
    const { status, body } = await probe(
      { ...WELL, roles: [], troubles: ['disk full'] },
      { chatTroubles: () => ['Slack is away'] },
    );
    expect(status).toBe(503);
    expect(body).toEqual({ ok: false, roles: [], troubles: ['disk full', 'Slack is away'] });
  });
});

describe('metrics', () => {
  it('count roles, deliveries, the queue, and the age of ticks', async () => {
    const { metrics } = await probe(WELL);
    expect(metrics).toContain('paperboy_role{role="plan:discord"} 1');
    expect(metrics).toContain('paperboy_role{role="fetch"} 1');
    expect(metrics).toContain('paperboy_deliveries{state="sent"} 7');
    expect(metrics).toContain('paperboy_queue_depth 3');
    expect(metrics).toContain('paperboy_tick_age_seconds 1.5');
    expect(metrics).toContain('paperboy_source_age_seconds Nan');
  });

  it('count answers by what came of them, and refusals by their code', async () => {
    const replies = createReplyCounter();
    const document = { summary: 'Here it is.', blocks: [] };
    countReply(replies, { status: 'answered', document });
    countReply(replies, { status: 'usage', code: 'topics-full', document });
    countReply(replies, { status: 'usage', code: 'topics-full', document });
    const { metrics } = await probe(WELL, { replies });
    expect(metrics).toContain('paperboy_replies_total{status="answered",code=""} 1');
    expect(metrics).toContain('paperboy_replies_total{status="usage",code="topics-full"} 2');
  });

  it('leave out a role that was lost', async () => {
    let { roles } = WELL;
    const { app } = await probe(WELL, { service: { health: () => ({ ...WELL, roles }) } });
    roles = ['fetch'];
    const text = await (await app.request('/metrics')).text();
    expect(text).toContain('paperboy_role{role="fetch"} 1');
    expect(text).not.toContain('plan:discord');
  });
});
