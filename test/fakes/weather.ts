import { setTimeout as after } from 'node:timers/promises';

/** How a platform takes one request: the milliseconds until it does what was asked, and until its answer leaves; and what goes wrong. */
export interface Weather<Fault> {
  readonly acceptMs: number;
  readonly answerMs: number;
  readonly fault?: Fault | undefined;
}

/** Waits, where there is anything to wait for. */
export async function lag(ms: number | undefined): Promise<void> {
  if (ms) await after(ms);
}
