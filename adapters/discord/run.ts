import type { APIInteraction } from 'discord.js';
import type { Answer } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { findCommand } from '#core/find-command.ts';
import type { Front } from '#core/front.ts';
import { parseFields, parseOptions } from '../shared/options.ts';
import { askerOf } from './asker.ts';
import { keyOf } from './handle.ts';
import type { Wish } from './task.ts';

export interface Running {
  readonly front: Front;
  /** Whether the app is on a server, and not only used there by people who have installed it for themselves. */
  isOn(guild: string): boolean;
}

/** The command that shows a paper closer, for the answers of all other commands. */
export function lookFor({ commands }: Pick<Front, 'commands'>, answered?: string): string | undefined {
  return answered !== 'paper' && commands.some(({ name }) => name === 'paper') ? 'paper' : undefined;
}

/** Does what someone wishes; the name of the command that answered, or an empty one. Throws a UserError where there is no such command or option. */
export async function run(
  { front, isOn }: Running,
  interaction: APIInteraction,
  wish: Exclude<Wish, { kind: 'share' }>,
): Promise<{ name: string; answer: Answer }> {
  if (wish.kind === 'impossible') return { name: '', answer: front.explain(wish.why) };
  const asker = askerOf(front, interaction, isOn);
  if (wish.kind === 'fields') {
    const command = findCommand(front.commands, wish.name);
    const options = parseFields(command, wish.fields);
    return { name: command.name, answer: await front.dispatch(command.name, options, asker) };
  }
  const [, name = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(await wordsOf(front, wish.command)) ?? [];
  const command = findCommand(front.commands, name);
  return {
    name: command.name,
    answer: await front.dispatch(command.name, parseOptions(command, words), asker),
  };
}

async function wordsOf({ memory }: Front, command: string): Promise<string> {
  const key = keyOf(command);
  if (key === undefined) return command;
  const kept = await memory.get(key);
  if (typeof kept === 'string') return kept;
  throw new UserError('This button is too old to be known: type the command instead.');
}
