/** A column of a sparse table: the rows it stands in, and with what weight. */
export interface Column {
  readonly rows: Uint32Array;
  readonly weights: Float32Array;
}

const ROUNDS = 2;

/**
 * The main axes of a sparse table (latent semantic analysis): one vector of `width` numbers for each column, side by
 * side, from a randomised subspace iteration. Always the same for one input.
 */
export function mainAxes(columns: readonly Column[], rowCount: number, width: number): Float32Array {
  const axes = startingPoints(columns.length * width);
  const rows = new Float32Array(rowCount * width);
  for (let round = 0; round < ROUNDS; round++) {
    rows.fill(0);
    columns.forEach((column, at) => {
      for (let i = 0; i < column.rows.length; i++) {
        addScaled(axes, at * width, rows, (column.rows[i] ?? 0) * width, column.weights[i] ?? 0, width);
      }
    });
    orthonormalise(rows, width);
    axes.fill(0);
    columns.forEach((column, at) => {
      for (let i = 0; i < column.rows.length; i++) {
        addScaled(rows, (column.rows[i] ?? 0) * width, axes, at * width, column.weights[i] ?? 0, width);
      }
    });
    orthonormalise(axes, width);
  }
  return axes;
}

// Any start will do as long as it is the same every time: a small linear congruential generator.
function startingPoints(count: number): Float32Array {
  let state = 1;
  return new Float32Array(count).map(() => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32 - 0.5;
  });
}

function addScaled(
  source: Float32Array,
  from: number,
  target: Float32Array,
  to: number,
  weight: number,
  width: number,
): void {
  for (let j = 0; j < width; j++) target[to + j] = (target[to + j] ?? 0) + weight * (source[from + j] ?? 0);
}

// Cholesky of the small Gram matrix, then a forward substitution for every row.
function orthonormalise(table: Float32Array, width: number): void {
  const lower = cholesky(gram(table, width), width);
  for (let at = 0; at < table.length; at += width) {
    for (let i = 0; i < width; i++) {
      let value = table[at + i] ?? 0;
      for (let j = 0; j < i; j++) value -= (lower[i * width + j] ?? 0) * (table[at + j] ?? 0);
      table[at + i] = value / (lower[i * width + i] ?? 1);
    }
  }
}

function gram(table: Float32Array, width: number): Float64Array {
  const product = new Float64Array(width * width);
  for (let at = 0; at < table.length; at += width) {
    for (let i = 0; i < width; i++) {
      const value = table[at + i] ?? 0;
      const to = i * width;
      for (let j = 0; j <= i; j++) product[to + j] = (product[to + j] ?? 0) + value * (table[at + j] ?? 0);
    }
  }
  return product;
}

function cholesky(matrix: Float64Array, width: number): Float64Array {
  const lower = new Float64Array(width * width);
  const at = (i: number, j: number) => lower[i * width + j] ?? 0;
  const tiny = 1e-9 * Math.max(...matrix);
  for (let i = 0; i < width; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * width + j] ?? 0;
      for (let m = 0; m < j; m++) sum -= at(i, m) * at(j, m);
      // A small archive has fewer directions than axes: dividing by infinity makes the rest zero.
      if (i === j) lower[i * width + i] = sum > tiny ? Math.sqrt(sum) : Number.POSITIVE_INFINITY;
      else lower[i * width + j] = sum / at(j, j);
    }
  }
  return lower;
}
