import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { type Channel, directMessages } from '#core/channel.ts';
import { openState } from '#store/state/state.ts';
import { fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import type { MailFault } from '#test/fakes/mail/faults.ts';
import { type Platform, papersIn, type Trouble } from './platforms.ts';

const KEY = 'k'.repeat(40);

/** A mail server on loopback; mailboxes are made by `addMailboxes`. */
export async function mailPlatform(): Promise<Platform> {
  const server = await fakeMailServer();
  const tries = new Map<string, number>();
  server.weather = ({ to, marker }) => {
    const attempt = (tries.get(marker) ?? 0) + 1;
    tries.set(marker, attempt);
    const weather = platform.weather?.({ place: to, marker, attempt });
    return weather ? { ...weather, fault: weather.fault && faultOf(weather.fault) } : {};
  };
  const platform: Platform = {
    name: 'mail',
    env: {
      SMTP_URL: server.url.replace('localhost', '127.0.0.1'),
      MAIL_FROM: 'papers@example.org',
      MAIL_TLS: 'off',
      MAIL_RATE: '1000',
      PUBLIC_URL: 'https://papers.example.org',
      // Somebody else's program answers there, as where several share the work.
      ADAPTERS: 'mail',
      PORT: '8080',
      ENCRYPTION_KEY: KEY,
    },
    weather: undefined,
    refuses: undefined,
    problems: [],
    away: () => {
      throw new Error('a mail server that is away is tested by itself');
    },
    posts: server.dots,
    channels: () => [],
    posted: () =>
      server.mails.map(({ from, read }) => ({
        place: `@${/\+b([0-9a-f]{24})-/.exec(from)?.[1]}`,
        marker: /<([^@]*)@/.exec(read.header('Message-ID') ?? '')?.[1] ?? '',
        papers: papersIn(read.text),
        text: read.text,
      })),
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
  return platform;
}

/** So many mailboxes that want mails, in a state that nobody has open. */
export async function addMailboxes(file: string, count: number): Promise<readonly Channel[]> {
  const state = await openState(file);
  try {
    const contacts = state.contacts(encryptionWith(readEncryptionKey(KEY)));
    const channels: Channel[] = [];
    for (let at = 0; at < count; at += 1) {
      const address = `reader-${at}@example.com`;
      await contacts.ask(address);
      // Nobody waits for the mails that ask.
      await contacts.takeLetters(1);
      const asked = await contacts.find(address);
      if (!asked) throw new Error(`${address} is not known`);
      await contacts.confirm(asked.person);
      channels.push(directMessages(asked.person));
    }
    return channels;
  } finally {
    await state.close();
  }
}

/** What a server can do at the dot: all that leaves nobody sure, and a no. */
function faultOf(trouble: Trouble): MailFault {
  if (trouble.kind === 'reset' || trouble.kind === 'hang')
    return { kind: trouble.kind === 'hang' ? 'hang' : 'drop', at: 'dot', stored: trouble.stored };
  return { kind: 'reply', at: 'dot', code: 451, words: '4.3.0 Try again later' };
}
