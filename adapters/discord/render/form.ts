import {
  type APIButtonComponent,
  type APIChannelSelectComponent,
  type APISelectMenuOption,
  ComponentType,
} from 'discord.js';
import type { Block, Field } from '#core/document.ts';
import { clipWords, enumerated, oneLine } from '#core/text/text.ts';
import type { Change } from '../../shared/conversation/change.ts';
import { OFFERED_CHANNELS } from '../context.ts';
import { changeId } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { buttonOf, buttonRows, rowOf } from './buttons.ts';
import type { Draft, LateRow } from './draft.ts';

type Form = Extract<Block, { kind: 'form' }>;

// No message has as many, so that no custom id is longer than one with this number.
const MOST_COMPONENTS = 99;
/** A button whose custom id depends on what else is on its page. */
type LateButton = (at: number) => APIButtonComponent;

const NAME = /^[\p{L}][\p{L}\p{N}_-]*$/u;

/** A form as a choice for each field that has choices, a button for those beside each other that are typed, all of these in few rows, and buttons for its actions. */
export function formDrafts(form: Form): Draft[] {
  const fields = form.fields.filter(
    ({ name }, at, all) => NAME.test(name) && all.findIndex((other) => other.name === name) === at,
  );
  const chosen = fields
    .filter(isChosen)
    .map((field) => (field.takes === 'channel' ? channelRow(form, field) : choiceRow(form, field)));
  const typed = typedTogether(fields).flatMap((together) => typedButtons(form, together));
  // What would not fit into a custom id could not be understood when it comes back.
  const rows = chosen.flatMap((row) => row ?? []);
  return [
    ...rows,
    ...typedRows(typed.flatMap((make) => make ?? [])),
    ...buttonRows(form.actions, form.shows),
  ];
}

/** Channels are chosen among those that Discord offers. */
function isChosen({ choices, takes }: Field): boolean {
  return choices.length > 0 || takes === 'channel';
}

function channelRow(form: Form, field: Field): LateRow | undefined {
  const change = { intent: form, shows: form.shows, what: field.name, orders: form.orders };
  if (changeId('set', MOST_COMPONENTS, change) === undefined) return undefined;
  const placeholder = clipWords(oneLine(field.label), DISCORD_LIMITS.placeholder);
  const select = (at: number): APIChannelSelectComponent => ({
    type: ComponentType.ChannelSelect,
    custom_id: changeId('set', at, change) ?? '',
    channel_types: [...OFFERED_CHANNELS],
    ...(placeholder ? { placeholder } : {}),
  });
  return { size: 2, make: (next) => rowOf(select(next())) };
}

function choiceRow(form: Form, field: Field): LateRow | undefined {
  const options = optionsOf(field);
  const change = { intent: form, shows: form.shows, what: field.name, orders: form.orders };
  if (options.length === 0 || changeId('set', MOST_COMPONENTS, change) === undefined) return undefined;
  const label = clipWords(oneLine(field.label), DISCORD_LIMITS.placeholder);
  const select = (at: number) =>
    ({
      type: ComponentType.StringSelect,
      custom_id: changeId('set', at, change) ?? '',
      options,
      ...(label ? { placeholder: label } : {}),
    }) as const;
  return { size: 2, make: (next) => rowOf(select(next())) };
}

/** At most as many as Discord takes, the one that is set among them. */
function optionsOf({ label: named, choices, value: now }: Field): APISelectMenuOption[] {
  const name = oneLine(named);
  const known = choices.filter(
    ({ value }, at) =>
      value.length > 0 &&
      value.length <= DISCORD_LIMITS.choice &&
      choices.findIndex((other) => other.value === value) === at,
  );
  const set = known.findIndex(({ value }) => value === now);
  const shown =
    set < DISCORD_LIMITS.choices
      ? known.slice(0, DISCORD_LIMITS.choices)
      : [...known.slice(0, DISCORD_LIMITS.choices - 1), ...known.slice(set, set + 1)];
  return shown.map(({ value, label }) => ({
    // A choice stands alone in Discord, without a label beside it.
    label: clipWords(
      [name, oneLine(label) || oneLine(value) || '-'].filter(Boolean).join(': '),
      DISCORD_LIMITS.choice,
    ),
    value,
    ...(value === now ? { default: true } : {}),
  }));
}

/** The fields that are typed, those that stand beside each other together. */
function typedTogether(fields: readonly Field[]): Field[][] {
  const groups: Field[][] = [];
  fields.forEach((field, at) => {
    if (isChosen(field)) return;
    const before = fields[at - 1];
    const isBeside = before !== undefined && !isChosen(before);
    if (isBeside) groups.at(-1)?.push(field);
    else groups.push([field]);
  });
  return groups;
}

/** As few buttons as carry all fields that are typed with what stands in them now; one whose own has no room is asked for anew. */
function typedButtons(form: Form, fields: readonly Field[]): (LateButton | undefined)[] {
  if (fields.length === 0) return [];
  const counts = Array.from({ length: Math.min(fields.length, DISCORD_LIMITS.inputs) }, (_, at) => at + 1);
  const hasRoom = (some: readonly Field[]) =>
    asking(form, some, MOST_COMPONENTS, ({ value }) => oneLine(value));
  const count = counts.findLast((each) => hasRoom(fields.slice(0, each)) !== undefined) ?? 1;
  return [typedButton(form, fields.slice(0, count)), ...typedButtons(form, fields.slice(count))];
}

function typedButton(form: Form, fields: readonly Field[]): LateButton | undefined {
  const id = (at: number) =>
    asking(form, fields, at, ({ value }) => oneLine(value)) ?? asking(form, fields, at, () => '');
  if (id(MOST_COMPONENTS) === undefined) return undefined;
  const names = fields.map(({ label, name }) => (oneLine(label) || name).toLowerCase());
  return (at) => buttonOf(`Change ${enumerated(names)}`, id(at) ?? '');
}

/** Rows are scarce, and each is a component of its own. */
function typedRows(buttons: readonly LateButton[]): LateRow[] {
  return Array.from({ length: Math.ceil(buttons.length / DISCORD_LIMITS.row) }, (_, row) => {
    const some = buttons.slice(row * DISCORD_LIMITS.row, (row + 1) * DISCORD_LIMITS.row);
    return { size: 1 + some.length, make: (next) => rowOf(...some.map((button) => button(next()))) };
  });
}

function asking(
  { command, options = {}, shows, orders }: Form,
  fields: readonly Field[],
  at: number,
  shown: (field: Field) => string,
): string | undefined {
  const values = Object.fromEntries(fields.map((field) => [field.name, shown(field)]));
  return askId(at, { intent: { command, options }, shows, orders }, values);
}

/** The custom id of what opens a modal: it carries also what stands in it, since it has to open at once, before any store could be asked. Undefined where that is too long. */
export function askId(
  at: number,
  { intent, shows, orders }: Change,
  values: Readonly<Record<string, string>>,
): string | undefined {
  return changeId('ask', at, { intent, shows, what: values, orders });
}
