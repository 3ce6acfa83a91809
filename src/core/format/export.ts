import { z } from 'zod';
import { type Paper, wholeArxivId } from '../paper.ts';
import { words } from '../text/words.ts';
import type { SavedPaper } from '../topics/saved.ts';

/** What saved papers can be taken away as, in the order of their buttons. */
export const ExportKind = z.enum(['bibtex', 'markdown', 'json']);
export type ExportKind = z.infer<typeof ExportKind>;

interface Format {
  readonly file: string;
  /** On a button. */
  readonly label: string;
  readonly text: (saved: readonly SavedPaper[]) => string;
}

const FORMATS: Readonly<Record<ExportKind, Format>> = {
  bibtex: {
    file: 'papers.bib',
    label: 'BibTeX',
    text: (saved) => bibtex(saved.map(({ paper }) => paper)),
  },
  markdown: {
    file: 'papers.md',
    label: 'Markdown',
    text: (saved) => `# Saved papers\n\n${saved.map(({ paper }) => markdownLine(paper)).join('\n')}\n`,
  },
  json: {
    file: 'papers.json',
    label: 'JSON',
    text: (saved) => `${JSON.stringify(saved.map(jsonOf), undefined, 2)}\n`,
  },
};

/** Each kind with what its button says. */
export function exportKinds(): { kind: ExportKind; label: string }[] {
  return ExportKind.options.map((kind) => ({ kind, label: FORMATS[kind].label }));
}

/** Saved papers as a text file. */
export function exportFile(kind: ExportKind, saved: readonly SavedPaper[]): { name: string; text: string } {
  const { file, text } = FORMATS[kind];
  return { name: file, text: text(saved) };
}

function bibtex(papers: readonly Paper[]): string {
  const used = new Map<string, number>();
  const entries = papers.map((paper) => {
    const key = keyOf(paper);
    const times = used.get(key) ?? 0;
    used.set(key, times + 1);
    return entryOf(paper, times === 0 ? key : `${key}${suffixOf(times)}`);
  });
  return entries.join('\n');
}

function entryOf(paper: Paper, key: string): string {
  const { title, authors, published, url } = paper;
  const fields = [
    ['title', `{${escaped(title)}}`],
    ...(authors.length > 0 ? [['author', authors.map(authorName).join(' and ')]] : []),
    ...(published ? [['year', published.slice(0, 4)]] : []),
    ...(wholeArxivId(paper.id) === paper.id
      ? [
          ['eprint', paper.id],
          ['archivePrefix', 'arXiv'],
        ]
      : []),
    ...(url ? [['url', url.replace(/[{}\\]/g, encodeURIComponent)]] : []),
  ];
  return `@misc{${key},\n${fields.map(([name, value]) => `  ${name} = {${value}},`).join('\n')}\n}\n`;
}

/** "example2026flexquant": the first author's last name, the year, the title's first distinctive word. */
function keyOf({ authors, published, title, id }: Paper): string {
  const [author = ''] = words(authors[0]?.split(' ').at(-1) ?? '');
  const word = words(title).find((each) => each.length > 3) ?? words(title)[0] ?? '';
  const key = `${author}${published?.slice(0, 4) ?? ''}${word}`.replace(/[^a-z0-9]/g, '');
  return /[a-z]/.test(key) ? key : `paper${id.replace(/[^a-z0-9]/gi, '')}`;
}

/** "b", "c", … "z", "27". */
function suffixOf(times: number): string {
  return times < 26 ? String.fromCharCode(97 + times) : String(times + 1);
}

// A name with "and" in it would be taken for two.
function authorName(name: string): string {
  return /\band\b/i.test(name) ? `{${escaped(name)}}` : escaped(name);
}

const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** Text as LaTeX shows it character by character. */
function escaped(text: string): string {
  return text.replace(/[\\~^&%$#_{}]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}

function markdownLine({ title, authors, published, url, id }: Paper): string {
  const name = plainMarkdown(title);
  const link = url ? `[${name}](<${url.replace(/[<>\\]/g, encodeURIComponent)}>)` : name;
  const more = authors.length > 3 ? ' et al.' : '';
  const who = plainMarkdown(authors.slice(0, 3).join(', '));
  return `- ${link}${who ? `, ${who}${more}` : ''}${published ? ` (${published})` : ''}, ${id}`;
}

function plainMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>|~#]/g, '\\$&');
}

function jsonOf({ paper, at }: SavedPaper) {
  const { id, title, authors, organization, published, url, code, abstract } = paper;
  return {
    id,
    title,
    authors,
    organization,
    published,
    url,
    code,
    abstract,
    saved: new Date(at).toISOString(),
  };
}
