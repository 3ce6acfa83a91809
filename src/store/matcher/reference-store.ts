import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { transaction } from '../sqlite.ts';
import { prepareTopic, type TopicProfile } from './profile.ts';
import {
  openReference,
  type PaperText,
  REFERENCE_PAPERS,
  type Reference,
  type ReferenceData,
  trainReference,
  USUAL_LENGTH,
} from './reference.ts';

/** Raise it when words, weights or the blobs change: an older reference then counts as missing. */
const VERSION = 1;

/** A reference is trained again when the archive has grown by this share since. */
const GROWTH = 1.1;

/** Whether the reference is missing, of an older version, or older than a tenth of the archive. */
function referenceIsStale(db: DatabaseSync, archiveSize: number): boolean {
  const row = db.prepare('SELECT version, archive_size FROM matcher_reference').get();
  return row?.version !== VERSION || archiveSize > Number(row.archive_size) * GROWTH;
}

/** Trains on the newest papers and stores the result, where there is need; prepared topics are dropped, since they belong to the old one. */
export function renewReference(db: DatabaseSync, newest: Iterable<PaperText>, archiveSize: number): void {
  if (!referenceIsStale(db, archiveSize)) return;
  const data = trainReference(Iterator.from(newest).take(REFERENCE_PAPERS));
  const { averageLength } = openReference(data);
  const values: SQLInputValue[] = [
    VERSION,
    archiveSize,
    averageLength,
    data.terms.join('\n'),
    ...BLOBS.map((key) => bytesOf(data[key])),
  ];
  transaction(db, () => {
    db.prepare('INSERT OR REPLACE INTO matcher_reference VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)').run(...values);
    db.exec('DELETE FROM matcher_topic');
  });
}

const BLOBS = ['papersWith', 'tokens', 'starts', 'titleLengths'] as const satisfies (keyof ReferenceData)[];

/** The mean length of a paper in the reference, which matching needs; a usual one before there is one. */
export function averageLengthOf(db: DatabaseSync): number {
  return Number(
    db.prepare('SELECT average_length FROM matcher_reference').get()?.average_length ?? USUAL_LENGTH,
  );
}

/** Profiles of topics, from the store or prepared now; the reference is opened only when a topic is new. */
export function profilesOf(db: DatabaseSync, topics: readonly string[]): Map<string, TopicProfile> {
  const read = db.prepare('SELECT profile FROM matcher_topic WHERE topic = ?');
  const write = db.prepare('INSERT OR REPLACE INTO matcher_topic VALUES (?, ?)');
  let reference: Reference | undefined;
  const profiles = new Map<string, TopicProfile>();
  for (const topic of new Set(topics)) {
    const stored = read.get(topic)?.profile;
    if (typeof stored === 'string') {
      // Written below by this very version: renewReference empties the table.
      profiles.set(topic, JSON.parse(stored) as TopicProfile);
      continue;
    }
    reference ??= loadReference(db);
    const profile = prepareTopic(topic, reference);
    write.run(topic, JSON.stringify(profile));
    profiles.set(topic, profile);
  }
  return profiles;
}

/** The stored reference, opened; an empty one before the first training, which knows no word and still matches by words. */
export function loadReference(db: DatabaseSync): Reference {
  const row = db.prepare('SELECT * FROM matcher_reference WHERE version = ?').get(VERSION);
  if (!row) return openReference(trainReference([]));
  return openReference({
    terms: String(row.terms).split('\n'),
    papersWith: new Uint32Array(bufferOf(row.papers_with)),
    tokens: new Uint16Array(bufferOf(row.tokens)),
    starts: new Uint32Array(bufferOf(row.starts)),
    titleLengths: new Uint16Array(bufferOf(row.title_lengths)),
  });
}

function bytesOf(numbers: Uint16Array | Uint32Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}

function bufferOf(blob: unknown): ArrayBuffer {
  if (!(blob instanceof Uint8Array))
    throw new Error('A blob of matcher_reference is missing; delete the row and train again.');
  return Uint8Array.from(blob).buffer;
}
