import { type Query, queryText } from '../../query.ts';

const PAPERS = /^(?:papers?|articles?|publications?|preprints?|research|works?|stuff)$/i;

/** A query without the word for what everything here is, where nothing else is said beside its conditions: "papers author:Ho". */
export function withoutPaperWords(query: Query): Query {
  const { words, phrases, or } = query;
  if (phrases.length + or.length > 0 || !words.every((word) => PAPERS.test(word))) return query;
  const others = { ...query, words: [] };
  return queryText(others) === '' ? query : others;
}
