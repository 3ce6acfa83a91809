import { numbersIn } from '../../blob.ts';

// One entry of a posting list is one unsigned 32-bit number:
// 24 bits of the paper's row, 2 bits of sightings in the title, 6 bits of sightings in the body.
const MOST_IN_TITLE = 3;
const MOST_IN_BODY = 63;
const ONE_IN_TITLE = 64;

/** An entry without sightings; `sightInTitle` and `sightInBody` count them, up to the most it holds. */
export function emptyEntry(doc: number): number {
  return (doc << 8) >>> 0;
}

/** The entry with one more sighting in the title. */
export function sightInTitle(entry: number): number {
  return titleCount(entry) < MOST_IN_TITLE ? entry + ONE_IN_TITLE : entry;
}

/** The entry with one more sighting in the body. */
export function sightInBody(entry: number): number {
  return bodyCount(entry) < MOST_IN_BODY ? entry + 1 : entry;
}

/** The row of the paper that an entry is about. */
export function docOf(entry: number): number {
  return entry >>> 8;
}

/** The sightings in the title, 3 at most. */
export function titleCount(entry: number): number {
  return (entry >>> 6) & MOST_IN_TITLE;
}

/** The sightings in the body, 63 at most. */
export function bodyCount(entry: number): number {
  return entry & MOST_IN_BODY;
}

/** Reads a stored list. */
export function readEntries(blob: Uint8Array): Uint32Array {
  return numbersIn(blob, Uint32Array);
}
