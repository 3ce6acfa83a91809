import type { types } from '@slack/bolt';
import type { Reply } from '#core/commands/command.ts';
import type { Document, Text } from '#core/document.ts';
import { clientOf } from '../connection/workspaces/workspaces.ts';
import type { Origin } from '../context.ts';
import { publish } from '../home/publish.ts';
import { inMessage } from '../render/together.ts';
import { resultView } from '../render/views.ts';
import { type Listener, messagesFor } from '../reply/answer.ts';
import { type Asked, respondOnSlack } from '../reply/respond.ts';
import { sentenceOf } from '../reply/sentence.ts';
import type { Opener, Pressed } from './press.ts';

/** Where something is shown and can be shown anew: a message, an open modal, or the Home tab. */
export type Screen =
  | ({ readonly kind: 'message' } & Asked)
  | { readonly kind: 'view'; readonly id: string }
  | { readonly kind: 'home' };

/** Where something was pressed. */
export function screenOf({ view, asked }: Pressed): Screen {
  if (view?.type === 'home') return { kind: 'home' };
  return view ? { kind: 'view', id: view.id } : { kind: 'message', ...asked };
}

/** Shows an answer in the place of what stands there; the Home tab shows all that it has, with `notice` about what was done. */
export async function showAnew(
  listener: Listener,
  { from, screen, notice }: { from: Origin; screen: Screen; notice: Text },
  answer: Reply,
): Promise<void> {
  switch (screen.kind) {
    case 'home':
      return publish(listener, { ...from, notice });
    case 'view':
      return showInView(listener, { from, view: screen.id, answer });
    case 'message': {
      const message = inMessage(await messagesFor(listener, from, answer, { whole: true }));
      if (!message) return;
      const open = screen.ephemeral ? false : undefined;
      return respondOnSlack(listener, { from, asked: screen }, [message], { open, replace: true });
    }
    default:
      screen satisfies never;
  }
}

/** Says what went wrong beside what stands there, to nobody else. */
export async function sayApart(
  listener: Listener,
  { from, screen }: { from: Origin; screen: Screen },
  { wrong, shown }: { wrong: Reply; shown: Reply },
): Promise<void> {
  if (screen.kind === 'message') {
    const messages = await messagesFor(listener, from, wrong);
    return respondOnSlack(listener, { from, asked: screen }, messages, { open: false });
  }
  const notice = sentenceOf(wrong.document);
  return showAnew(listener, { from, screen, notice }, { ...shown, document: under(notice, shown.document) });
}

function under(notice: Text, document: Document): Document {
  return { ...document, blocks: [{ kind: 'text', text: notice }, ...document.blocks] };
}

/** Puts an answer into an open modal, whose buttons then mean the same channel. */
export async function showInView(
  listener: Listener,
  { from, view, answer }: { from: Origin; view: string; answer: Reply },
): Promise<void> {
  await updateView(listener, from.team, {
    id: view,
    view: resultView(await messagesFor(listener, from, answer, { whole: true }), from.channel),
  });
}

/** Puts another modal in the place of an open one. */
export async function updateView(
  listener: Listener,
  team: string,
  { id, view }: { id: string; view: types.ModalView },
): Promise<void> {
  const { views } = await clientOf(listener, team);
  await views.update({ view_id: id, view });
}

/** Opens a modal, over another one where it was pressed in one; Slack allows it for three seconds. Answers its id. */
export async function openView(
  listener: Listener,
  { team, trigger_id, over = false }: Opener,
  view: types.ModalView,
): Promise<string> {
  const { views } = await clientOf(listener, team);
  const opened = over ? await views.push({ trigger_id, view }) : await views.open({ trigger_id, view });
  return opened.view?.id ?? '';
}
