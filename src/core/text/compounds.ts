import { isStopword, stemOnce, words } from './words.ts';

// Words that a hyphen joins, words with a capital inside, and names with a number behind them: few of a text's words. Papers are in
// English, and classes of Unicode cost ten times as much.
const CANDIDATE = /\b[A-Za-z0-9][a-z]*[-‐‑A-Z0-9][-‐‑A-Za-z0-9]*/g;
const HYPHEN = /[A-Za-z0-9][-‐‑][A-Za-z0-9]/;
const CAMEL = /^(?:[A-Z][a-z]{2,}|[A-Z]{3,}(?![a-z])){2,}$/;
const CAMEL_PART = /[A-Z][a-z]+|[A-Z]+(?![a-z])/g;
const NUMBERED = /^([A-Za-z]{3,})(\d+)([A-Za-z]*)$/;
/** `text2video` is said with a "to". */
const FOR_TO = '2';
const FEWEST_LETTERS = 3;
const LONGEST_CHAIN = 6;
/** `few-shot` is written in one word by some, `domain-specific` by nobody. */
const SHORT_FIRST = 5;
const REMEMBERED = 50_000;
const known = new Map<string, readonly string[]>();

/**
 * How the compounds of a text are written elsewhere, as stems: joined (`fine-tuning` and `GPT-4o` give `finetun` and `gpt4o`,
 * `speech-to-speech` gives `speechtospeech`), and split (`FlashAttention` gives `flash` and `attent`).
 */
export function compounds(text: string): string[] {
  const found: string[] = [];
  for (const written of text.match(CANDIDATE) ?? []) found.push(...(known.get(written) ?? remember(written)));
  return found;
}

function remember(written: string): readonly string[] {
  if (known.size >= REMEMBERED) known.clear();
  const found = HYPHEN.test(written) ? chainsIn(words(written), isJoined) : split(written);
  known.set(written, found);
  return found;
}

/** Each run from one word of content to the next, with what stands between, in one: "text to image" gives `texttoimag`. */
export function chainsIn(
  parts: readonly string[],
  isOne: (run: readonly string[]) => boolean = () => true,
): string[] {
  if (parts.length < 2 || parts.length > LONGEST_CHAIN) return [];
  const found: string[] = [];
  let from = 0;
  for (let at = 1; at < parts.length; at++) {
    if (isStopword(parts[at] ?? '') && at < parts.length - 1) continue;
    const run = parts.slice(from, at + 1);
    if (isOne(run)) found.push(stemOnce(run.join('')));
    from = at;
  }
  return found;
}

function isJoined(run: readonly string[]): boolean {
  return run.length > 2 || (run[0] ?? '').length <= SHORT_FIRST || /\d/.test(run.join(''));
}

function split(written: string): string[] {
  const parts = CAMEL.test(written) ? (written.match(CAMEL_PART) ?? []) : [];
  const [, name = '', number = '', rest = ''] = NUMBERED.exec(written) ?? [];
  const said = number === FOR_TO && rest.length >= FEWEST_LETTERS ? [name, rest] : [name, `${number}${rest}`];
  return [...parts, ...(name ? said : [])]
    .flatMap(words)
    .filter((word) => !isStopword(word))
    .map(stemOnce);
}

/** The compounds of a topic: those that it writes as such, and words that papers join by what stands between, as in `speech to speech`. */
export function topicCompounds(topic: string): string[] {
  const parts = words(topic);
  const spaced = chainsIn(parts, (run) => run.length > 2).filter(() => parts.length > 2);
  return [...new Set([...compounds(topic), ...spaced])];
}
