import type { Paper } from '../../paper.ts';
import { type Citation, citationOf } from './citation.ts';

/** Papers as CSL-JSON, which Zotero and other reference managers import. */
export function cslJson(papers: readonly Paper[]): string {
  return `${JSON.stringify(
    papers.map((paper) => itemOf(citationOf(paper))),
    undefined,
    2,
  )}\n`;
}

function itemOf({ key, title, abstract, authors, date, doi, url, arxiv }: Citation) {
  return {
    id: key,
    type: 'article',
    title,
    ...(authors.length > 0 && {
      author: authors.map((author) => ('group' in author ? { literal: author.group } : author)),
    }),
    ...(date.length > 0 && { issued: { 'date-parts': [date] } }),
    ...(arxiv && { publisher: 'arXiv', number: `arXiv:${arxiv.id}` }),
    ...(doi && { DOI: doi }),
    ...(url && { URL: url }),
    ...(abstract && { abstract }),
  };
}
