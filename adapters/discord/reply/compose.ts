import type { APIInteraction, REST } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Caller, Reply } from '#core/commands/command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { ALL_DIGESTS, STOP, tooOld } from '#core/commands/known-intents.ts';
import { readFields } from '#core/commands/options/read-line.ts';
import { actionOn, paperActionAt } from '#core/commands/paper-actions.ts';
import { intentAt } from '../../shared/conversation/address.ts';
import { withNews } from '../../shared/conversation/news.ts';
import { type Answered, forOneReader, runIntent } from '../../shared/conversation/run-intent.ts';
import { isFirstShare, mayBeShared, NOT_THEIRS, SHARED_BEFORE } from '../../shared/conversation/sharing.ts';
import { discordPerson, isDirectTalk, isPresent, type Servers } from '../context.ts';
import { formerDiscordKey } from '../custom-id.ts';
import { DISCORD } from '../ids.ts';
import type { Root } from '../mention.ts';
import { buttonOf } from '../render/buttons.ts';
import { type Page, renderForDiscord } from '../render/render.ts';
import { callerOf } from './caller.ts';
import { papersOfMessage } from './linked-papers.ts';
import { type Grants, isSetup } from './setup/grants.ts';
import type { Unseen } from './setup/looks.ts';
import { withPermissions } from './setup/may-post.ts';
import { enderOf } from './setup/unseen.ts';
import { shared, withShareButton } from './share.ts';
import { apartFor, type Decoded, type Task } from './task.ts';
import { withButton } from './with-button.ts';

export interface RunParts {
  readonly appApi: AppApi;
  /** As the bot, to look. */
  readonly posts: Pick<REST, 'get'>;
  readonly servers: Servers;
  readonly grants: Grants;
  readonly unseen: Unseen;
  /** Why links cannot be answered, in sentences for whoever wants that; undefined where they can. */
  readonly linksMissing: () => string | undefined;
  /** The slash command, once Discord has it. */
  readonly root: () => Root | undefined;
}

/** A reply to a task as Discord shows it: its pages, none where nothing need be said, how it went, and the intent that was answered, where one was. */
export interface ReplyPayload {
  readonly status: Reply['status'];
  readonly pages: readonly Page[];
  readonly intent?: Intent | undefined;
}

/** Does what is asked for, and makes the pages that say so. */
export async function composeReply(
  parts: RunParts,
  interaction: APIInteraction,
  { task, to }: Decoded,
): Promise<ReplyPayload> {
  const { appApi } = parts;
  if (task.kind === 'share') return await share(parts, interaction, task);
  if (task.kind === 'back') return await takingBack(parts, interaction, task);
  const { intent, answer } = await runTask(parts, interaction, task);
  const { status } = answer;
  if (answer.status !== 'answered' && answer.quiet) return { status, pages: [], intent };
  // Where the bot is not, whoever asks uses it alone.
  const alone = isDirectTalk(interaction) || !isPresent(interaction, parts.servers);
  const found = alone ? forOneReader(answer.document) : answer.document;
  const document = await withNews(appApi, discordPerson(interaction), found);
  const pages = renderForDiscord(document, {
    commands: appApi.commands,
    by: intent?.command,
    root: parts.root(),
  });
  if (status !== 'answered') return { status, pages: pages.map(retrying(task)), intent };
  if (isSetup(interaction))
    return { status, pages: [...pages, ...(await allDigestsPages(parts, interaction))], intent };
  const apart = apartFor(interaction) === 'asker' && to !== 'everyone';
  const sharing = apart && intent !== undefined && mayBeShared(appApi.commands, intent, answer);
  return { status, intent, pages: sharing ? pages.map(withShareButton) : pages };
}

/** All digests of the server that are theirs to set up, in a message of its own; none where none is. */
async function allDigestsPages(parts: RunParts, interaction: APIInteraction): Promise<readonly Page[]> {
  const { appApi } = parts;
  const { status, document } = await runIntent(appApi, ALL_DIGESTS, {
    ...callerOf(parts, interaction),
    beside: true,
  });
  if (status !== 'answered') return [];
  return renderForDiscord(document, {
    commands: appApi.commands,
    by: ALL_DIGESTS.command,
    root: parts.root(),
  });
}

async function share(
  { appApi }: RunParts,
  interaction: APIInteraction,
  { components, answer }: Extract<Task, { kind: 'share' }>,
): Promise<ReplyPayload> {
  const first = await isFirstShare(appApi.events, { answer: `${DISCORD} ${answer}`, press: interaction.id });
  if (!first) return failed(appApi, SHARED_BEFORE);
  return { status: 'answered', pages: [shared(components, discordPerson(interaction))] };
}

async function takingBack(
  parts: RunParts,
  interaction: APIInteraction,
  { sharer }: Extract<Task, { kind: 'back' }>,
): Promise<ReplyPayload> {
  const own = discordPerson(interaction).id === sharer;
  if (!own && !(await callerOf(parts, interaction).mayConfigure())) return failed(parts.appApi, NOT_THEIRS);
  return { status: 'answered', pages: [] };
}

type Running = Exclude<Task, { kind: 'share' | 'back' }>;

/** Does what someone asks for; what goes wrong is explained. */
async function runTask(parts: RunParts, interaction: APIInteraction, task: Running): Promise<Answered> {
  const { appApi } = parts;
  const asker = callerOf(parts, interaction);
  const caller = task.kind === 'end' ? enderOf(parts, asker, interaction, task.channel) : asker;
  const { intent, answer } = await resultOf(appApi, task, caller).catch((error) => ({
    intent: undefined,
    answer: appApi.explain(error),
  }));
  return { intent, answer: await withPermissions(parts, { caller, intent }, answer) };
}

async function resultOf(appApi: AppApi, task: Running, caller: Caller): Promise<Answered> {
  const run = async (intent: Intent, by = caller) => ({
    intent,
    answer: await runIntent(appApi, intent, by),
  });
  const pressed = { ...caller, pressed: true };
  switch (task.kind) {
    case 'impossible':
      throw task.why;
    case 'run':
      return await run(task.typed ? readFields(appApi.commands, task.intent) : task.intent);
    case 'end':
      return await run({ command: STOP.command, options: { name: task.name } }, pressed);
    case 'press':
      return await run(await pressedIntent(appApi, task), pressed);
    case 'papers':
      return { answer: await papersOfMessage(appApi, caller.channel, task.papers), intent: undefined };
    case 'change': {
      const { intent, shows, orders } = task.change;
      const changed = await run(intent, { ...pressed, changing: !orders });
      // Where nothing was changed, why; and that it was, where its settings are gone with it.
      if (changed.answer.status !== 'answered') return changed;
      const shown = await run(shows, { ...caller, beside: true });
      return shown.answer.status === 'answered' ? shown : changed;
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

/** The reply where something went wrong. */
export function failed(
  { explain, commands }: Pick<AppApi, 'explain' | 'commands'>,
  error: unknown,
): ReplyPayload {
  const { status, document } = explain(error);
  return { status, pages: renderForDiscord(document, { commands }) };
}

/** What was typed is not lost by a mistake in it. */
function retrying(task: Task): (page: Page) => Page {
  const again = task.kind === 'change' ? task.again : undefined;
  return (page) => (again === undefined ? page : withButton(page, buttonOf('Try again', again)));
}
