import type { DatabaseSync } from 'node:sqlite';
import type { ContentVectors } from '../../taste/content.ts';
import { gatherVectors, type PackedVectors, type VectorRow } from './packed-vector.ts';

/** Gives the vectors of one model, read anew after every change of the index; 15 MB for 40,000 papers of 384 components. */
export function modelReader(db: DatabaseSync): (model: string) => PackedVectors {
  const epoch = db.prepare('SELECT epoch FROM search_state');
  const count = db.prepare('SELECT count(*) AS n FROM search_embedding WHERE model = ?');
  const all = db.prepare('SELECT doc, vector FROM search_embedding WHERE model = ?');
  all.setReturnArrays(true);
  let seen = '';
  let vectors = gatherVectors(0, []);
  return (model) => {
    const now = `${epoch.get()?.epoch} ${model}`;
    if (now !== seen) {
      const rows = all.iterate(model) as unknown as Iterable<VectorRow>;
      vectors = gatherVectors(Number(count.get(model)?.n), rows);
    }
    seen = now;
    return vectors;
  };
}

const byRow = new WeakMap<PackedVectors, ContentVectors>();

/** The vectors of a model by the papers' rows. */
export function modelContents(vectors: PackedVectors): ContentVectors {
  const known = byRow.get(vectors) ?? contentsOf(vectors);
  byRow.set(vectors, known);
  return known;
}

function contentsOf({ docs, width, lengths, components }: PackedVectors): ContentVectors {
  const rows = docs.reduce((last, doc) => Math.max(last, doc), -1) + 1;
  const places = new Int32Array(rows).fill(-1);
  docs.forEach((doc, at) => {
    if ((lengths[at] ?? 0) > 0) places[doc] = at;
  });
  return {
    rows,
    vectorOf(row) {
      const at = places[row] ?? -1;
      return at < 0 ? undefined : components.subarray(at * width, (at + 1) * width);
    },
  };
}
