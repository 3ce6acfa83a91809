const REACH = 8;

/**
 * How closely the words of a topic stand together in `tokens[from..to)`: 0 to 1, the share of its word pairs that come
 * within eight words of each other, each pair weighted by its words and saturating as it is repeated.
 */
export function nearness(
  tokens: ArrayLike<number>,
  from: number,
  to: number,
  words: ArrayLike<number>,
  weights: ArrayLike<number>,
): number {
  let near = 0;
  let total = 0;
  for (let i = 0; i < words.length; i += 1) {
    for (let j = i + 1; j < words.length; j += 1) {
      const weight = (weights[i] ?? 0) + (weights[j] ?? 0);
      const meetings = countMeetings(tokens, from, to, words[i] ?? -1, words[j] ?? -1);
      near += (weight * meetings) / (meetings + 1);
      total += weight;
    }
  }
  return total === 0 ? 0 : near / total;
}

function countMeetings(
  tokens: ArrayLike<number>,
  from: number,
  to: number,
  one: number,
  other: number,
): number {
  let meetings = 0;
  for (let at = from; at < to; at += 1) {
    if (
      tokens[at] === one &&
      standsNear(tokens, Math.max(from, at - REACH), Math.min(to, at + REACH + 1), other)
    )
      meetings += 1;
  }
  return meetings;
}

function standsNear(tokens: ArrayLike<number>, from: number, to: number, word: number): boolean {
  for (let at = from; at < to; at += 1) if (tokens[at] === word) return true;
  return false;
}
