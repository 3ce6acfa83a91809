import { ExportKind } from '../../format/export/export.ts';
import { namedIn } from '../../text/named-in.ts';
import type { WordsRead } from '../command.ts';
import { fileFor } from './file-for.ts';

const NOTHING_MORE = /^(?:(?:my|the|all) )*(?:all|everything|lists?|papers?)$/i;
const AS_FILE =
  /^(?<said>(?:(?:all|as|download|export|in|papers?|to) )*)(?:an? )?[.-]?(?<kind>[a-z]+)(?<file> files?)?$/i;
const COUNTS = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const PAGE = new RegExp(`^(?:the )?page (?:number )?(?<page>\\d{1,3}|${COUNTS.join('|')})$`, 'i');
// No paper is about these alone.
const SURE: ReadonlySet<string | undefined> = new Set(['bibtex', 'csl', 'ris']);

/** The words behind "saved": that all are meant says nothing more, and "as bibtex" names the file. */
export function readSaved(words: readonly string[]): WordsRead {
  const text = words.join(' ');
  const page = namedIn(PAGE, text).page?.toLowerCase();
  if (page) return { options: { page: String(COUNTS.indexOf(page) + 1 || page) }, left: [] };
  if (NOTHING_MORE.test(text)) return { options: {}, left: [] };
  const { said = '', kind = '', file } = namedIn(AS_FILE, text);
  const named = ExportKind.safeParse(fileFor(kind)).data;
  const isFile = /\b(?:as|download|export|to)\b/i.test(said) || file !== undefined || SURE.has(named);
  return named && isFile ? { options: { export: named }, left: [] } : { options: {}, left: words };
}
