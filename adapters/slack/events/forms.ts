import type { App } from '@slack/bolt';
import { withOptions } from '#core/commands/intent.ts';
import { tooOld } from '#core/commands/known-intents.ts';
import type { Change } from '../../shared/conversation/change.ts';
import type { Origin } from '../context.ts';
import { CALLBACKS } from '../ids.ts';
import { CHANGE, changeOf, FIELD, FILL_IN, fieldOf, fillableOf } from '../render/form.ts';
import { answerFor, answerOnce } from '../reply/answer.ts';
import { isInvitation } from '../reply/invitation.ts';
import type { Listener } from '../reply/listener.ts';
import { sentenceOf } from '../reply/sentence.ts';
import { errorsIn, type FieldValues, fillingOf, formView, valuesOf } from './form-view.ts';
import { openWindow } from './modal/window.ts';
import { onPress } from './press.ts';
import { type Screen, sayApart, screenOf, showAnew } from './screen.ts';

/** Settings that are changed by a menu, or in a modal. */
export function listenToForms(app: App, listener: Listener): void {
  const { appApi } = listener;

  onPress(app, listener, new RegExp(`^${FIELD}`), async (listener, pressed) => {
    const change = fieldOf(pressed.id);
    const values = { [String(change.what)]: pressed.value };
    await apply(listener, pressed.from, { change, screen: screenOf(pressed), values });
  });

  onPress(app, listener, new RegExp(`^${CHANGE}`), async (listener, pressed) => {
    const change = changeOf(pressed.value);
    await apply(listener, pressed.from, { change, screen: screenOf(pressed), values: {} });
  });

  onPress(app, listener, FILL_IN, async (listener, pressed) => {
    const { from, value, label: title, opener } = pressed;
    const place = { channel: from.channel, screen: screenOf(pressed), title };
    const form = fillableOf(value);
    if (form) {
      const view = formView(appApi.commands, form, place);
      return openWindow(listener, from, { opener, view });
    }
    const wrong = appApi.explain(tooOld());
    return sayApart(listener, { from, screen: place.screen }, { wrong, shown: wrong });
  });

  app.view(CALLBACKS.form, async ({ ack, body, view, context }) => {
    const filling = fillingOf(view);
    const values = valuesOf(view);
    const errors = filling && errorsIn(appApi.commands, filling.change.intent, values);
    // What cannot be read is told at its field, and nothing that was typed is lost.
    if (errors) return ack({ response_action: 'errors', errors });
    await ack();
    if (!filling) return;
    const from = { team: context.teamId ?? '', user: body.user.id, channel: filling.channel };
    await answerOnce(listener, `${from.team} ${view.id} ${view.hash}`, (once) =>
      apply(once, from, { ...filling, values }),
    );
  });
}

interface Applying {
  readonly change: Change;
  readonly screen: Screen;
  readonly values: FieldValues;
}

/** Changes settings, and shows them as they are then; where that does not go, says why and leaves them standing. */
async function apply(listener: Listener, from: Origin, { change, values, screen }: Applying): Promise<void> {
  const done = await answerFor(listener, withOptions(change.intent, values), from, {
    pressed: true,
    changing: !change.orders,
  });
  const settings = await answerFor(listener, change.shows, from, { beside: true });
  if (done.status !== 'answered')
    return sayApart(listener, { from, screen }, { wrong: done, shown: settings });
  // What was done is said where its settings are gone with it.
  const shown = settings.status === 'answered' ? settings : done;
  const invited = done.document.blocks.filter(isInvitation);
  const blocks = [...invited, ...shown.document.blocks];
  const notice = sentenceOf(done.document);
  await showAnew(listener, { from, screen, notice }, { ...shown, document: { ...shown.document, blocks } });
}
