import { isEmpty, type Query, queryText } from '../search/query.ts';
import { readQuery, refuseWrong } from '../search/read-query.ts';
import type { ReaderContext } from '../search/reading/whole-values.ts';
import { newTopic, type Topic } from './topic.ts';

/** What a list is narrowed to, and what was read otherwise than typed: what is about a topic, or all of it but what a text leaves out. */
export type Narrowing = { readonly notes: readonly string[] } & (
  | { readonly topic: Topic }
  | { readonly without: Query }
);

/** Reads what somebody wants of a list: "agents but no robots", "everything but 3d", "-has:code". UserError as `newTopic`. */
export function narrowingOf(typed: string, context: ReaderContext): Narrowing {
  const reading = readQuery(typed, { ...context, isTopic: true, isList: true });
  const { query, papers, notes } = reading;
  if (papers.length > 0 || !isEmpty(query) || queryText(query) === '') return newTopic(typed, context);
  refuseWrong(reading);
  return { without: query, notes };
}
