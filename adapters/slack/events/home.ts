import type { App } from '@slack/bolt';
import { withOptions } from '#core/commands/intent.ts';
import { STOP } from '#core/commands/known-intents.ts';
import { subscriptionForm } from '#core/format/subscription/form.ts';
import { welcomeDocument } from '#core/format/welcome.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { clientOf } from '../connection/workspaces/workspaces.ts';
import type { Origin } from '../context.ts';
import { placeAt } from '../home/channels.ts';
import { DO } from '../home/frame.ts';
import { publish } from '../home/publish.ts';
import { answerAddress, answerFor, answerOnce, messagesFor } from '../reply/answer.ts';
import type { Listener } from '../reply/listener.ts';
import { sayInTalk } from '../reply/post-answer.ts';
import { BUTTONS } from '../reply/reply.ts';
import { sentenceOf } from '../reply/sentence.ts';
import { formView } from './form-view.ts';
import { notOpened, openLoader, updateView } from './modal/window.ts';
import { onPress, type Pressed } from './press.ts';
import { openSetup } from './setup.ts';

/** The Home tab: it is shown when it is opened, and anew after whatever is changed there. */
export function listenToHome(app: App, listener: Listener): void {
  app.event('app_home_opened', async ({ event, body, context: { teamId: team = '' } }) => {
    if (event.tab === 'messages') {
      const from = { team, user: event.user, channel: event.channel };
      // Nobody has asked for it, and nobody misses it.
      return await listener.work.once(`${team} ${body.event_id}`, (attempt) =>
        welcome({ ...listener, ...attempt }, from),
      );
    }
    if (event.tab !== 'home') return;
    await answerOnce(listener, `${team} ${body.event_id}`, (once) =>
      publish(once, { team, user: event.user }),
    );
  });

  onPress(app, listener, BUTTONS.setup, openSetup);

  onPress(app, listener, BUTTONS.digest, openDigest);

  // What nobody can open is ended from here alone.
  onPress(app, listener, BUTTONS.end, async (listener, { from: { team, user }, value: channel }) => {
    const { id, name } = placeAt(channel);
    const stop = name === undefined ? STOP : withOptions(STOP, { name });
    const { document } = await answerFor(listener, stop, { team, user, channel: id }, { pressed: true });
    await publish(listener, { team, user, notice: sentenceOf(document) });
  });

  onPress(app, listener, new RegExp(`^${DO}`), async (listener, { from: { team, user }, value }) => {
    const { answer } = await answerAddress(listener, value, { team, user, channel: '' }, { pressed: true });
    await publish(listener, { team, user, notice: sentenceOf(answer.document) });
  });
}

/** Whoever looks into the bot's direct messages for the first time finds a welcome there: nothing was said in them yet. */
async function welcome(listener: Listener, from: Origin): Promise<void> {
  const client = await clientOf(listener, from.team);
  const { messages = [] } = await client.conversations.history({ channel: from.channel, limit: 1 });
  if (messages.length > 0) return;
  const document = welcomeDocument(listener.appApi.commands);
  await sayInTalk(listener, { from }, await messagesFor(listener, from, { status: 'answered', document }));
}

/** The form of a digest of the person's own, the first one where the button names none; their direct messages are the place, so that it needs no other word. */
async function openDigest(listener: Listener, { from, opener, value }: Pressed): Promise<void> {
  const { appApi, people } = listener;
  // Slack waits three seconds for the modal, and may take longer to say who somebody is.
  const id = await openLoader(listener, opener);
  const { channel, zone: zoneOf } = people.caller(from);
  const all = await appApi.subscriptions(channel);
  const known = all.find(({ name }) => name === value) ?? all[0];
  const several = all.length > 1;
  const zone = known ? undefined : await zoneOf?.();
  const form = subscriptionForm(known ?? { ...SUBSCRIPTION_DEFAULTS, channel, ...(zone ? { zone } : {}) }, {
    actions: [],
    several,
    isNew: known === undefined,
  });
  const place = { channel: '', screen: { kind: 'home' as const }, title: 'Your digest' };
  const view = formView(appApi.commands, { ...form, intent: form }, place);
  await updateView(listener, from, { id, view, messages: await notOpened(listener, from) });
}
