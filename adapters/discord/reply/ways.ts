import {
  type APIInteraction,
  type APIMessage,
  MessageFlags,
  PermissionFlagsBits,
  type REST,
  Routes,
} from 'discord.js';
import { directMessages } from '#core/channel.ts';
import type { Reach } from '#core/parts/define-adapter.ts';
import type { Answering, Giving } from '../../shared/conversation/give-answer.ts';
import { discordStumble } from '../api-errors.ts';
import { discordPerson, isDirectTalk } from '../context.ts';
import type { Addresses } from '../delivery/addresses.ts';
import { isSigned, signed } from '../delivery/marker.ts';
import { requestOf } from '../delivery/payload.ts';
import { DISCORD } from '../ids.ts';
import type { Page } from '../render/render.ts';
import type { RunParts } from './run-task.ts';

/** What answers on Discord are given by. */
export interface AnswerParts extends RunParts {
  /** By an interaction's own token; repeats nothing by itself. */
  readonly answers: Pick<REST, 'post' | 'patch' | 'delete'>;
  /** As the bot: for direct messages, too. */
  readonly posts: Pick<REST, 'get' | 'post'>;
  readonly addressOf: Addresses;
  readonly reach: Reach;
}

export type PageWay = Giving<Page>['ways'][number];

export function answeringOnDiscord({ appApi, reach }: Pick<AnswerParts, 'appApi' | 'reach'>): Answering {
  return { platform: DISCORD, appApi, reach, stumbleOf: discordStumble };
}

/** A way that says a page in a further message of an interaction's answer. One that everybody sees is looked for before it is said again. */
export function followUp(
  parts: AnswerParts,
  interaction: APIInteraction,
  { open }: { open: boolean },
): PageWay {
  const route = Routes.webhook(interaction.application_id, interaction.token);
  return (page, at) => {
    const marker = markerOf(interaction, at);
    const said = requestOf(open ? signed(page, marker) : page, open ? 0 : MessageFlags.Ephemeral);
    return {
      say: () => parts.answers.post(route, { ...said, auth: false }),
      ...(open ? { isThere: () => isThere(parts, interaction, marker) } : {}),
    };
  };
}

/** A way that says a page to whoever asked by direct message; Discord takes the same one only once. */
export function directly({ posts, addressOf }: AnswerParts, interaction: APIInteraction): PageWay {
  return (page, at) => {
    const { body, files } = requestOf(page);
    const once = { ...body, nonce: markerOf(interaction, at), enforce_nonce: true };
    return {
      say: async () => {
        const place = await addressOf(directMessages(discordPerson(interaction)));
        return posts.post(Routes.channelMessages(place), { body: once, files });
      },
    };
  };
}

function markerOf({ id }: APIInteraction, at: number): string {
  return `${id}-${at}`;
}

/** Whether a page that everybody sees stands in the channel; undefined where the bot may not look. */
async function isThere(
  { posts }: AnswerParts,
  interaction: APIInteraction,
  marker: string,
): Promise<boolean | undefined> {
  const { channel, id, application_id } = interaction;
  if (!channel || !mayLook(interaction)) return undefined;
  const query = new URLSearchParams({ after: id, limit: '100' });
  const messages = (await posts.get(Routes.channelMessages(channel.id), { query })) as APIMessage[];
  return messages.some((message) => message.author.id === application_id && isSigned(message, marker));
}

/** To whoever may not read a channel's history, Discord says that there is none. */
function mayLook(interaction: APIInteraction): boolean {
  if (isDirectTalk(interaction)) return true;
  const needed = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;
  return (BigInt(interaction.app_permissions) & needed) === needed;
}
