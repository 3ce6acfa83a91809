import { paperIn } from '../../search/paper-reference.ts';
import { namedIn } from '../../text/named-in.ts';
import type { WordsRead } from '../command.ts';

const AS_FILE =
  /^(?:(?:as|in|to|the|an?|export|its|get|cite|citation|file)\s+)*(?<kind>bibtex|bib|ris|csl|markdown|json)(?:\s+(?:of|for|file|entry|please))*$/i;

const BETWEEN = /^(?:and|&|\+)$/i;

/** The words behind "paper": its id, and the file that it is wanted as: "2608.01234 as bibtex". */
export function readPaperFile(words: readonly string[]): WordsRead {
  const ids = words.filter((word) => paperIn(word) !== undefined);
  const said = words.filter((word) => paperIn(word) === undefined && !BETWEEN.test(word)).join(' ');
  const kind = namedIn(AS_FILE, said).kind?.toLowerCase();
  if (ids.length === 0 || kind === undefined) return { options: {}, left: words };
  return { options: { export: kind === 'bib' ? 'bibtex' : kind }, left: ids };
}
