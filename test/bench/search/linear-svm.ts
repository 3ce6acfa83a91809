/** A sparse row: which columns, and with what weight. */
export interface SparseRow {
  readonly columns: Uint32Array;
  readonly weights: Float32Array;
}

// The first places no longer change after these.
const MOST_ROUNDS = 20;
const SETTLED = 1e-3;

/**
 * A linear support vector machine with squared hinge loss, classes balanced and the bias penalised like any weight,
 * solved by dual coordinate descent: what scikit-learn's LinearSVC does. Gives the decision for every row.
 */
export function linearSvm(
  rows: readonly SparseRow[],
  width: number,
  { positive, cost }: { positive: ReadonlySet<number>; cost: number },
): Float32Array {
  const weights = new Float64Array(width + 1);
  const alpha = new Float64Array(rows.length);
  const norms = rows.map((row) => 1 + row.weights.reduce((sum, weight) => sum + weight ** 2, 0));
  const balanced = (count: number) => (cost * rows.length) / (2 * Math.max(1, count));
  const costs = { positive: balanced(positive.size), negative: balanced(rows.length - positive.size) };
  for (let round = 0, moved = Number.POSITIVE_INFINITY; round < MOST_ROUNDS && moved > SETTLED; round++) {
    moved = 0;
    rows.forEach((row, at) => {
      const isPositive = positive.has(at);
      const label = isPositive ? 1 : -1;
      const slack = 1 / (2 * (isPositive ? costs.positive : costs.negative));
      const before = alpha[at] ?? 0;
      const gradient = label * decide(row, weights) - 1 + slack * before;
      const after = Math.max(0, before - gradient / ((norms[at] ?? 1) + slack));
      // Costs differ by the thousand between the classes: what counts is the share by which a step changes its own alpha.
      moved = Math.max(moved, Math.abs(after - before) / Math.max(after, 1e-9));
      alpha[at] = after;
      add(row, weights, label * (after - before));
    });
  }
  return Float32Array.from(rows, (row) => decide(row, weights));
}

function decide({ columns, weights: values }: SparseRow, weights: Float64Array): number {
  let sum = weights.at(-1) ?? 0;
  for (let at = 0; at < columns.length; at++) sum += (values[at] ?? 0) * (weights[columns[at] ?? 0] ?? 0);
  return sum;
}

function add({ columns, weights: values }: SparseRow, weights: Float64Array, step: number): void {
  for (let at = 0; at < columns.length; at++) {
    const column = columns[at] ?? 0;
    weights[column] = (weights[column] ?? 0) + step * (values[at] ?? 0);
  }
  weights[weights.length - 1] = (weights.at(-1) ?? 0) + step;
}
