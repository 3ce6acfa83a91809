import type { App, types, ViewOutput } from '@slack/bolt';
import type { Answer } from '#core/command.ts';
import { parseOptions } from '../shared/options.ts';
import { onceClient } from './client.ts';
import { showInView } from './listen-actions.ts';
import { answerFor, type Listener } from './listener.ts';
import { withInvitation } from './membership.ts';
import { typedText } from './typed.ts';
import { CALLBACKS, waitingView } from './views.ts';

type Choice = readonly [value: string, label: string];

const DAYS: readonly Choice[] = [
  ['weekdays', 'Monday to Friday'],
  ['daily', 'Every day'],
  ['mon', 'Mondays'],
  ['mon,thu', 'Mondays and Thursdays'],
  ['fri', 'Fridays'],
];
const SIZES: readonly Choice[] = ['3', '5', '8', '10', '15', '25'].map((size) => [size, `${size} papers`]);
const ORDERS: readonly Choice[] = [
  ['for-us', "This channel's topics first"],
  ['upvotes', 'Most upvoted first'],
  ['newest', 'Newest first'],
];
const TOPICS = 5;

/** Opens the form that orders a digest. */
export async function openSetup(
  listener: Listener,
  { team, user, trigger_id }: { team: string; user: string; trigger_id: string },
): Promise<void> {
  const workspace = await listener.workspaces.of(team);
  if (!workspace) return;
  const { zone = 'UTC' } = await listener.people.asker({ team, user, channel: '' });
  await onceClient(workspace.token, listener.line).views.open({ trigger_id, view: setupView(zone) });
}

/** The form that orders a digest; each field is an option of `subscribe`, and the topics are followed beside it. */
export function setupView(zone: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACKS.setup,
    title: plain('Set up a channel'),
    submit: plain('Order the digest'),
    close: plain('Close'),
    blocks: [
      input('channel', 'Channel', {
        type: 'conversations_select',
        action_id: 'value',
        default_to_current_conversation: true,
        filter: { include: ['public', 'private'], exclude_bot_users: true },
      }),
      input('time', 'Time', { type: 'timepicker', action_id: 'value', initial_time: '09:00' }),
      input('zone', 'Time zone', { type: 'plain_text_input', action_id: 'value', initial_value: zone }),
      input('days', 'Days', select(DAYS, 'weekdays')),
      input('size', 'How many at most', select(SIZES, '5')),
      input('order', 'Order', select(ORDERS, 'for-us')),
      {
        ...input('topics', 'Topics', { type: 'plain_text_input', action_id: 'value', max_length: 500 }),
        optional: true,
        hint: plain(`Up to ${TOPICS}, parted by commas, such as LLM quantization, world models`),
      },
    ],
  };
}

/** Takes what was filled in. */
export function listenToSetup(app: App, listener: Listener): void {
  app.view(CALLBACKS.setup, async ({ ack, body, view }) => {
    await ack({ response_action: 'update', view: waitingView() });
    const team = body.team?.id ?? body.user.team_id ?? '';
    await listener.work.once(`${team} ${view.id} ${view.hash}`, async () => {
      const answer = await order(listener, { team, user: body.user.id }, valuesOf(view));
      await showInView(listener, { team, view: view.id, answer });
    });
  });
}

type Values = Readonly<Record<string, string>>;

async function order(
  listener: Listener,
  who: { team: string; user: string },
  { channel = '', topics = '', ...options }: Values,
): Promise<Answer> {
  const from = { ...who, channel };
  const { front, people } = listener;
  const asker = await people.asker(from);
  const command = front.commands.find(({ name }) => name === 'subscribe');
  try {
    if (!command) throw new Error('there is no command named subscribe');
    const words = Object.entries(options).map(([name, value]) => `${name}:${value}`);
    const ordered = await front.dispatch(command.name, parseOptions(command, words), asker);
    const answer = await withInvitation(listener, asker.channel, { line: command.name, answer: ordered });
    if (answer.status !== 'answered') return answer;
    const followed = await followAll(listener, from, topics);
    return { ...answer, document: { ...answer.document, blocks: [...answer.document.blocks, ...followed] } };
  } catch (error) {
    return front.explain(error);
  }
}

async function followAll(
  listener: Listener,
  from: { team: string; user: string; channel: string },
  topics: string,
) {
  const wanted = topics.split(/[,\n]/).map((topic) => topic.trim());
  const said = [];
  for (const topic of wanted.filter(Boolean).slice(0, TOPICS)) {
    const { document } = await answerFor(listener, `follow ${topic}`, from);
    said.push({ kind: 'text' as const, text: document.summary });
  }
  return said;
}

/** What stands in the fields, by their names. */
function valuesOf({ state }: ViewOutput): Values {
  const filled = Object.entries(state.values).map(([name, { value }]) => {
    const chosen = value?.selected_conversation ?? value?.selected_time ?? value?.selected_option?.value;
    return [name, chosen ?? typedText(value?.value ?? '')];
  });
  return Object.fromEntries(filled.filter(([, value]) => value));
}

function plain(text: string): types.PlainTextElement {
  return { type: 'plain_text', text };
}

function input(block_id: string, label: string, element: types.InputBlockElement): types.InputBlock {
  return { type: 'input', block_id, label: plain(label), element };
}

function select(choices: readonly Choice[], initial: string): types.StaticSelect {
  const options = choices.map(([value, label]) => ({ text: plain(label), value }));
  const initial_option = options.find(({ value }) => value === initial);
  return {
    type: 'static_select',
    action_id: 'value',
    options,
    ...(initial_option ? { initial_option } : {}),
  };
}
