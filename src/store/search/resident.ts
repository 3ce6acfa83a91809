import type { DatabaseSync } from 'node:sqlite';
import { readVectors } from './vectors.ts';

/** What a searching process keeps in memory: about 100 bytes for each paper, all of it read anew at will. */
export interface Resident {
  readonly papers: number;
  /** The mean length of a paper in terms. */
  readonly meanLength: number;
  /** By the paper's row: its length and its title's length in terms. */
  readonly length: Uint16Array;
  readonly titleLength: Uint8Array;
  /** By block: content vectors, one after the other; empty before training. */
  readonly vectors: ReadonlyMap<number, Int8Array>;
}

const LONGEST = 0xffff;
const LONGEST_TITLE = 0xff;

function loadResident(db: DatabaseSync): Resident {
  const last = Number(db.prepare('SELECT max(doc) AS last FROM search_document').get()?.last ?? 0);
  const length = new Uint16Array(last + 1);
  const titleLength = new Uint8Array(last + 1);
  const documents = db.prepare('SELECT doc, length, title_length FROM search_document');
  documents.setReturnArrays(true);
  let papers = 0;
  let total = 0;
  for (const row of documents.iterate()) {
    const [doc, all, ofTitle] = row as unknown as [number, number, number];
    length[doc] = Math.min(all, LONGEST);
    titleLength[doc] = Math.min(ofTitle, LONGEST_TITLE);
    papers++;
    total += all;
  }
  const vectors = new Map<number, Int8Array>();
  for (const row of db.prepare('SELECT block, vectors FROM search_vectors').iterate()) {
    vectors.set(Number(row.block), readVectors(row.vectors as Uint8Array));
  }
  return { papers, meanLength: total / Math.max(1, papers), length, titleLength, vectors };
}

/** Gives the resident data, read anew after every change of the index, also by another process; 25 ms for 40,000 papers. */
export function residentReader(db: DatabaseSync): () => Resident {
  const epoch = db.prepare('SELECT epoch FROM search_state');
  let seen = -1;
  let resident: Resident | undefined;
  return () => {
    const now = Number(epoch.get()?.epoch);
    if (!resident || now !== seen) resident = loadResident(db);
    seen = now;
    return resident;
  };
}
