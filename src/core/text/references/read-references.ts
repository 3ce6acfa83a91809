import { z } from 'zod';
import { UserError } from '../../errors.ts';
import { wholeArxivId } from '../../paper.ts';
import { paperIn } from '../../search/paper-reference.ts';
import { oneLine, plural } from '../text.ts';
import { type BibtexEntry, bibtexEntries } from './bibtex-entries.ts';

/** A paper as a list of references names it: by its arXiv id, or by its title where it has none. */
export interface Cited {
  readonly id?: string | undefined;
  /** Empty where only the id is known. */
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly string[];
}

/** The most that is read at once: characters of the text, references in it. */
export const REFERENCE_LIMITS = { characters: 2_000_000, references: 1_000 };

const TEXT = { title: 500, abstract: 10_000, authors: 50, name: 200 };

const CslName = z.looseObject({
  family: z.string().optional(),
  given: z.string().optional(),
  literal: z.string().optional(),
});
const CslItem = z.looseObject({
  title: z.string().optional(),
  abstract: z.string().optional(),
  author: z.array(CslName).optional(),
  DOI: z.string().optional(),
  URL: z.string().optional(),
  number: z.string().optional(),
  note: z.string().optional(),
});

/** Reads a BibTeX file, CSL-JSON, or ids and links, one a line or a word. Throws a UserError where it is none of these, or too much. */
export function readReferences(text: string): readonly Cited[] {
  if (text.length > REFERENCE_LIMITS.characters)
    throw refused(`it has ${text.length.toLocaleString('en')} characters, and 2 million are read`);
  if (text.includes('\0')) throw refused('it is no text');
  const references = readAny(text).filter(({ id, title }) => id !== undefined || title !== '');
  if (references.length === 0) throw refused('no paper is named in it');
  if (references.length > REFERENCE_LIMITS.references)
    throw refused(
      `it names ${plural(references.length, 'paper')}, and ${REFERENCE_LIMITS.references.toLocaleString('en')} can be read at once`,
    );
  return references;
}

function refused(why: string): UserError {
  return new UserError(
    'references-unread',
    `Nothing was read: ${why}. What can be read is BibTeX, CSL-JSON, or arXiv ids, one a line.`,
  );
}

function readAny(text: string): Cited[] {
  const begin = /\S/.exec(text)?.[0];
  if (begin === '[' || begin === '{') return readCsl(text);
  const entries = bibtexEntries(text);
  if (entries.length > 0) return entries.map(ofBibtex);
  const ids = text.split(/[\s,;]+/).flatMap((word) => paperIn(word) ?? []);
  return [...new Set(ids)].map((id) => ({ id, title: '', abstract: '', authors: [] }));
}

function readCsl(text: string): Cited[] {
  const read = z
    .union([z.array(z.unknown()), z.looseObject({ items: z.array(z.unknown()) })])
    .safeParse(json(text));
  if (!read.success) throw refused('it begins as JSON and is no list of references');
  const items = Array.isArray(read.data) ? read.data : read.data.items;
  return items.flatMap((item) => {
    const { data } = CslItem.safeParse(item);
    return data ? [ofCsl(data)] : [];
  });
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function ofCsl({ title = '', abstract = '', author = [], ...where }: z.infer<typeof CslItem>): Cited {
  const names = author.map(({ literal, given = '', family = '' }) => literal ?? `${given} ${family}`);
  return {
    id: idIn([where.number, where.DOI, where.URL, where.note]),
    ...cleaned(title, abstract, names),
  };
}

function ofBibtex(entry: BibtexEntry): Cited {
  const { title = '', abstract = '', author = '', eprint = '' } = entry;
  const { doi, url, journal, note, howpublished, number } = entry;
  const names = author.split(/\s+and\s+/).map((name) => name.split(',').reverse().join(' '));
  return {
    id: wholeArxivId(eprint) ?? idIn([doi, url, journal, note, howpublished, number]),
    ...cleaned(title, abstract, names),
  };
}

function idIn(texts: readonly (string | undefined)[]): string | undefined {
  return texts.flatMap((text) => paperIn(text?.slice(0, 2_000) ?? '') ?? [])[0];
}

function cleaned(title: string, abstract: string, names: readonly string[]): Omit<Cited, 'id'> {
  return {
    title: oneLine(title).slice(0, TEXT.title),
    abstract: oneLine(abstract).slice(0, TEXT.abstract),
    authors: names
      .slice(0, TEXT.authors)
      .map((name) => oneLine(name).slice(0, TEXT.name))
      .filter(Boolean),
  };
}
