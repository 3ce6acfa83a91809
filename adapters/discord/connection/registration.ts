import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
} from 'discord.js';
import type { Completion } from '#core/commands/command.ts';
import { SETTINGS } from '#core/commands/known-intents.ts';
import type { Described } from '#core/commands/options/described.ts';
import { fieldsOf, type OptionField } from '#core/commands/options/fields.ts';
import { LOOK, PAPER_ACTIONS } from '#core/commands/paper-actions.ts';
import { SetupError } from '#core/errors.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { OFFERED_CHANNELS } from '../context.ts';
import { grouped } from '../group.ts';
import { ATTACHED, MORE, PAPERS_MENU, ROOT, SETUP } from '../ids.ts';
import { DISCORD_LIMITS } from '../limits.ts';

const WITH_BOT = [InteractionContextType.Guild, InteractionContextType.BotDM];
const ON_SERVERS = {
  contexts: WITH_BOT,
  integration_types: [ApplicationIntegrationType.GuildInstall],
};
const EVERYWHERE = {
  contexts: [...WITH_BOT, InteractionContextType.PrivateChannel],
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
};

export interface RegisteredFor {
  /** The one server that they are for, and can be used on. */
  readonly guild?: string | undefined;
  /** Whether people can install the app for themselves. */
  readonly isForPeople: boolean;
}

/** What is registered for a list of chat commands. */
export function registration(
  commands: readonly Described[],
  { guild, isForPeople }: RegisteredFor,
): RESTPostAPIApplicationCommandsJSONBody[] {
  const named = (name: string) => commands.some((command) => command.name === name);
  const menu = PAPER_ACTIONS.flatMap(({ inMenu, intent }) =>
    inMenu && named(intent.command) ? [inMenu] : [],
  );
  const everywhere = isForPeople ? EVERYWHERE : ON_SERVERS;
  const where = guild ? {} : everywhere;
  return [
    {
      ...where,
      type: ApplicationCommandType.ChatInput,
      name: ROOT,
      description: 'Daily research papers: digests, search and topics',
      options: subcommands(commands),
    },
    ...(named(SETTINGS.command) ? [setup(guild)] : []),
    ...[...menu, ...(named(LOOK.intent.command) ? [{ name: PAPERS_MENU }] : [])].map(({ name }) => ({
      ...where,
      type: ApplicationCommandType.Message as const,
      name,
    })),
  ];
}

/** As many subcommands as Discord takes; where there are more, the last place is a group, which takes as many again. */
function subcommands(commands: readonly Described[]): APIApplicationCommandOption[] {
  const { first, more } = grouped(commands);
  if (more.length === 0) return first.map(subcommand);
  const most = DISCORD_LIMITS.subcommands;
  if (more.length > most) {
    const all = first.length + most;
    throw new SetupError(
      'too-many-commands',
      `Discord takes ${all} commands, and there are ${commands.length}.`,
    );
  }
  const group = {
    type: ApplicationCommandOptionType.SubcommandGroup as const,
    name: MORE,
    description: 'More of what can be asked',
    options: more.map(subcommand),
  };
  return [...first.map(subcommand), group];
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
    options: [...fields.filter(({ required }) => required), ...fields.filter(({ required }) => !required)]
      .map((field) => option(field, command.completes?.[field.name]))
      .concat(command.reads === undefined ? [] : [attached(command.reads)]),
  };
}

/** A text that a command is given may also come as a file. */
function attached(reads: string): APIApplicationCommandBasicOption {
  const description = `a file in the place of “${reads}”`;
  return { name: ATTACHED, description, type: ApplicationCommandOptionType.Attachment };
}

function option(field: OptionField, completes: Completion | undefined): APIApplicationCommandBasicOption {
  const { name, about: said, required, kind, choices, min, max } = field;
  const common = { name: name.toLowerCase(), description: about(said), required };
  // Discord offers those that whoever asks may see.
  if (completes === 'channel')
    return { ...common, type: ApplicationCommandOptionType.Channel, channel_types: [...OFFERED_CHANNELS] };
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
      return { ...common, type, autocomplete: completes !== undefined, ...defined(bounds) };
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
