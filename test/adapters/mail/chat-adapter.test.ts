import type { Channel } from '#core/channel.ts';
import type { ChatUnderTest, OpenChat, Stumble } from '#test/contracts/chat/chat.ts';
import { describeChatAdapter } from '#test/contracts/chat-adapter.ts';
import type { MailFault } from '#test/fakes/mail/faults.ts';
import { adapterOnFake, type OpenMailAdapter } from './adapter-on-fake.ts';

const ADDRESSES = ['here@example.com', 'elsewhere@example.com', 'direct@example.com'] as const;

/** What a mail server does where a chat's answers with a status: of an answer that says no, a mail is certain. */
function faultOf(way: Stumble): MailFault | undefined {
  switch (way.kind) {
    case 'none':
      return undefined;
    case 'limit':
      return { kind: 'reply', at: 'rcpt', code: 450, words: '4.2.1 Too many mails for this mailbox' };
    case 'hang':
      return { kind: 'hang', at: 'dot', stored: way.stored };
    case 'reset':
    case 'status':
      return { kind: 'drop', at: 'dot', stored: way.stored };
    default:
      return way satisfies never;
  }
}

const mail: ChatUnderTest<OpenChat & { readonly open: OpenMailAdapter }> = {
  open: async () => {
    const open = await adapterOnFake();
    const places: Channel[] = [];
    for (const address of ADDRESSES) places.push(await open.mailbox(address));
    const [here, elsewhere, direct] = places as [Channel, Channel, Channel];
    return {
      open,
      adapter: open.adapter,
      appApi: open.appApi,
      here,
      elsewhere,
      direct,
      read: (place) => {
        const address = ADDRESSES[places.indexOf(place)];
        return open.server.mails.filter(({ to }) => to === address).map(({ read }) => read.text);
      },
      arrived: (asking) => (asking === 'post' ? open.server.dots() : 0),
      stumble: (asking, ...ways) => {
        if (asking === 'post') open.server.fail(...ways.map(faultOf));
      },
      [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
    };
  },
  keepsButtons: 'a mail’s links say all that they stand for',
  takesMarkersOnce: 'no mail server promises to take a Message-ID only once',
  opensDirect: 'a mailbox is there',
  shut: ({ open }) => {
    open.server.fail({ kind: 'reply', at: 'rcpt', code: 554, words: '5.2.1 Mailbox disabled for now' });
  },
  gone: 'no server tells a mailbox that is no more from one that never was: it is closed',
  goneInError: 'no server tells a mailbox that is no more from one that never was',
  closed: ({ open }) => {
    open.server.fail({ kind: 'reply', at: 'rcpt', code: 550, words: '5.1.1 User unknown' });
  },
  tooMuch: ({ open }) => {
    open.server.fail({ kind: 'reply', at: 'dot', code: 554, words: '5.7.1 Looks like spam' });
  },
  unfit: 'a mail is one message, and there is nothing simpler that says what it says',
  barred: ({ open }) => {
    open.server.fail({ kind: 'reply', at: 'connect', code: 554, words: '5.7.1 Not from here' });
  },
  away: async ({ open }) => void (await open.server.away()),
  reading: 'nobody but its reader can read a mailbox',
  told: 'a mailbox’s reader set it up: they are told there',
};

describeChatAdapter('mail', mail);
