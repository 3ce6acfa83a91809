import type { App, BlockAction } from '@slack/bolt';
import { errorsIn, type Filling, fillingOf, formView, lineOf, valuesOf } from '../answer/form-view.ts';
import { answerFor, type Listener, type Origin } from '../answer/listener.ts';
import { INVITATION } from '../answer/membership.ts';
import { idOf, originOf, pressOf, teamOf } from '../answer/pressed.ts';
import { sentenceOf } from '../answer/said.ts';
import { openView, sayApart, screenOf, showAnew } from '../answer/screen.ts';
import { CALLBACKS } from '../names.ts';
import { CHANGE, changeOf, FIELD, FILL_IN, fieldOf, formOf } from '../show/form.ts';

/** Settings that are changed by a menu, or in a modal. */
export function listenToForms(app: App, listener: Listener): void {
  const { work, front } = listener;

  app.action<BlockAction>(new RegExp(`^${FIELD}`), async ({ ack, body, action }) => {
    await ack();
    if (action.type !== 'static_select') return;
    const { name, ...form } = fieldOf(action.action_id);
    const from = originOf(body);
    await work.once(idOf(body), () =>
      change(listener, from, {
        ...form,
        channel: from.channel,
        screen: screenOf(body),
        values: { [name]: action.selected_option.value },
      }),
    );
  });

  app.action<BlockAction>(new RegExp(`^${CHANGE}`), async ({ ack, body, action }) => {
    await ack();
    if (action.type !== 'button') return;
    const from = originOf(body);
    const asked = { channel: from.channel, screen: screenOf(body), values: {} };
    await work.once(idOf(body), () => change(listener, from, { ...changeOf(action.value ?? ''), ...asked }));
  });

  app.action<BlockAction>(FILL_IN, async ({ ack, body, action }) => {
    await ack();
    const from = originOf(body);
    if (action.type !== 'button') return;
    const form = formOf(action.value ?? '');
    const view = { channel: from.channel, screen: screenOf(body), title: action.text?.text };
    await work.once(idOf(body), () =>
      openView(listener, pressOf(body), formView(front.commands, form, view)),
    );
  });

  app.view(CALLBACKS.form, async ({ ack, body, view }) => {
    const filling = fillingOf(view);
    const values = valuesOf(view);
    const errors = errorsIn(front.commands, filling.command, values);
    // What cannot be read is told at its field, and nothing that was typed is lost.
    if (errors) return ack({ response_action: 'errors', errors });
    await ack();
    const from = { team: teamOf(body), user: body.user.id, channel: filling.channel };
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
  const done = await answerFor(listener, lineOf(listener.front.commands, command, values), from);
  const shown = await answerFor(listener, shows, from);
  if (done.status !== 'answered') return sayApart(listener, { from, screen }, { wrong: done, shown });
  const invited = done.document.blocks.filter((block) => block === INVITATION);
  const blocks = [...invited, ...shown.document.blocks];
  const said = sentenceOf(done.document);
  await showAnew(listener, { from, screen, said }, { ...shown, document: { ...shown.document, blocks } });
}
