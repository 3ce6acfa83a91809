import { type Query, queryText } from '../../search/query.ts';

/** "about agents", and "by Tencent" where a topic is whose papers they are alone. */
export function aboutOrBy(query: Query, text: string): string {
  const names = [...query.authors, ...query.organizations];
  const isOnlyNames = names.length > 0 && queryText({ ...query, authors: [], organizations: [] }) === '';
  return isOnlyNames ? `by ${names.join(' and ')}` : `about ${text}`;
}
