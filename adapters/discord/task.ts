import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  type APIMessageComponentInteraction,
  type APIMessageTopLevelComponent,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ChannelType,
  ComponentType,
  InteractionContextType,
  InteractionType,
  PermissionFlagsBits,
} from 'discord.js';
import { UserError } from '#core/errors.ts';
import { arxivId } from '#core/paper.ts';
import { pressOf } from './handle.ts';
import { MENU, ROOT } from './registration.ts';

type Fields = Readonly<Record<string, string | number | boolean>>;

/** What someone asks for: a command with typed fields, a command in words, a message for everyone, or something that cannot be. */
export type Wish =
  | { readonly kind: 'fields'; readonly name: string; readonly fields: Fields }
  | { readonly kind: 'words'; readonly command: string }
  | { readonly kind: 'share'; readonly components: readonly APIMessageTopLevelComponent[] }
  | { readonly kind: 'impossible'; readonly why: UserError };

/** A wish, and where its answer goes: to the asker alone, to everyone, or in the place of the message that was pressed. */
export interface Task {
  readonly wish: Wish;
  readonly to: 'asker' | 'everyone' | 'place';
}

/** What an interaction asks for; undefined where it is nothing that we have offered. */
export function taskOf(interaction: APIInteraction): Task | undefined {
  if (interaction.type === InteractionType.MessageComponent) return pressed(interaction);
  if (interaction.type !== InteractionType.ApplicationCommand) return undefined;
  const wish = given(interaction);
  // In the bot's own direct messages nobody else is there, and what is private would be gone after a restart of the app.
  return wish && { wish, to: isDirectTalk(interaction) ? 'everyone' : 'asker' };
}

/** Whether someone talks with the bot alone. */
export function isDirectTalk({ context, guild_id }: APIInteraction): boolean {
  return context === undefined ? !guild_id : context === InteractionContextType.BotDM;
}

type Given = Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>;

function given(interaction: Given): Wish | undefined {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput && data.name === ROOT) {
    const { name, fields } = slashOf(interaction as APIChatInputApplicationCommandInteraction);
    return name ? { kind: 'fields', name, fields } : undefined;
  }
  const command = MENU[data.name];
  if (data.type !== ApplicationCommandType.Message || !command) return undefined;
  return aboutPaper(command, interaction as APIMessageApplicationCommandInteraction);
}

/** The subcommand of a slash command and its values, and the option that is being typed. */
export function slashOf({ data }: Pick<APIChatInputApplicationCommandInteraction, 'data'>): {
  name: string | undefined;
  fields: Fields;
  focused: string | undefined;
} {
  const sub = data.options?.find(({ type }) => type === ApplicationCommandOptionType.Subcommand);
  const given = sub?.type === ApplicationCommandOptionType.Subcommand ? (sub.options ?? []) : [];
  const values = given.flatMap((option) => ('value' in option ? [[option.name, option.value] as const] : []));
  const focused = given.find((option) => 'focused' in option && option.focused)?.name;
  return { name: sub?.name, fields: Object.fromEntries(values), focused };
}

const LINK = /https?:\/\/[^\s()<>[\]"']+/g;
const PAPER_HOST = /^https?:\/\/(?:[\w-]+\.)*(?:arxiv\.org|huggingface\.co|hf\.co|alphaxiv\.org)\//i;

function aboutPaper(command: string, { data }: APIMessageApplicationCommandInteraction): Wish {
  const message = data.resolved.messages[data.target_id];
  const id = message && paperIn(message);
  if (id) return { kind: 'words', command: `${command} ${id}` };
  const why = new UserError('That message has no link to a paper on arXiv or Hugging Face.');
  return { kind: 'impossible', why };
}

function paperIn({ content, embeds, components = [] }: APIMessage): string | undefined {
  const text = [content, JSON.stringify([embeds, components])].join(' ');
  for (const [link] of text.matchAll(LINK)) {
    const id = PAPER_HOST.test(link) ? arxivId(link.replace(/[.,;:!?]+$/, '')) : undefined;
    if (id) return id;
  }
  return undefined;
}

function pressed(interaction: APIMessageComponentInteraction): Task | undefined {
  const { data, message } = interaction;
  const value = data.component_type === ComponentType.StringSelect ? data.values[0] : undefined;
  const press = pressOf(data.custom_id, value);
  if (!press) return undefined;
  if (press.kind === 'share') return sharing(interaction, message.components ?? []);
  const apart = isDirectTalk(interaction) ? 'everyone' : 'asker';
  return { wish: { kind: 'words', command: press.command }, to: press.kind === 'turn' ? 'place' : apart };
}

function sharing(
  interaction: APIMessageComponentInteraction,
  components: readonly APIMessageTopLevelComponent[],
): Task {
  if (mayWrite(interaction)) return { wish: { kind: 'share', components }, to: 'everyone' };
  const why = new UserError('You may not write in this channel, so the answer stays with you.');
  return { wish: { kind: 'impossible', why }, to: 'asker' };
}

const THREADS: readonly unknown[] = [
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
];

function mayWrite({ member, channel }: APIMessageComponentInteraction): boolean {
  if (!member) return true;
  const right = THREADS.includes(channel.type)
    ? PermissionFlagsBits.SendMessagesInThreads
    : PermissionFlagsBits.SendMessages;
  return (BigInt(member.permissions) & right) === right;
}
