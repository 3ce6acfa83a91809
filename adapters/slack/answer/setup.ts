import type { App, BlockAction, types } from '@slack/bolt';
import type { Answer } from '#core/command.ts';
import type { Block, Field } from '#core/document.ts';
import { subscriptionFields } from '#core/format/form.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscription.ts';
import { CALLBACKS } from '../names.ts';
import { channelOf } from '../place.ts';
import { plain } from '../show/mrkdwn.ts';
import { sections } from '../show/prose.ts';
import { waitingView } from '../show/views.ts';
import {
  channelInput,
  errorsIn,
  fieldInput,
  input,
  lineInput,
  lineOf,
  type Values,
  valuesOf,
} from './form-view.ts';
import { publish } from './home.ts';
import { answerFor, type Listener, type Origin } from './listener.ts';
import { originOf, pressOf, teamOf } from './pressed.ts';
import { openView, showInView, updateView } from './screen.ts';

const TOPICS = 5;
const ORDER = 'subscribe';

/** Opens the form that orders a digest for a channel, as it is set now where it has one. */
export async function openSetup(listener: Listener, body: BlockAction, channel?: string): Promise<void> {
  const { front, people } = listener;
  const { team, user } = originOf(body);
  const { zone = 'UTC' } = await people.asker({ team, user, channel: '' });
  const place = channelOf(team, channel ?? '');
  const known = channel ? await front.subscription(place) : undefined;
  const fields = subscriptionFields(known ?? { ...SUBSCRIPTION_DEFAULTS, zone, channel: place });
  await openView(listener, pressOf(body), setupView({ fields, channel }));
}

/** The form that orders a digest; each field is an option of `subscribe`, and the topics are followed beside it. */
function setupView({
  fields,
  channel,
  topics,
  wrong,
}: {
  fields: readonly Field[];
  channel?: string | undefined;
  topics?: string | undefined;
  /** Why it could not be ordered as it was filled in. */
  wrong?: string;
}): types.ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.setup,
    title: { type: 'plain_text', text: 'Set up a channel' },
    submit: { type: 'plain_text', text: 'Order the digest' },
    close: { type: 'plain_text', text: 'Close' },
    blocks: [
      ...(wrong ? sections(wrong) : []),
      input('channel', 'Channel', channelInput(channel)),
      ...fields.map(fieldInput),
      {
        ...input('topics', 'Topics', lineInput(topics)),
        optional: true,
        hint: plain(`Up to ${TOPICS}, parted by commas, such as LLM quantization, world models`, 150),
      },
    ],
  };
}

/** Takes what was filled in. */
export function listenToSetup(app: App, listener: Listener): void {
  app.view(CALLBACKS.setup, async ({ ack, body, view }) => {
    const values = valuesOf(view);
    const errors = wrongIn(listener, values);
    // What cannot be read is told at its field, and nothing that was typed is lost.
    if (errors) return ack({ response_action: 'errors', errors });
    await ack({ response_action: 'update', view: waitingView() });
    const team = teamOf(body);
    const { channel = '' } = values;
    const from = { team, user: body.user.id, channel };
    await listener.work.once(`${team} ${view.id} ${view.hash}`, async () => {
      const answer = await order(listener, from, values);
      if (answer.status === 'answered') await showInView(listener, { from, view: view.id, answer });
      else await updateView(listener, team, { id: view.id, view: refilled(values, answer) });
      await publish(listener, from);
    });
  });
}

function wrongIn({ front }: Listener, { channel: _, topics, ...options }: Values) {
  const many = topicsIn(topics).length > TOPICS ? { topics: `At most ${TOPICS} topics at once.` } : undefined;
  const wrong = errorsIn(front.commands, ORDER, options);
  return many || wrong ? { ...wrong, ...many } : undefined;
}

/** The form as it was filled in, with what was wrong. */
function refilled({ channel = '', topics, ...typed }: Values, { document }: Answer): types.ModalView {
  const known = { ...SUBSCRIPTION_DEFAULTS, channel: channelOf('', channel) };
  const fields = subscriptionFields(known).map((field) => ({
    ...field,
    value: typed[field.name] ?? field.value,
  }));
  return setupView({ fields, channel, topics, wrong: document.summary });
}

async function order(
  listener: Listener,
  from: Origin,
  { channel: _, topics, ...options }: Values,
): Promise<Answer> {
  const answer = await answerFor(listener, lineOf(listener.front.commands, ORDER, options), from);
  if (answer.status !== 'answered') return answer;
  const said: Block[] = [];
  for (const topic of topicsIn(topics)) {
    const { document } = await answerFor(listener, `follow -- ${topic}`, from);
    said.push({ kind: 'text', text: document.summary });
  }
  return { ...answer, document: { ...answer.document, blocks: [...answer.document.blocks, ...said] } };
}

function topicsIn(typed = ''): string[] {
  return typed
    .split(/[,\n]/)
    .map((topic) => topic.trim())
    .filter(Boolean);
}
