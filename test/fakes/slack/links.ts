import type { types } from '@slack/bolt';
import { refusal } from './limits.ts';
import type { Message, Shared, Workspace } from './state.ts';

/** The domains that the app has told Slack it knows; their subdomains count as theirs. */
const DOMAINS = ['alphaxiv.org', 'arxiv.org', 'huggingface.co'];

/** The links of a text that Slack tells the app of. */
function linksOf(text: string): Shared['links'] {
  const urls = [...text.matchAll(/<(https?:[^\s<>|]+)(?:\|[^<>]*)?>|(https?:\/\/[^\s<>|]+)/g)];
  return urls.flatMap(([, marked, bare]) => {
    const url = marked ?? bare ?? '';
    const host = URL.parse(url)?.hostname ?? '';
    const domain = DOMAINS.find((each) => host === each || host.endsWith(`.${each}`));
    return domain ? [{ domain, url }] : [];
  });
}

/** What the app is told of a message with links, which may be unfurled from then on; undefined where it is told nothing. What is still being `written` is in no channel yet. */
export function shareOf(
  { channels, scopes, shared, botUser }: Workspace,
  { ts, channel, text }: Pick<Message, 'ts' | 'channel' | 'text'>,
  written: boolean,
): Record<string, unknown> | undefined {
  const links = linksOf(text);
  if (links.length === 0 || !scopes.has('links:read')) return undefined;
  const unfurl_id = written ? ts : `${channel}.${ts}.of-the-fake`;
  const source = written ? 'composer' : 'conversations_history';
  const at = written ? 'COMPOSER' : channel;
  shared.set(unfurl_id, { source, channel: at, ts, links });
  // Of what is still being written Slack says so, wherever that is.
  const is_bot_user_member = written || channels.get(channel)?.members.has(botUser) === true;
  return { type: 'link_shared', channel: at, is_bot_user_member, message_ts: ts, unfurl_id, source, links };
}

type Unfurls = Record<string, { blocks: types.KnownBlock[] }>;

/** Shows unfurls below what they are for, or says why Slack does not. A second time they take the place of the first. */
export function unfurl(workspace: Workspace, args: Readonly<Record<string, unknown>>): string | undefined {
  const found = sharedBy(workspace, args as Readonly<Record<string, string | undefined>>);
  if (typeof found === 'string') return found;
  const given = args.unfurls as Unfurls;
  for (const [url, { blocks }] of Object.entries(given)) {
    if (!found.links.some((link) => link.url === url)) return 'cannot_unfurl_url';
    const wrong = refusal(blocks);
    if (wrong) return `cannot_parse_attachment: ${wrong}`;
  }
  const place = workspace.channels.get(found.channel);
  const message = place?.messages.find((each) => each.ts === found.ts);
  if (place && !message) return 'cannot_find_message';
  found.unfurls = { ...found.unfurls, ...given };
  if (message) message.unfurls = found.unfurls;
  return undefined;
}

/** What is meant, by its id and where it is, or by its channel and its time; else what is wrong with that. */
function sharedBy(
  { shared }: Workspace,
  { channel, ts, unfurl_id, source, unfurls }: Readonly<Record<string, string | undefined>>,
): Shared | string {
  if (!unfurls) return 'missing_unfurls';
  if (unfurl_id === undefined) {
    if (!channel || !ts) return channel ? 'missing_ts' : 'missing_channel';
    const all = [...shared.values()];
    return all.find((each) => each.channel === channel && each.ts === ts) ?? 'cannot_find_message';
  }
  if (!source) return 'missing_source';
  const found = shared.get(unfurl_id) ?? 'invalid_unfurl_id';
  return typeof found === 'string' || found.source === source ? found : 'invalid_source';
}
