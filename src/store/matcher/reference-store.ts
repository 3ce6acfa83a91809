import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { bytesOf, numbersIn } from '../blob.ts';
import {
  meanLengthOf,
  openReference,
  type Reference,
  type ReferenceData,
  trainReference,
  USUAL_LENGTH,
} from './reference.ts';

/** Raise it when words, weights or the blobs change: an older reference then counts as missing. */
const VERSION = 3;

// Fewer papers than these say nothing about which words keep company.
const FEWEST_PAPERS = 100;
// A young archive grows by a tenth every day, and is trusted little.
const YOUNG = 1_000;
const GROWTH = { young: 1.5, grown: 1.1 };

/** Whether the reference is missing, of an older version, or older than a tenth of the archive, or a third of a young one. */
export function referenceIsStale(db: DatabaseSync, archiveSize: number): boolean {
  if (archiveSize < FEWEST_PAPERS) return false;
  const row = db.prepare('SELECT version, archive_size FROM matcher_reference').get();
  const growth = archiveSize < YOUNG ? GROWTH.young : GROWTH.grown;
  return row?.version !== VERSION || archiveSize > Number(row.archive_size) * growth;
}

/** Which reference is stored: no two of one archive have the same stamp. */
export function stampOf(db: DatabaseSync): string {
  const row = db
    .prepare('SELECT version, archive_size FROM matcher_reference WHERE version = ?')
    .get(VERSION);
  return row ? `${row.version} ${row.archive_size}` : 'none';
}

/** The mean length of a paper in the reference, which matching needs; a usual one before there is one. */
export function averageLengthOf(db: DatabaseSync): number {
  return Number(
    db.prepare('SELECT average_length FROM matcher_reference').get()?.average_length ?? USUAL_LENGTH,
  );
}

const BLOBS = [
  'papersWith',
  'tokens',
  'starts',
  'titleLengths',
  'compounds',
  'compoundStarts',
] as const satisfies (keyof ReferenceData)[];

/** Puts a reference in the place of the one that is stored. */
export function writeReference(db: DatabaseSync, reference: ReferenceData, archiveSize: number): void {
  const values: SQLInputValue[] = [
    VERSION,
    archiveSize,
    meanLengthOf(reference),
    reference.terms.join('\n'),
    ...BLOBS.map((key) => bytesOf(reference[key])),
  ];
  db.prepare('INSERT OR REPLACE INTO matcher_reference VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)').run(
    ...values,
  );
}

/** What is stored, as it was learned; before the first training it is empty. */
export function readReference(db: DatabaseSync): { readonly stamp: string; readonly data: ReferenceData } {
  // One row, so that the stamp is that of what is read with it, whoever writes meanwhile.
  const row = db.prepare('SELECT * FROM matcher_reference WHERE version = ?').get(VERSION);
  if (!row) return { stamp: 'none', data: trainReference([]) };
  const data = {
    terms: String(row.terms).split('\n'),
    papersWith: numbersIn(row.papers_with, Uint32Array),
    tokens: numbersIn(row.tokens, Uint16Array),
    starts: numbersIn(row.starts, Uint32Array),
    titleLengths: numbersIn(row.title_lengths, Uint16Array),
    compounds: numbersIn(row.compounds, Uint16Array),
    compoundStarts: numbersIn(row.compound_starts, Uint32Array),
  };
  return { stamp: `${row.version} ${row.archive_size}`, data };
}

/** The stored reference, opened: a third of a second for 40,000 papers. An empty one knows no word and still matches by words. */
export function loadReference(db: DatabaseSync): Reference & { readonly stamp: string } {
  const { stamp, data } = readReference(db);
  return { ...openReference(data), stamp };
}

/** The words of the stored reference alone, and in how many of its papers they are: 10 ms for 40,000 papers. */
export function readWords(
  db: DatabaseSync,
): Pick<ReferenceData, 'terms' | 'papersWith'> & { readonly papers: number } {
  const row = db
    .prepare(
      'SELECT terms, papers_with, length(title_lengths) / 2 AS papers FROM matcher_reference WHERE version = ?',
    )
    .get(VERSION);
  if (!row) return { terms: [''], papersWith: new Uint32Array(1), papers: 0 };
  return {
    terms: String(row.terms).split('\n'),
    papersWith: numbersIn(row.papers_with, Uint32Array),
    papers: Number(row.papers),
  };
}
