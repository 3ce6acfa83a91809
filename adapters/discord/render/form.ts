import { type APISelectMenuOption, ComponentType } from 'discord.js';
import type { Block, Field } from '#core/document.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { encodeCustomId } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { buttonOf, buttonRows, rowOf } from './buttons.ts';
import type { Draft, LateRow } from './draft.ts';

type Form = Extract<Block, { kind: 'form' }>;

const NAME = /^[\p{L}][\p{L}\p{N}_-]*$/u;

/** A form as a choice for each field that has choices, one button for all that are typed, and buttons for its actions. */
export function formDrafts(form: Form): Draft[] {
  const fields = form.fields.filter(
    ({ name }, at, all) => NAME.test(name) && all.findIndex((other) => other.name === name) === at,
  );
  const chosen = fields.filter(({ choices }) => choices.length > 0).map((field) => choiceRow(form, field));
  const typed = fields.filter(({ choices }) => choices.length === 0).slice(0, DISCORD_LIMITS.inputs);
  // What would not fit into a custom id could not be understood when it comes back.
  const rows = [...chosen, ...(typed.length > 0 ? [typedRow(form, typed)] : [])].flatMap((row) => row ?? []);
  return [...rows, ...buttonRows(form.actions, form.shows)];
}

function choiceRow(form: Form, field: Field): LateRow | undefined {
  const text = idText(form, field.name);
  const options = optionsOf(field);
  if (text === undefined || options.length === 0) return undefined;
  const label = clipWords(oneLine(field.label), DISCORD_LIMITS.placeholder);
  const select = (at: number) =>
    ({
      type: ComponentType.StringSelect,
      custom_id: encodeCustomId('set', at, text),
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

function typedRow(form: Form, fields: readonly Field[]): LateRow | undefined {
  const asking = (shown: (field: Field) => string) =>
    askText(form, Object.fromEntries(fields.map((field) => [field.name, shown(field)])));
  const text = asking(({ value }) => oneLine(value)) ?? asking(() => '');
  if (text === undefined) return undefined;
  const names = fields.map(({ label, name }) => (oneLine(label) || name).toLowerCase());
  const button = (at: number) => buttonOf(`Change ${names.join(' and ')}`, encodeCustomId('ask', at, text));
  return { size: 2, make: (next) => rowOf(button(next())) };
}

type Ends = Pick<Form, 'command' | 'shows'>;

/** What a button carries that opens a modal: also what stands in it, since it has to open at once, before any store could be asked. Undefined where that is too long. */
export function askText(form: Ends, values: Readonly<Record<string, string>>): string | undefined {
  return idText(form, String(new URLSearchParams(values)));
}

/** What a form's custom ids carry: its command, what is shown after it, and a field or the values of several. */
function idText({ command, shows }: Ends, what: string): string | undefined {
  const text = [command, shows, what].join('|');
  const isShort = encodeCustomId('set', 99, text).length <= DISCORD_LIMITS.customId;
  const isRead = readForm(text)?.what === what;
  return isShort && isRead ? text : undefined;
}

/** The same, read again. */
export function readForm(text: string): (Ends & { readonly what: string }) | undefined {
  const [command, shows, what, ...more] = text.split('|');
  return command && shows && what && more.length === 0 ? { command, shows, what } : undefined;
}
