import type { Span } from '../document.ts';
import { sentences } from '../text/sentences.ts';
import { isStopword, stem, words } from '../text/words.ts';

/** Weights of stems: how much each one says. */
export type Weights = ReadonlyMap<string, number>;

/**
 * The sentence of a text that says most of what is looked for, with those words marked; the earliest of equals, and nothing
 * where no sentence has a stem of `wanted`. Stems of `also` weigh in and are not marked.
 */
export function bestSnippet(text: string, wanted: Weights, also: Weights = new Map()): readonly Span[] {
  let best = '';
  let highest = 0;
  for (const sentence of sentences(text)) {
    const stems = new Set(words(sentence).map(stem));
    const own = sum(stems, wanted);
    const score = own > 0 ? own + sum(stems, also) : 0;
    // Sums of the same weights in another order differ in their last digits.
    if (score > highest + 1e-9) [best, highest] = [sentence, score];
  }
  return marked(best, wanted);
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
