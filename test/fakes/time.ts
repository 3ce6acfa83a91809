import type { Moment } from '#core/delivery/moment.ts';
import type { StateClock } from '#core/delivery/state-clock.ts';
import type { Sleep } from '#engine/in-time.ts';

/** When virtual time begins. */
export const START = Date.UTC(2026, 7, 20, 9);

export interface Time {
  now(): Moment;
  /** Milliseconds since the machine was started, by the clock that nobody sets. */
  ticks(): number;
  readonly sleep: Sleep;
  /** Lets time pass: timers that are due fire in their order, and what they woke goes on until it waits again. */
  pass(ms: number): Promise<void>;
  /** Time goes by without anybody noticing: the process was frozen, and its timers fire at the next `pass`. */
  freeze(ms: number): void;
  /** Sets the wall clock forward, or back. */
  step(ms: number): void;
  /** The milliseconds that really passed, whatever the clocks say. */
  elapsed(): number;
  /** A restart of the machine: ticks start anew. */
  reboot(): void;
}

/** Time that passes only when it is told to. */
export function virtualTime(): Time {
  let [wall, tick, steady, boots] = [START, 5_000, 0, 1];
  const timers = new Set<{ at: number; wake: () => void }>();
  const settle = async () => {
    for (let round = 0; round < 3; round += 1) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const forward = (ms: number) => {
    wall += ms;
    tick += ms;
    steady += ms;
  };
  return {
    now: () => ({ wall, tick, boot: `boot ${boots}` }),
    ticks: () => tick,
    elapsed: () => steady,
    freeze: forward,
    step: (ms) => {
      wall += ms;
    },
    reboot: () => {
      tick = 0;
      boots += 1;
    },
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve();
        const timer = { at: steady + Math.max(1, Math.ceil(ms)), wake: resolve };
        timers.add(timer);
        signal?.addEventListener('abort', () => {
          timers.delete(timer);
          resolve();
        });
      }),
    pass: async (ms) => {
      const end = steady + ms;
      for (;;) {
        await settle();
        const next = [...timers].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers.delete(next);
        forward(Math.max(0, next.at - steady));
        next.wake();
      }
      forward(end - steady);
    },
  };
}

/** A state's clock over virtual time, which remembers what was written down; processes that share it share a state. */
export function fakeStateClock({ now }: Pick<Time, 'now'>): StateClock & { marks: Moment[] } {
  const marks: Moment[] = [];
  return {
    marks,
    now: async () => now(),
    mark: async () => {
      const before = marks.at(-1);
      marks.push(now());
      return { now: now(), ...(before ? { before } : {}) };
    },
  };
}
