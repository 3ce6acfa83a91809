import type { Linked, Paper } from '../paper.ts';
import { waysToSpell } from '../text/spelling-pairs.ts';
import { terms } from '../text/words.ts';
import { fitsName } from './names.ts';
import { HAD, type Had, type Query, wordingsOf } from './query.ts';

/** Whether a paper meets what a query asks beside its words: phrases, exclusions, authors, organisation, what it has, source, submitter. Days are not looked at. */
export function meetsFilters(query: Query, paper: Paper): boolean {
  return (
    wordingsOf(query).some((each) => meetsText(each, paper)) &&
    query.authors.every((name) => isBy(paper, name)) &&
    !query.notAuthors.some((name) => isBy(paper, name)) &&
    (query.organizations.length === 0 || query.organizations.some((name) => isFrom(paper, name))) &&
    !query.notOrganizations.some((name) => isFrom(paper, name)) &&
    HAD.every((had) => query[had] === undefined || query[had] === hasOne(paper, had)) &&
    (query.submitter === undefined || isSubmitter(paper.submitter, query.submitter)) &&
    (query.source === undefined || paper.source === query.source)
  );
}

/** To take a text apart costs more than all the rest, and most topics are words alone. */
function meetsText({ phrases, without }: Query, { title, abstract, summary, keywords }: Paper): boolean {
  if (phrases.length === 0 && without.length === 0) return true;
  const stems = ` ${terms(`${title} . ${abstract || summary} . ${keywords.join(' . ')}`).join(' ')} `;
  const holds = (text: string) =>
    waysToSpell(text).some((each) => stems.includes(` ${terms(each).join(' ')} `));
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

const KINDS: Readonly<Record<Exclude<Had, 'code'>, Linked['kind']>> = {
  demo: 'space',
  model: 'model',
  dataset: 'dataset',
};

function hasOne({ code, linked = [] }: Paper, had: Had): boolean {
  return had === 'code' ? code !== undefined : linked.some(({ kind }) => kind === KINDS[had]);
}

/** Whether somebody is meant by a typed name: by the rule of authors, or by the words of the account. */
export function isSubmitter(submitter: Paper['submitter'], typed: string): boolean {
  if (!submitter) return false;
  return fitsName(submitter.name, typed, 'author') || fitsName(submitter.login, typed, 'org');
}
