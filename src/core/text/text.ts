import { neededJoiners } from './joiners.ts';

// Control and format characters (bidi overrides, tags), lone surrogates, fillers and variations that nobody sees: a title may hold
// them, a reader must not meet them. The two joiners are looked at by themselves.
const UNSAFE =
  /(?!\u200c|\u200d)[\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2028\u2029\u2065\u2800\u3164\uffa0]|\u034f|[\u17b4\u17b5]|[\ufe00-\ufe0d]|[\u{e0100}-\u{e01ef}]/gu;

// Most texts are so already; to see that is much faster than to make them so.
const PLAIN = /^[\x21-\x7e]+(?: [\x21-\x7e]+)*$/;

/** One line of plain text: unsafe characters dropped, every run of white space one space, in Unicode's composed form. */
export function oneLine(text: string): string {
  if (PLAIN.test(text)) return text;
  const seen = text.replace(/\s+/gu, ' ').replace(UNSAFE, '');
  return neededJoiners(seen).normalize('NFC').replace(/ {2,}/g, ' ').trim();
}

/** At most `size` characters of a text, ending in "…" after a whole word where it was cut. */
export function clipWords(text: string, size: number): string {
  if (text.length <= size) return text;
  const room = text.slice(0, Math.max(0, size - 1));
  const space = room.lastIndexOf(' ');
  // A single word longer than half of the room has to be cut inside; never between the halves of a surrogate pair.
  const cut = space > size / 2 ? room.slice(0, space) : room.replace(/[\ud800-\udbff]$/, '');
  return `${cut.replace(/(?:[\s,;:–—-]|\u200c|\u200d)+$/u, '')}…`;
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 });

/** A count as people say it: 950, 1.2k, 3.4m. */
export function count(value: number): string {
  return compact.format(value).toLowerCase();
}

/** "1 paper", "27 papers". */
export function plural(value: number, one: string, many = `${one}s`): string {
  return `${value.toLocaleString('en')} ${value === 1 ? one : many}`;
}

/** Several things in one sentence: "robots, grasping and LLM agents". */
export function enumerated(things: readonly string[]): string {
  return things.length < 2 ? things.join('') : `${things.slice(0, -1).join(', ')} and ${things.at(-1)}`;
}
