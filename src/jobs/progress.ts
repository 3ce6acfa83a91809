import { progress } from '@clack/prompts';

/** Shows how far a job is: a bar on a terminal, a line now and then elsewhere. */
export interface Progress {
  /** `share` is from 0 to 1. */
  show(share: number, what: string): void;
  end(what: string): void;
}

const STEPS = 1000;
const FIRST_LINE_MS = 1_500;
const LINE_EVERY_MS = 5_000;

export function createProgress(output: NodeJS.WriteStream, title: string, now: () => number): Progress {
  return output.isTTY ? bar(output, title, now) : lines(output, title, now);
}

function bar(output: NodeJS.WriteStream, title: string, now: () => number): Progress {
  const shown = progress({ max: STEPS, size: 30, output, indicator: 'timer' });
  const started = now();
  let at = 0;
  shown.start(title);
  return {
    show(share, what) {
      const step = Math.floor(share * STEPS) - at;
      at += step;
      shown.advance(step, `${what}${timeLeft(share, now() - started)}`);
    },
    end: (what) => shown.stop(what),
  };
}

function lines(output: NodeJS.WriteStream, title: string, now: () => number): Progress {
  const started = now();
  let next = started + FIRST_LINE_MS;
  output.write(`${title}\n`);
  return {
    show(share, what) {
      if (now() < next) return;
      next = now() + LINE_EVERY_MS;
      output.write(`${Math.floor(share * 100)} %: ${what}${timeLeft(share, now() - started)}\n`);
    },
    end: (what) => output.write(`${what}\n`),
  };
}

/** " · 3 min left", by the pace so far; nothing while there is no pace yet. */
function timeLeft(share: number, elapsedMs: number): string {
  if (share <= 0 || share >= 1 || elapsedMs < 2_000) return '';
  const seconds = ((elapsedMs / share) * (1 - share)) / 1000;
  return seconds < 90 ? ` · ${Math.ceil(seconds)} s left` : ` · ${Math.ceil(seconds / 60)} min left`;
}
