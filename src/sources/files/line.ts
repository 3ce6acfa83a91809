import { z } from 'zod';
import { Day, IMPORTED, type Paper, wholeArxivId } from '#core/paper.ts';
import { oneLine } from '#core/text/text.ts';
import { lenient } from '../shared/lenient.ts';

const Names = lenient(z.array(lenient(z.string())));

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

const Line = z.object({
  id: Id,
  title: z.string(),
  text: lenient(z.string()),
  day: lenient(Day),
  /** Some corpora hold names, others only how many there are. */
  authors: Names,
  categories: Names,
});

/** The paper of one line of an import file; undefined where it is not JSON or lacks an id or a title. */
export function paperOfLine(line: string, clean: (text: string) => string): Paper | undefined {
  const read = Line.safeParse(json(line)).data;
  const title = clean(read?.title ?? '');
  if (!read?.id || !title) return undefined;
  const { id, text, day, authors, categories } = read;
  return {
    id,
    title,
    abstract: clean(text ?? ''),
    summary: '',
    authors: named(authors, clean),
    ...(day && { published: day }),
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

function named(names: z.infer<typeof Names>, clean: (text: string) => string): string[] {
  return (names ?? []).map((name) => clean(name ?? '')).filter(Boolean);
}
