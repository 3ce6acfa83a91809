import { vi } from 'vitest';
import { type Time, virtualTime } from '#test/fakes/delivery.ts';

/** Virtual time that node-cron sees too, which reads the clock by itself; the test has `Date` faked. */
export function datedTime(): Time {
  const time = virtualTime();
  const show = () => vi.setSystemTime(time.now().wall);
  const shown = (change: (ms: number) => void) => (ms: number) => {
    change(ms);
    show();
  };
  show();
  return {
    ...time,
    freeze: shown(time.freeze),
    step: shown(time.step),
    sleep: async (ms, signal) => {
      await time.sleep(ms, signal);
      show();
    },
  };
}
