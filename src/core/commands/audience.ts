import type { Command } from './command.ts';
import type { Intent } from './intent.ts';

/** What a command says of itself that decides who sees its answers. */
export type Sharing = Pick<Command<never>, 'name' | 'audience' | 'effect' | 'file' | 'reads'>;

/** What is asked of a command; its options as they were typed, or as they were read. */
export interface GivenCommand {
  readonly command: string;
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/** Options, and their values by which something is asked for oneself alone. */
const FOR_ONESELF = [
  ['for', 'me'],
  ['whose', 'me'],
  ['show', 'preview'],
  ['show', 'all'],
  ['show', 'move'],
] as const;

/** Options that are about other channels than the one where they are given, which not everybody there may know. */
const ABOUT_OTHERS = ['channel', 'move-to', 'managers'];

/** Who may see an intent's answer: what is asked for oneself is for the asker alone, whatever the command, and what is about other channels. */
export function audienceOf(
  commands: readonly Sharing[],
  { command, options = {} }: Intent,
): 'everyone' | 'asker' {
  if (isForOneself({ command, options }) || ABOUT_OTHERS.some((option) => options[option] !== undefined))
    return 'asker';
  const found = commands.find(({ name }) => name === command);
  // A file, and what came of one, is for whoever wanted it.
  const isOfFile = [found?.file, found?.reads].some(
    (name) => name !== undefined && options[name] !== undefined,
  );
  return isOfFile ? 'asker' : (found?.audience ?? 'asker');
}

/** Whether an answer may be shown again to everybody: it changes nothing, and everybody gets the same one. */
export function isShareable(commands: readonly Sharing[], intent: Intent): boolean {
  const effect = commands.find(({ name }) => name === intent.command)?.effect;
  return effect === 'reads' && audienceOf(commands, intent) === 'everyone';
}

/** Whether something will come by it, to whomever: an order, unless it ends what was ordered. */
export function willCome(commands: readonly Sharing[], { command, options = {} }: GivenCommand): boolean {
  const effect = commands.find(({ name }) => name === command)?.effect;
  return effect === 'orders' && !/^off$/i.test(String(options.time));
}

/** Whether something will be posted into a channel, the one where it is asked for or another. */
export function isOrder(commands: readonly Sharing[], asked: GivenCommand): boolean {
  return willCome(commands, asked) && !isForOneself(asked);
}

function isForOneself({ options = {} }: GivenCommand): boolean {
  return FOR_ONESELF.some(([name, value]) => options[name] === value);
}
