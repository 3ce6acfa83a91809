import { isStopword, words } from '#core/text/words.ts';
import type { Text } from '../data.ts';

/** Somebody who looks for a paper by three words of its title, in any order; `typo` has one of them misspelt. */
export interface Lookup {
  readonly id: string;
  readonly clean: string;
  readonly typo: string;
}

const WORDS = 3;
const LONG_ENOUGH = 5;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Look-ups of papers drawn by chance, the same for the same seed. */
export function lookups(texts: readonly Text[], size: number, seed: number): Lookup[] {
  const below = random(seed);
  const found: Lookup[] = [];
  while (found.length < size) {
    const text = texts[below(texts.length)];
    if (!text) break;
    const chosen = shuffled([...new Set(words(text.title))].filter(isDistinctive), below).slice(0, WORDS);
    const long = chosen.filter((word) => word.length >= LONG_ENOUGH);
    const mistyped = long[below(Math.max(1, long.length))];
    if (chosen.length < WORDS || !mistyped) continue;
    const typo = chosen.map((word) => (word === mistyped ? slipIn(word, below) : word));
    found.push({ id: text.id, clean: chosen.join(' '), typo: typo.join(' ') });
  }
  return found;
}

/** A generator of whole numbers below a bound, the same for the same seed (mulberry32). */
export function random(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * bound);
  };
}

function isDistinctive(word: string): boolean {
  return word.length >= WORDS && !isStopword(word);
}

function shuffled(list: readonly string[], below: (bound: number) => number): string[] {
  const keys = new Map(list.map((word) => [word, below(2 ** 31)]));
  return list.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
}

/** One letter too many, dropped, wrong, or swapped with its neighbour. */
function slipIn(word: string, below: (bound: number) => number): string {
  const at = below(word.length - 1);
  const letter = LETTERS[below(LETTERS.length)] ?? '';
  const [before, rest] = [word.slice(0, at), word.slice(at)];
  const slips = [
    before + letter + rest,
    before + rest.slice(1),
    before + letter + rest.slice(1),
    before + rest.charAt(1) + rest.charAt(0) + rest.slice(2),
  ];
  const slip = slips[below(slips.length)] ?? word;
  return slip === word ? before + rest.slice(1) : slip;
}
