import type { Paper } from '../paper.ts';
import { terms } from '../text/words.ts';
import { fitsName } from './names.ts';
import { type Query, wordingsOf } from './query.ts';

/** Whether a paper meets what a query asks beside its words: phrases, exclusions, authors, organisation, code, source. Days are not looked at. */
export function meetsFilters(query: Query, paper: Paper): boolean {
  return (
    wordingsOf(query).some((each) => meetsText(each, paper)) &&
    query.authors.every((name) => isBy(paper, name)) &&
    !query.notAuthors.some((name) => isBy(paper, name)) &&
    query.organizations.every((name) => isFrom(paper, name)) &&
    !query.notOrganizations.some((name) => isFrom(paper, name)) &&
    (query.code === undefined || query.code === (paper.code !== undefined)) &&
    (query.source === undefined || paper.source === query.source)
  );
}

/** To take a text apart costs more than all the rest, and most topics are words alone. */
function meetsText({ phrases, without }: Query, { title, abstract, summary, keywords }: Paper): boolean {
  if (phrases.length === 0 && without.length === 0) return true;
  const stems = ` ${terms(`${title} . ${abstract || summary} . ${keywords.join(' . ')}`).join(' ')} `;
  const holds = (text: string) => stems.includes(` ${terms(text).join(' ')} `);
  return phrases.every(holds) && !without.some(holds);
}

/** The words of what a query is about, those of its phrases and of every wording included. */
export function subject(query: Query): string {
  return wordingsOf(query)
    .flatMap(({ words, phrases }) => [...words, ...phrases])
    .join(' ');
}

function isBy({ authors }: Paper, name: string): boolean {
  return authors.some((author) => fitsName(author, name, 'author'));
}

function isFrom({ organization }: Paper, name: string): boolean {
  return fitsName(organization ?? '', name, 'org');
}
