import { isStopword } from '#core/text/words.ts';
import type { SparseRows } from './linear-svm.ts';

// What arxiv-sanity-lite sets.
const MOST_FEATURES = 20_000;
const FEWEST_TEXTS = 5;
const MOST_COMMON = 0.1;
const TOKEN = /[a-z_][a-z0-9_]+/g;

/** A text's features by their numbers, and how often it has each. */
interface Counted {
  readonly features: Uint32Array;
  readonly counts: Uint16Array;
}

/** Gives words and pairs of neighbouring words by tf-idf, as arxiv-sanity-lite makes them: sublinear counts, unit rows. A text is read once, however often it is among those asked for. */
export function tfIdfReader(): (texts: readonly string[]) => SparseRows {
  const numbers = new Map<string, number>();
  const known = new Map<string, Counted>();
  const read = (text: string): Counted => {
    const counted = known.get(text) ?? countedBy(text, numbers);
    known.set(text, counted);
    return counted;
  };
  return (texts) => {
    const counted = texts.map(read);
    const having = new Uint32Array(numbers.size);
    const sightings = new Uint32Array(numbers.size);
    for (const { features, counts } of counted)
      features.forEach((feature, at) => {
        having[feature] = (having[feature] ?? 0) + 1;
        sightings[feature] = (sightings[feature] ?? 0) + (counts[at] ?? 0);
      });
    return weighed(counted, having, choose(having, sightings, texts.length));
  };
}

/** The columns of the most frequent of those features that are neither too rare nor too common, by number; of equal ones those that were met first. */
function choose(having: Uint32Array, sightings: Uint32Array, texts: number): Map<number, number> {
  const fit: number[] = [];
  having.forEach((count, feature) => {
    if (count >= FEWEST_TEXTS && count <= MOST_COMMON * texts) fit.push(feature);
  });
  const frequent = fit.sort((one, other) => (sightings[other] ?? 0) - (sightings[one] ?? 0) || one - other);
  return new Map(frequent.slice(0, MOST_FEATURES).map((feature, column) => [feature, column]));
}

function weighed(
  counted: readonly Counted[],
  having: Uint32Array,
  columnOf: ReadonlyMap<number, number>,
): SparseRows {
  const starts = new Uint32Array(counted.length + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  counted.forEach(({ features, counts }, row) => {
    const from = columns.length;
    let square = 0;
    features.forEach((feature, at) => {
      const column = columnOf.get(feature);
      if (column === undefined) return;
      const rarity = Math.log((1 + counted.length) / (1 + (having[feature] ?? 0))) + 1;
      const weight = (1 + Math.log(counts[at] ?? 1)) * rarity;
      columns.push(column);
      weights.push(weight);
      square += weight ** 2;
    });
    const norm = Math.sqrt(square) || 1;
    for (let at = from; at < weights.length; at++) weights[at] = (weights[at] ?? 0) / norm;
    starts[row + 1] = columns.length;
  });
  return {
    starts,
    columns: Uint32Array.from(columns),
    weights: Float32Array.from(weights),
    width: columnOf.size,
  };
}

function countedBy(text: string, numbers: Map<string, number>): Counted {
  const plain = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
  const words = (plain.match(TOKEN) ?? []).filter((word) => !isStopword(word));
  const counts = new Map<number, number>();
  words.forEach((word, at) => {
    for (const feature of at === 0 ? [word] : [word, `${words[at - 1]} ${word}`]) {
      const number = numbers.get(feature) ?? numbers.size;
      numbers.set(feature, number);
      counts.set(number, (counts.get(number) ?? 0) + 1);
    }
  });
  return { features: Uint32Array.from(counts.keys()), counts: Uint16Array.from(counts.values()) };
}
