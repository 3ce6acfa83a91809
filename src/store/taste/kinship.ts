import { alike, type ContentVectors, contentReader } from './content.ts';
import { cosineOf, type Features } from './features.ts';

/** Fitted on one half of the open topics; `npm run bench:search -- --row similar` prints both together. */
const KINSHIP = {
  /** What the share of distinctive words counts beside content, where the nearest are looked for: rare words are mostly those of how a thing is done. */
  words: 0.25,
  /** So many of the nearest are compared by all of their words and pairs of words, and what that counts beside content. */
  compared: 40,
  wording: 4,
  /** So many of the nearest say together with the paper what it is about. */
  nearest: 20,
} as const;

/** A paper that may be alike to another one: its row, and how much of that one's distinctive words it has, 1 at most. */
export interface Candidate {
  readonly row: number;
  readonly words: number;
}

/** A row, and how alike its paper is; comparable within one answer. */
export interface Kin {
  readonly row: number;
  readonly score: number;
}

interface Known extends Kin {
  readonly content: Float32Array | undefined;
}

/** Ranks the nearest 40 of some candidates by how alike they are to the paper of a row, best first: by content, by words and pairs of words, and by closeness to what it and the nearest of them are about together. Without `wordingOf`, where it is not known how rare words are, by distinctive words instead. */
export function rankByKinship(
  contents: ContentVectors,
  row: number,
  candidates: readonly Candidate[],
  wordingOf: ((row: number) => Features) | undefined,
): Kin[] {
  const contentOf = contentReader(contents);
  const own = contentOf(row);
  const near = candidates
    .map((each): Known => {
      const content = contentOf(each.row);
      return { row: each.row, content, score: KINSHIP.words * each.words + alike(own, content) };
    })
    .sort(byScore)
    .slice(0, KINSHIP.compared);
  const compared = wordingOf ? byWording(near, wordingOf, { row, content: own }) : near;
  const subject = own && subjectOf(own, compared.slice(0, KINSHIP.nearest));
  return compared
    .map(({ row: each, content, score }) => ({ row: each, score: score + alike(subject, content) }))
    .sort(byScore);
}

/** The same papers by how alike they are to one in content and in all of their words, best first. */
function byWording(
  near: readonly Known[],
  wordingOf: (row: number) => Features,
  to: Omit<Known, 'score'>,
): Known[] {
  const wording = wordingOf(to.row);
  return near
    .map(({ row, content }) => ({
      row,
      content,
      score: KINSHIP.wording * cosineOf(wording, wordingOf(row)) + alike(to.content, content),
    }))
    .sort(byScore);
}

function byScore(one: Kin, other: Kin): number {
  return other.score - one.score || one.row - other.row;
}

/** What a paper and those near to it are about, the nearer the more, as a unit vector. */
function subjectOf(own: Float32Array, near: readonly Known[]): Float32Array {
  const nearest = near[0]?.score ?? 0;
  const sum = Float32Array.from(own);
  for (const { content, score } of near) {
    if (!content || score <= 0) continue;
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (score / nearest) * (content[at] ?? 0);
  }
  const length = Math.hypot(...sum);
  return length === 0 ? own : sum.map((value) => value / length);
}
