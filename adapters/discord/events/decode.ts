import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord.js';
import type { OptionValue } from '#core/commands/intent.ts';
import { SETTINGS } from '#core/commands/known-intents.ts';
import { ROOT, SETUP } from '../ids.ts';
import { apartFor, type Decoded, type Task } from '../reply/task.ts';
import { attachedIn } from './attachment.ts';
import { fromMenu } from './menu.ts';
import { pressed, submitted } from './press.ts';

/** What an interaction asks for; undefined where it is nothing that we have offered. */
export function decode(interaction: APIInteraction): Decoded | undefined {
  if (interaction.type === InteractionType.MessageComponent) return pressed(interaction);
  if (interaction.type === InteractionType.ModalSubmit) return submitted(interaction);
  if (interaction.type !== InteractionType.ApplicationCommand) return undefined;
  const task = given(interaction);
  return task && { task, to: apartFor(interaction) };
}

type Given = Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>;

function given(interaction: Given): Task | undefined {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput && data.name === ROOT) {
    const { name, fields } = slashOf(interaction as APIChatInputApplicationCommandInteraction);
    const attached = attachedIn(interaction, fields);
    return name
      ? {
          kind: 'run',
          typed: true,
          intent: { command: name, options: fields },
          ...(attached ? { attached } : {}),
        }
      : undefined;
  }
  if (data.type === ApplicationCommandType.ChatInput) {
    return data.name === SETUP ? { kind: 'run', intent: SETTINGS } : undefined;
  }
  return fromMenu(interaction);
}

/** The subcommand of a slash command, also one in a group, and its values, and the option that is being typed. */
export function slashOf({ data }: Pick<APIChatInputApplicationCommandInteraction, 'data'>): {
  name: string | undefined;
  fields: Readonly<Record<string, OptionValue>>;
  focused: string | undefined;
} {
  const [first] = data.options ?? [];
  const sub = first?.type === ApplicationCommandOptionType.SubcommandGroup ? first.options[0] : first;
  const given = sub?.type === ApplicationCommandOptionType.Subcommand ? (sub.options ?? []) : [];
  const values = given.flatMap((option) => ('value' in option ? [[option.name, option.value] as const] : []));
  const focused = given.find((option) => 'focused' in option && option.focused)?.name;
  return { name: sub?.name, fields: Object.fromEntries(values), focused };
}
