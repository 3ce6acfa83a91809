import { monitorEventLoopDelay } from 'node:perf_hooks';

/** How long whatever was due had to wait for its turn, in seconds: half of the time less than the middle, never more than the longest. */
export interface LoopDelay {
  readonly middle: number;
  readonly longest: number;
}

const RESOLUTION_MS = 20;
const NANOSECONDS = 1e9;

/** Measures from now on; each question is answered of the time since the last one. */
export function watchLoop(): { delay(): LoopDelay; end(): void } {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  histogram.enable();
  // The histogram counts the time between two of its own turns.
  const seconds = (value: number) => Math.max(0, (value - RESOLUTION_MS * 1e6) / NANOSECONDS || 0);
  return {
    delay: () => {
      const delay = { middle: seconds(histogram.percentile(50)), longest: seconds(histogram.max) };
      histogram.reset();
      return delay;
    },
    end: () => void histogram.disable(),
  };
}
