import type { App } from '@slack/bolt';
import type { Origin } from '../context.ts';
import { CALLBACKS } from '../ids.ts';
import { CHANGE, changeOf, FIELD, FILL_IN, fieldOf, formOf } from '../render/form.ts';
import { answerFor, type Listener } from '../reply/answer.ts';
import { INVITATION } from '../reply/invitation.ts';
import { sentenceOf } from '../reply/sentence.ts';
import { errorsIn, type Filling, fillingOf, formView, lineOf, valuesOf } from './form-view.ts';
import { onPress } from './press.ts';
import { openView, sayApart, screenOf, showAnew } from './screen.ts';

/** Settings that are changed by a menu, or in a modal. */
export function listenToForms(app: App, listener: Listener): void {
  const { work, appApi } = listener;

  onPress(app, listener, new RegExp(`^${FIELD}`), async (pressed) => {
    const { name, ...form } = fieldOf(pressed.id);
    const place = { channel: pressed.from.channel, screen: screenOf(pressed) };
    await change(listener, pressed.from, { ...form, ...place, values: { [name]: pressed.value } });
  });

  onPress(app, listener, new RegExp(`^${CHANGE}`), async (pressed) => {
    const place = { channel: pressed.from.channel, screen: screenOf(pressed) };
    await change(listener, pressed.from, { ...changeOf(pressed.value), ...place, values: {} });
  });

  onPress(app, listener, FILL_IN, async (pressed) => {
    const { from, value, label: title, opener } = pressed;
    const place = { channel: from.channel, screen: screenOf(pressed), title };
    await openView(listener, opener, formView(appApi.commands, formOf(value), place));
  });

  app.view(CALLBACKS.form, async ({ ack, body, view, context }) => {
    const filling = fillingOf(view);
    const values = valuesOf(view);
    const errors = errorsIn(appApi.commands, filling.command, values);
    // What cannot be read gets an error at its field, and nothing that was typed is lost.
    if (errors) return ack({ response_action: 'errors', errors });
    await ack();
    const from = { team: context.teamId ?? '', user: body.user.id, channel: filling.channel };
    await work.once(`${from.team} ${view.id} ${view.hash}`, () =>
      change(listener, from, { ...filling, values }),
    );
  });
}

/** Changes settings, and shows them as they are then; where that does not go, says why and leaves them standing. */
async function change(
  listener: Listener,
  from: Origin,
  { command, shows, values, screen }: Filling & { values: Readonly<Record<string, string>> },
): Promise<void> {
  const done = await answerFor(listener, lineOf(listener.appApi.commands, command, values), from);
  const shown = await answerFor(listener, shows, from);
  if (done.status !== 'answered') return sayApart(listener, { from, screen }, { wrong: done, shown });
  const invited = done.document.blocks.filter((block) => block === INVITATION);
  const blocks = [...invited, ...shown.document.blocks];
  const notice = sentenceOf(done.document);
  await showAnew(listener, { from, screen, notice }, { ...shown, document: { ...shown.document, blocks } });
}
