/** What a message is made of in two parts of about the same weight, each with some of the papers; undefined where there are not two. `starts` says where a paper begins, and `parts` what only stands between two. */
export function halves<T>(
  pieces: readonly T[],
  { starts, parts }: { starts: (piece: T) => boolean; parts: (piece: T) => boolean },
): readonly [T[], T[]] | undefined {
  const weights = pieces.map((piece) => JSON.stringify(piece).length);
  const weightOf = (to: number) => weights.slice(0, to).reduce((sum, weight) => sum + weight, 0);
  const middle = weightOf(pieces.length) / 2;
  const [, ...cuts] = pieces.flatMap((piece, at) => (starts(piece) ? [at] : []));
  const [cut] = cuts.toSorted((a, b) => Math.abs(weightOf(a) - middle) - Math.abs(weightOf(b) - middle));
  if (cut === undefined) return undefined;
  const before = pieces.slice(0, cut);
  const last = before.at(-1);
  return [last && parts(last) ? before.slice(0, -1) : before, pieces.slice(cut)];
}

/** Lines as texts of at most so many characters; no line is longer. */
export function filledLines(lines: readonly string[], most: number): string[] {
  const texts: string[] = [];
  for (const line of lines) {
    const open = texts.at(-1);
    if (open !== undefined && open.length + line.length < most) texts.splice(-1, 1, `${open}\n${line}`);
    else texts.push(line);
  }
  return texts;
}
