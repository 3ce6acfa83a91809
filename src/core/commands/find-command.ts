import { distance } from 'fastest-levenshtein';
import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';

/** The command of a typed name, whatever its case and with or without a slash before it; else a UserError names the nearest. */
export function findCommand<C extends { readonly name: string }>(commands: readonly C[], typed: string): C {
  const name = typed.toLowerCase().replace(/^\//, '');
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const near = nearlyNamed(commands, name)[0]?.name;
  const none = `There is no command "${clipWords(oneLine(typed), 40)}"`;
  const list = ['Type ', { command: 'help' }, ' for the list.'];
  throw new UserError(
    'command-unknown',
    near ? [`${none}; did you mean `, { command: near }, '? ', ...list] : [`${none}. `, ...list],
  );
}

const MOST_NEAR = 2;
// Of shorter words, two letters that differ make another word of it: "more" is no "mute".
const LONG = 6;

/** The commands whose name a word may be with a slip, or begins as; the nearest first. */
export function nearlyNamed<C extends { readonly name: string }>(commands: readonly C[], typed: string): C[] {
  const word = typed.toLowerCase().slice(0, 40);
  if (word.length < 2) return [];
  return commands
    .map((command) => ({ command, steps: stepsTo(command.name, word) }))
    .filter(({ steps }) => steps <= 2)
    .toSorted((a, b) => a.steps - b.steps)
    .slice(0, MOST_NEAR)
    .map(({ command }) => command);
}

function stepsTo(name: string, word: string): number {
  const far = Number.POSITIVE_INFINITY;
  if (name.startsWith(word) || isSwapped(name, word)) return 1;
  const steps = distance(name, word);
  if (steps === 1) return word.length < 4 ? far : 1;
  return word.length >= LONG && word[0] === name[0] ? steps : far;
}

/** Whether two neighbouring letters are swapped. */
function isSwapped(name: string, word: string): boolean {
  if (name.length !== word.length) return false;
  const at = [...name].findIndex((letter, index) => letter !== word[index]);
  return at >= 0 && name === word.slice(0, at) + word[at + 1] + word[at] + word.slice(at + 2);
}
