import type { APIInteraction } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import type { Block } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { parseFields, parseOptions } from '../../shared/options/parse.ts';
import type { Servers } from '../context.ts';
import { keptKeyOf, TOO_OLD } from '../custom-id.ts';
import { PANEL } from '../ids.ts';
import { callerOf } from './caller.ts';
import type { Intent } from './intent.ts';

export interface RunParts {
  readonly front: AppApi;
  readonly servers: Servers;
}

/** What came of a wish: the command that answered with its options, or an empty name. */
export interface RunResult {
  readonly name: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly answer: Reply;
}

const NOT_YOURS = [
  'Setting up a digest needs the permission to manage the server: ask someone who has it. For a digest of your own, type ',
  { command: 'subscribe for:me' },
  '.',
];

export const NOTHING_RUN = { name: '', options: {} };

/** Does what someone wishes; what goes wrong is explained. */
export async function runIntent(
  { front, servers }: RunParts,
  interaction: APIInteraction,
  wish: Exclude<Intent, { kind: 'share' }>,
): Promise<RunResult> {
  const { asker, hindrance } = callerOf(front, interaction, servers);
  const done = await doneFor(front, wish, asker).catch((error) => ({
    ...NOTHING_RUN,
    answer: front.explain(error),
  }));
  const why = hindrance();
  if (why === undefined || done.answer.status === 'answered') return done;
  const { document } = done.answer;
  const blocks: readonly Block[] = [...document.blocks, { kind: 'note', text: why }];
  return { ...done, answer: { ...done.answer, document: { ...document, blocks } } };
}

async function doneFor(
  front: AppApi,
  wish: Exclude<Intent, { kind: 'share' }>,
  asker: Caller,
): Promise<RunResult> {
  switch (wish.kind) {
    case 'impossible':
      throw wish.why;
    case 'fields':
      return await runFields(front, wish, asker);
    case 'words':
      return await runWords(front, withVerb(await wordsOf(front, wish.command), wish.verb), asker);
    case 'set':
      return await shownAfter(front, await runFields(front, wish, asker), { shows: wish.shows, asker });
    case 'act':
      return await shownAfter(front, await runWords(front, wish.command, asker), {
        shows: wish.shows,
        asker,
      });
    case 'panel':
      // Whoever runs a server may have let others give this command; Discord's own check is theirs to change.
      if (await asker.mayConfigure()) return await runWords(front, PANEL, asker);
      throw new UserError(NOT_YOURS);
    default:
      return wish satisfies never;
  }
}

/** What a change is followed by; where nothing was changed, why. */
async function shownAfter(
  front: AppApi,
  change: RunResult,
  { shows, asker }: { shows: string; asker: Caller },
): Promise<RunResult> {
  return change.answer.status === 'answered' ? await runWords(front, shows, asker) : change;
}

async function runFields(
  front: AppApi,
  { name, fields }: Pick<Extract<Intent, { kind: 'fields' }>, 'name' | 'fields'>,
  asker: Caller,
): Promise<RunResult> {
  const command = findCommand(front.commands, name);
  return await dispatched(front, command.name, parseFields(command, fields), asker);
}

async function runWords(front: AppApi, typed: string, asker: Caller): Promise<RunResult> {
  const [, name = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(typed) ?? [];
  const command = findCommand(front.commands, name);
  return await dispatched(front, command.name, parseOptions(command, words), asker);
}

async function dispatched(
  front: AppApi,
  name: string,
  options: Record<string, unknown>,
  asker: Caller,
): Promise<RunResult> {
  return { name, options, answer: await front.dispatch(name, options, asker) };
}

function withVerb(typed: string, verb: string | undefined): string {
  return verb ? typed.replace(/^\S+/, () => verb) : typed;
}

async function wordsOf({ buttons }: AppApi, command: string): Promise<string> {
  const key = keptKeyOf(command);
  if (key === undefined) return command;
  const kept = await buttons.commandOf(key);
  if (kept === undefined) throw new UserError(TOO_OLD);
  return kept;
}
