import type { Meant } from './meant.ts';

const FIRST = 'follow|unfollow|mute|unmute|save|unsave|dismiss|like|search|subscribe|pause|today|top';
const FURTHER =
  'follow|unfollow|mute|unmute|unsave|dismiss|subscribe|unsubscribe|undo|(?:save|like)(?= \\d{4}\\.)';
const BEGINS = new RegExp(`^(?:${FIRST})\\s+\\S`, 'i');
// "Follow pause and resume" is a topic; these verbs with words behind them are none.
const BETWEEN = new RegExp(
  `(?:\\s*[,;.]\\s*(?:and |then |also )*|\\s+(?:and then|and also|and|then|also|&|but)\\s+)(?=(?:${FURTHER})\\s+\\S)`,
  'i',
);
const LONGEST = 200;
const MOST = 4;

/** What is said of a line with several commands in it: "follow agents and mute robotics". Nothing of it is done. */
export function severalAtOnce(said: string): Meant | undefined {
  if (said.length > LONGEST || !BEGINS.test(said)) return undefined;
  const lines = said.split(BETWEEN).map((line) => line.trim());
  if (lines.length < 2 || lines.length > MOST || lines.some((line) => !/\s/.test(line))) return undefined;
  return {
    says: [
      'Nothing was done, as a line does one thing: type ',
      ...lines.flatMap((line, at) => [...(at > 0 ? [', then '] : []), { command: line }]),
      '.',
    ],
  };
}
