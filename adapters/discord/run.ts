import type { APIInteraction } from 'discord.js';
import type { Answer, Asker } from '#core/command.ts';
import { UserError } from '#core/errors.ts';
import { findCommand } from '#core/find-command.ts';
import type { Front } from '#core/front.ts';
import { parseFields, parseOptions } from '../shared/options.ts';
import { askerOf } from './asker.ts';
import { keyOf } from './handle.ts';
import { PANEL } from './names.ts';
import type { Servers } from './place.ts';
import type { Wish } from './wish.ts';

export interface Running {
  readonly front: Front;
  readonly servers: Servers;
}

/** What came of a wish: the name of the command that answered, or an empty one. */
export interface Done {
  readonly name: string;
  readonly answer: Answer;
}

/** Does what someone wishes. Throws a UserError where there is no such command or option. */
export async function run(
  { front, servers }: Running,
  interaction: APIInteraction,
  wish: Exclude<Wish, { kind: 'share' }>,
): Promise<Done> {
  const asker = askerOf(front, interaction, servers);
  switch (wish.kind) {
    case 'impossible':
      return { name: '', answer: front.explain(wish.why) };
    case 'fields':
      return await runFields(front, wish, asker);
    case 'words':
      return await runWords(front, withVerb(await wordsOf(front, wish.command), wish.verb), asker);
    case 'set': {
      const set = await runFields(front, wish, asker).catch((error) => ({
        name: wish.name,
        answer: front.explain(error),
      }));
      return set.answer.status === 'answered' ? await runWords(front, wish.shows, asker) : set;
    }
    case 'panel':
      // Whoever runs a server may have let others give this command; Discord's own check is theirs to change.
      if (await asker.mayConfigure()) return await runWords(front, PANEL, asker);
      throw new UserError(
        'Setting up a digest needs the permission to manage the server: ask someone who has it. For your own digest, type /papers subscribe with for: me.',
      );
    default:
      return wish satisfies never;
  }
}

async function runFields(
  front: Front,
  { name, fields }: Pick<Extract<Wish, { kind: 'fields' }>, 'name' | 'fields'>,
  asker: Asker,
): Promise<Done> {
  const command = findCommand(front.commands, name);
  return {
    name: command.name,
    answer: await front.dispatch(command.name, parseFields(command, fields), asker),
  };
}

async function runWords(front: Front, typed: string, asker: Asker): Promise<Done> {
  const [, name = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(typed) ?? [];
  const command = findCommand(front.commands, name);
  return {
    name: command.name,
    answer: await front.dispatch(command.name, parseOptions(command, words), asker),
  };
}

function withVerb(typed: string, verb: string | undefined): string {
  return verb ? typed.replace(/^\S+/, () => verb) : typed;
}

async function wordsOf({ memory }: Front, command: string): Promise<string> {
  const key = keyOf(command);
  if (key === undefined) return command;
  const kept = await memory.get(key);
  if (typeof kept === 'string') return kept;
  throw new UserError('This button is too old to be known: type the command instead.');
}
