// A shorter one has too many neighbours.
const LONG = 7;
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

/** Every word one slip away: two letters swapped, one dropped, one too many or one wrong; in a long word another letter doubled than the one that is. */
export function slips(word: string): Set<string> {
  const found = new Set<string>();
  for (let at = 0; at <= word.length; at++) {
    const before = word.slice(0, at);
    const rest = word.slice(at);
    if (rest.length > 1) found.add(before + rest[1] + rest[0] + rest.slice(2));
    found.add(before + rest.slice(1));
    for (const letter of LETTERS) {
      found.add(before + letter + rest);
      found.add(before + letter + rest.slice(1));
    }
  }
  for (const other of doubledElsewhere(word)) found.add(other);
  found.delete(word);
  return found;
}

/** "diffusion" for "difussion". */
function doubledElsewhere(word: string): string[] {
  if (word.length < LONG) return [];
  return [...word].flatMap((letter, at) => {
    if (letter !== word[at + 1]) return [];
    const single = word.slice(0, at) + word.slice(at + 1);
    return [...single].map((each, place) => single.slice(0, place) + each + single.slice(place));
  });
}
