import { directMessages } from '#core/channel.ts';
import type { Asking, ChatUnderTest, OpenChat, Stumble } from '#test/contracts/chat/chat.ts';
import { describeChatAdapter } from '#test/contracts/chat-adapter.ts';
import type { Fault } from '#test/fakes/slack/calls.ts';
import { addChannel } from '#test/fakes/slack/state.ts';
import { adapterOnSlack, HERE, wordsOf } from './adapter-on-slack.ts';

const METHODS: Readonly<Record<Asking, string>> = {
  post: 'chat.postMessage',
  open: 'conversations.open',
  look: 'conversations.history',
};

type Open = Awaited<ReturnType<typeof adapterOnSlack>>;

const slack: ChatUnderTest<OpenChat & { readonly app: Open }> = {
  open: async () => {
    const app = await adapterOnSlack('socket');
    addChannel(app.slack.workspace('T1'), 'C2', ['U1', 'UBOTT1']);
    const direct = directMessages({ platform: 'slack', id: 'T1/U1' });
    return {
      app,
      adapter: app.adapter,
      appApi: app.appApi,
      here: HERE,
      elsewhere: { ...HERE, id: 'C2' },
      direct,
      read: ({ id }) => messagesIn(app, id === direct.id ? 'DU1' : id).map(seen),
      arrived: (asking) => app.slack.calls.filter(({ method }) => method === METHODS[asking]).length,
      stumble: (asking, ...ways) => app.slack.fail(METHODS[asking], ...ways.map(faultOf)),
      [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
    };
  },
  takesMarkersOnce: 'Slack takes the same post as often as it comes',
  limits: 'workspace',
  opensDirect: true,
  shut: ({ app }) => {
    const channel = app.slack.workspace('T1').channels.get('C1');
    if (channel) channel.archived = true;
  },
  gone: 'Slack says the same of a channel that is gone and of one that is private',
  goneInError: 'Slack says the same of a channel that is gone and of one that is private',
  closed: ({ app }) => app.slack.fail(METHODS.open, { kind: 'error', error: 'user_disabled' }),
  tooMuch: ({ app }) => app.slack.fail(METHODS.post, { kind: 'error', error: 'msg_too_long' }),
  unfit: ({ app }, isUnfit) =>
    app.slack.refuse((message) => (isUnfit(JSON.stringify(message)) ? 'msg_blocks_too_long' : undefined)),
  barred: ({ app }) => app.slack.fail(METHODS.post, { kind: 'status', status: 403 }),
  away: ({ app }) => app[Symbol.asyncDispose](),
  reading: {
    unreadable: ({ app }) => app.slack.workspace('T1').scopes.delete('channels:history'),
    crowd: ({ app }, many) => {
      const said = { channel: 'C1', text: 'talk', blocks: [], user: 'U1' };
      for (let at = 0; at < many; at++) messagesIn(app, 'C1').push({ ...said, ts: app.slack.ts() });
    },
    notOurs: ({ app }) => {
      for (const message of messagesIn(app, 'C1')) message.bot_id = 'B9';
    },
  },
  told: ({ app }) => messagesIn(app, 'DU1').map(wordsOf),
};

function messagesIn({ slack }: Open, channel: string) {
  return slack.workspace('T1').channels.get(channel)?.messages ?? [];
}

/** What people see of a message: where it has blocks, its text is in the notification alone. */
function seen(message: ReturnType<typeof messagesIn>[number]): string {
  return wordsOf(message.blocks.length > 0 ? { ...message, text: '' } : message);
}

function faultOf(way: Stumble): Fault {
  return way.kind === 'limit' ? { kind: 'limit', seconds: way.afterMs / 1_000 } : way;
}

describeChatAdapter('Slack', slack);
