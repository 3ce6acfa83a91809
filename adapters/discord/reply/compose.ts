import type { APIInteraction } from 'discord.js';
import type { Front } from '#core/app-api.ts';
import type { Person } from '#core/channel.ts';
import type { Answer } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import { isDirectTalk, personOf } from '../context.ts';
import { buttonOf } from '../render/buttons.ts';
import { offersOf } from '../render/paper-actions.ts';
import { type Page, render } from '../render/render.ts';
import { apartFor, type Task, type Wish } from './intent.ts';
import { type Done, NOTHING_DONE, type Running, run } from './run-command.ts';
import { mayBeShared, shareable, shared } from './share.ts';
import { withButton } from './with-button.ts';

/** What is said to a task: its pages, how it went, and what was done for it. */
export interface Said {
  readonly status: Answer['status'];
  readonly pages: readonly Page[];
  readonly done: Pick<Done, 'name' | 'options'>;
}

/** Does what is wished, and makes the pages that say so. */
export async function saidTo(parts: Running, interaction: APIInteraction, { wish, to }: Task): Promise<Said> {
  if (wish.kind === 'share') {
    const pages = [shared(wish.components, personOf(interaction))];
    return { status: 'answered', pages, done: NOTHING_DONE };
  }
  const done = await run(parts, interaction, wish);
  const { status } = done.answer;
  const found = inPrivate(interaction, done.answer.document);
  const document = await withNews(parts.front, personOf(interaction), found);
  const pages = render(document, { offers: offersOf(parts.front), by: done.name });
  if (status !== 'answered') return { status, pages: pages.map(retrying(wish)), done };
  const sharing = apartFor(interaction) === 'asker' && to !== 'everyone' && mayBeShared(done);
  return { status, pages: sharing ? pages.map(shareable) : pages, done };
}

/** In direct messages nobody else is there that a paper could be for. */
function inPrivate(interaction: APIInteraction, document: Document): Document {
  return isDirectTalk(interaction) ? { papers: 'mine', ...document } : document;
}

/** An answer that only its asker sees, with what has to be told at its end. */
async function withNews(front: Pick<Front, 'news'>, person: Person, document: Document): Promise<Document> {
  // A file stands alone; the news waits for the next answer.
  if (document.blocks.some(({ kind }) => kind === 'file')) return document;
  const news = await front.news(person);
  return news ? { ...document, blocks: [...document.blocks, news] } : document;
}

/** What is said where something went wrong. */
export function failed({ explain }: Pick<Front, 'explain'>, error: unknown): Said {
  const { status, document } = explain(error);
  return { status, pages: render(document), done: NOTHING_DONE };
}

/** What was typed is not lost by a mistake in it. */
function retrying(wish: Wish): (page: Page) => Page {
  const again = wish.kind === 'set' ? wish.again : undefined;
  return (page) => (again === undefined ? page : withButton(page, buttonOf('Try again', again)));
}
