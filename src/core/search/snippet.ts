import type { Span } from '../document.ts';
import { type Sense, sensesOf } from '../text/gist/sense.ts';
import { isStopword, stem, words } from '../text/words.ts';

/** Weights of stems: how much each one says. */
export type Weights = ReadonlyMap<string, number>;

// A sentence that scores so much says what the paper does; as much below zero, nothing of it.
const TELLING = 10;
// What is background, or a link, speaks of the topic alone: it counts only where no other sentence does.
const SPEAKS_OF_PAPER: Readonly<Record<Sense['role'], number>> = {
  about: 2,
  other: 2,
  background: 1,
  link: 0,
};

/**
 * The sentence of a paper's prose that says most of what is looked for and of the paper, with those words marked; the earliest of
 * equals, and nothing where no sentence has a stem of `wanted`. Stems of `also` weigh in and are not marked.
 */
export function bestSnippet(
  { prose, title }: { readonly prose: string; readonly title: string },
  wanted: Weights,
  also: Weights = new Map(),
): readonly Span[] {
  const stemsOf = new Map<string, ReadonlySet<string>>();
  const stemsIn = stemFinder([...wanted.keys(), ...also.keys()]);
  const isFound = (sentence: string) => {
    const stems = stemsIn(sentence);
    stemsOf.set(sentence, stems);
    return sum(stems, wanted) !== 0;
  };
  const found = sensesOf(prose, title, isFound).map(({ sentence, role, score }) => {
    const stems = stemsOf.get(sentence) ?? new Set();
    const told = Math.min(Math.max(score / TELLING, -1), 1);
    const says = sum(stems, wanted) + sum(stems, also);
    return { sentence, tier: SPEAKS_OF_PAPER[role], worth: says * (1 + told / 4) };
  });
  const [best] = found.toSorted((one, other) => other.tier - one.tier || byWorth(one, other));
  return best ? marked(best.sentence, wanted) : [];
}

// Sums of the same weights in another order differ in their last digits.
function byWorth(one: { worth: number }, other: { worth: number }): number {
  return Math.abs(one.worth - other.worth) > 1e-9 ? other.worth - one.worth : 0;
}

/** A text in spans, the words whose stems are wanted marked. */
export function marked(text: string, wanted: Weights): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if (!isWanted(word, wanted)) continue;
    if (index > from) spans.push({ text: text.slice(from, index) });
    spans.push({ text: word, mark: true });
    from = index + word.length;
  }
  return from < text.length ? [...spans, { text: text.slice(from) }] : spans;
}

function isWanted(word: string, wanted: Weights): boolean {
  return words(word).some((each) => !isStopword(each) && wanted.has(stem(each)));
}

/** Finds those of some stems that a text has, in the order of its words. */
function stemFinder(sought: readonly string[]): (text: string) => ReadonlySet<string> {
  const asked = new Set(sought);
  // A stem begins as its words do, its last letter apart: most words are told from it without being stemmed.
  const beginnings = Map.groupBy(
    sought.map((each) => each.slice(0, -1)),
    (begins) => begins.charAt(0),
  );
  const anyWord = beginnings.get('') ?? [];
  return (text) => {
    const found = words(text).filter((word) =>
      [...anyWord, ...(beginnings.get(word.charAt(0)) ?? [])].some((begins) => word.startsWith(begins)),
    );
    return new Set(found.map(stem)).intersection(asked);
  };
}

function sum(stems: ReadonlySet<string>, weights: Weights): number {
  let total = 0;
  for (const each of stems) total += weights.get(each) ?? 0;
  return total;
}
