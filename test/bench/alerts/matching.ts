import { join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Paper } from '#core/paper.ts';
import { matchRinging } from '#engine/planning/alerts/ringing.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState } from '#store/state/state.ts';
import { silent } from '#test/fakes/source.ts';
import { type Row, timedUntil } from '../measure.ts';

/** How long it takes to know which topic that rings each of the papers is on, with nothing else in this process. */
export async function timeMatching(folder: string, papers: readonly Paper[]): Promise<Row> {
  const archive = openArchive(join(folder, 'archive.sqlite'));
  const state = await openState(join(folder, 'state.sqlite'));
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  try {
    const parts = { follows: state.follows, archive, nextTurn: () => nextTurn(), logger: silent };
    const took = await timedUntil(() => matchRinging(parts, 'discord', papers));
    return {
      'matched s': took / 1000,
      'loop p99 ms': delay.percentile(99) / 1e6,
      'loop max ms': delay.max / 1e6,
    };
  } finally {
    await archive.close();
    await state.close();
  }
}
