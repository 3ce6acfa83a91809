import type { types } from '@slack/bolt';
import type { Reply } from '#core/commands/command.ts';
import { UserError } from '#core/errors.ts';
import { type AnswerWay, persist } from '../../../shared/conversation/give-answer.ts';
import { clientOf } from '../../connection/workspaces/workspaces.ts';
import type { Origin } from '../../context.ts';
import type { SlackMessage } from '../../render/render.ts';
import { resultView, waitingView } from '../../render/views.ts';
import { messagesFor } from '../../reply/answer.ts';
import type { InModal, Listener } from '../../reply/listener.ts';
import { answeringOnSlack, giveOnSlack } from '../../reply/respond.ts';
import type { Opener } from '../press.ts';

/** Puts an answer into an open modal, whose buttons then mean the same channel; says it in a message, where there is no modal. */
export async function showInView(
  listener: Listener,
  { from, view: id, answer }: { from: Origin; view: string | undefined; answer: Reply },
): Promise<void> {
  await updateView(listener, from, { id, ...(await inModal(listener, from, answer)) });
}

/** An answer as a modal. */
export async function inModal(listener: Listener, from: Origin, answer: Reply): Promise<InModal> {
  const messages = await messagesFor(listener, from, answer, { whole: true });
  return { view: resultView(messages, from.channel), messages };
}

/** Puts another modal in the place of an open one; says it in a message where none was opened. */
export function updateView(
  listener: Listener,
  from: Origin,
  { id, view, messages }: InModal & { readonly id: string | undefined },
): Promise<void> {
  const say = async () => (await clientOf(listener, from.team)).views.update({ view_id: id ?? '', view });
  return giveOnSlack(listener, { from }, { whole: id ? { say } : undefined, messages });
}

/** Opens a modal that somebody asked for, or tells them that it does not open. */
export async function openWindow(
  listener: Listener,
  from: Origin,
  { opener, view }: { opener: Opener; view: types.ModalView },
): Promise<void> {
  const whole = opening(listener, opener, view);
  await giveOnSlack(listener, { from }, { whole, messages: await notOpened(listener, from) });
}

/** Opens a modal that an answer goes into later: its id, undefined where Slack does not open it. */
export async function openLoader(listener: Listener, opener: Opener): Promise<string | undefined> {
  const way = opening(listener, opener, waitingView());
  const opened = await persist(answeringOnSlack(listener), way).catch(() => undefined);
  return opened?.said?.view?.id;
}

/** What is said where Slack does not show a modal that something is filled in in. */
export function notOpened(listener: Listener, from: Origin): Promise<SlackMessage[]> {
  return messagesFor(listener, from, listener.appApi.explain(NOT_OPENED));
}

const NOT_OPENED = new UserError(
  'not-opened',
  'Slack did not open the window for this: please try once more.',
);

/** Slack opens a modal for three seconds after it was asked for. */
const OPENS_MS = 2_700;

/** One that was asked for in a modal lies over it. */
function opening(listener: Listener, { team, trigger_id, over = false }: Opener, view: types.ModalView) {
  return {
    say: async () => {
      const { views } = await clientOf(listener, team);
      return over ? views.push({ trigger_id, view }) : views.open({ trigger_id, view });
    },
    withinMs: OPENS_MS,
  } satisfies AnswerWay;
}
