/** Sparse rows one after the other: row `r` has its columns and weights from `starts[r]` to `starts[r + 1]`. */
export interface SparseRows {
  readonly starts: Uint32Array;
  readonly columns: Uint32Array;
  readonly weights: Float32Array;
  /** How many columns there are. */
  readonly width: number;
}

/** What was learned: the decision for every row, and what it rests on, from which a later one may go on. */
export interface Solution {
  readonly decisions: Float32Array;
  readonly alpha: Float64Array;
}

// The first places no longer change after these.
const MOST_ROUNDS = 20;
const SETTLED = 1e-3;

/**
 * A linear support vector machine with squared hinge loss, classes balanced and the bias penalised like any weight,
 * solved by dual coordinate descent: what scikit-learn's LinearSVC does. There is one solution: `from`, the alphas of
 * the same rows and maybe fewer of them, only shortens the way.
 */
export function linearSvm(
  rows: SparseRows,
  { positive, cost, from }: { positive: ReadonlySet<number>; cost: number; from?: Float64Array | undefined },
): Solution {
  const count = rows.starts.length - 1;
  const weights = new Float64Array(rows.width + 1);
  const alpha = new Float64Array(count);
  alpha.set(from?.subarray(0, count) ?? []);
  const labels = Int8Array.from({ length: count }, (_, row) => (positive.has(row) ? 1 : -1));
  const norms = normsOf(rows);
  const balanced = (of: number) => (cost * count) / (2 * Math.max(1, of));
  const slacks = { positive: 0.5 / balanced(positive.size), negative: 0.5 / balanced(count - positive.size) };
  for (let row = 0; row < count; row++) add(rows, row, weights, (labels[row] ?? 0) * (alpha[row] ?? 0));
  for (let round = 0, moved = Number.POSITIVE_INFINITY; round < MOST_ROUNDS && moved > SETTLED; round++) {
    moved = 0;
    for (let row = 0; row < count; row++) {
      const label = labels[row] ?? 0;
      const slack = label > 0 ? slacks.positive : slacks.negative;
      const before = alpha[row] ?? 0;
      const gradient = label * decide(rows, row, weights) - 1 + slack * before;
      const after = Math.max(0, before - gradient / ((norms[row] ?? 1) + slack));
      // Costs differ by the thousand between the classes: what counts is the share by which a step changes its own alpha.
      moved = Math.max(moved, Math.abs(after - before) / Math.max(after, 1e-9));
      alpha[row] = after;
      add(rows, row, weights, label * (after - before));
    }
  }
  return { decisions: Float32Array.from({ length: count }, (_, row) => decide(rows, row, weights)), alpha };
}

function normsOf({ starts, weights }: SparseRows): Float64Array {
  return Float64Array.from({ length: starts.length - 1 }, (_, row) => {
    let sum = 1;
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at++) sum += (weights[at] ?? 0) ** 2;
    return sum;
  });
}

function decide(
  { starts, columns, weights: values }: SparseRows,
  row: number,
  weights: Float64Array,
): number {
  let sum = weights[weights.length - 1] ?? 0;
  const to = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < to; at++) sum += (values[at] ?? 0) * (weights[columns[at] ?? 0] ?? 0);
  return sum;
}

function add(
  { starts, columns, weights: values }: SparseRows,
  row: number,
  weights: Float64Array,
  step: number,
): void {
  if (step === 0) return;
  const to = starts[row + 1] ?? 0;
  for (let at = starts[row] ?? 0; at < to; at++) {
    const column = columns[at] ?? 0;
    weights[column] = (weights[column] ?? 0) + step * (values[at] ?? 0);
  }
  weights[weights.length - 1] = (weights[weights.length - 1] ?? 0) + step;
}
