import type { APIInteraction, REST } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { STOP, tooOld } from '#core/commands/known-intents.ts';
import { readFields } from '#core/commands/options/read-line.ts';
import { actionOn, paperActionAt } from '#core/commands/paper-actions.ts';
import { intentAt } from '../../shared/conversation/address.ts';
import { runIntent } from '../../shared/conversation/run-intent.ts';
import type { Servers } from '../context.ts';
import { formerDiscordKey } from '../custom-id.ts';
import type { Root } from '../mention.ts';
import { callerOf } from './caller.ts';
import type { Grants } from './setup/grants.ts';
import { enderOf } from './setup/unseen.ts';
import type { Task } from './task.ts';

export interface RunParts {
  readonly appApi: AppApi;
  /** As the bot, to look. */
  readonly posts: Pick<REST, 'get'>;
  readonly servers: Servers;
  readonly grants: Grants;
  /** The slash command, once Discord has it. */
  readonly root: () => Root | undefined;
}

/** What came of a task, and the intent that was answered, where one was. */
export interface RunResult {
  readonly intent: Intent | undefined;
  readonly answer: Reply;
}

type Running = Exclude<Task, { kind: 'share' }>;

/** Does what someone asks for; what goes wrong is explained. */
export async function runTask(
  parts: RunParts,
  interaction: APIInteraction,
  task: Running,
): Promise<RunResult> {
  const { appApi } = parts;
  const asker = callerOf(parts, interaction);
  const caller = task.kind === 'end' ? enderOf(parts, asker, interaction, task.channel) : asker;
  return await resultOf(appApi, task, caller).catch((error) => ({
    intent: undefined,
    answer: appApi.explain(error),
  }));
}

async function resultOf(appApi: AppApi, task: Running, caller: Caller): Promise<RunResult> {
  const run = async (intent: Intent, by = caller) => ({
    intent,
    answer: await runIntent(appApi, intent, by),
  });
  switch (task.kind) {
    case 'impossible':
      throw task.why;
    case 'run':
      return await run(task.typed ? readFields(appApi.commands, task.intent) : task.intent);
    case 'end':
      return await run({ command: STOP.command });
    case 'press':
      return await run(await pressedIntent(appApi, task));
    case 'change': {
      const { intent, shows } = task.change;
      const changed = await run(intent);
      // Where nothing was changed, why.
      return changed.answer.status === 'answered' ? await run(shows, { ...caller, beside: true }) : changed;
    }
    default:
      return task satisfies never;
  }
}

async function pressedIntent(
  appApi: AppApi,
  { address, action }: Extract<Task, { kind: 'press' }>,
): Promise<Intent> {
  const intent = await intentAt(appApi, address, formerDiscordKey);
  if (action === undefined) return intent;
  const known = paperActionAt(action);
  if (!known) throw tooOld();
  return actionOn(known, String(intent.options?.paper ?? ''));
}
