import type { App, SlackEventMiddlewareArgs } from '@slack/bolt';
import { linkedDocument } from '#core/format/links/linked.ts';
import { papersLinked } from '#core/search/paper-reference.ts';
import { persist } from '../../../shared/conversation/give-answer.ts';
import { refusalOf } from '../../api-errors.ts';
import { onceClient } from '../../connection/client.ts';
import { CHANNEL_ID, slackChannel } from '../../context.ts';
import { slackRef } from '../../delivery/route.ts';
import { renderForSlack, type SlackMessage } from '../../render/render.ts';
import type { Listener } from '../../reply/listener.ts';
import { answeringOnSlack } from '../../reply/respond.ts';

type LinkShared = SlackEventMiddlewareArgs<'link_shared'>['event'];
type Unfurls = Record<string, Pick<SlackMessage, 'blocks'>>;

/** Shows papers below messages that link to them. */
export function listenToLinks(app: App, listener: Listener): void {
  app.event('link_shared', async ({ event, body, context: { teamId = '' } }) => {
    const links = papersIn(event);
    if (links.size === 0 || !isOurs(event)) return;
    await listener.work.once(`${teamId} ${body.event_id}`, () => unfurl(listener, teamId, event, links));
  });
}

/**
 * Whether a message is in a channel that the bot is in. Slack tells of links everywhere, also of those that are still being
 * written: their channel is not known then, and once they are sent Slack tells of them again. In direct messages a link is
 * answered as what it says.
 */
function isOurs({ channel, is_bot_user_member, source }: LinkShared): boolean {
  const isPosted = source !== 'composer' && channel !== 'COMPOSER' && CHANNEL_ID.test(channel);
  return is_bot_user_member === true && isPosted;
}

/** The links to papers, each paper's first one. */
function papersIn({ links }: LinkShared): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { url } of Array.isArray(links) ? links : []) {
    const [paper, ...others] = papersLinked(String(url));
    if (paper && others.length === 0 && !found.has(paper)) found.set(paper, String(url));
  }
  return found;
}

async function unfurl(
  listener: Listener,
  team: string,
  event: LinkShared,
  links: ReadonlyMap<string, string>,
): Promise<void> {
  const { appApi, workspaces, line } = listener;
  const workspace = await workspaces.of(team);
  if (!workspace) return;
  const found = await appApi.links.posted({
    channel: slackChannel(team, event.channel),
    papers: [...links.keys()],
    message: slackRef({ workspace, address: event.channel }, event.message_ts),
  });
  const unfurls: Unfurls = {};
  for (const each of found) {
    const url = links.get(each.found.paper.id);
    const [message] = renderForSlack(linkedDocument(each), appApi.commands);
    if (url !== undefined && message) unfurls[url] = { blocks: message.blocks };
  }
  if (Object.keys(unfurls).length === 0) return;
  const { channel, message_ts: ts, unfurl_id, source } = event;
  const place =
    source === 'conversations_history' && unfurl_id ? ({ unfurl_id, source } as const) : { channel, ts };
  // Slack shows the same unfurl once, however often it is sent.
  const say = () => onceClient(workspace.token, line).chat.unfurl({ ...place, unfurls });
  await persist(answeringOnSlack(listener), { say }).catch((error) => {
    const refusal = refusalOf(error);
    if (refusal === undefined) throw error;
    appApi.logger.debug('a link is not unfurled', { reason: refusal });
  });
}
