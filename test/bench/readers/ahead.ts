import type { Row } from '../measure.ts';
import type { Outcome } from './outcome.ts';

/**
 * For how many readers one way is ahead of another from a day on, each by their own mean of nDCG@10 over these days, in a
 * column for each draw of readers; and by how much, with twice the standard error over the readers.
 */
export function aheadOf(
  [what, ours]: readonly [string, readonly Outcome[]],
  others: readonly (readonly [string, readonly Outcome[]])[],
  { from, seeds, perSeed }: { from: number; seeds: readonly number[]; perSeed: number },
): Row[] {
  const own = meansByReader(ours, from);
  return others
    .filter(([other]) => other !== what)
    .map(([other, outcomes]) => {
      const theirs = meansByReader(outcomes, from);
      const differences = [...own].map(
        ([reader, mean]) => [reader, mean - (theirs.get(reader) ?? 0)] as const,
      );
      const columns = seeds.map((seed, at) => {
        const drawn = differences.filter(([reader]) => Math.floor(reader / perSeed) === at);
        const ahead = drawn.filter(([, difference]) => difference > 0).length;
        return [`seed ${seed}`, `${ahead} of ${drawn.length}`] as const;
      });
      return {
        'ahead of': other,
        ...Object.fromEntries(columns),
        ...spreadOf(differences.map(([, each]) => each)),
      };
    });
}

function meansByReader(outcomes: readonly Outcome[], from: number): Map<number, number> {
  const byReader = Map.groupBy(
    outcomes.filter(({ day }) => day >= from),
    ({ reader }) => reader,
  );
  return new Map(
    [...byReader].map(([reader, some]) => [
      reader,
      some.reduce((sum, { ndcg }) => sum + ndcg, 0) / some.length,
    ]),
  );
}

function spreadOf(values: readonly number[]): { readonly 'by nDCG': number; readonly '±': number } {
  const count = Math.max(1, values.length);
  const mean = values.reduce((sum, each) => sum + each, 0) / count;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, count - 1);
  return { 'by nDCG': mean, '±': 2 * Math.sqrt(variance / count) };
}
