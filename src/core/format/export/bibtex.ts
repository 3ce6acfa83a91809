import type { Paper } from '../../paper.ts';
import type { Author } from './author.ts';
import { type Citation, citationOf } from './citation.ts';

/** Papers as a BibTeX file, in Unicode. */
export function bibtex(papers: readonly Paper[]): string {
  return papers.map((paper) => entryOf(citationOf(paper))).join('\n');
}

function entryOf({ key, title, authors, date, doi, url, arxiv }: Citation): string {
  const [year, month] = date;
  const fields = [
    ['title', `{{${escaped(title)}}}`],
    ['author', authors.length > 0 && `{${authors.map(nameOf).join(' and ')}}`],
    ['year', year !== undefined && `{${year}}`],
    ['month', MONTHS[(month ?? 0) - 1]],
    ['eprint', arxiv && `{${arxiv.id}}`],
    ['archivePrefix', arxiv && '{arXiv}'],
    ['primaryClass', arxiv?.primary && `{${arxiv.primary}}`],
    ['doi', doi && `{${address(doi)}}`],
    ['url', url && `{${address(url)}}`],
  ];
  const lines = fields.flatMap(([name, value]) => (value ? [`  ${name} = ${value},\n`] : []));
  return `@misc{${key},\n${lines.join('')}}\n`;
}

// BibTeX's own names for months, without braces.
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "Family, Suffix, Given"; braces hold together what BibTeX would take apart. */
function nameOf(author: Author): string {
  if ('group' in author) return `{${escaped(author.group)}}`;
  const { family, given, suffix } = author;
  const isWhole = family.includes(' ') && /^\p{Lu}/u.test(family);
  const named = isWhole ? `{${escaped(family)}}` : escaped(family);
  return [named, ...(suffix ? [escaped(suffix)] : []), escaped(given)].join(', ');
}

// BibTeX counts an escaped brace like any other, so that a lonely one would end the file for it.
const LATEX: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
};

/** Text as LaTeX shows it character by character. */
function escaped(text: string): string {
  return text.replace(/[\\{}~^<>|&%$#_]/g, (sign) => LATEX[sign] ?? `\\${sign}`);
}

/** An address stands in its field as it is, but for what would end the field. */
function address(url: string): string {
  return url.replace(/[{}\\]/g, encodeURIComponent);
}
