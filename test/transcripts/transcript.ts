import { createHash } from 'node:crypto';

// What no seed reaches: ids and times by the clocks of the platforms, addresses, and names made from them.
const VARIES: readonly (readonly [RegExp, string])[] = [
  [/token-\d{17,20}/g, '{token}'],
  [/\b[VF]?\d{10}\.\d{6}\b/g, '{ts}'],
  [/\bp\d{16}\b/g, '{permalink}'],
  [/\b\d{17,20}\b/g, '{id}'],
  [/127\.0\.0\.1:\d+(?:\/respond\/\d+)?/g, '{host}'],
  [/(?<="nonce":")[^"]+/g, '{nonce}'],
  // What an answer for everybody on Slack is known again by.
  [/(?<="answer":")[^"]+/g, '{event}'],
  // What a digest on Discord is known again by.
  [/(?<="id":)\d{5,}/g, '{marker}'],
  [/(?<="custom_id":"[a-z])\d{5,}(?=\|)/g, '{marker}'],
];

const LONG = 110;

/** Writes down what people do and what comes of it. */
export function openTranscript() {
  const lines: string[] = [];
  const names = new Map<string, string>();
  const first = new Map<string, string>();
  const lineKnown = new Set<string>();
  let doing = '';
  let whole = '';
  const steady = (text: string) => {
    const named = [...names].reduce((result, [value, name]) => result.replaceAll(value, `{${name}}`), text);
    return visible(VARIES.reduce((result, [pattern, name]) => result.replace(pattern, name), named));
  };
  /** A long line is written in full once, and is known again by its hash. */
  const shortened = (line: string): string => {
    const known = lineKnown.has(line);
    lineKnown.add(line);
    if (!known || line.length < LONG) return line;
    return `${line.slice(0, LONG / 2 - 10)}… (sha256 ${createHash('sha256').update(line).digest('hex').slice(0, 10)})`;
  };
  return {
    /** From now on, a value that differs from run to run is written as this name. */
    name: (value: string, name: string) => void names.set(value, name),
    /** What somebody does. */
    did: (what: string) => {
      doing = steady(what);
      lines.push('', `> ${doing}`);
    },
    /** What comes of it; what came before, word for word, is told by what was done then. */
    came: (text: string) => {
      const came = steady(text);
      const before = first.get(came);
      if (before === undefined) first.set(came, doing);
      if (before === undefined || came.length < LONG) lines.push(...came.split('\n').map(shortened));
      else lines.push(`(as after > ${before})`);
      whole += `${came}\n`;
    },
    text: () => `${lines.join('\n').trim()}\n`,
    /** The same with nothing left out. */
    whole: () => whole,
    steady,
  };
}
export type Transcript = ReturnType<typeof openTranscript>;

/** JSON with a line for each part of a message, so that a difference is found at a glance. */
export function inLines(value: unknown): string {
  return JSON.stringify(value).replaceAll('},{"type":', '},\n  {"type":');
}

/** Characters that an editor would not show, or would obey, as they are escaped in JSON. */
function visible(text: string): string {
  return text.replace(
    /[^\P{C}\n]/gu,
    (character) => `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  );
}
