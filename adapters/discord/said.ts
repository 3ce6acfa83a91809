import type { APIInteraction } from 'discord.js';
import type { Answer } from '#core/command.ts';
import type { Front } from '#core/front.ts';
import { offersOf } from './offers.ts';
import { personOf } from './place.ts';
import { type Page, render } from './render.ts';
import { buttonOf } from './rows.ts';
import { type Done, NOTHING_DONE, type Running, run } from './run.ts';
import { mayBeShared, shareable, shared } from './share.ts';
import { apartFor, type Task, type Wish } from './wish.ts';
import { withButton } from './with-button.ts';

/** What is said to a task: its pages, how it went, and what was done for it. */
export interface Said {
  readonly status: Answer['status'];
  readonly pages: readonly Page[];
  readonly done: Pick<Done, 'name' | 'options'>;
}

/** Does what is wished, and makes the pages that say so. Throws a UserError as `run` does. */
export async function saidTo(parts: Running, interaction: APIInteraction, { wish, to }: Task): Promise<Said> {
  if (wish.kind === 'share') {
    const pages = [shared(wish.components, personOf(interaction))];
    return { status: 'answered', pages, done: NOTHING_DONE };
  }
  const done = await run(parts, interaction, wish);
  const { status, document } = done.answer;
  const pages = render(document, { offers: offersOf(parts.front), by: done.name });
  if (status !== 'answered') return { status, pages: pages.map(retrying(wish)), done };
  const sharing = apartFor(interaction) === 'asker' && to !== 'everyone' && mayBeShared(done);
  return { status, pages: sharing ? pages.map(shareable) : pages, done };
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
