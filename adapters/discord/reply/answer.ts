import { type APIInteraction, Routes } from 'discord.js';
import { giveAnswer, persist } from '../../shared/conversation/give-answer.ts';
import { isMessageGone, isRefused } from '../api-errors.ts';
import { requestOf } from '../delivery/payload.ts';
import type { Page } from '../render/render.ts';
import { failed, type ReplyPayload } from './compose.ts';
import { leftOutPages } from './left-out.ts';
import { apartFor, type Decoded } from './task.ts';
import { type AnswerParts, answeringOnDiscord, directly, followUp, type PageWay } from './ways.ts';

/** Messages of an answer: nobody reads more, and Discord takes as many further ones where the app is only its asker's. */
const MOST = 5;

/** Gives a whole reply, as the answer that was announced and in follow-ups, else to its asker alone; what cannot be shown is named at the end. */
export async function answerInteraction(
  parts: AnswerParts,
  interaction: APIInteraction,
  decoded: Decoded,
  reply: ReplyPayload,
): Promise<void> {
  const { pages, status } = reply;
  const { task, to } = decoded;
  if (pages.length === 0 && task.kind === 'back') return await deleteOriginal(parts, interaction);
  if (pages.length === 0) return await takeBack(parts, interaction, decoded);
  if (task.kind === 'share' && to === 'everyone' && status !== 'answered') {
    // Everybody has read that something comes; why nothing does is for whoever pressed.
    await takeBack(parts, interaction, decoded);
    return await answerInteraction(parts, interaction, { task, to: 'place' }, reply);
  }
  const answering = answeringOnDiscord(parts);
  const { first, further, otherwise } = waysOf(parts, interaction, decoded, reply);
  const inPlace: PageWay = (page, at) => (first && at === 0 ? first(page, at) : further(page, at));
  // One of them is kept for what could not be shown.
  const messages = pages.length > MOST ? pages.slice(0, MOST - 1) : pages;
  const untaken = await giveAnswer(answering, { messages, ways: [inPlace, ...otherwise] });
  const lost = [...untaken, ...pages.slice(messages.length)];
  if (lost.length === 0) return;
  const shown = messages.filter((page) => !untaken.includes(page));
  const notes = leftOutPages(parts.appApi, reply.intent, { shown, lost });
  const note: PageWay = (page, at) => further(page, pages.length + at);
  await giveAnswer(answering, { messages: notes, ways: [note, ...otherwise] });
}

interface Ways {
  /** Of the first page: the answer that was announced; undefined where no page takes its place. */
  readonly first: PageWay | undefined;
  readonly further: PageWay;
  readonly otherwise: readonly PageWay[];
}

function waysOf(
  parts: AnswerParts,
  interaction: APIInteraction,
  { to }: Decoded,
  { status, pages }: ReplyPayload,
): Ways {
  // What went wrong does not take the place of a page that was right, and a file not that of what it was made from.
  const apart = to === 'place' && (status !== 'answered' || pages.some(({ files }) => files));
  const open = to === 'everyone' || apartFor(interaction) === 'everyone';
  return {
    first: apart ? undefined : (page) => ({ say: () => edit(parts, interaction, page) }),
    further: followUp(parts, interaction, { open }),
    otherwise: [followUp(parts, interaction, { open: false }), directly(parts, interaction)],
  };
}

/** Ends the wait for an answer that need not be said. */
export async function takeBack(
  parts: AnswerParts,
  interaction: APIInteraction,
  { to }: Pick<Decoded, 'to'>,
): Promise<void> {
  if (to !== 'place') await deleteOriginal(parts, interaction);
}

/** Deletes the answer, or the message that was pressed where that is its place. */
async function deleteOriginal(parts: AnswerParts, interaction: APIInteraction): Promise<void> {
  const route = originalOf(interaction);
  const say = async () => {
    try {
      await parts.answers.delete(route, { auth: false });
    } catch (error) {
      if (!isMessageGone(error)) throw error;
    }
  };
  await persist(answeringOnDiscord(parts), { say });
}

function originalOf({ application_id, token }: APIInteraction): `/${string}` {
  return Routes.webhookMessage(application_id, token);
}

async function edit(
  { appApi, answers }: AnswerParts,
  interaction: APIInteraction,
  page: Page,
): Promise<void> {
  const route = originalOf(interaction);
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
