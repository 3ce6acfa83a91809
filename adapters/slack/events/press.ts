import type { App, BlockAction, BlockElementAction } from '@slack/bolt';
import { type Origin, slackPerson } from '../context.ts';
import { CALLBACKS } from '../ids.ts';
import { answerOnce } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import type { Asked } from '../reply/respond.ts';

/** A button or a menu that somebody pressed. */
export interface Pressed {
  /** By whom, and the channel that it counts for. */
  readonly from: Origin;
  /** Its action id. */
  readonly id: string;
  /** What a button or the chosen option stands for. */
  readonly value: string;
  /** What a button says. */
  readonly label: string;
  readonly asked: Asked;
  readonly opener: Opener;
  /** The modal or the Home tab that it stands in. */
  readonly view: BlockAction['view'];
}

/** What a modal can be opened by, for three seconds. */
export interface Opener {
  readonly team: string;
  readonly trigger_id: string;
  /** Whether it was pressed in a modal, which stays below. */
  readonly over?: boolean;
}

/** Does a job for each press, once, however often Slack delivers it; Slack is answered first. */
export function onPress(
  app: App,
  listener: Listener,
  id: string | RegExp,
  job: (listener: Listener, pressed: Pressed) => Promise<unknown>,
): void {
  app.action<BlockAction>(id, async ({ ack, body, action, context }) => {
    await ack();
    const { teamId = '' } = context;
    if (listener.appApi.refuses(slackPerson(teamId, body.user.id))) return;
    const pressed = pressedOf(body, action, teamId);
    await answerOnce(listener, `${teamId} ${body.trigger_id}`, (once) => job(once, pressed));
  });
}

function pressedOf(body: BlockAction, action: BlockElementAction, team: string): Pressed {
  const { user, channel, container, view, trigger_id } = body;
  // An answer in a modal belongs to the channel that it was given for.
  const behind = view?.callback_id === CALLBACKS.results ? view.private_metadata : '';
  return {
    from: { team, user: user.id, channel: channel?.id ?? String(container.channel_id ?? behind) },
    id: action.action_id,
    value: meantBy(action),
    // Slack sends what a button says; its stand-ins may leave it out.
    label: action.type === 'button' ? (action.text?.text ?? '') : '',
    asked: askedIn(body),
    opener: { team, trigger_id, over: view?.type === 'modal' },
    view,
  };
}

function meantBy(action: BlockElementAction): string {
  if (action.type === 'button') return action.value ?? '';
  return action.type === 'overflow' || action.type === 'static_select' ? action.selected_option.value : '';
}

function askedIn(body: BlockAction): Asked {
  const { response_url: url, container, message } = body;
  const thread = threadOf(body);
  const ephemeral = container.is_ephemeral === true || message?.subtype === 'ephemeral';
  return { url, ephemeral, message: String(container.message_ts ?? ''), ...(thread ? { thread } : {}) };
}

/** The thread of a message that is a reply; what is asked of a thread's first message is answered in the channel. */
function threadOf({ message, container }: BlockAction): string | undefined {
  const thread: unknown = message?.thread_ts ?? container.thread_ts;
  return typeof thread === 'string' && thread !== message?.ts ? thread : undefined;
}
