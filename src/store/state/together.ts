/** As many as are written in some milliseconds. */
const AT_MOST = 50;

/** A piece of work, and whoever waits for what comes of it. */
interface Waiting<Piece, Result> {
  readonly piece: Piece;
  readonly done: PromiseWithResolvers<Result>;
}

/**
 * Does work of which several pieces go in one transaction: what comes while others are being written goes with the next ones,
 * so that what ends together reaches the disk together, and nothing waits for company. Where several fail, each is tried by
 * itself while `isWell`: one that cannot be written is no other's fault.
 */
export function together<Piece, Result>(
  write: (pieces: readonly Piece[]) => Promise<readonly Result[]>,
  isWell: () => boolean,
): (piece: Piece) => Promise<Result> {
  const waiting: Waiting<Piece, Result>[] = [];
  let writes = false;
  const alone = async (each: Waiting<Piece, Result>): Promise<void> => {
    await write([each.piece]).then((results) => answer([each], results), each.done.reject);
  };
  const inOne = async (some: readonly Waiting<Piece, Result>[]): Promise<void> => {
    try {
      answer(some, await write(some.map(({ piece }) => piece)));
    } catch (error) {
      if (isWell()) for (const each of some) await alone(each);
      else for (const { done } of some) done.reject(error);
    }
  };
  const writeAll = async (): Promise<void> => {
    if (writes) return;
    writes = true;
    while (waiting.length > 0) {
      const [first, ...more] = waiting.splice(0, AT_MOST);
      if (first) await (more.length === 0 ? alone(first) : inOne([first, ...more]));
    }
    writes = false;
  };
  return (piece) => {
    const done = Promise.withResolvers<Result>();
    waiting.push({ piece, done });
    void writeAll();
    return done.promise;
  };
}

function answer<Piece, Result>(some: readonly Waiting<Piece, Result>[], results: readonly Result[]): void {
  for (const [at, { done }] of some.entries()) done.resolve(results[at] as Result);
}
