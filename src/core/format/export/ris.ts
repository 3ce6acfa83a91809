import type { Paper } from '../../paper.ts';
import type { Author } from './author.ts';
import { type Citation, citationOf } from './citation.ts';

/** Papers as RIS, which nearly every reference manager imports. */
export function ris(papers: readonly Paper[]): string {
  return papers.map((paper) => recordOf(citationOf(paper))).join('\r\n');
}

function recordOf({ key, title, abstract, authors, date, doi, url, arxiv }: Citation): string {
  const [year, month, day] = date.map((part) => String(part).padStart(2, '0'));
  const lines: (readonly [tag: string, value: string | undefined])[] = [
    // What has not been published by a journal.
    ['TY', 'UNPB'],
    ['ID', key],
    ['TI', title],
    ...authors.map((author) => ['AU', nameOf(author)] as const),
    ['PY', year],
    ['DA', year && [year, month ?? '', day ?? '', ''].join('/')],
    ['PB', arxiv && 'arXiv'],
    ['M1', arxiv && `arXiv:${arxiv.id}`],
    ['DO', doi],
    ['UR', url],
    ['AB', abstract],
    ['ER', ''],
  ];
  return lines.flatMap(([tag, value]) => (value || tag === 'ER' ? [`${tag}  - ${value}\r\n`] : [])).join('');
}

/** "Family, Given, Suffix"; a comma would part the name of a group. */
function nameOf(author: Author): string {
  if ('group' in author) return author.group.replaceAll(',', '');
  const { family, given, suffix } = author;
  return [family, given, ...(suffix ? [suffix] : [])].join(', ');
}
