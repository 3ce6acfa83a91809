/** A short form and the words it stands for, as an author introduced them. */
export interface Acronym {
  readonly short: string;
  readonly long: string;
}

/** The share of papers from which on a short form is so common that it needs no long form. */
export const COMMON_SHORT = 0.02;

const INTRODUCED = /\(([A-Z][A-Za-z0-9-]{1,9})s?\)/g;

/**
 * The acronyms that a text introduces: "post-training quantization (PTQ)" gives PTQ.
 * The pairing is Schwartz and Hearst's (2003): every letter of the short form must be found,
 * from right to left, in the words before the bracket, the first at the start of a word.
 */
export function acronyms(text: string): Acronym[] {
  const found: Acronym[] = [];
  for (const match of text.matchAll(INTRODUCED)) {
    const short = (match[1] ?? '').replace(/s$/, '');
    if ((short.match(/[A-Z]/g)?.length ?? 0) < 2) continue;
    const long = longForm(short, textBefore(text, match.index, short.length));
    if (long) found.push({ short, long });
  }
  return found;
}

function textBefore(text: string, end: number, letters: number): string {
  const sentence =
    text
      .slice(Math.max(0, end - 160), end)
      .split(/[.;:()]\s/)
      .at(-1) ?? '';
  const most = Math.min(letters + 5, letters * 2);
  return sentence.trim().split(/\s+/).slice(-most).join(' ');
}

function longForm(short: string, before: string): string | undefined {
  let at = before.length - 1;
  for (let letter = short.length - 1; letter >= 0; letter--) {
    const wanted = (short[letter] ?? '').toLowerCase();
    if (!/[a-z0-9]/.test(wanted)) continue;
    while (at >= 0 && !(before[at]?.toLowerCase() === wanted && (letter > 0 || startsWord(before, at)))) at--;
    if (at < 0) return undefined;
    at--;
  }
  const long = before.slice(at + 1);
  return long.length > short.length && /[\s-]/.test(long) ? long : undefined;
}

function startsWord(text: string, at: number): boolean {
  return at === 0 || /[\s\-/]/.test(text[at - 1] ?? '');
}
