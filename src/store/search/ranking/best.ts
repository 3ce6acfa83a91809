import { highestFirst } from './highest-first.ts';

const STEPS = 1024;

/**
 * The indices of the `count` highest scores above zero, best first; equals in the order of their index. One pass counts
 * scores by height, so that only about `count` of them are sorted.
 */
export function best(scores: Float32Array, count: number): Uint32Array {
  const top = highest(scores);
  if (top === 0) return new Uint32Array();
  const step = STEPS / top;
  const heights = new Uint32Array(STEPS + 1);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score <= 0) continue;
    const height = (score * step) | 0;
    heights[height] = (heights[height] ?? 0) + 1;
  }
  let floor = STEPS;
  let many = heights[floor] ?? 0;
  while (many < count && floor > 0) many += heights[--floor] ?? 0;
  const rows = new Uint32Array(many);
  const high = new Float32Array(many);
  for (let i = 0, at = 0; at < many; i++) {
    const score = scores[i] ?? 0;
    if (score <= 0 || ((score * step) | 0) < floor) continue;
    rows[at] = i;
    high[at++] = score;
  }
  return highestFirst(high, rows)
    .subarray(0, count)
    .map((place) => rows[place] ?? 0);
}

function highest(scores: Float32Array): number {
  let top = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score > top) top = score;
  }
  return top;
}
