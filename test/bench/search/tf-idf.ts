import { isStopword } from '#core/text/words.ts';
import type { SparseRow } from './linear-svm.ts';

// What arxiv-sanity-lite sets.
const MOST_FEATURES = 20_000;
const FEWEST_TEXTS = 5;
const MOST_COMMON = 0.1;
const TOKEN = /[a-z_][a-z0-9_]+/g;

/** Words and pairs of neighbouring words by tf-idf, as arxiv-sanity-lite makes them: sublinear counts, unit rows. */
export function tfIdf(texts: readonly string[]): { rows: SparseRow[]; width: number } {
  const chosen = choose(texts);
  const rows = texts.map((text) => rowOf(text, chosen, texts.length));
  return { rows, width: chosen.size };
}

interface Feature {
  readonly column: number;
  readonly having: number;
}

/** The most frequent of those that are neither too rare nor too common. */
function choose(texts: readonly string[]): Map<string, Feature> {
  const having = new Map<string, number>();
  const sightings = new Map<string, number>();
  for (const text of texts)
    for (const [feature, count] of countsOf(text)) {
      having.set(feature, (having.get(feature) ?? 0) + 1);
      sightings.set(feature, (sightings.get(feature) ?? 0) + count);
    }
  const fit = [...having].filter(([, count]) => count >= FEWEST_TEXTS && count <= MOST_COMMON * texts.length);
  const frequent = fit
    .sort(
      ([one], [other]) => (sightings.get(other) ?? 0) - (sightings.get(one) ?? 0) || (one < other ? -1 : 1),
    )
    .slice(0, MOST_FEATURES);
  return new Map(frequent.map(([feature, count], column) => [feature, { column, having: count }]));
}

function rowOf(text: string, chosen: ReadonlyMap<string, Feature>, texts: number): SparseRow {
  const known = [...countsOf(text)].flatMap(([feature, count]) => {
    const { column, having } = chosen.get(feature) ?? {};
    if (column === undefined || having === undefined) return [];
    return [{ column, weight: (1 + Math.log(count)) * (Math.log((1 + texts) / (1 + having)) + 1) }];
  });
  const norm = Math.hypot(...known.map(({ weight }) => weight)) || 1;
  return {
    columns: Uint32Array.from(known, ({ column }) => column),
    weights: Float32Array.from(known, ({ weight }) => weight / norm),
  };
}

function countsOf(text: string): Map<string, number> {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const words = (plain.match(TOKEN) ?? []).filter((word) => !isStopword(word));
  const counts = new Map<string, number>();
  words.forEach((word, at) => {
    for (const feature of at === 0 ? [word] : [word, `${words[at - 1]} ${word}`])
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  });
  return counts;
}
