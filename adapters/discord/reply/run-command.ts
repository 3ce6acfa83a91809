import type { APIInteraction } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import { parseFields, parseOptions } from '#core/commands/options/parse.ts';
import type { Block } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import type { Servers } from '../context.ts';
import { keptKeyOf, TOO_OLD } from '../custom-id.ts';
import { PANEL } from '../ids.ts';
import { callerOf } from './caller.ts';
import type { Intent } from './intent.ts';

export interface RunParts {
  readonly appApi: AppApi;
  readonly servers: Servers;
}

/** What came of an intent: the command that answered with its options, or an empty name. */
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

/** Runs an intent; what goes wrong is explained. */
export async function runIntent(
  { appApi, servers }: RunParts,
  interaction: APIInteraction,
  intent: Exclude<Intent, { kind: 'share' }>,
): Promise<RunResult> {
  const { caller, hindrance } = callerOf(appApi, interaction, servers);
  const done = await doneFor(appApi, intent, caller).catch((error) => ({
    ...NOTHING_RUN,
    answer: appApi.explain(error),
  }));
  const why = hindrance();
  if (why === undefined || done.answer.status === 'answered') return done;
  const { document } = done.answer;
  const blocks: readonly Block[] = [...document.blocks, { kind: 'note', text: why }];
  return { ...done, answer: { ...done.answer, document: { ...document, blocks } } };
}

async function doneFor(
  appApi: AppApi,
  intent: Exclude<Intent, { kind: 'share' }>,
  caller: Caller,
): Promise<RunResult> {
  switch (intent.kind) {
    case 'impossible':
      throw intent.why;
    case 'fields':
      return await runFields(appApi, intent, caller);
    case 'words':
      return await runWords(appApi, withVerb(await wordsOf(appApi, intent.command), intent.verb), caller);
    case 'set':
      return await shownAfter(appApi, await runFields(appApi, intent, caller), {
        shows: intent.shows,
        caller,
      });
    case 'act':
      return await shownAfter(appApi, await runWords(appApi, intent.command, caller), {
        shows: intent.shows,
        caller,
      });
    case 'panel':
      // Whoever runs a server may have let others give this command; Discord's own check is theirs to change.
      if (await caller.mayConfigure()) return await runWords(appApi, PANEL, caller);
      throw new UserError('not-permitted', NOT_YOURS);
    default:
      return intent satisfies never;
  }
}

/** What a change is followed by; where nothing was changed, why. */
async function shownAfter(
  appApi: AppApi,
  change: RunResult,
  { shows, caller }: { shows: string; caller: Caller },
): Promise<RunResult> {
  return change.answer.status === 'answered' ? await runWords(appApi, shows, caller) : change;
}

async function runFields(
  appApi: AppApi,
  { name, fields }: Pick<Extract<Intent, { kind: 'fields' }>, 'name' | 'fields'>,
  caller: Caller,
): Promise<RunResult> {
  const command = findCommand(appApi.commands, name);
  return await dispatched(appApi, command.name, parseFields(command, fields), caller);
}

async function runWords(appApi: AppApi, typed: string, caller: Caller): Promise<RunResult> {
  const [, name = '', words = ''] = /^(\S+)\s*(.*)$/s.exec(typed) ?? [];
  const command = findCommand(appApi.commands, name);
  return await dispatched(appApi, command.name, parseOptions(command, words), caller);
}

async function dispatched(
  appApi: AppApi,
  name: string,
  options: Record<string, unknown>,
  caller: Caller,
): Promise<RunResult> {
  return { name, options, answer: await appApi.dispatch(name, options, caller) };
}

function withVerb(typed: string, verb: string | undefined): string {
  return verb ? typed.replace(/^\S+/, () => verb) : typed;
}

async function wordsOf({ buttons }: AppApi, command: string): Promise<string> {
  const key = keptKeyOf(command);
  if (key === undefined) return command;
  const kept = await buttons.commandOf(key);
  if (kept === undefined) throw new UserError('button-too-old', TOO_OLD);
  return kept;
}
