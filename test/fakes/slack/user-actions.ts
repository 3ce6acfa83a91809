import type { Delivery, Slack, Taken } from './index.ts';
import { shareOf } from './links.ts';

/** Where somebody is, and who. */
export interface Where {
  readonly team?: string;
  readonly user?: string;
  readonly channel?: string;
  /** The workspace of whoever it is, where the channel is shared with another one. */
  readonly home?: string;
}

/** A message or a modal that something is pressed in. */
export interface Pressed extends Where {
  /** Slack's id of the press, where it is to be known. */
  readonly trigger?: string;
  readonly action: { action_id: string; label?: string; value?: string; option?: string; select?: string };
  readonly ephemeral?: boolean;
  readonly thread?: string;
  /** Slack's id of the message. */
  readonly message?: string;
  /** A modal's id, or `home`. */
  readonly view?: string;
  /** The link below whose message it is shown. */
  readonly unfurl?: string;
}

/** A message with links, and where. */
interface Linking extends Where {
  /** Whether it is still being written. */
  readonly written?: boolean;
  readonly thread?: string;
  /** Slack's id of the event, where it is to be known. */
  readonly id?: string;
}

/** What became of it: its id, and what the app was told. */
interface Linked {
  readonly ts: string;
  readonly told: boolean;
  readonly event?: Record<string, unknown>;
  readonly status?: number;
}

/** What people do on Slack, as Slack tells the app. */
export function userActionsOn(slack: Slack) {
  const place = ({ team = 'T1', user = 'U1', channel = 'C1' }: Where) => ({ team, user, channel });
  const who = (where: Where) => {
    const { team, user } = place(where);
    return { team: { id: team, domain: 'x' }, user: { id: user, team_id: team, name: user } };
  };
  const trigger = (where: Where, view = '') => {
    const id = slack.ts();
    slack.workspace(place(where).team).triggers.set(id, { view, at: performance.now() });
    return id;
  };
  const interactive = (payload: Record<string, unknown>, delivery?: Delivery): Promise<Taken> =>
    slack.deliver(
      {
        type: 'interactive',
        payload: { api_app_id: 'A1', token: 'old', trigger_id: slack.ts(), ...payload },
      },
      delivery,
    );

  const deliverEvent = (
    event: Record<string, unknown>,
    where: Where & { id?: string } = {},
    delivery?: Delivery,
  ) => {
    const { team } = place(where);
    return slack.deliver(
      {
        type: 'events_api',
        payload: {
          token: 'old',
          team_id: where.home ?? team,
          api_app_id: 'A1',
          type: 'event_callback',
          event_id: where.id ?? `Ev${slack.ts()}`,
          event_time: 1,
          event,
          authorizations: [
            {
              enterprise_id: null,
              team_id: team,
              user_id: slack.workspace(team).botUser,
              is_bot: true,
              is_enterprise_install: false,
            },
          ],
        },
      },
      delivery,
    );
  };

  return {
    command: (text: string, where: Where & { trigger?: string } = {}, delivery?: Delivery) => {
      const { team, user, channel } = place(where);
      return slack.deliver(
        {
          type: 'slash_commands',
          payload: {
            token: 'old',
            team_id: team,
            team_domain: 'x',
            channel_id: channel,
            channel_name: channel.startsWith('D') ? 'directmessage' : channel.toLowerCase(),
            user_id: user,
            user_name: user,
            command: '/papers',
            text,
            api_app_id: 'A1',
            is_enterprise_install: 'false',
            response_url: slack.responseUrl(),
            trigger_id: where.trigger ?? slack.ts(),
          },
        },
        delivery,
      );
    },

    press: (
      {
        action,
        ephemeral = true,
        thread,
        message: ts = '1.1',
        view,
        unfurl,
        trigger: known,
        ...where
      }: Pressed,
      delivery?: Delivery,
    ) => {
      const { channel, team } = place(where);
      const inMessage = {
        channel: { id: channel, name: channel },
        response_url: slack.responseUrl(ts),
        message: { ts, text: 'x', ...(thread ? { thread_ts: thread } : {}) },
        container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: ephemeral },
      };
      // Of a message that is not the app's own it is told nothing.
      const inUnfurl = {
        channel: { id: channel, name: channel },
        response_url: slack.responseUrl(ts),
        container: {
          type: 'message_attachment',
          message_ts: ts,
          attachment_id: 1,
          channel_id: channel,
          is_ephemeral: false,
          is_app_unfurl: true,
          app_unfurl_url: unfurl,
        },
        app_unfurl: { id: 1, is_app_unfurl: true, app_unfurl_url: unfurl },
      };
      const { views, homes } = slack.workspace(team);
      const kept =
        view === 'home' ? { type: 'home', ...homes.get(where.user ?? 'U1') } : views.get(view ?? '');
      const inView = { view: { id: view, ...kept }, container: { type: 'view', view_id: view } };
      return interactive(
        {
          type: 'block_actions',
          ...who(where),
          trigger_id: known ?? trigger(where, view),
          ...(view ? inView : unfurl ? inUnfurl : inMessage),
          actions: [{ ...chosen(action), block_id: 'b', action_ts: slack.ts() }],
        },
        delivery,
      );
    },

    shortcut: (callback_id: string, where: Where = {}) =>
      interactive({
        type: 'shortcut',
        callback_id,
        trigger_id: trigger(where),
        action_ts: slack.ts(),
        ...who(where),
      }),

    messageShortcut: (callback_id: string, message: object, where: Where = {}, delivery?: Delivery) =>
      interactive(
        {
          type: 'message_action',
          callback_id,
          ...who(where),
          channel: { id: place(where).channel, name: 'x' },
          message: { type: 'message', ts: '1.1', user: 'U1', ...message },
          message_ts: '1.1',
          response_url: slack.responseUrl(),
        },
        delivery,
      ),

    submit: async (view: string, typed: Values, where: Where = {}, delivery?: Delivery) => {
      const { team } = place(where);
      const kept = slack.workspace(team).views.get(view) ?? {};
      const values = filledIn(kept, typed);
      return interactive(
        {
          type: 'view_submission',
          ...who(where),
          view: { private_metadata: '', ...kept, id: view, hash: slack.ts(), state: { values } },
          response_urls: [],
        },
        delivery,
      );
    },

    /** Writes a message; what the app is told of its links, where it is told of them. Where it is only being `written`, it is in no channel yet. */
    link: async (
      text: string,
      { written = false, thread, id, ...where }: Linking = {},
      delivery?: Delivery,
    ): Promise<Linked> => {
      const { team, user, channel } = place(where);
      const workspace = slack.workspace(team);
      const ts = written ? `${user}-${slack.ts()}` : slack.ts();
      const replying = thread ? { thread_ts: thread } : {};
      const message = { ts, channel, text, blocks: [], user, ...replying };
      if (!written) workspace.channels.get(channel)?.messages.push(message);
      const shared = shareOf(workspace, message, written);
      if (!shared) return { ts, told: false };
      const event = { ...shared, user, ...replying };
      const taken = await deliverEvent(event, { ...where, ...(id ? { id } : {}) }, delivery);
      return { ts, told: true, event, status: taken.status };
    },

    event: deliverEvent,
  };
}

/** What stands in each field, by block and action. */
type Values = Record<string, Record<string, Record<string, unknown>>>;

interface Input {
  type: string;
  block_id: string;
  optional?: boolean;
  element: Record<string, unknown>;
}

/** Every field of a modal: as it was typed, else as it stood there. Slack sends nothing off while a required one is empty. */
function filledIn({ blocks = [] }: { blocks?: unknown }, typed: Values): Values {
  const inputs = (blocks as Input[]).filter(({ type }) => type === 'input');
  const all = inputs.map(({ block_id, element, optional }): [string, Values[string]] => {
    const {
      type,
      action_id,
      initial_value,
      initial_option,
      initial_time,
      initial_conversation,
      initial_users,
    } = element;
    const before = {
      type,
      ...(type === 'plain_text_input' && { value: initial_value ?? null }),
      ...(type === 'static_select' && { selected_option: initial_option ?? null }),
      ...(type === 'timepicker' && { selected_time: initial_time ?? null }),
      ...(type === 'multi_users_select' && { selected_users: initial_users ?? [] }),
      ...(type === 'conversations_select' && { selected_conversation: initial_conversation ?? null }),
    };
    const field = { ...before, ...typed[block_id]?.[String(action_id)] };
    const empty = Object.entries(field).every(([key, value]) => key === 'type' || !value);
    if (empty && !optional) throw new Error(`Slack does not send a modal off without its ${block_id}`);
    return [block_id, { [String(action_id)]: field }];
  });
  return { ...typed, ...Object.fromEntries(all) };
}

/** A press as Slack names it: of a button, an overflow menu, or a select. */
function chosen({ label, option, select, ...rest }: Pressed['action']): object {
  const value = option ?? select;
  if (value === undefined)
    return { type: 'button', text: { type: 'plain_text', text: label ?? '' }, ...rest };
  const selected_option = { text: { type: 'plain_text', text: 'x' }, value };
  return { type: option ? 'overflow' : 'static_select', ...rest, selected_option };
}
