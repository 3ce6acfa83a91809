import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  InteractionType,
  MessageFlags,
  type REST,
  Routes,
} from 'discord.js';
import type { Answer } from '#core/command.ts';
import { messageOf, UserError } from '#core/errors.ts';
import type { Front } from '#core/front.ts';
import { answerAtOnce } from './at-once.ts';
import { complete, type Sleep } from './complete.ts';
import { offersOf } from './offers.ts';
import { isDirectTalk } from './place.ts';
import { hasCode, isRefused } from './refusal.ts';
import { type Page, render } from './render.ts';
import { acknowledge, type Replying, respond } from './reply.ts';
import { buttonOf } from './rows.ts';
import { type Running, run } from './run.ts';
import { keep, requestOf } from './send.ts';
import { shareable, shared } from './share.ts';
import { taskOf } from './task.ts';
import type { Task, Wish } from './wish.ts';
import { withButton } from './with-button.ts';

export interface Desk {
  /** Answers whatever someone did; never rejects. */
  handle(interaction: APIInteraction): Promise<void>;
}

export interface DeskParts extends Running, Replying {
  /** For what may be said twice without harm: the first answer, and edits of it. */
  readonly answers: Pick<REST, 'post' | 'patch'>;
  /** For follow-ups, which nobody may repeat. */
  readonly followUps: Pick<REST, 'post'>;
  readonly sleep: Sleep;
}

/** Discord takes answers for 15 minutes; half a minute of them is kept for saying that they are over. */
const ANSWER_MS = 14.5 * 60_000;
const GONE = [10008, 10015, 10062, 50027];

export function openDesk(parts: DeskParts): Desk {
  const { front } = parts;
  return {
    async handle(interaction) {
      try {
        if (interaction.type === InteractionType.ApplicationCommandAutocomplete) {
          await complete(parts, interaction as unknown as APIChatInputApplicationCommandInteraction);
          return;
        }
        const atOnce = answerAtOnce(front, interaction);
        if (atOnce) return await respond(parts, interaction, atOnce);
        const task = taskOf(interaction);
        if (task) await answer(parts, interaction, task);
      } catch (error) {
        const level = hasCode(error, ...GONE) ? 'info' : 'warn';
        front.logger[level]('an interaction could not be answered', { reason: messageOf(error) });
      }
    },
  };
}

async function answer(parts: DeskParts, interaction: APIInteraction, task: Task): Promise<void> {
  const { front, followUps } = parts;
  const { application_id, token } = interaction;
  // Nothing comes before this: Discord waits for three seconds, and a store or a source may take longer.
  await acknowledge(parts, interaction, task);
  const said = await inTime(parts, async () => {
    if (!(await front.once(`discord:${interaction.id}`))) return undefined;
    const { status, pages } = await saidTo(parts, interaction, task);
    for (const page of pages) await keep(front.memory, page);
    return { status, pages };
  });
  if (!said) return;
  // What went wrong does not take the place of a page that was right, and a file not that of what it was made from.
  const apart = task.to === 'place' && (said.status !== 'answered' || said.pages.some(({ files }) => files));
  const [original, more] = apart ? [undefined, said.pages] : [said.pages[0], said.pages.slice(1)];
  if (original) await edit(parts, interaction, original);
  const flags = task.to === 'everyone' ? 0 : MessageFlags.Ephemeral;
  for (const page of more) {
    await followUps.post(Routes.webhook(application_id, token), { ...requestOf(page, flags), auth: false });
  }
}

async function edit({ front, answers }: DeskParts, interaction: APIInteraction, page: Page): Promise<void> {
  const route = Routes.webhookMessage(interaction.application_id, interaction.token);
  try {
    await answers.patch(route, { ...requestOf(page), auth: false });
  } catch (error) {
    if (!isRefused(error)) throw error;
    // Else the reader would watch "is thinking" for a quarter of an hour.
    for (const sorry of failed(front, error).pages.slice(0, 1)) {
      await answers.patch(route, { ...requestOf(sorry), auth: false });
    }
  }
}

interface Said {
  readonly status: Answer['status'];
  readonly pages: readonly Page[];
}

async function inTime(
  { front, sleep }: DeskParts,
  work: () => Promise<Said | undefined>,
): Promise<Said | undefined> {
  const done = new AbortController();
  const late = sleep(ANSWER_MS, done.signal).then(
    () => failed(front, new UserError('This took longer than Discord waits for an answer: ask again.')),
    () => undefined,
  );
  try {
    return await Promise.race([work(), late]);
  } catch (error) {
    return failed(front, error);
  } finally {
    done.abort();
  }
}

function failed(front: Front, error: unknown): Said {
  const { status, document } = front.explain(error);
  return { status, pages: render(document) };
}

async function saidTo(parts: DeskParts, interaction: APIInteraction, { wish, to }: Task): Promise<Said> {
  if (wish.kind === 'share') return { status: 'answered', pages: [shared(wish.components)] };
  const { name, answer: found } = await run(parts, interaction, wish);
  const pages = render(found.document, { offers: offersOf(parts.front), by: name });
  if (found.status !== 'answered') return { status: found.status, pages: pages.map(retrying(wish)) };
  const sharing = to !== 'everyone' && !isDirectTalk(interaction);
  return { status: found.status, pages: sharing ? pages.map(shareable) : pages };
}

/** What was typed is not lost by a mistake in it. */
function retrying(wish: Wish): (page: Page) => Page {
  const again = wish.kind === 'set' ? wish.again : undefined;
  return (page) => (again === undefined ? page : withButton(page, buttonOf('Try again', again)));
}
