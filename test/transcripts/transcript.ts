import { setTimeout as after } from 'node:timers/promises';

const QUIET_MS = 30;
// Ids, tokens, times and markers differ from run to run: each is numbered in the order in which it comes.
const VARIES: readonly (readonly [RegExp, string])[] = [
  [/token-\d+/g, 'token'],
  [/\b\d{17,20}\b/g, 'id'],
  [/\b[A-Z]?\d{10}\.\d{4,6}\b/g, 'ts'],
  [/127\.0\.0\.1:\d+/g, 'host'],
  [/(?<="nonce":")[^"]+/g, 'nonce'],
  [/(?<="event_id":"|"marker":")[^"]+/g, 'marker'],
  [/(?<="id":)\d{5,}/g, 'number'],
  [/(?<=since\\?":)\d+/g, 'since'],
  [/(?<=logged as )[\da-f]{6}/g, 'reference'],
  [/\/tmp\/[\w-]+/g, 'folder'],
];

/** Writes down what was done and what was sent, byte for byte but for what varies; the same again is a number. */
export function openTranscript() {
  const lines: string[] = [];
  const known = new Map<string, string>();
  const sent = new Map<string, number>();
  const named = (kind: string, value: string): string => {
    const key = `${kind} ${value}`;
    const name =
      known.get(key) ??
      `{${kind} ${[...known.keys()].filter((each) => each.startsWith(`${kind} `)).length + 1}}`;
    known.set(key, name);
    return name;
  };
  const steady = (text: string) =>
    VARIES.reduce((result, [pattern, kind]) => result.replace(pattern, (value) => named(kind, value)), text);
  return {
    /** What somebody did. */
    did: (text: string) => void lines.push('', `> ${steady(text)}`),
    /** What came of it. */
    came: (text: string) => {
      const body = steady(text);
      const before = sent.get(body);
      if (before !== undefined && body.length > 80) lines.push(`(as ${before})`);
      else {
        sent.set(body, sent.size + 1);
        lines.push(body.length > 80 ? `(${sent.size}) ${body}` : body);
      }
    },
    text: () => `${lines.join('\n').trim()}\n`,
  };
}
export type Transcript = ReturnType<typeof openTranscript>;

/** Resolves once nothing has come for a moment. */
export async function settled(count: () => number): Promise<void> {
  for (let last = -1; last !== count(); ) {
    last = count();
    await after(QUIET_MS);
  }
}
