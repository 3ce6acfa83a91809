import { listenTrial } from '#adapters/shared/listen-trial.ts';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';
import { portTrouble } from '#core/parts/port-trouble.ts';
import type { Config } from '../../config.ts';

/** Whether pages, feeds and platforms' requests can be taken where PORT says. */
export async function publicPortLines({ publicPlace }: Config): Promise<readonly CheckResult[]> {
  const { port, host } = publicPlace;
  if (port === undefined) return [];
  const failed = await listenTrial({ port, host });
  if (!failed) return [good(`PORT ${port} on ${host} is free.`)];
  if (failed.code !== 'EADDRINUSE') return [bad(portTrouble('PORT', port, failed))];
  const taken = `PORT ${port} on ${host} is in use: by Paperboy where it is running, else end the other program or set another PORT.`;
  return [note(taken)];
}
