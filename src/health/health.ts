import { setTimeout as after } from 'node:timers/promises';
import { Hono } from 'hono';
import { messageOf, SetupError } from '#core/errors.ts';
import type { StateStore } from '#store/state/state.ts';
import { type MetricParts, metricsOf } from './metrics.ts';
import { healthReport } from './report.ts';

export interface HealthParts extends MetricParts {
  readonly state: MetricParts['state'] & Pick<StateStore, 'answers' | 'trouble'>;
}

/** Longer than the state waits for another process to end its writing. */
const ANSWER_MS = 5_000;

/**
 * `/livez` answers 200 where starting again would not help: the loop turns, and the state answers. `/healthz` answers 200, or
 * 503 with what is wrong, both as JSON; `/metrics` answers in Prometheus' format.
 */
export function healthApp(parts: HealthParts): Hono {
  const registry = metricsOf(parts);
  return new Hono()
    .get('/livez', async (context) => {
      const trouble = await troubleOfState(parts.state);
      return context.json(
        { ok: trouble === undefined, ...(trouble ? { trouble } : {}) },
        trouble ? 503 : 200,
      );
    })
    .get('/healthz', async (context) => {
      const report = await healthReport(parts);
      return context.json(report, report.ok ? 200 : 503);
    })
    .get('/metrics', async (context) =>
      context.text(await registry.metrics(), 200, { 'content-type': registry.contentType }),
    )
    .onError((error, context) => context.json({ ok: false, troubles: [messageOf(error)] }, 503));
}

const isAway = (error: unknown) => error instanceof SetupError && error.code === 'database-away';

async function troubleOfState(state: HealthParts['state']): Promise<string | undefined> {
  const answered = new AbortController();
  // Of a database that is away it is known already, and starting again would bring it no nearer.
  const late = after(
    ANSWER_MS,
    state.trouble() ? undefined : `The state did not answer within ${ANSWER_MS / 1_000} s.`,
    {
      signal: answered.signal,
      ref: false,
    },
  ).catch(() => undefined);
  try {
    const well = state.answers().then(() => undefined);
    return await Promise.race([well, late]);
  } catch (error) {
    return isAway(error) ? undefined : messageOf(error);
  } finally {
    answered.abort();
  }
}
