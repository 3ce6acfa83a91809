import { PAPER_ACTIONS, type PaperAction } from '#core/commands/paper-actions.ts';
import { SetupError } from '#core/errors.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { CALLBACKS, COMMAND, shortcutOf } from '../ids.ts';

/** What the app asks for, each with the reason that the README gives. */
export const SCOPES_WITH_REASONS: Readonly<Record<string, string>> = {
  'app_mentions:read': 'answers when it is mentioned',
  'channels:history': 'finds out whether a digest arrived when Slack did not say so; nothing else is read',
  'channels:join': 'joins a public channel when somebody orders a digest for it',
  'channels:read': 'knows who is in a channel, and so who may set it up',
  'chat:write': 'posts digests and answers',
  commands: 'the slash command and the shortcuts',
  'files:write': 'sends your saved papers as a file, into your direct messages',
  'groups:history':
    'finds out whether a digest arrived in a private channel that it is invited to; nothing else is read',
  'groups:read': 'knows who is in a private channel that it is invited to, and so who may set it up',
  'im:history': 'answers in direct messages',
  'im:write': 'opens direct messages for personal digests',
  'links:read':
    'hears that a message links to arXiv, Hugging Face or alphaXiv; what else is in it Slack does not tell',
  'links:write': 'shows the paper below a message that links to it, in channels that it is in',
  'usergroups:read': 'finds the user group that a digest is to mention; everything else goes without it',
  'users:read': "a reader's time zone, their name where a mailbox is asked for them, and who is an admin",
};
export const SCOPES: readonly string[] = Object.keys(SCOPES_WITH_REASONS);
/** Without these everything else works. */
export const OPTIONAL_SCOPES: ReadonlySet<string> = new Set(['links:read', 'links:write', 'usergroups:read']);

const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'channel_deleted',
  'channel_id_changed',
  'group_deleted',
  'link_shared',
  'message.im',
  'tokens_revoked',
];

/** Where papers have pages; Slack takes five at the most, and tells of their subdomains as well. */
const UNFURLED = ['alphaxiv.org', 'arxiv.org', 'huggingface.co'];

/** What is pasted into "Create an app from a manifest"; with the address of a server, as `publicAddress` gives it, it is for HTTP, else for Socket Mode. */
export function manifest(address?: string): object {
  const events = `${address}/slack/events`;
  const requests = address ? { request_url: events } : {};
  return {
    display_information: {
      name: 'Paperboy',
      description: "Each day's research papers, and the topics you follow",
      background_color: '#1f2937',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Paperboy', always_online: true },
      unfurl_domains: UNFURLED,
      shortcuts: [
        {
          name: 'Search papers',
          type: 'global',
          callback_id: CALLBACKS.search,
          description: 'Search all papers from anywhere',
        },
        ...PAPER_ACTIONS.flatMap(messageShortcut),
      ],
      slash_commands: [
        {
          command: COMMAND,
          description: 'Search papers, follow topics, set up digests',
          usage_hint: 'search llm quantization | today | follow world models | help',
          should_escape: false,
          ...(address ? { url: events } : {}),
        },
      ],
    },
    oauth_config: {
      scopes: { bot: SCOPES },
      ...(address ? { redirect_urls: [`${address}/slack/oauth_redirect`] } : {}),
    },
    settings: {
      event_subscriptions: { bot_events: EVENTS, ...requests },
      interactivity: { is_enabled: true, ...requests },
      org_deploy_enabled: false,
      socket_mode_enabled: !address,
      token_rotation_enabled: false,
    },
  };
}

/** An address as Slack takes it, without a slash at its end. Throws a SetupError where it is none. */
export function publicAddress(typed: string): string {
  const url = URL.parse(typed);
  const isBare = url?.pathname === '/' && !url.search && !url.hash && !url.username;
  if (url?.protocol === 'https:' && isBare) return url.origin;
  throw new SetupError(
    'setting-invalid',
    `"${clipWords(oneLine(typed), 80)}" is no address that Slack can reach: give one such as https://papers.example.org, without a path.`,
  );
}

/** An action in the menu of a message that links to a paper. */
function messageShortcut(action: PaperAction): object[] {
  const { inMenu } = action;
  if (!inMenu) return [];
  return [{ name: inMenu.name, type: 'message', callback_id: shortcutOf(action), description: inMenu.about }];
}
