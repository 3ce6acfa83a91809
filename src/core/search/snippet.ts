import type { Span } from '../document.ts';
import { rolesOf, type Sense } from '../text/gist/sense.ts';
import { isStopword, stem, words } from '../text/words.ts';

/** Weights of stems: how much each one says. */
export type Weights = ReadonlyMap<string, number>;

// A sentence that scores so much says what the paper does; as much below zero, nothing of it.
const TELLING = 10;
// So much more, or less, a sentence counts for that.
const TOLD = 0.25;
// A sentence that says less than this share of what the title says is no answer beside it.
const LEAST_BESIDE_TITLE = 0.5;
// What is background, or a link, speaks of the topic alone: it counts only where no other sentence does.
const SPEAKS_OF_PAPER: Readonly<Record<Sense['role'], number>> = {
  about: 2,
  other: 2,
  background: 1,
  link: 0,
};

/**
 * The sentence of a paper's prose that says most of what is looked for and of the paper, with those words marked; the earliest of
 * equals, and nothing where no sentence has a stem of `wanted`, or the title says so much more of it that the title is what answers.
 * Stems of `also` weigh in and are not marked.
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
  const found = rolesOf(prose, title, isFound).map((each) => {
    const stems = stemsOf.get(each.sentence) ?? new Set();
    const speaks = sum(stems, wanted);
    return { ...each, tier: SPEAKS_OF_PAPER[each.role], speaks, says: speaks + sum(stems, also) };
  });
  const highest = Math.max(...found.map(({ tier }) => tier));
  const likely = found.filter(({ tier }) => tier === highest);
  const spoken = Math.max(...likely.map(({ speaks }) => speaks));
  if (spoken < LEAST_BESIDE_TITLE * sum(stemsIn(title), wanted)) return [];
  const most = Math.max(...likely.map(({ says }) => says));
  // How well a sentence tells decides between those alone that say about as much.
  const close = likely.filter(({ says }) => says * (1 + TOLD) >= most * (1 - TOLD));
  const [first] = close;
  if (close.length < 2) return first ? marked(first.sentence, wanted) : [];
  const [best] = close
    .map(({ sentence, says, score }) => {
      const told = Math.min(Math.max(score() / TELLING, -1), 1);
      return { sentence, worth: says * (1 + told * TOLD) };
    })
    .toSorted(byWorth);
  return best ? marked(best.sentence, wanted) : [];
}

// Sums of the same weights in another order differ in their last digits.
function byWorth(one: { worth: number }, other: { worth: number }): number {
  return Math.abs(one.worth - other.worth) > 1e-9 ? other.worth - one.worth : 0;
}

/** A text in spans, the words whose stems are wanted marked. */
export function marked(text: string, wanted: Weights): readonly Span[] {
  const spans: Span[] = [];
  const mayBe = beginsAs([...wanted.keys()]);
  let from = 0;
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    if ((/^[A-Za-z0-9]+$/.test(word) && !mayBe(word.toLowerCase())) || !isWanted(word, wanted)) continue;
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
  const mayBe = beginsAs(sought);
  return (text) => new Set(words(text).filter(mayBe).map(stem)).intersection(asked);
}

/** Whether a word begins as some stem does, its last letter apart, as its words do: most words are told from it without being stemmed. */
function beginsAs(stems: readonly string[]): (word: string) => boolean {
  const beginnings = Map.groupBy(
    stems.map((each) => each.slice(0, -1)),
    (begins) => begins.charAt(0),
  );
  const anyWord = beginnings.get('') ?? [];
  const isBegun = (word: string) => (begins: string) => word.startsWith(begins);
  return (word) => anyWord.length > 0 || (beginnings.get(word.charAt(0))?.some(isBegun(word)) ?? false);
}

function sum(stems: ReadonlySet<string>, weights: Weights): number {
  let total = 0;
  for (const each of stems) total += weights.get(each) ?? 0;
  return total;
}
