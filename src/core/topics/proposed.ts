import { unlessRefused } from '../errors.ts';
import type { Paper } from '../paper.ts';
import type { ReaderContext } from '../search/reading/whole-values.ts';
import { newTopic, topicOf } from './topic.ts';
import { requirePossible } from './typed/impossible-topic.ts';

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
const PLAIN = /^(?=.*\p{L})(?=.{3,60}$)[\p{L}\p{N}]+(?:[ -][\p{L}\p{N}]+)*$/u;

/** Keywords that several of some papers share, the most shared first, and of those the rarest among recent papers; none whose topic is `known` by its key, or that would be followed as something else than it says. */
export function proposedTopics(
  papers: readonly Paper[],
  {
    recent,
    known,
    context,
  }: { recent: readonly Paper[]; known: ReadonlySet<string>; context?: ReaderContext },
): Proposed[] {
  const lately = countsOf(recent);
  const isCommon = (key: string) => (lately.get(key)?.papers ?? 0) > COMMON * recent.length;
  const rarity = (key: string) => lately.get(key)?.papers ?? 0;
  return [...countsOf(papers)]
    .filter(([key, each]) => each.papers >= FEWEST_TO_PROPOSE && !known.has(key) && !isCommon(key))
    .sort(
      ([one, a], [other, b]) => b.papers - a.papers || rarity(one) - rarity(other) || (one < other ? -1 : 1),
    )
    .values()
    .filter(([key, { topic }]) => isFollowedAs(key, topic, context))
    .take(MOST)
    .map(([, proposed]) => proposed)
    .toArray();
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
  const isPlain = read?.query.or.length === 0 && read.query.without.length === 0;
  return isPlain ? [{ key: read.key, topic, paper }] : [];
}

/** Whether whoever follows it follows just that: "flash attention" is read as one word where papers write it so, and "all" is refused. */
function isFollowedAs(key: string, keyword: string, context: ReaderContext | undefined): boolean {
  const read = unlessRefused(() => {
    const { topic, notes } = newTopic(keyword, context);
    requirePossible(topic, 'follow');
    return { topic, notes };
  });
  return read?.topic.key === key && read.notes.length === 0;
}
