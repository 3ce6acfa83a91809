import {
  type APIChatInputApplicationCommandInteraction,
  type APIInteraction,
  type APIMessage,
  type APIMessageApplicationCommandInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  InteractionType,
} from 'discord.js';
import { UserError } from '#core/errors.ts';
import { arxivId } from '#core/paper.ts';
import { MENU, ROOT, SETUP } from './names.ts';
import { isDirectTalk } from './place.ts';
import { pressed, submitted } from './press.ts';
import type { Fields, Task, Wish } from './wish.ts';

/** What an interaction asks for; undefined where it is nothing that we have offered. */
export function taskOf(interaction: APIInteraction): Task | undefined {
  if (interaction.type === InteractionType.MessageComponent) return pressed(interaction);
  if (interaction.type === InteractionType.ModalSubmit) return submitted(interaction);
  if (interaction.type !== InteractionType.ApplicationCommand) return undefined;
  const wish = given(interaction);
  // In the bot's own direct messages nobody else is there, and what is private would be gone after a restart of the app.
  return wish && { wish, to: isDirectTalk(interaction) ? 'everyone' : 'asker' };
}

type Given = Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>;

function given(interaction: Given): Wish | undefined {
  const { data } = interaction;
  if (data.type === ApplicationCommandType.ChatInput && data.name === ROOT) {
    const { name, fields } = slashOf(interaction as APIChatInputApplicationCommandInteraction);
    return name ? { kind: 'fields', name, fields } : undefined;
  }
  if (data.type === ApplicationCommandType.ChatInput) {
    return data.name === SETUP ? { kind: 'panel' } : undefined;
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
