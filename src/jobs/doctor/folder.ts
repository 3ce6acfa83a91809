import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { bad, type CheckResult, good, note } from '#core/parts/check-result.ts';

const MEGABYTE = 1_000_000;
/** What 40,000 papers take, and a state of some channels. */
const NEEDED_BYTES = 300 * MEGABYTE;

/** Looks at DATA_DIR and the disk that it is on. */
export function folderLines(dataDir: string): readonly CheckResult[] {
  const there = nearest(dataDir);
  return [folderLine(dataDir, there), diskLine(there)];
}

function folderLine(dataDir: string, there: string): CheckResult {
  const found = statSync(dataDir, { throwIfNoEntry: false });
  const isOurs = mayWrite(there);
  const other = 'set DATA_DIR to another folder';
  if (found && !found.isDirectory()) return bad(`DATA_DIR ${dataDir} is a file: ${other}.`);
  if (found) {
    if (isOurs) return good(`DATA_DIR ${dataDir} can be written.`);
    return bad(
      `DATA_DIR ${dataDir} cannot be written: give it to the user that Paperboy runs as, or ${other}.`,
    );
  }
  if (!isOurs)
    return bad(`DATA_DIR ${dataDir} is not there, and this user may not make it: make it, or ${other}.`);
  return note(
    `DATA_DIR ${dataDir} is not there: Paperboy makes it at its first start. Where it has run before, the folder is another one: set DATA_DIR to that.`,
  );
}

/** Looks at how much room a disk has. */
export function diskLine(path: string, look: typeof statfsSync = statfsSync): CheckResult {
  const { bavail, bsize, files, ffree } = look(path);
  const free = bavail * bsize;
  if (files > 0 && ffree === 0) return bad(`No file can be made on the disk of ${path}: delete some.`);
  const room = `${bytesInWords(free)} are free on the disk of ${path}`;
  return free < NEEDED_BYTES
    ? bad(`Only ${room}: free some, ${bytesInWords(NEEDED_BYTES)} at least.`)
    : good(`${room}.`);
}

/** Bytes as people say them: "12.3 GB". */
export function bytesInWords(bytes: number): string {
  const megabytes = bytes / MEGABYTE;
  return megabytes < 1_000 ? `${Math.floor(megabytes)} MB` : `${(megabytes / 1_000).toFixed(1)} GB`;
}

/** A path, or what is there of the folders that lead to it. */
function nearest(path: string): string {
  return existsSync(path) || dirname(path) === path ? path : nearest(dirname(path));
}

function mayWrite(path: string): boolean {
  try {
    accessSync(path, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
