import { UserError } from '../../errors.ts';
import { ExportKind } from '../../format/export/export.ts';
import { paperIn } from '../../search/paper-reference.ts';
import { namedIn } from '../../text/named-in.ts';
import type { WordsRead } from '../command.ts';
import { fileFor } from './file-for.ts';

const ASKS =
  '(?:(?:and|also|then|give|send|get|download|export|me|us|as|in|to|for|the|an?|its|their|both|all|file|please)\\s+)*';
const AS_FILE = new RegExp(
  `^${ASKS}(?<kind>[a-z-]+)(?:\\s+(?:of|for|file|files|entry|entries|please|format|export))*$`,
  'i',
);
// A citation is BibTeX.
const CITED = /^(?:cite|citation|reference|bibliography)$/i;
const NO_KIND = /^(?:export|file|files|download)$/i;
// Kinds of files that people know from elsewhere.
const OTHER = /^(?:csv|tsv|xlsx?|excel|docx?|word|html|xml|yaml|zip|epub|rdf|enw|plain|txt|text)$/i;

const BETWEEN = /^(?:and|&|\+)$/i;

/** The words behind "paper": its id, and the file that it is wanted as: "2608.01234 as bibtex". Throws a UserError that says which files there are where none of them is named. */
export function readPaperFile(words: readonly string[]): WordsRead {
  const ids = words.filter((word) => paperIn(word) !== undefined);
  const said = words.filter((word) => paperIn(word) === undefined && !BETWEEN.test(word)).join(' ');
  const { kind = '' } = ids.length > 0 ? namedIn(AS_FILE, said) : {};
  const file = ExportKind.safeParse(CITED.test(kind) ? 'bibtex' : fileFor(kind)).data;
  if (file) return { options: { export: file }, left: ids };
  if (NO_KIND.test(kind)) throw whichFile(ids, 'Which file shall it be?');
  if (OTHER.test(kind)) throw whichFile(ids, `There is no ${kind.toLowerCase()} file here.`);
  return { options: {}, left: words };
}

function whichFile(ids: readonly string[], why: string): UserError {
  const [first, ...others] = ExportKind.options;
  return new UserError('option-invalid', [
    `${why} Type `,
    { command: `paper ${ids.join(' ')} ${first}` },
    `, or ${others.slice(0, -1).join(', ')} or ${others.at(-1)} instead of ${first}.`,
  ]);
}
