import { describe, expect, it } from 'vitest';
import { together } from '#store/state/together.ts';

/** Writes numbers, each batch once it is let; a negative one fails with all beside it. */
function writer({ isWell = true } = {}) {
  const batches: number[][] = [];
  const gates: (() => void)[] = [];
  const put = together(
    async (pieces: readonly number[]) => {
      batches.push([...pieces]);
      await new Promise<void>((open) => gates.push(open));
      if (pieces.some((piece) => piece < 0)) throw new Error(`cannot write ${pieces}`);
      return pieces.map((piece) => piece * 10);
    },
    () => isWell,
  );
  const openAll = async (): Promise<void> => {
    for (let turn = 0; turn < 20; turn += 1) {
      gates.shift()?.();
      await Promise.resolve();
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { batches, put, openAll };
}

const settledOf = (results: Promise<number>[]) => Promise.allSettled(results);

describe('what is written together', () => {
  it('waits for no company, and goes with whatever else came while others were written', async () => {
    const { batches, put, openAll } = writer();
    const results = [1, 2, 3].map(put);
    expect(batches, 'the first goes at once').toEqual([[1]]);
    await openAll();
    expect(await Promise.all(results)).toEqual([10, 20, 30]);
    expect(batches).toEqual([[1], [2, 3]]);
    const later = put(4);
    await openAll();
    expect(await later).toBe(40);
  });

  it('is no more at a time than is written in a moment', async () => {
    const { batches, put, openAll } = writer();
    const results = Array.from({ length: 120 }, (_, at) => put(at));
    await openAll();
    await Promise.all(results);
    expect(batches.map(({ length }) => length)).toEqual([1, 50, 50, 19]);
  });

  it('fails for what cannot be written alone', async () => {
    const { batches, put, openAll } = writer();
    const results = [1, 2, -3, 4].map(put);
    await openAll();
    expect((await settledOf(results)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'fulfilled',
      'rejected',
      'fulfilled',
    ]);
    expect(batches).toEqual([[1], [2, -3, 4], [2], [-3], [4]]);
  });

  it('fails at once where nothing can be written', async () => {
    const { batches, put, openAll } = writer({ isWell: false });
    const results = [1, 2, -3].map(put);
    await openAll();
    expect((await settledOf(results)).map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
    ]);
    expect(batches).toEqual([[1], [2, -3]]);
  });
});
