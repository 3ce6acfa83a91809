import { describe, expect, it } from 'vitest';
import { TIMING } from '#core/delivery/delivery.ts';
import { createService, type Service } from '#engine/delivery/service.ts';
import { healthApp } from '#src/health.ts';
import { fakeChat } from '#test/fakes/chat.ts';
import { AT, testEngine } from '#test/fakes/engine.ts';
import { papers } from '#test/fakes/papers.ts';
import { silent } from '#test/fakes/source.ts';

/** Two instances over one state, whose pauses end when a test says so. */
function twoInstances() {
  const made = testEngine({ '2026-08-20': papers(6) }, { now: '2026-08-20T08:00:00Z' });
  const { clock, state, source, shelf } = made;
  let waiting: { ms: number; end: () => void }[] = [];
  const sleep = (ms: number, signal?: AbortSignal) =>
    new Promise<void>((resolve) => {
      if (signal?.aborted) return resolve();
      waiting.push({ ms, end: resolve });
      signal?.addEventListener('abort', () => resolve(), { once: true });
    });
  const moment = () => ({ wall: clock.now().epochMilliseconds, tick: clock.now().epochMilliseconds });
  const start = (owner: string) => {
    const chat = fakeChat();
    const parts = { ...state, source, shelf, clock, logger: silent, moment, sleep, random: () => 0.5 };
    const service = createService({ ...parts, adapters: [chat], timing: TIMING, owner });
    service.start();
    return { chat, service };
  };
  /** Lets so much time go by, with all that is woken by it. */
  const pass = async (ms: number) => {
    clock.set(clock.now().add({ milliseconds: ms }).toString());
    for (let round = 0; round < 60; round++) {
      const woken = waiting.filter((each) => each.ms <= ms);
      waiting = waiting.filter((each) => each.ms > ms);
      for (const { end } of woken) end();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  return { ...made, start, pass };
}

async function healthOf(service: Service, made: ReturnType<typeof testEngine>) {
  const app = healthApp({
    service,
    ledger: made.state.ledger,
    archive: made.archive,
    source: made.source,
    clock: made.clock,
  });
  const [health, metrics] = await Promise.all([app.request('/healthz'), app.request('/metrics')]);
  return { status: health.status, body: await health.json(), metrics: await metrics.text() };
}

describe('the service', () => {
  it('delivers by one instance while another stands by, and hands over when it stops', async () => {
    const town = twoInstances();
    await town.engine.subscribe({ ...AT, wishes: { time: '09:00', zone: 'UTC', size: 2 } });
    const first = town.start('first');
    await town.pass(1);
    const second = town.start('second');
    await town.pass(1);
    expect([first.service.health().leading, second.service.health().leading]).toEqual([true, false]);

    const stopped = first.service.stop();
    await town.pass(10_000);
    await stopped;
    await town.pass(20_000);
    expect(second.service.health()).toMatchObject({ leading: true, troubles: [] });
    const ended = second.service.stop();
    await town.pass(10_000);
    await ended;
  });

  it('says how it is, and what is wrong', async () => {
    const town = twoInstances();
    const { service } = town.start('only');
    await town.pass(1);
    const well = await healthOf(service, town);
    expect(well).toMatchObject({ status: 200, body: { ok: true, leading: true, troubles: [] } });
    expect(well.metrics).toMatch(/paperboy_leading 1/);
    expect(well.metrics).toMatch(/paperboy_deliveries\{state="sent"\} 0/);
    expect(well.metrics).toMatch(/paperboy_queue_depth 0/);

    town.state.close();
    await town.pass(5_000);
    const ill = await healthOf(service, town);
    expect(ill.status).toBe(503);
    expect(ill.body).toMatchObject({ ok: false, troubles: expect.arrayContaining([expect.any(String)]) });
  });
});
