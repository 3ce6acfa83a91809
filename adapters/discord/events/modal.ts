import {
  type APILabelComponent,
  type APIModalInteractionResponse,
  type APIModalSubmissionComponent,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from 'discord.js';
import type { Described } from '#core/commands/options/described.ts';
import { fieldsOf } from '#core/commands/options/fields.ts';
import { clipWords } from '#core/text/text.ts';
import { encodeCustomId } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';
import { readForm } from '../render/form.ts';

/** The modal behind a button of a form; undefined where the button is not of a form. */
export function modalOf(
  text: string,
  commands: readonly Described[],
): APIModalInteractionResponse | undefined {
  const form = readForm(text);
  if (!form) return undefined;
  const name = form.command.split(' ', 1)[0];
  const command = commands.find((each) => each.name === name);
  const abouts = new Map((command ? fieldsOf(command) : []).map((field) => [field.name, field.about]));
  const inputs = [...new URLSearchParams(form.what)].map(([field, value]) =>
    inputOf(field, value, abouts.get(field)),
  );
  // What was set before is not needed any more: the answer names every field.
  const custom_id = encodeCustomId('set', 0, [form.command, form.shows, '-'].join('|'));
  return {
    type: InteractionResponseType.Modal,
    data: { custom_id, title: 'Settings', components: inputs },
  };
}

function inputOf(name: string, value: string, about: string | undefined): APILabelComponent {
  const label = name.charAt(0).toUpperCase() + name.slice(1).replaceAll('-', ' ');
  return {
    type: ComponentType.Label,
    label: clipWords(label, DISCORD_LIMITS.inputLabel),
    ...(about ? { description: clipWords(about, DISCORD_LIMITS.inputAbout) } : {}),
    component: {
      type: ComponentType.TextInput,
      custom_id: name,
      style: TextInputStyle.Short,
      required: true,
      max_length: DISCORD_LIMITS.input,
      ...(value ? { value } : {}),
    },
  };
}

/** What was typed into a modal, by field. */
export function typedIn(
  components: readonly APIModalSubmissionComponent[],
): Readonly<Record<string, string>> {
  return Object.fromEntries(
    components.flatMap((each) => {
      const inputs = 'component' in each ? [each.component] : 'components' in each ? each.components : [];
      return inputs.flatMap((input) => ('value' in input ? [[input.custom_id, String(input.value)]] : []));
    }),
  );
}
