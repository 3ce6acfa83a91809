import {
  type APILabelComponent,
  type APIModalInteractionResponse,
  type APIModalSubmissionComponent,
  ComponentType,
  InteractionResponseType,
  TextInputStyle,
} from 'discord.js';
import type { Described } from '#core/commands/options/described.ts';
import { fieldsOf, type OptionField } from '#core/commands/options/fields.ts';
import { clipWords } from '#core/text/text.ts';
import type { Change } from '../../shared/conversation/change.ts';
import { changeId } from '../custom-id.ts';
import { DISCORD_LIMITS } from '../limits.ts';

/** The modal that takes a form's typed fields; undefined where there are none. */
export function modalOf(
  change: Change | undefined,
  commands: readonly Described[],
): APIModalInteractionResponse | undefined {
  if (typeof change?.what !== 'object') return undefined;
  const command = commands.find(({ name }) => name === change.intent.command);
  const fields = new Map((command ? fieldsOf(command) : []).map((field) => [field.name, field]));
  const inputs = Object.entries(change.what).map(([field, value]) =>
    inputOf(field, value, fields.get(field)),
  );
  // What was set before is not needed any more: the answer names every field.
  const { what: _, ...without } = change;
  const custom_id = changeId('set', 0, without) ?? '';
  return {
    type: InteractionResponseType.Modal,
    data: { custom_id, title: 'Settings', components: inputs },
  };
}

function inputOf(
  name: string,
  value: string,
  { kind, about, max }: Partial<OptionField> = {},
): APILabelComponent {
  const most = kind === 'text' ? max : undefined;
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
      max_length: Math.min(most ?? DISCORD_LIMITS.input, DISCORD_LIMITS.inputMost),
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
