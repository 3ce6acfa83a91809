import type { APIInteraction } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Reply } from '#core/commands/command.ts';
import { withNews } from '../../shared/conversation/news.ts';
import { forOneReader } from '../../shared/conversation/run-intent.ts';
import { mayBeShared } from '../../shared/conversation/sharing.ts';
import { discordPerson, isDirectTalk, isPresent } from '../context.ts';
import { buttonOf } from '../render/buttons.ts';
import { type Page, renderForDiscord } from '../render/render.ts';
import { type RunParts, type RunResult, runTask } from './run-task.ts';
import { isSetup } from './setup/grants.ts';
import { unseenPages } from './setup/unseen.ts';
import { shared, withShareButton } from './share.ts';
import { apartFor, type Decoded, type Task } from './task.ts';
import { withButton } from './with-button.ts';

/** What is said to a task: its pages, none where nothing need be said, how it went, and the intent that was answered. */
export interface ComposedReply {
  readonly status: Reply['status'];
  readonly pages: readonly Page[];
  readonly intent: RunResult['intent'];
}

/** Does what is asked for, and makes the pages that say so. */
export async function composeReply(
  parts: RunParts,
  interaction: APIInteraction,
  { task, to }: Decoded,
): Promise<ComposedReply> {
  const { appApi } = parts;
  if (task.kind === 'share') {
    const pages = [shared(task.components, discordPerson(interaction))];
    return { status: 'answered', pages, intent: undefined };
  }
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
    return { status, pages: [...pages, ...(await unseenPages(parts, interaction))], intent };
  const apart = apartFor(interaction) === 'asker' && to !== 'everyone';
  const sharing = apart && intent !== undefined && mayBeShared(appApi.commands, intent, answer);
  return { status, pages: sharing ? pages.map(withShareButton) : pages, intent };
}

/** The reply where something went wrong. */
export function failed(
  { explain, commands }: Pick<AppApi, 'explain' | 'commands'>,
  error: unknown,
): ComposedReply {
  const { status, document } = explain(error);
  return { status, pages: renderForDiscord(document, { commands }), intent: undefined };
}

/** What was typed is not lost by a mistake in it. */
function retrying(task: Task): (page: Page) => Page {
  const again = task.kind === 'change' ? task.again : undefined;
  return (page) => (again === undefined ? page : withButton(page, buttonOf('Try again', again)));
}
