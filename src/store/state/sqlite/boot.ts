import { readFileSync } from 'node:fs';
import { uptime } from 'node:os';
import type { Moment } from '#core/delivery/moment.ts';

const LINUX = '/proc/sys/kernel/random/boot_id';
// Where a boot has no id, processes that ask at different times must come to the same one.
const ROUNDED_MS = 5 * 60_000;

/** The machine's own time; all processes of one machine agree on it. */
export function machineTime(): () => Moment {
  const boot = bootId();
  return () => ({ wall: Date.now(), tick: Number(process.hrtime.bigint() / 1_000_000n), boot });
}

function bootId(): string {
  try {
    return readFileSync(LINUX, 'utf8').trim();
  } catch {
    return `booted-${Math.round((Date.now() - uptime() * 1_000) / ROUNDED_MS)}`;
  }
}
