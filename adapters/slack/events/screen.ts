import type { Reply } from '#core/commands/command.ts';
import type { Document, Text } from '#core/document.ts';
import type { Origin } from '../context.ts';
import { publish } from '../home/publish.ts';
import { inMessage } from '../render/together.ts';
import { messagesFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { type Asked, respondOnSlack } from '../reply/respond.ts';
import { sentenceOf } from '../reply/sentence.ts';
import { showInView } from './modal/window.ts';
import type { Pressed } from './press.ts';

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
