import { hash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { BLOCK, blockOf, DIMENSIONS } from '../postings/layout.ts';

/** A component of a unit vector seldom passes a half, so that half fills the signed byte. */
export const SCALE = 254;

const TITLE_WEIGHT = 3;
const MOST = 127;

type Axes = (term: string) => Float32Array | undefined;

/** Gives papers their content vectors from the stored axes; nothing happens before training. */
export function foldIn(db: DatabaseSync, docs: Iterable<number>): void {
  if (!db.prepare('SELECT 1 FROM search_axis LIMIT 1').get()) return;
  const axes = axisReader(db);
  const text = db.prepare('SELECT stems FROM search_text WHERE doc = ?');
  const write = db.prepare('INSERT OR REPLACE INTO search_vectors (block, vectors) VALUES (?, ?)');
  for (const [block, members] of Map.groupBy(docs, blockOf)) {
    const last = members.reduce((most, doc) => Math.max(most, doc % BLOCK), 0);
    const vectors = readBlock(db, block, last + 1);
    for (const doc of members) {
      const vector = contentVector(String(text.get(doc)?.stems ?? ''), axes);
      vectors.set(vector.map(toByte), (doc % BLOCK) * DIMENSIONS);
    }
    write.run(block, new Uint8Array(vectors.buffer));
  }
}

/** Gives all papers their vectors by axes that are not stored yet, by block; called again, it only makes those of papers that came or changed since. */
export function createFold(db: DatabaseSync, axes: Axes): () => ReadonlyMap<number, Int8Array> {
  const texts = db.prepare('SELECT doc, stems FROM search_text ORDER BY doc');
  const known = new Map<number, string>();
  const blocks = new Map<number, Int8Array>();
  const foldOne = (doc: number, stems: string) => {
    const digest = hash('sha1', stems, 'base64');
    if (known.get(doc) === digest) return;
    known.set(doc, digest);
    const vectors = blocks.get(blockOf(doc)) ?? new Int8Array(BLOCK * DIMENSIONS);
    vectors.set(contentVector(stems, axes).map(toByte), (doc % BLOCK) * DIMENSIONS);
    blocks.set(blockOf(doc), vectors);
  };
  return () => {
    const ends = new Map<number, number>();
    for (const row of texts.iterate()) {
      const doc = Number(row.doc);
      foldOne(doc, String(row.stems));
      ends.set(blockOf(doc), ((doc % BLOCK) + 1) * DIMENSIONS);
    }
    return new Map([...blocks].map(([block, vectors]) => [block, vectors.subarray(0, ends.get(block))]));
  };
}

/** The stored vectors of one block, `DIMENSIONS` signed bytes for each paper. */
export function readVectors(blob: Uint8Array): Int8Array {
  return new Int8Array(blob.buffer, blob.byteOffset, blob.byteLength);
}

function contentVector(stems: string, axes: Axes): Float32Array {
  const sum = new Float32Array(DIMENSIONS);
  for (const [term, count] of countsOf(stems)) {
    const axis = axes(term);
    if (!axis) continue;
    const share = 1 + Math.log(count);
    for (let j = 0; j < DIMENSIONS; j++) sum[j] = (sum[j] ?? 0) + share * (axis[j] ?? 0);
  }
  const length = Math.hypot(...sum) || 1;
  return sum.map((value) => value / length);
}

function countsOf(stems: string): Map<string, number> {
  const counts = new Map<string, number>();
  let weight = TITLE_WEIGHT;
  for (const term of stems.split(' ')) {
    if (term === '\n') weight = 1;
    else if (term !== '') counts.set(term, (counts.get(term) ?? 0) + weight);
  }
  return counts;
}

function axisReader(db: DatabaseSync): Axes {
  const read = db.prepare('SELECT axis FROM search_axis WHERE term = ?');
  const known = new Map<string, Float32Array | undefined>();
  return (term) => {
    if (known.has(term)) return known.get(term);
    const blob = read.get(term)?.axis as Uint8Array | undefined;
    const axis = blob && new Float32Array(blob.slice().buffer);
    known.set(term, axis);
    return axis;
  };
}

function readBlock(db: DatabaseSync, block: number, atLeast: number): Int8Array {
  const row = db.prepare('SELECT vectors FROM search_vectors WHERE block = ?').get(block);
  const stored = row ? readVectors(row.vectors as Uint8Array) : new Int8Array();
  const vectors = new Int8Array(Math.max(stored.length, atLeast * DIMENSIONS));
  vectors.set(stored);
  return vectors;
}

function toByte(value: number): number {
  return Math.max(-MOST, Math.min(MOST, Math.round(value * SCALE)));
}
