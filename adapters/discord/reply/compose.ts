import type { APIInteraction } from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import type { Person } from '#core/channel.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import { discordPerson, isDirectTalk } from '../context.ts';
import { buttonOf } from '../render/buttons.ts';
import { offersOf } from '../render/paper-actions.ts';
import { type Page, renderForDiscord } from '../render/render.ts';
import { apartFor, type Decoded, type Intent } from './intent.ts';
import { NOTHING_RUN, type RunParts, type RunResult, runIntent } from './run-command.ts';
import { mayBeShared, shared, withShareButton } from './share.ts';
import { withButton } from './with-button.ts';

/** The reply to a task: its pages, how it went, and what was done for it. */
export interface ComposedReply {
  readonly status: Reply['status'];
  readonly pages: readonly Page[];
  readonly done: Pick<RunResult, 'name' | 'options'>;
}

/** Runs an intent, and makes the pages of its reply. */
export async function composeReply(
  parts: RunParts,
  interaction: APIInteraction,
  { intent, to }: Decoded,
): Promise<ComposedReply> {
  if (intent.kind === 'share') {
    const pages = [shared(intent.components, discordPerson(interaction))];
    return { status: 'answered', pages, done: NOTHING_RUN };
  }
  const done = await runIntent(parts, interaction, intent);
  const { status } = done.answer;
  const found = inPrivate(interaction, done.answer.document);
  const document = await withNews(parts.appApi, discordPerson(interaction), found);
  const pages = renderForDiscord(document, { offers: offersOf(parts.appApi), by: done.name });
  if (status !== 'answered') return { status, pages: pages.map(retrying(intent)), done };
  const sharing = apartFor(interaction) === 'asker' && to !== 'everyone' && mayBeShared(done);
  return { status, pages: sharing ? pages.map(withShareButton) : pages, done };
}

/** In direct messages nobody else is there that a paper could be for. */
function inPrivate(interaction: APIInteraction, document: Document): Document {
  return isDirectTalk(interaction) ? { papers: 'mine', ...document } : document;
}

/** An answer that only its asker sees, with its pending notice at the end. */
async function withNews(appApi: Pick<AppApi, 'news'>, person: Person, document: Document): Promise<Document> {
  // A file stands alone; the news waits for the next answer.
  if (document.blocks.some(({ kind }) => kind === 'file')) return document;
  const news = await appApi.news(person);
  return news ? { ...document, blocks: [...document.blocks, news] } : document;
}

/** The reply where something went wrong. */
export function failed({ explain }: Pick<AppApi, 'explain'>, error: unknown): ComposedReply {
  const { status, document } = explain(error);
  return { status, pages: renderForDiscord(document), done: NOTHING_RUN };
}

/** What was typed is not lost by a mistake in it. */
function retrying(intent: Intent): (page: Page) => Page {
  const again = intent.kind === 'set' ? intent.again : undefined;
  return (page) => (again === undefined ? page : withButton(page, buttonOf('Try again', again)));
}
