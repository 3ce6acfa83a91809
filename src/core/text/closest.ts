import { distance } from 'fastest-levenshtein';

/** The candidate that a misspelt or half-typed word most likely stands for; undefined where none is near. */
export function closest(word: string, candidates: readonly string[]): string | undefined {
  const typed = word.toLowerCase().slice(0, 64);
  const ranked = candidates
    .map((candidate) => ({ candidate, steps: stepsBetween(typed, candidate.toLowerCase()) }))
    .filter(({ steps }) => steps <= allowed(typed))
    .sort((a, b) => a.steps - b.steps);
  return ranked[0]?.candidate;
}

function stepsBetween(typed: string, candidate: string): number {
  // The start of a name ("sea") is one step away from it, however long the name is.
  if (typed.length >= 2 && candidate.startsWith(typed)) return 1;
  return distance(typed, candidate);
}

// Two neighbouring letters swapped are two steps, so that four letters need two of them.
function allowed(typed: string): number {
  if (typed.length < 4) return 1;
  return typed.length < 9 ? 2 : 3;
}
