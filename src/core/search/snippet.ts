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
  const isFound = (sentence: string) => {
    const stems = new Set(words(sentence).map(stem));
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

function sum(stems: ReadonlySet<string>, weights: Weights): number {
  let total = 0;
  for (const each of stems) total += weights.get(each) ?? 0;
  return total;
}
