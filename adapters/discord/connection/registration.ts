import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Described } from '#core/commands/options/described.ts';
import { fieldsOf, type OptionField } from '#core/commands/options/fields.ts';
import { SetupError } from '#core/errors.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { MENU, PANEL, ROOT, SETUP } from '../ids.ts';
import { DISCORD_LIMITS } from '../limits.ts';

/** Options that `AppApi.suggest` completes. */
const COMPLETED = new Set(['topic', 'paper']);

const EVERYWHERE = {
  contexts: [
    InteractionContextType.Guild,
    InteractionContextType.BotDM,
    InteractionContextType.PrivateChannel,
  ],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

/** What is registered for a list of chat commands, everywhere or on one server, where it can be used nowhere else. */
export function registration(
  commands: readonly Described[],
  guild: string | undefined,
): RESTPostAPIApplicationCommandsJSONBody[] {
  if (commands.length > DISCORD_LIMITS.subcommands) {
    throw new SetupError(
      'too-many-commands',
      `Discord takes ${DISCORD_LIMITS.subcommands} subcommands, and there are ${commands.length}.`,
    );
  }
  const named = (name: string) => commands.some((command) => command.name === name);
  const menu = Object.entries(MENU).filter(([, name]) => named(name));
  const where = guild ? {} : EVERYWHERE;
  return [
    {
      ...where,
      type: ApplicationCommandType.ChatInput,
      name: ROOT,
      description: 'Daily research papers: digests, search and topics',
      options: commands.map(subcommand),
    },
    ...(named(PANEL) ? [setup(guild)] : []),
    ...menu.map(([name]) => ({ ...where, type: ApplicationCommandType.Message as const, name })),
  ];
}

function setup(guild: string | undefined): RESTPostAPIApplicationCommandsJSONBody {
  const where = {
    contexts: [InteractionContextType.Guild],
    integration_types: [ApplicationIntegrationType.GuildInstall],
  };
  return {
    ...(guild ? {} : where),
    type: ApplicationCommandType.ChatInput,
    name: SETUP,
    description: 'Set up this channel’s digest',
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
  };
}

function subcommand(command: Described): APIApplicationCommandSubcommandOption {
  const fields = fieldsOf(command).slice(0, DISCORD_LIMITS.options);
  return {
    type: ApplicationCommandOptionType.Subcommand,
    name: command.name,
    description: about(command.about),
    // Discord wants what must be given first.
    options: [
      ...fields.filter(({ required }) => required),
      ...fields.filter(({ required }) => !required),
    ].map(option),
  };
}

function option(field: OptionField): APIApplicationCommandBasicOption {
  const { name, about: text, required, kind, choices, min, max } = field;
  const common = { name: name.toLowerCase(), description: about(text), required };
  switch (kind) {
    case 'switch':
      return { ...common, type: ApplicationCommandOptionType.Boolean };
    case 'whole':
      return {
        ...common,
        type: ApplicationCommandOptionType.Integer,
        ...defined({ min_value: min, max_value: max }),
      };
    case 'number':
      return {
        ...common,
        type: ApplicationCommandOptionType.Number,
        ...defined({ min_value: min, max_value: max }),
      };
    case 'text': {
      const type = ApplicationCommandOptionType.String;
      if (choices.length > 0 && choices.length <= DISCORD_LIMITS.choices) {
        return { ...common, type, choices: choices.map((value) => ({ name: value, value })) };
      }
      const bounds = { min_length: min, max_length: max && Math.min(max, DISCORD_LIMITS.typed) };
      return { ...common, type, autocomplete: COMPLETED.has(name), ...defined(bounds) };
    }
    default:
      return kind satisfies never;
  }
}

function about(text: string): string {
  return clipWords(oneLine(text), DISCORD_LIMITS.about) || '-';
}

function defined(facts: Record<string, number | undefined>): Record<string, number> {
  return Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value ? [[key, value]] : [])));
}
