import { unlessRefused } from '../errors.ts';
import type { Paper } from '../paper.ts';
import { queryText } from '../search/query.ts';
import { topicOf } from './topic.ts';

/** What several papers are about, as a topic that may be followed. */
export interface Proposed {
  readonly topic: string;
  /** How many of the papers are about it. */
  readonly papers: number;
}

/** What a single paper is about may be chance. */
export const FEWEST_TO_PROPOSE = 2;
// Whoever is asked more at once answers nothing.
const MOST = 2;
// What more than every tenth paper is about would bring what everybody reads.
const COMMON = 0.1;
// Keywords come from outside: what is no plain name is left where it is.
const PLAIN = /^(?=.*\p{L})[\p{L}\p{N}][\p{L}\p{N} -]{2,59}$/u;

/** Keywords that several of some papers share, the most shared first, and of those the rarest among recent papers; none whose topic is `known` by its key. */
export function proposedTopics(
  papers: readonly Paper[],
  { recent, known }: { recent: readonly Paper[]; known: ReadonlySet<string> },
): Proposed[] {
  const lately = countsOf(recent);
  const isCommon = (key: string) => (lately.get(key)?.papers ?? 0) > COMMON * recent.length;
  const rarity = (key: string) => lately.get(key)?.papers ?? 0;
  return [...countsOf(papers)]
    .filter(([key, each]) => each.papers >= FEWEST_TO_PROPOSE && !known.has(key) && !isCommon(key))
    .sort(
      ([one, a], [other, b]) => b.papers - a.papers || rarity(one) - rarity(other) || (one < other ? -1 : 1),
    )
    .slice(0, MOST)
    .map(([, proposed]) => proposed);
}

/** Each keyword by its topic's key, in the spelling that came first, with how many papers have it. */
function countsOf(papers: readonly Paper[]): Map<string, Proposed> {
  const spelled = papers.flatMap(({ id, keywords }) => keywords.flatMap((each) => namedBy(each, id)));
  return new Map(
    [...Map.groupBy(spelled, ({ key }) => key)].map(([key, all]) => [
      key,
      { topic: all[0]?.topic ?? '', papers: new Set(all.map(({ paper }) => paper)).size },
    ]),
  );
}

function namedBy(keyword: string, paper: string): { key: string; topic: string; paper: string }[] {
  const topic = keyword.trim();
  if (!PLAIN.test(topic)) return [];
  const read = unlessRefused(() => topicOf(topic));
  // "Text OR image" would be read as one of the two.
  const isPlain = read?.query.or.length === 0 && queryText(read.query) === topic;
  return isPlain ? [{ key: read.key, topic, paper }] : [];
}
