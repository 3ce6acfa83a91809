/** Words of the title count this many times. */
export const TITLE_WEIGHT = 3;

const SATURATION = 1.2;
const LENGTH_SHARE = 0.75;

/** How much a word that was seen `count` times (title weighted) says about a paper: 0 to 1, the saturating part of BM25. */
export function strength(count: number, length: number, averageLength: number): number {
  return count / (count + SATURATION * (1 - LENGTH_SHARE + (LENGTH_SHARE * length) / averageLength));
}

/** BM25's weight of a word that stands in `papersWith` of `papers` papers. */
export function idf(papersWith: number, papers: number): number {
  return Math.log(1 + (papers - papersWith + 0.5) / (papersWith + 0.5));
}
