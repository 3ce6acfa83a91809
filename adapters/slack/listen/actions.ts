import type { App, BlockAction } from '@slack/bolt';
import type { Answer } from '#core/command.ts';
import { forgotten } from '../answer/ask.ts';
import { publish } from '../answer/home.ts';
import { answerButton, answerFor, type Listener, messagesFor, shareable } from '../answer/listener.ts';
import { commandBehind } from '../answer/memory.ts';
import { askedIn, idOf, originOf, pressOf } from '../answer/pressed.ts';
import { respond } from '../answer/respond.ts';
import { openView, showInView } from '../answer/screen.ts';
import { PAPER_MENU } from '../show/paper.ts';
import { COMMAND_BUTTON } from '../show/render.ts';
import { BUTTONS } from '../show/reply.ts';
import { searchView, waitingView } from '../show/views.ts';

/** Buttons and menus, in messages and in modals. */
export function listenToActions(app: App, listener: Listener): void {
  const { work, front } = listener;

  app.action<BlockAction>(new RegExp(`^${COMMAND_BUTTON}`), async ({ ack, body, action }) => {
    await ack();
    const value = action.type === 'button' ? (action.value ?? '') : '';
    const from = originOf(body);
    await work.once(idOf(body), async () => {
      const modal = await modalFor(listener, body);
      const answer = await answerButton(listener, value, from);
      const line = await commandBehind(front.memory, value);
      await answerAction(listener, { body, modal, answer, line, replace: true });
    });
  });

  app.action<BlockAction>(new RegExp(`^${PAPER_MENU}`), async ({ ack, body, action }) => {
    await ack();
    const chosen = action.type === 'overflow' ? action.selected_option.value : '';
    const line = `${chosen} ${action.action_id.slice(PAPER_MENU.length)}`;
    await work.once(idOf(body), async () => {
      const modal = await modalFor(listener, body, { stay: true });
      const answer = await answerFor(listener, line, originOf(body));
      await answerAction(listener, { body, modal, answer, line, replace: false });
    });
  });

  app.action<BlockAction>(BUTTONS.share, async ({ ack, body, action }) => {
    await ack();
    const from = originOf(body);
    const value = action.type === 'button' ? (action.value ?? '') : '';
    await work.once(idOf(body), async () => {
      const line = await commandBehind(front.memory, value);
      const shared = shareable(listener, from, line);
      const answer = shared ? await answerFor(listener, shared, from, { open: true }) : forgotten(front);
      const good = answer.status === 'answered';
      const messages = await messagesFor(listener, answer, { sharedBy: good ? from.user : undefined });
      await respond(listener, { from, asked: askedIn(body) }, messages, { open: good });
    });
  });

  app.action<BlockAction>(BUTTONS.search, async ({ ack, body }) => {
    await ack();
    await work.once(idOf(body), () => openView(listener, pressOf(body), searchView()));
  });
}

interface Pressed {
  readonly body: BlockAction;
  /** The modal that the answer goes into. */
  readonly modal: string | undefined;
  readonly answer: Answer;
  readonly line: string | undefined;
  /** Whether the answer takes the place of a private answer that it goes on from. */
  readonly replace: boolean;
}

/** The modal that an answer goes into, where it goes into one; from the Home tab, and from what shall `stay` below, one is opened while Slack still allows it. */
async function modalFor(
  listener: Listener,
  body: BlockAction,
  { stay = false } = {},
): Promise<string | undefined> {
  const { view } = body;
  if (!view) return undefined;
  // Three may lie on one another.
  const opens = view.type === 'home' || (stay && !view.previous_view_id);
  return opens ? openView(listener, pressOf(body), waitingView()) : view.id;
}

/** A modal shows the answer itself; what everybody sees is left as it is, and whoever pressed is answered alone. */
async function answerAction(
  listener: Listener,
  { body, modal, answer, line, replace }: Pressed,
): Promise<void> {
  const from = originOf(body);
  if (modal) {
    await showInView(listener, { from, view: modal, answer });
    if (body.view?.type === 'home') await publish(listener, from);
    return;
  }
  const asked = askedIn(body);
  const share = shareable(listener, from, line);
  const messages = await messagesFor(listener, answer, { share });
  await respond(listener, { from, asked }, messages, { replace: replace && asked.ephemeral });
}
