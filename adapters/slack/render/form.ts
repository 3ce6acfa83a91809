import type { types } from '@slack/bolt';
import type { Block, Field } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { chosen } from '../../shared/chosen.ts';
import { type Change, decodeChange, encodeChange, formerChange } from '../../shared/conversation/change.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { plainElement } from './escape.ts';
import { smallSections } from './text-parts.ts';

type FormBlock = Extract<Block, { kind: 'form' }>;

/** The action id of a field with choices begins so; the form and the field's name follow. */
export const FIELD = 'field:';
/** The action id of the button that opens a form's fields in a modal; its value is the fields and what they change. */
export const FILL_IN = 'fill_in';

/** The action id of a button that changes what the form shows begins so; its value is that change. */
export const CHANGE = 'change:';

/** Settings as they stand in a message: each field with choices changes at once, the others behind one button. */
export function formBlocks(form: FormBlock): types.KnownBlock[] {
  const free = form.fields.filter(({ choices }) => choices.length === 0);
  return [
    ...smallSections(form.about ?? ''),
    ...(free.length > 0 ? [freeFields({ ...form, fields: free })] : []),
    ...form.fields.filter(({ choices }) => choices.length > 0).map((field) => choiceField(form, field)),
    ...changeButtons(form),
  ];
}

/** Fields of a form to be filled in, and what they change. */
export interface Fillable extends Change {
  readonly fields: readonly Field[];
}

/** The button that opens a form; undefined where the form is more than a button carries. */
export function fillButton(
  label: string,
  { intent, shows, fields, orders }: Fillable,
): types.Button | undefined {
  const value = JSON.stringify({ change: encodeChange({ intent, shows, orders }), fields });
  return value.length > SLACK_LIMITS.value
    ? undefined
    : { type: 'button', action_id: FILL_IN, text: plainElement(label, SLACK_LIMITS.button), value };
}

/** What a button that opens a form carries, also one of an older version. */
export function fillableOf(value: string): Fillable | undefined {
  const { change, command, shows, fields } = JSON.parse(value);
  const read = change === undefined ? formerChange(command, shows) : decodeChange(change);
  return read && { ...read, fields };
}

/** What the menu of a field changes; `what` is the field. */
export function fieldOf(actionId: string): Change {
  const text = actionId.slice(FIELD.length);
  const change = decodeChange(text);
  if (change?.what !== undefined) return change;
  const [command = '', shows = '', what = ''] = JSON.parse(text);
  return formerChange(command, shows, what);
}

/** What the button of a form changes. */
export function changeOf(value: string): Change {
  const change = decodeChange(value);
  if (change) return change;
  const { command, shows } = JSON.parse(value);
  return formerChange(command, shows);
}

function changeButtons({ shows, actions }: FormBlock): types.KnownBlock[] {
  const elements = actions
    .map((action, at): types.Button => {
      // A button says what it does.
      const value = encodeChange({ intent: action, shows, orders: true });
      return {
        type: 'button',
        action_id: `${CHANGE}${at}`,
        text: plainElement(action.label, SLACK_LIMITS.button),
        value,
      };
    })
    .filter(({ text, value = '' }) => text.text && value.length <= SLACK_LIMITS.value)
    .slice(0, SLACK_LIMITS.row);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function freeFields(form: FormBlock): types.KnownBlock {
  const summary = form.fields
    .map((field) => `${labelOf(field)}: ${field.shown ?? (field.value || 'not set')}`)
    .join(' · ');
  const button = fillButton('Change', {
    intent: form,
    shows: form.shows,
    fields: form.fields,
    orders: form.orders,
  });
  return {
    type: 'section',
    text: plainElement(summary, SLACK_LIMITS.context),
    ...(button ? { accessory: button } : {}),
  };
}

function choiceField(form: FormBlock, field: Field): types.KnownBlock {
  const action_id =
    FIELD + encodeChange({ intent: form, shows: form.shows, what: field.name, orders: form.orders });
  const select = selectOf(field);
  // What no menu can carry is shown as text at least.
  if (action_id.length > SLACK_LIMITS.id || !select) {
    const text = plainElement(`${labelOf(field)}: ${chosen(field)}`, SLACK_LIMITS.context);
    return { type: 'section', text };
  }
  return {
    type: 'section',
    text: plainElement(labelOf(field), SLACK_LIMITS.context),
    accessory: { ...select, action_id },
  };
}

/** A field's choices as a menu, as it is set now; undefined where there are none. */
export function selectOf(field: Field): Omit<types.StaticSelect, 'action_id'> | undefined {
  const options = field.choices
    .map(({ value, label }) => ({ text: plainElement(label, SLACK_LIMITS.option), value }))
    .filter(({ text, value }) => text.text && value && value.length <= SLACK_LIMITS.option)
    .slice(0, SLACK_LIMITS.options);
  const initial = options.find(({ value }) => value === field.value);
  if (options.length === 0) return undefined;
  return {
    type: 'static_select',
    options,
    // Beside the field's name, which would stand there twice.
    placeholder: plainElement(initial ? labelOf(field) : 'Choose', SLACK_LIMITS.option),
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** What a field is called. */
export function labelOf({ label, name }: Field): string {
  return oneLine(label) || oneLine(name) || 'Setting';
}
