import { type APIInteraction, MessageFlags, type REST, Routes } from 'discord.js';
import { messageOf } from '#core/errors.ts';
import { isRefused } from '../api-errors.ts';
import { isPresent } from '../context.ts';
import { requestOf } from '../delivery/payload.ts';
import type { Page } from '../render/render.ts';
import { type ComposedReply, failed } from './compose.ts';
import { leftOutPages } from './left-out.ts';
import type { RunParts } from './run-task.ts';
import { apartFor, type Decoded } from './task.ts';

export interface AnswerParts extends RunParts {
  /** For what may be sent twice without harm: the first answer, edits of it, taking it back, and what could not be shown. */
  readonly answers: Pick<REST, 'post' | 'patch' | 'delete'>;
  /** For follow-ups, which nobody may repeat. */
  readonly followUps: Pick<REST, 'post'>;
}

/** Further messages of an answer that Discord takes where the app is only its asker's. */
const FEW = 5;

/** Sends a whole reply, as the answer that was announced and in follow-ups; what cannot be shown is named at the end. */
export async function answerInteraction(
  parts: AnswerParts,
  interaction: APIInteraction,
  { to }: Decoded,
  reply: ComposedReply,
): Promise<void> {
  if (reply.pages.length === 0) return await takeBack(parts, interaction, { to });
  // What went wrong does not take the place of a page that was right, and a file not that of what it was made from.
  const apart = to === 'place' && (reply.status !== 'answered' || reply.pages.some(({ files }) => files));
  const [original, more] = apart ? [undefined, reply.pages] : [reply.pages[0], reply.pages.slice(1)];
  if (original) await edit(parts, interaction, original);
  const open = to === 'everyone' || apartFor(interaction) === 'everyone';
  const flags = open ? 0 : MessageFlags.Ephemeral;
  const lost = await followUp(parts, interaction, more, flags);
  if (lost.length === 0) return;
  const shown = reply.pages.filter((page) => !lost.includes(page));
  for (const page of leftOutPages(parts.appApi, reply.intent, { shown, lost })) {
    await parts.answers.post(routeOf(interaction), { ...requestOf(page, flags), auth: false });
  }
}

/** Ends the wait for an answer that need not be said. */
export async function takeBack(
  { answers }: Pick<AnswerParts, 'answers'>,
  interaction: APIInteraction,
  { to }: Pick<Decoded, 'to'>,
): Promise<void> {
  if (to === 'place') return;
  await answers.delete(Routes.webhookMessage(interaction.application_id, interaction.token), { auth: false });
}

function routeOf({ application_id, token }: APIInteraction): `/${string}` {
  return Routes.webhook(application_id, token);
}

/** Sends further pages; returns those that could not be sent. */
async function followUp(
  { appApi, followUps, servers }: AnswerParts,
  interaction: APIInteraction,
  pages: readonly Page[],
  flags: number,
): Promise<readonly Page[]> {
  // One of few is kept for what could not be shown.
  const most = isPresent(interaction, servers) || pages.length <= FEW ? pages.length : FEW - 1;
  const lost: Page[] = [];
  for (const page of pages.slice(0, most)) {
    try {
      await followUps.post(routeOf(interaction), { ...requestOf(page, flags), auth: false });
    } catch (error) {
      appApi.logger.warn('a part of an answer could not be shown', { reason: messageOf(error) });
      lost.push(page);
    }
  }
  return [...lost, ...pages.slice(most)];
}

async function edit(
  { appApi, answers }: AnswerParts,
  interaction: APIInteraction,
  page: Page,
): Promise<void> {
  const route = Routes.webhookMessage(interaction.application_id, interaction.token);
  try {
    await answers.patch(route, { ...requestOf(page), auth: false });
  } catch (error) {
    if (!isRefused(error)) throw error;
    // Else the reader would watch "is thinking" for a quarter of an hour.
    for (const sorry of failed(appApi, error).pages.slice(0, 1)) {
      await answers.patch(route, { ...requestOf(sorry), auth: false });
    }
  }
}
