import { z } from 'zod';
import type { SavedPaper } from '../../topics/saved.ts';
import { bibtex } from './bibtex.ts';
import { cslJson } from './csl-json.ts';
import { markdown } from './markdown.ts';
import { ris } from './ris.ts';

/** What saved papers can be taken away as, in the order of their buttons. */
export const ExportKind = z.enum(['bibtex', 'csl', 'ris', 'markdown', 'json']);
export type ExportKind = z.infer<typeof ExportKind>;

interface Format {
  readonly file: string;
  readonly label: string;
  readonly text: (saved: readonly SavedPaper[]) => string;
}

const FORMATS: Readonly<Record<ExportKind, Format>> = {
  bibtex: { file: 'papers.bib', label: 'BibTeX', text: (saved) => bibtex(papersOf(saved)) },
  csl: { file: 'papers.csl.json', label: 'CSL-JSON', text: (saved) => cslJson(papersOf(saved)) },
  ris: { file: 'papers.ris', label: 'RIS', text: (saved) => ris(papersOf(saved)) },
  markdown: { file: 'papers.md', label: 'Markdown', text: (saved) => markdown(papersOf(saved)) },
  json: {
    file: 'papers.json',
    label: 'JSON',
    text: (saved) => `${JSON.stringify(saved.map(jsonOf), undefined, 2)}\n`,
  },
};

/** What people call a kind of file. */
export function exportLabel(kind: ExportKind): string {
  return FORMATS[kind].label;
}

/** Saved papers as a text file. */
export function exportFile(kind: ExportKind, saved: readonly SavedPaper[]): { name: string; text: string } {
  const { file, text } = FORMATS[kind];
  return { name: file, text: text(saved) };
}

function papersOf(saved: readonly SavedPaper[]) {
  return saved.map(({ paper }) => paper);
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
