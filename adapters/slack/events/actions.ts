import type { App } from '@slack/bolt';
import type { Reply } from '#core/commands/command.ts';
import { commandBehind } from '../delivery/kept-commands.ts';
import { publish } from '../home/publish.ts';
import { PAPER_MENU } from '../render/paper.ts';
import { COMMAND_BUTTON } from '../render/render.ts';
import { searchView, waitingView } from '../render/views.ts';
import { answerButton, answerFor, type Listener, messagesFor, shareableLine } from '../reply/answer.ts';
import { BUTTONS } from '../reply/reply.ts';
import { respondOnSlack } from '../reply/respond.ts';
import { forgotten } from '../reply/run-command.ts';
import { onPress, type Pressed } from './press.ts';
import { openView, showInView } from './screen.ts';

/** Buttons and menus, in messages and in modals. */
export function listenToActions(app: App, listener: Listener): void {
  const { buttons } = listener.appApi;

  onPress(app, listener, new RegExp(`^${COMMAND_BUTTON}`), async (pressed) => {
    const modal = await modalFor(listener, pressed);
    const answer = await answerButton(listener, pressed.value, pressed.from);
    const line = await commandBehind(buttons, pressed.value);
    await answerPress(listener, pressed, { modal, answer, line, replace: true });
  });

  onPress(app, listener, new RegExp(`^${PAPER_MENU}`), async (pressed) => {
    const line = `${pressed.value} ${pressed.id.slice(PAPER_MENU.length)}`;
    const modal = await modalFor(listener, pressed, { stay: true });
    const answer = await answerFor(listener, line, pressed.from);
    await answerPress(listener, pressed, { modal, answer, line, replace: false });
  });

  onPress(app, listener, BUTTONS.share, (pressed) => share(listener, pressed));

  onPress(app, listener, BUTTONS.search, ({ opener }) => openView(listener, opener, searchView()));
}

/** Shows an answer to the whole channel, without what is the presser's own. */
async function share(listener: Listener, { from, value, asked }: Pressed): Promise<void> {
  const { appApi } = listener;
  const line = shareableLine(listener, from, await commandBehind(appApi.buttons, value));
  const answer = line ? await answerFor(listener, line, from, { open: true }) : forgotten(appApi);
  const open = answer.status === 'answered' && line !== undefined;
  const messages = await messagesFor(listener, from, answer, { sharedBy: open ? from.user : undefined });
  await respondOnSlack(listener, { from, asked }, messages, { open });
}

/** The modal that an answer goes into, where it goes into one; from the Home tab, and from what shall `stay` below, one is opened while Slack still allows it. */
async function modalFor(
  listener: Listener,
  { view, opener }: Pressed,
  { stay = false } = {},
): Promise<string | undefined> {
  if (!view) return undefined;
  // Three may lie on one another.
  const opens = view.type === 'home' || (stay && !view.previous_view_id);
  return opens ? openView(listener, opener, waitingView()) : view.id;
}

interface Found {
  /** The modal that the answer goes into. */
  readonly modal: string | undefined;
  readonly answer: Reply;
  readonly line: string | undefined;
  /** Whether the answer takes the place of a private answer that it goes on from. */
  readonly replace: boolean;
}

/** A modal shows the answer itself; what everybody sees is left as it is, and whoever pressed is answered alone. */
async function answerPress(
  listener: Listener,
  { from, asked, view }: Pressed,
  { modal, answer, line, replace }: Found,
): Promise<void> {
  if (modal) {
    await showInView(listener, { from, view: modal, answer });
    if (view?.type === 'home') await publish(listener, from);
    return;
  }
  const messages = await messagesFor(listener, from, answer, { share: shareableLine(listener, from, line) });
  await respondOnSlack(listener, { from, asked }, messages, { replace: replace && asked.ephemeral });
}
