import {
  type GatewayMessageCreateDispatchData,
  MessageFlags,
  MessageType,
  type REST,
  Routes,
} from 'discord.js';
import type { AppApi } from '#core/app-api.ts';
import { type Allowance, openAllowances } from '#core/commands/allowance.ts';
import { messageOf } from '#core/errors.ts';
import { linkedPapersDocument } from '#core/format/links/linked.ts';
import { papersLinked } from '#core/search/paper-reference.ts';
import type { InFlight } from '../../shared/conversation/in-flight.ts';
import type { Servers } from '../context.ts';
import { discordRef } from '../delivery/message-ref.ts';
import { requestOf } from '../delivery/payload.ts';
import { DISCORD } from '../ids.ts';
import { renderForDiscord } from '../render/render.ts';

type Posted = GatewayMessageCreateDispatchData;

interface PostedLinksParts {
  readonly appApi: AppApi;
  /** As the bot; repeats nothing by itself. */
  readonly posts: Pick<REST, 'post'>;
  readonly servers: Pick<Servers, 'placeOf'>;
  readonly work: InFlight;
}

/** So many replies a channel gets: a talk about papers is people's own. */
const PACE: Allowance = { burst: 5, everyMs: 120_000 };
/** The same paper is answered again after so long. */
const AGAIN_MS = 3_600_000;
const MOST_SHOWN = 3;
const WRITTEN: readonly unknown[] = [MessageType.Default, MessageType.Reply];

/** Replies to messages that link to papers, on servers that want it. */
export function openPostedLinks(parts: PostedLinksParts): (message: Posted) => void {
  const { appApi, work } = parts;
  const allows = openAllowances(() => appApi.clock.ticks());
  const mayReply = (channel: string) => allows(channel, PACE);
  return (message) => {
    const papers = papersIn(message);
    const { guild_id: guild } = message;
    if (papers.length === 0 || guild === undefined) return;
    void work.run(async () => {
      if (!(await appApi.links.areAnswered(DISCORD, guild))) return;
      await work.once(`link ${message.id}`, () => reply(parts, message, { guild, papers, mayReply }));
    });
  };
}

/** The papers that a person's own words link to; of a message that is none, nothing is known for certain. */
function papersIn({ content, author, webhook_id, type }: Partial<Posted>): readonly string[] {
  const isPersons = author?.id !== undefined && author.bot !== true && webhook_id === undefined;
  return isPersons && WRITTEN.includes(type) && typeof content === 'string' ? papersLinked(content) : [];
}

interface Linking {
  readonly guild: string;
  readonly papers: readonly string[];
  readonly mayReply: (channel: string) => boolean;
}

async function reply(
  { appApi, posts, servers }: PostedLinksParts,
  message: Posted,
  { guild, papers, mayReply }: Linking,
): Promise<void> {
  const channel = { platform: DISCORD, workspace: guild, id: servers.placeOf(message.channel_id) };
  const found = await appApi.links.posted({ channel, papers, message: discordRef(guild, false, message) });
  const now = appApi.clock.now().epochMilliseconds;
  const fresh = found.filter(({ linked }) => linked === undefined || now - linked >= AGAIN_MS);
  if (fresh.length === 0 || !mayReply(message.channel_id)) return;
  // What can be done with papers is in the message's menu: without it the reply is small.
  const [page] = renderForDiscord(linkedPapersDocument(fresh.slice(0, MOST_SHOWN)));
  if (!page) return;
  const { body } = requestOf(page, MessageFlags.SuppressNotifications);
  const to = { message_reference: { message_id: message.id }, nonce: message.id, enforce_nonce: true };
  try {
    await posts.post(Routes.channelMessages(message.channel_id), { body: { ...body, ...to } });
  } catch (error) {
    // Nobody has asked for it: where it does not go, it is left.
    appApi.logger.debug('a link is not answered', { platform: DISCORD, reason: messageOf(error) });
  }
}
