import type { App, types } from '@slack/bolt';
import type { Reply } from '#core/commands/command.ts';
import { withOptions } from '#core/commands/intent.ts';
import { FOLLOW, ORDER } from '#core/commands/known-intents.ts';
import { type Block, joined } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { SUBSCRIPTION_DEFAULTS, type Subscription } from '#core/subscriptions/subscription.ts';
import type { Origin } from '../context.ts';
import { slackChannel } from '../context.ts';
import { placeAs, placeAt } from '../home/channels.ts';
import { refresh } from '../home/publish.ts';
import { CALLBACKS } from '../ids.ts';
import { resultView } from '../render/views.ts';
import { answerFor, messagesFor } from '../reply/answer.ts';
import type { InModal, Listener } from '../reply/listener.ts';
import { sentenceOf, withLines } from '../reply/sentence.ts';
import { errorsIn, type FieldValues, valuesOf } from './form-view.ts';
import { answerSubmitted } from './modal/submitted.ts';
import { inModal, notOpened, openLoader, updateView } from './modal/window.ts';
import type { Pressed } from './press.ts';
import { begunWith, filledAnew, MOST_TOPICS, refilled, setupFields, setupView } from './setup-view.ts';

/** Opens the form that orders a digest for a channel, as it is set now where it has one. */
export async function openSetup(
  listener: Listener,
  { from: { team, user }, value, opener }: Pressed,
): Promise<void> {
  const { id: channel, name } = placeAt(value);
  const from = { team, user, channel };
  // Slack waits three seconds for the modal, and may take longer to say who somebody is.
  const id = await openLoader(listener, opener);
  const view = await firstView(listener, from, name);
  await updateView(listener, from, { id, view, messages: await notOpened(listener, from) });
}

async function firstView(
  listener: Listener,
  from: Origin,
  name: string | undefined,
): Promise<types.ModalView> {
  const { appApi, people } = listener;
  const { team, channel } = from;
  const { zone: zoneOf, mayConfigure } = people.caller(from);
  const place = slackChannel(team, channel);
  const zone = (await zoneOf?.()) ?? SUBSCRIPTION_DEFAULTS.zone;
  const fresh = { ...SUBSCRIPTION_DEFAULTS, zone, channel: place };
  if (!channel) return setupView({ fields: setupFields(fresh) });
  try {
    if (!(await mayConfigure()))
      throw new UserError('not-permitted', 'Only those who may manage this channel can change what it gets.');
    const all = await appApi.subscriptions(place);
    const known = all.find((each) => each.name === name) ?? all[0] ?? fresh;
    return setupView({ fields: setupFields(known), channel, of: placeAs(channel, known.name) });
  } catch (error) {
    return resultView(await messagesFor(listener, from, appApi.explain(error)), channel);
  }
}

/** Takes what was filled in. */
export function listenToSetup(app: App, listener: Listener): void {
  app.view(CALLBACKS.setup, async ({ ack, body, view, context: { teamId: team = '' } }) => {
    const values = valuesOf(view);
    const errors = wrongIn(listener, values);
    // What cannot be read gets an error at its field, and nothing that was typed is lost.
    if (errors) return ack({ response_action: 'errors', errors });
    const { channel = '' } = values;
    const from = { team, user: body.user.id, channel };
    const make = (once: Listener) => take(once, from, { of: begunWith(view), values });
    await answerSubmitted(listener, { ack, from, view }, { make, after: () => refresh(listener, from) });
  });
}

interface Filled {
  readonly of: string;
  readonly values: FieldValues;
}

/** What takes the modal's place: what was ordered, or the form anew. */
async function take(listener: Listener, from: Origin, { of, values }: Filled): Promise<InModal> {
  const name = values.name?.toLowerCase();
  const there = of === placeAs(from.channel, name) ? undefined : await orderedBy(listener, from, name);
  if (there) return { view: filledAnew(there, values), messages: await notOpened(listener, from) };
  const answer = await order(listener, from, values);
  const shown = await inModal(listener, from, answer);
  if (answer.status === 'answered') return shown;
  return { ...shown, view: refilled(values, { of, notice: sentenceOf(answer.document) }) };
}

/** The digest of a name that a channel has ordered, for those who may change it. */
async function orderedBy(
  { appApi, people }: Listener,
  from: Origin,
  name = SUBSCRIPTION_DEFAULTS.name,
): Promise<Subscription | undefined> {
  const all = await appApi.subscriptions(slackChannel(from.team, from.channel));
  const known = all.find((each) => each.name === name);
  const { mayConfigure } = people.caller(from);
  return known && (await mayConfigure().catch(() => false)) ? known : undefined;
}

function wrongIn({ appApi }: Listener, { channel: _, topics, ...options }: FieldValues) {
  const many =
    topicsIn(topics).length > MOST_TOPICS ? { topics: `At most ${MOST_TOPICS} topics at once.` } : undefined;
  const wrong = errorsIn(appApi.commands, ORDER, options);
  return many || wrong ? { ...wrong, ...many } : undefined;
}

async function order(
  listener: Listener,
  from: Origin,
  { channel: _, topics, ...options }: FieldValues,
): Promise<Reply> {
  const answer = await answerFor(listener, withOptions(ORDER, options), from);
  if (answer.status !== 'answered') return answer;
  const lines: Block[] = [];
  for (const topic of topicsIn(topics)) {
    const { status, document } = await answerFor(listener, withOptions(FOLLOW, { topic }), from);
    const said = sentenceOf(document);
    lines.push({ kind: 'text', text: status === 'answered' ? said : joined([topic, said], ': ') });
  }
  return { ...answer, document: withLines(answer.document, lines) };
}

function topicsIn(typed = ''): string[] {
  return typed
    .split(/[,\n]/)
    .map((topic) => topic.trim())
    .filter(Boolean);
}
