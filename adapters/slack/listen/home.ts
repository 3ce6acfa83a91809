import type { App, BlockAction } from '@slack/bolt';
import { subscriptionForm } from '#core/format/form.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscription.ts';
import { formView } from '../answer/form-view.ts';
import { publish } from '../answer/home.ts';
import { DO } from '../answer/home-part.ts';
import { answerButton, type Listener } from '../answer/listener.ts';
import { idOf, originOf, pressOf } from '../answer/pressed.ts';
import { sentenceOf } from '../answer/said.ts';
import { openView, updateView } from '../answer/screen.ts';
import { openSetup } from '../answer/setup.ts';
import { BUTTONS } from '../show/reply.ts';
import { waitingView } from '../show/views.ts';

/** The Home tab: it is shown when it is opened, and anew after whatever is changed there. */
export function listenToHome(app: App, listener: Listener): void {
  const { work } = listener;

  app.event('app_home_opened', async ({ event, body }) => {
    if (event.tab !== 'home') return;
    await work.once(`${body.team_id} ${body.event_id}`, () =>
      publish(listener, { team: body.team_id, user: event.user }),
    );
  });

  app.action<BlockAction>(BUTTONS.setup, async ({ ack, body, action }) => {
    await ack();
    const channel = action.type === 'button' ? action.value : undefined;
    await work.once(idOf(body), () => openSetup(listener, body, channel));
  });

  app.action<BlockAction>(BUTTONS.digest, async ({ ack, body }) => {
    await ack();
    await work.once(idOf(body), () => openDigest(listener, body));
  });

  app.action<BlockAction>(new RegExp(`^${DO}`), async ({ ack, body, action }) => {
    await ack();
    const value = action.type === 'overflow' ? action.selected_option.value : '';
    await work.once(idOf(body), async () => {
      const { team, user } = originOf(body);
      const pressed = action.type === 'button' ? (action.value ?? '') : value;
      const { document } = await answerButton(listener, pressed, { team, user, channel: '' });
      await publish(listener, { team, user, said: sentenceOf(document) });
    });
  });
}

/** The form of the person's own digest; their direct messages are the place, so that it needs no other word. */
async function openDigest(listener: Listener, body: BlockAction): Promise<void> {
  const { front, people } = listener;
  const from = originOf(body);
  // Slack waits three seconds for the modal, and may take longer to say who somebody is.
  const id = await openView(listener, pressOf(body), waitingView());
  const { channel, zone } = await people.asker(from);
  const known = await front.subscription(channel);
  const form = subscriptionForm(
    known ?? { ...SUBSCRIPTION_DEFAULTS, channel, ...(zone ? { zone } : {}) },
    [],
  );
  if (form.kind !== 'form') return;
  const place = { channel: '', screen: { kind: 'home' as const }, title: 'Your digest' };
  await updateView(listener, from.team, { id, view: formView(front.commands, form, place) });
}
