import type { App, BlockAction, RespondFn } from '@slack/bolt';
import type { Answer } from '#core/command.ts';
import { forgotten } from './ask.ts';
import { onceClient } from './client.ts';
import {
  answerButton,
  answerFor,
  type Listener,
  mayShare,
  messagesFor,
  type Origin,
  respondOpenly,
  respondPrivately,
} from './listener.ts';
import { commandBehind } from './memory.ts';
import { PAPER_MENU } from './paper.ts';
import { isDirectId } from './place.ts';
import { COMMAND_BUTTON } from './render.ts';
import { BUTTONS } from './reply.ts';
import { resultView, searchView } from './views.ts';

/** Buttons and menus, in messages and in modals. */
export function listenToActions(app: App, listener: Listener): void {
  const { work, front } = listener;

  app.action<BlockAction>(new RegExp(`^${COMMAND_BUTTON}`), async ({ ack, body, action, respond }) => {
    await ack();
    const value = action.type === 'button' ? (action.value ?? '') : '';
    const from = originOf(body);
    await work.once(idOf(body), async () => {
      const answer = await answerButton(listener, value, from);
      const line = await commandBehind(front.memory, value);
      await answerAction(listener, { body, respond, answer, line, replace: true });
    });
  });

  app.action<BlockAction>(new RegExp(`^${PAPER_MENU}`), async ({ ack, body, action, respond }) => {
    await ack();
    const chosen = action.type === 'overflow' ? action.selected_option.value : '';
    const line = `${chosen} ${action.action_id.slice(PAPER_MENU.length)}`;
    await work.once(idOf(body), async () => {
      const answer = await answerFor(listener, line, originOf(body));
      await answerAction(listener, { body, respond, answer, line, replace: false });
    });
  });

  app.action<BlockAction>(BUTTONS.share, async ({ ack, body, action, respond }) => {
    await ack();
    const from = originOf(body);
    const value = action.type === 'button' ? (action.value ?? '') : '';
    await work.once(idOf(body), async () => {
      const line = await commandBehind(front.memory, value);
      const answer = line ? await answerFor(listener, line, from) : forgotten(front);
      const good = answer.status === 'answered';
      const messages = await messagesFor(listener, answer, { sharedBy: good ? from.user : undefined });
      await (good ? respondOpenly(respond, messages, threadOf(body)) : respondPrivately(respond, messages));
    });
  });

  app.action<BlockAction>(BUTTONS.search, async ({ ack, body }) => {
    await ack();
    await work.once(idOf(body), () => openSearch(listener, originOf(body).team, body.trigger_id));
  });
}

/** Opens the search; Slack allows it for three seconds after a press. */
export async function openSearch(listener: Listener, team: string, trigger_id: string): Promise<void> {
  const workspace = await listener.workspaces.of(team);
  if (workspace)
    await onceClient(workspace.token, listener.line).views.open({ trigger_id, view: searchView() });
}

interface Pressed {
  readonly body: BlockAction;
  readonly respond: RespondFn;
  readonly answer: Answer;
  readonly line: string | undefined;
  /** Whether the answer takes the place of a private answer that it goes on from. */
  readonly replace: boolean;
}

/** A modal shows the answer itself; what everybody sees is left as it is, and whoever pressed is answered alone. */
async function answerAction(
  listener: Listener,
  { body, respond, answer, line, replace }: Pressed,
): Promise<void> {
  const from = originOf(body);
  if (body.view) return showInView(listener, { team: from.team, view: body.view.id, answer });
  if (isDirectId(from.channel)) {
    return respondOpenly(respond, await messagesFor(listener, answer), threadOf(body));
  }
  const share = mayShare(from) ? line : undefined;
  await respondPrivately(respond, await messagesFor(listener, answer, { share }), {
    replace: replace && body.container.is_ephemeral === true,
    thread: threadOf(body),
  });
}

/** Puts an answer into an open modal. */
export async function showInView(
  listener: Listener,
  { team, view, answer }: { team: string; view: string; answer: Answer },
): Promise<void> {
  const workspace = await listener.workspaces.of(team);
  const shown = resultView(await messagesFor(listener, answer));
  if (workspace)
    await onceClient(workspace.token, listener.line).views.update({ view_id: view, view: shown });
}

function originOf({ team, user, channel, container }: BlockAction): Origin {
  return {
    team: team?.id ?? user.team_id ?? '',
    user: user.id,
    channel: channel?.id ?? String(container.channel_id ?? ''),
  };
}

function idOf(body: BlockAction): string {
  return `${originOf(body).team} ${body.trigger_id}`;
}

function threadOf({ message, container }: BlockAction): string | undefined {
  const thread: unknown = message?.thread_ts ?? container.thread_ts;
  return typeof thread === 'string' ? thread : undefined;
}
