import { z } from 'zod';
import { Day, IMPORTED, type Paper, wholeArxivId } from '#core/paper.ts';
import { oneLine } from '#core/text/text.ts';
import { lenient } from '../shared/lenient.ts';
import { splitAuthors } from './split-authors.ts';

const Text = lenient(z.string());
const Names = lenient(z.array(Text));

// An id may become part of an address, and is typed by people: it leads to no other place than its own.
const Id = z
  .union([z.string(), z.int().transform(String)])
  .transform((id) => wholeArxivId(id) ?? oneLine(id))
  .pipe(
    z
      .string()
      .max(300)
      .regex(/^(?!\/|(?:.*\/)?\.{1,2}(?:\/|$))/),
  );

// arXiv tells when each version came, as mails do: "Mon, 2 Apr 2007 19:18:42 GMT".
const Version = z.object({
  created: z
    .string()
    .refine((text) => !Number.isNaN(Date.parse(text)))
    .transform((text) => new Date(text).toISOString().slice(0, 10)),
});
const Versions = lenient(z.tuple([Version], z.unknown()));

/** A line of ours, or of the metadata that arXiv gives away, which has its authors and its categories in one text each. */
const Line = z.object({
  id: Id,
  title: z.string(),
  text: Text,
  abstract: Text,
  day: lenient(Day),
  versions: Versions,
  /** Some corpora hold names, others only how many there are. */
  authors: lenient(z.union([z.array(Text), z.string().transform(splitAuthors)])),
  /** Family, given name and suffix each. */
  authors_parsed: lenient(z.array(Names)),
  categories: lenient(z.union([z.array(Text), z.string().transform((text) => text.split(/[\s,]+/))])),
});
type Line = z.infer<typeof Line>;

/** The paper of one line of an import file; undefined where it is not JSON or lacks an id or a title. */
export function paperOfLine(line: string, clean: (text: string) => string): Paper | undefined {
  const read = Line.safeParse(json(line)).data;
  const title = clean(read?.title ?? '');
  if (!read?.id || !title) return undefined;
  const { id, text, abstract, day = read.versions?.[0].created, categories } = read;
  return {
    id,
    title,
    abstract: clean(text || abstract || ''),
    summary: '',
    authors: named(authorsOf(read), clean),
    ...(day && { published: day }),
    ...(read.versions && { versions: read.versions.length }),
    ...(wholeArxivId(id) && { url: `https://arxiv.org/abs/${id}` }),
    keywords: [],
    categories: named(categories, oneLine),
    source: IMPORTED,
  };
}

function json(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function authorsOf({ authors, authors_parsed: parts }: Line): Line['authors'] {
  if (!parts?.length) return authors;
  return parts.map((name) => {
    const [family = '', given = '', suffix = ''] = name ?? [];
    return `${given} ${family} ${suffix}`;
  });
}

function named(names: readonly (string | undefined)[] = [], clean: (text: string) => string): string[] {
  return names.map((name) => clean(name ?? '')).filter(Boolean);
}
