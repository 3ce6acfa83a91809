import { z } from 'zod';
import { listenTrial } from '#adapters/shared/listen-trial.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import { portTrouble } from '#core/parts/port-trouble.ts';
import type { Config } from '../../config.ts';

const Health = z.object({ ok: z.boolean(), troubles: z.array(z.string()) });
const ANSWER_MS = 5_000;

/** Whether health can be served where it should be; what a Paperboy says that serves it now. */
export async function healthPortLines({
  healthPort,
  healthHost,
  chats,
  publicPlace,
}: Config): Promise<readonly CheckResult[]> {
  if (healthPort === undefined) {
    const missing = 'HEALTH_PORT is not set: nothing but the log tells when something is wrong later.';
    return chats.length > 0 ? [note(missing)] : [];
  }
  if (publicPlace.port === healthPort)
    return [bad(`HEALTH_PORT and PORT are both ${healthPort}: set another HEALTH_PORT.`)];
  const failed = await listenTrial({ port: healthPort, host: healthHost });
  if (!failed) return [good(`HEALTH_PORT ${healthPort} on ${healthHost} is free.`)];
  const health = failed.code === 'EADDRINUSE' ? await healthAt(healthHost, healthPort) : undefined;
  if (!health) return [bad(portTrouble('HEALTH_PORT', healthPort, failed))];
  return [
    good(`HEALTH_PORT ${healthPort} on ${healthHost} is served by a Paperboy that runs.`),
    ...health.troubles.map((trouble) => bad(`The Paperboy that runs says: ${trouble}`)),
  ];
}

async function healthAt(host: string, port: number): Promise<z.infer<typeof Health> | undefined> {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  try {
    const signal = AbortSignal.timeout(ANSWER_MS);
    const answer = await fetch(`http://${name}:${port}/healthz`, { signal });
    return Health.parse(await answer.json());
  } catch {
    return undefined;
  }
}
