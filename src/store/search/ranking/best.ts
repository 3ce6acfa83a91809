const STEPS = 1024;

/**
 * The indices of the `count` highest scores above zero, best first; equals in the order of their index. One pass counts
 * scores by height, so that only about `count` of them are sorted.
 */
export function best(scores: Float32Array, count: number): number[] {
  const top = highest(scores);
  if (top === 0) return [];
  const step = STEPS / top;
  const heights = new Uint32Array(STEPS + 1);
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score <= 0) continue;
    const height = (score * step) | 0;
    heights[height] = (heights[height] ?? 0) + 1;
  }
  let floor = STEPS;
  for (let seen = heights[floor] ?? 0; seen < count && floor > 0; seen += heights[floor] ?? 0) floor--;
  const found: number[] = [];
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score > 0 && ((score * step) | 0) >= floor) found.push(i);
  }
  found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  return found.slice(0, count);
}

function highest(scores: Float32Array): number {
  let top = 0;
  for (let i = 0; i < scores.length; i++) {
    const score = scores[i] ?? 0;
    if (score > top) top = score;
  }
  return top;
}
