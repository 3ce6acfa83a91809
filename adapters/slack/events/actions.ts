import type { App } from '@slack/bolt';
import { tooOld } from '#core/commands/known-intents.ts';
import { actionOn, paperActionAt } from '#core/commands/paper-actions.ts';
import type { Answered } from '../../shared/conversation/run-intent.ts';
import { refresh } from '../home/publish.ts';
import { COMMAND_BUTTON } from '../render/groups.ts';
import { PAPER_MENU } from '../render/paper.ts';
import { searchView } from '../render/views.ts';
import { answerAddress, answerFor, messagesFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { BUTTONS } from '../reply/reply.ts';
import { respondOnSlack, showToAll } from '../reply/respond.ts';
import { maybeShared, shareable, sharedMessages, unshare } from '../reply/share.ts';
import { openLoader, openWindow, showInView } from './modal/window.ts';
import { onPress, type Pressed } from './press.ts';

/** Buttons and menus, in messages and in modals. */
export function listenToActions(app: App, listener: Listener): void {
  onPress(app, listener, new RegExp(`^${COMMAND_BUTTON}`), async (listener, pressed) => {
    const modal = await modalFor(listener, pressed);
    const answered = await answerAddress(listener, pressed.value, pressed.from);
    await answerPress(listener, pressed, { modal, answered, replace: true });
  });

  onPress(app, listener, new RegExp(`^${PAPER_MENU}`), async (listener, pressed) => {
    const modal = await modalFor(listener, pressed, { stay: true });
    const answered = await answerChoice(listener, pressed);
    await answerPress(listener, pressed, { modal, answered, replace: false });
  });

  onPress(app, listener, BUTTONS.share, share);

  onPress(app, listener, BUTTONS.back, (listener, { from, asked, value }) =>
    unshare(listener, { from, asked }, value),
  );

  onPress(app, listener, BUTTONS.search, (listener, { from, opener }) =>
    openWindow(listener, from, { opener, view: searchView() }),
  );
}

/** Does with a paper what was chosen from its menu. */
async function answerChoice(listener: Listener, { id, value, from }: Pressed): Promise<Answered> {
  const action = paperActionAt(value);
  if (!action) return { answer: listener.appApi.explain(tooOld()) };
  const intent = actionOn(action, id.slice(PAPER_MENU.length));
  return { answer: await answerFor(listener, intent, from), intent };
}

/** Shows an answer to the whole channel, without what is the presser's own. */
async function share(listener: Listener, { from, value, asked }: Pressed): Promise<void> {
  const { open, messages } = await sharedMessages(listener, { from, asked }, value);
  if (!open) return respondOnSlack(listener, { from, asked }, messages, { open });
  await showToAll(listener, { from, asked }, messages, await maybeShared(listener, from));
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
  return opens ? openLoader(listener, opener) : view.id;
}

interface Found {
  /** The modal that the answer goes into; undefined where there is none, or Slack has not opened it. */
  readonly modal: string | undefined;
  readonly answered: Answered;
  /** Whether the answer takes the place of a private answer that it goes on from. */
  readonly replace: boolean;
}

/** A modal shows the answer itself; what everybody sees is left as it is, and whoever pressed is answered alone. */
async function answerPress(
  listener: Listener,
  { from, asked, view }: Pressed,
  { modal, answered, replace }: Found,
): Promise<void> {
  if (view) {
    await showInView(listener, { from, view: modal, answer: answered.answer });
    if (view.type === 'home') await refresh(listener, from);
    return;
  }
  const messages = await messagesFor(listener, from, answered.answer, {
    share: await shareable(listener, from, answered),
  });
  await respondOnSlack(listener, { from, asked }, messages, { replace: replace && asked.ephemeral });
}
