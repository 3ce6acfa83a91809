import type { Paper } from '#core/paper.ts';
import { random } from '../search/lookups.ts';
import type { HiddenList } from './lists.ts';

/** Somebody with three interests that nobody is told of, half of which they exchange on a day. */
export interface HiddenReader {
  /** The interests on a day, counted from 0. */
  interestsOn(day: number): readonly string[];
}

/** What one way of ranking knows of a reader: what they saved of what it has shown them. */
export interface Memory {
  readonly saved: Paper[];
  /** Topics that they followed since the first day. */
  readonly followed: string[];
  /** How many relevant papers were shown: every second one is saved. */
  relevant: number;
  /** From where the linear model goes on, the next day. */
  alpha?: Float64Array;
}

/** Which topics a reader has on a day. */
export const TOPICS: Readonly<Record<string, (reader: HiddenReader, day: number) => readonly string[]>> = {
  first: (reader) => reader.interestsOn(0),
  kept: (reader, day) => reader.interestsOn(0).filter((topic) => reader.interestsOn(day).includes(topic)),
  now: (reader, day) => reader.interestsOn(day),
};

const INTERESTS = 3;
// An interest has something to find in each half, and is not what every second paper is about.
const FEWEST = 4;
const MOST_SHARE = 0.1;

/** Readers with interests drawn from the lists' own keywords, the same for the same seed; they change on day `drift`. */
export function drawReaders(
  lists: readonly HiddenList[],
  { count, drift, seed }: { count: number; drift: number; seed: number },
): HiddenReader[] {
  const below = random(seed);
  const words = interestsIn(lists, drift);
  return Array.from({ length: count }, (_, at) => {
    const drawn = new Set<string>();
    while (drawn.size < 2 * INTERESTS && drawn.size < words.length)
      drawn.add(words[below(words.length)] ?? '');
    const all = [...drawn];
    const first = all.slice(0, INTERESTS);
    // Half of three: one or two, by turns.
    const kept = first.slice(0, 1 + (at % 2));
    const later = [...kept, ...all.slice(INTERESTS, 2 * INTERESTS - kept.length)];
    return { interestsOn: (day) => (day < drift ? first : later) };
  });
}

/** The keywords that have something to find before and after the change, in the order of the alphabet. */
function interestsIn(lists: readonly HiddenList[], drift: number): string[] {
  const counts = (some: readonly HiddenList[]) => {
    const counted = new Map<string, number>();
    for (const { keywords } of some)
      for (const word of [...keywords.values()].flatMap((words) => [...words]))
        counted.set(word, (counted.get(word) ?? 0) + 1);
    return counted;
  };
  const [before, after] = [counts(lists.slice(0, drift)), counts(lists.slice(drift))];
  const papers = lists.reduce((sum, list) => sum + list.papers.length, 0);
  return [...before.keys()]
    .filter((word) => {
      const [early = 0, late = 0] = [before.get(word), after.get(word)];
      return Math.min(early, late) >= FEWEST && early + late <= MOST_SHARE * papers;
    })
    .toSorted();
}

/** Lets a reader see the first papers of a ranking: every second relevant one is saved. */
export function look(shown: readonly Paper[], isRelevant: (id: string) => boolean, memory: Memory): void {
  for (const paper of shown) {
    if (!isRelevant(paper.id)) continue;
    memory.relevant += 1;
    if (memory.relevant % 2 === 1) memory.saved.push(paper);
  }
}

/** Saves every relevant paper of a list, shown or not. */
export function tell(papers: readonly Paper[], isRelevant: (id: string) => boolean, memory: Memory): void {
  memory.saved.push(...papers.filter(({ id }) => isRelevant(id)));
}
