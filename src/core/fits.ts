import type { Paper } from './paper.ts';
import type { Query } from './query.ts';
import { terms } from './words.ts';

/** Whether a paper meets what a query asks beside its words: phrases, exclusions, authors, organisation, code, source. Days are not looked at. */
export function fits(query: Query, paper: Paper): boolean {
  const stems = ` ${terms(`${paper.title} . ${paper.abstract || paper.summary} . ${paper.keywords.join(' . ')}`).join(' ')} `;
  const holds = (text: string) => stems.includes(` ${terms(text).join(' ')} `);
  return (
    query.phrases.every(holds) &&
    !query.without.some(holds) &&
    query.authors.every((name) => paper.authors.some((author) => contains(author, name))) &&
    query.organizations.every((name) => contains(paper.organization ?? '', name)) &&
    (!query.hasCode || paper.code !== undefined) &&
    (query.source === undefined || paper.source === query.source)
  );
}

/** The words that tell what a query is about, those of its phrases included. */
export function subject(query: Query): string {
  return [...query.words, ...query.phrases].join(' ');
}

function contains(text: string, part: string): boolean {
  return text.toLowerCase().includes(part.toLowerCase());
}
