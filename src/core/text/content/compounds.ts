import { isStopword, stemOnce, words } from '../words.ts';

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
  const found = HYPHEN.test(written) ? runsOf(words(written)).filter(isJoined).map(inOne) : split(written);
  known.set(written, found);
  return found;
}

/** Each run of words from one of content to the next, with what stands between: "text to image", "image generation". */
function runsOf(parts: readonly string[]): string[][] {
  if (parts.length < 2 || parts.length > LONGEST_CHAIN) return [];
  const found: string[][] = [];
  let from = 0;
  for (let at = 1; at < parts.length; at++) {
    if (isStopword(parts[at] ?? '') && at < parts.length - 1) continue;
    found.push(parts.slice(from, at + 1));
    from = at;
  }
  return found;
}

function inOne(run: readonly string[]): string {
  return stemOnce(run.join(''));
}

function isJoined(run: readonly string[]): boolean {
  return run.length > 2 || (run[0] ?? '').length <= SHORT_FIRST || /\d/.test(run.join(''));
}

function split(written: string): string[] {
  const parts = CAMEL.test(written) ? (written.match(CAMEL_PART) ?? []) : [];
  const [, name = '', number = '', rest = ''] = NUMBERED.exec(written) ?? [];
  const said =
    number === FOR_TO && rest.length >= FEWEST_LETTERS
      ? [name, rest, `${name}to${rest}`]
      : [name, `${number}${rest}`];
  return [...parts, ...(name ? said : [])]
    .flatMap(words)
    .filter((word) => !isStopword(word))
    .map(stemOnce);
}

/**
 * The compounds of a question: those that it writes as such, those that it repeats a word around, as `speech to speech`, and those
 * of `GPT 5`, `few shot` and `mixture of experts` that `isKnown` says others write as one.
 */
export function questionCompounds(question: string, isKnown: (stem: string) => boolean): string[] {
  const parts = words(question);
  const runs = runsOf(parts);
  // "few shot" within "learning with few shots", which nobody writes as one.
  const tails = runs.flatMap((run) => (run.length > 2 ? [run.slice(1)] : []));
  const spaced = [...runs, ...tails]
    .filter(mayBeOne)
    .filter((run) => run[0] === run.at(-1) || isKnown(inOne(run)));
  return [...new Set([...compounds(question), ...spaced.map(inOne)])];
}

function mayBeOne(run: readonly string[]): boolean {
  const [first = ''] = run;
  return run.length > 2 || isStopword(first) || run.some((part) => /^\d/.test(part));
}
