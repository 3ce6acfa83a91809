import { UserError } from '../errors.ts';
import { closest } from '../text/closest.ts';
import { clipWords, oneLine } from '../text/text.ts';

/** The command of a typed name, whatever its case and with or without a slash before it; else a UserError names the nearest. */
export function findCommand<C extends { readonly name: string }>(commands: readonly C[], typed: string): C {
  const name = typed.toLowerCase().replace(/^\//, '');
  const found = commands.find((command) => command.name === name);
  if (found) return found;
  const near = closest(
    name,
    commands.map((command) => command.name),
  );
  const none = `There is no command "${clipWords(oneLine(typed), 40)}"`;
  const list = ['Type ', { command: 'help' }, ' for the list.'];
  throw new UserError(
    'command-unknown',
    near ? [`${none}; did you mean `, { command: near }, '? ', ...list] : [`${none}. `, ...list],
  );
}
