import type { types, ViewOutput } from '@slack/bolt';
import type { Command } from '#core/commands/command.ts';
import { findCommand } from '#core/commands/find-command.ts';
import type { Intent } from '#core/commands/intent.ts';
import { readAs } from '#core/commands/options/readings.ts';
import { badValue } from '#core/commands/options/refusals.ts';
import type { Field } from '#core/document.ts';
import { type Change, decodeChange, encodeChange, formerChange } from '../../shared/conversation/change.ts';
import { PERSON_ID } from '../context.ts';
import { CALLBACKS } from '../ids.ts';
import { SLACK_LIMITS } from '../limits.ts';
import { plainElement } from '../render/escape.ts';
import { type Fillable, labelOf, selectOf } from '../render/form.ts';
import { inPlain } from '../render/text-parts.ts';
import type { Screen } from './screen.ts';
import { typedText } from './typed-text.ts';

/** What is known of a form while it is filled in: what it changes, for whom, and where the settings are shown after that. */
export interface Filling {
  readonly change: Change;
  /** Slack's id; empty for the person's own. */
  readonly channel: string;
  readonly screen: Screen;
}

/** What stands in the fields of a modal, by their names; empty ones are left out. */
export type FieldValues = Readonly<Record<string, string>>;

type Commands = readonly Command<never>[];

const ACTION = 'value';

/** A form as a modal. */
export function formView(
  commands: Commands,
  { intent, shows, fields, orders }: Fillable,
  { channel, screen, title }: Pick<Filling, 'channel' | 'screen'> & { title?: string },
): types.ModalView {
  const filling = { change: encodeChange({ intent, shows, orders }), channel, screen };
  return {
    type: 'modal',
    callback_id: CALLBACKS.form,
    private_metadata: JSON.stringify(filling),
    title: plainElement(title || 'Change', SLACK_LIMITS.title),
    submit: { type: 'plain_text', text: 'Save' },
    close: { type: 'plain_text', text: 'Cancel' },
    blocks: fields.filter(isNamed).map((field) => fieldInput(field, isNeeded(commands, intent, field))),
  };
}

/** Whether a field's value can be distinguished from the others' when the modal comes back. */
function isNamed({ name }: Field, at: number, all: readonly Field[]): boolean {
  return (
    name !== '' && name.length <= SLACK_LIMITS.id && all.findIndex((other) => other.name === name) === at
  );
}

/** What a form that was sent off is for. */
export function fillingOf({ private_metadata }: ViewOutput): Filling | undefined {
  const { change: text, command, shows, channel, screen } = JSON.parse(private_metadata);
  const change = text === undefined ? formerChange(command, shows) : decodeChange(text);
  return change && { change, channel, screen };
}

/** A field of a modal; Slack sends nothing off while a required one is empty. */
export function fieldInput(field: Field, needed = false): types.InputBlock {
  const block = input(field.name, labelOf(field), elementOf(field));
  // Nobody is chosen by choosing nobody.
  if (field.takes === 'people') return { ...block, optional: true };
  return field.value || needed || field.takes === 'channel' ? block : { ...block, optional: true };
}

/** A menu, a clock, a channel, people, or a line of text. */
function elementOf(field: Field): types.InputBlockElement {
  const { name, value, takes } = field;
  if (takes === 'channel') return { type: 'conversations_select', action_id: ACTION, filter: CHANNELS };
  if (takes === 'people') return peopleInput(value);
  const select = selectOf(field);
  if (select) return { ...select, action_id: ACTION };
  const clock = name === 'time' && /^\d\d:\d\d$/.test(value);
  return clock ? { type: 'timepicker', action_id: ACTION, initial_time: value } : lineInput(value);
}

/** A labelled element of a modal, which `valuesOf` reads under its name. */
export function input(name: string, label: string, element: types.InputBlockElement): types.InputBlock {
  return { type: 'input', block_id: name, label: plainElement(label, SLACK_LIMITS.option), element };
}

/** A line to type. */
export function lineInput(value = ''): types.PlainTextInput {
  return {
    type: 'plain_text_input',
    action_id: ACTION,
    max_length: SLACK_LIMITS.typed,
    ...(value ? { initial_value: value.slice(0, SLACK_LIMITS.typed) } : {}),
  };
}

function peopleInput(value: string): types.MultiUsersSelect {
  const users = value.match(PERSON_ID) ?? [];
  return {
    type: 'multi_users_select',
    action_id: ACTION,
    ...(users.length > 0 ? { initial_users: users } : {}),
  };
}

const CHANNELS = { include: ['public' as const, 'private' as const], exclude_bot_users: true };

/** A channel of the workspace. */
export function channelInput(chosen: string | undefined): types.ConversationsSelect {
  return {
    type: 'conversations_select',
    action_id: ACTION,
    filter: CHANNELS,
    ...(chosen ? { initial_conversation: chosen } : { default_to_current_conversation: true }),
  };
}

/** What stands in the fields of a modal that was sent off. */
export function valuesOf({ state }: ViewOutput): FieldValues {
  const filled = Object.entries(state.values).map(([name, { [ACTION]: field }]) => {
    if (field?.type === 'multi_users_select') return [name, peopleTyped(field.selected_users)];
    const chosen = field?.selected_conversation ?? field?.selected_time ?? field?.selected_option?.value;
    return [name, chosen ?? typedText(field?.value ?? '')];
  });
  return Object.fromEntries(filled.filter(([, value]) => value));
}

/** People as `peopleInput` reads them. */
function peopleTyped(users: readonly string[] = []): string {
  return users.map((user) => `<@${user}>`).join(' ') || 'nobody';
}

/** What is wrong with what was typed, by the name of its field; undefined where nothing is. */
export function errorsIn(
  commands: Commands,
  { command: name }: Intent,
  values: FieldValues,
): Record<string, string> | undefined {
  const command = findCommand(commands, name);
  const wrong = Object.entries(values).flatMap(([name, value]) => {
    const schema = command.options.shape[name];
    return !schema || readAs(schema, value)
      ? []
      : [[name, inPlain(badValue(command, name, schema, value).sentence)]];
  });
  return wrong.length > 0 ? Object.fromEntries(wrong) : undefined;
}

/** Whether a command cannot be without a field's value. */
function isNeeded(commands: Commands, intent: Intent, { name }: Field): boolean {
  const command = commands.find((each) => each.name === intent.command);
  const { issues = [] } = command?.options.safeParse({}).error ?? {};
  return issues.some(({ path }) => path[0] === name);
}
