import type { types } from '@slack/bolt';
import type { Block, Field } from '#core/document.ts';
import { oneLine } from '#core/text/text.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { plainElement } from './escape.ts';
import { smallSections } from './text-parts.ts';

export type FormBlock = Extract<Block, { kind: 'form' }>;

/** What changes a form's settings, and what shows them. */
export type FormCommand = Pick<FormBlock, 'command' | 'shows'>;

/** The action id of a field with choices begins so; the form and the field's name follow. */
export const FIELD = 'field:';
/** The action id of the button that opens a form's fields in a modal; its value is the form. */
export const FILL_IN = 'fill_in';

/** The action id of a button that changes what the form shows begins so; its value is its command and what shows the settings after it. */
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

/** The button that opens a form; undefined where the form is more than a button carries. */
export function fillButton(label: string, { command, shows, fields }: FormBlock): types.Button | undefined {
  const value = JSON.stringify({ command, shows, fields });
  return value.length > SLACK_LIMITS.value
    ? undefined
    : { type: 'button', action_id: FILL_IN, text: plainElement(label, SLACK_LIMITS.button), value };
}

/** What a button that opens a form carries. */
export function formOf(value: string): Omit<FormBlock, 'kind' | 'actions'> {
  return JSON.parse(value);
}

/** What the menu of a field is for. */
export function fieldOf(actionId: string): FormCommand & { readonly name: string } {
  const [command = '', shows = '', name = ''] = JSON.parse(actionId.slice(FIELD.length));
  return { command, shows, name };
}

/** What the button of a form changes. */
export function changeOf(value: string): FormCommand {
  return JSON.parse(value);
}

function changeButtons({ shows, actions }: FormBlock): types.KnownBlock[] {
  const elements = actions
    .map(({ label, command }, at): types.Button => {
      const value = JSON.stringify({ command, shows });
      return {
        type: 'button',
        action_id: `${CHANGE}${at}`,
        text: plainElement(label, SLACK_LIMITS.button),
        value,
      };
    })
    .filter(({ text, value = '' }) => text.text && value.length <= SLACK_LIMITS.value)
    .slice(0, SLACK_LIMITS.row);
  return elements.length > 0 ? [{ type: 'actions', elements }] : [];
}

function freeFields(form: FormBlock): types.KnownBlock {
  const summary = form.fields.map((field) => `${labelOf(field)}: ${field.value || 'not set'}`).join(' · ');
  const button = fillButton('Change', form);
  return {
    type: 'section',
    text: plainElement(summary, SLACK_LIMITS.context),
    ...(button ? { accessory: button } : {}),
  };
}

function choiceField({ command, shows }: FormCommand, field: Field): types.KnownBlock {
  const action_id = FIELD + JSON.stringify([command, shows, field.name]);
  const select = selectOf(field);
  // What no menu can carry is shown as text at least.
  if (action_id.length > SLACK_LIMITS.id || !select) {
    const shown = field.choices.find(({ value }) => value === field.value)?.label ?? field.value;
    return { type: 'section', text: plainElement(`${labelOf(field)}: ${shown}`, SLACK_LIMITS.context) };
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
    placeholder: plainElement(labelOf(field), SLACK_LIMITS.option),
    ...(initial ? { initial_option: initial } : {}),
  };
}

/** What a field is called. */
export function labelOf({ label, name }: Field): string {
  return oneLine(label) || oneLine(name) || 'Setting';
}
