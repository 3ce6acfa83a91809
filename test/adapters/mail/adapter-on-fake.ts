import { type MailAdapter, mailAdapter } from '#adapters/mail/adapter.ts';
import { type Channel, directMessages } from '#core/channel.ts';
import type { MailApi } from '#core/subscriptions/mail/mail-api.ts';
import { type TestAppApi, testAppApi } from '#test/adapters/app-api.ts';
import { reachWith } from '#test/adapters/reach.ts';
import { type FakeMailServer, fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import { mailboxesIn } from './mailboxes.ts';
import { settingsWith } from './mailer.ts';

export interface OpenMailAdapter extends AsyncDisposable {
  readonly server: FakeMailServer;
  readonly adapter: MailAdapter;
  readonly appApi: TestAppApi;
  readonly mail: MailApi;
  /** A new mailbox that wants mails. */
  mailbox(address: string): Promise<Channel>;
}

/** The adapter on a server that misbehaves as it is told to, over a whole engine in memory. */
export async function adapterOnFake(): Promise<OpenMailAdapter> {
  const server = await fakeMailServer();
  const appApi = await testAppApi();
  const { state, clock } = appApi.engine;
  const { mail, add } = mailboxesIn(state, () => clock.now().epochMilliseconds);
  const settings = settingsWith(server.url, { MAIL_TLS: 'off' });
  const texts = state.remember('mail-installs');
  const kept = {
    get: async (key: string) => (await texts.get(key)) as string | undefined,
    set: async (key: string, text: string) => void (await texts.set(key, text)),
    delete: async (key: string) => void (await texts.delete(key)),
  };
  const adapter = mailAdapter({ settings, appApi, mail, kept, reach: reachWith() });
  return {
    server,
    adapter,
    appApi,
    mail,
    mailbox: async (address) => directMessages(await add(address)),
    [Symbol.asyncDispose]: async () => {
      await adapter.stop();
      await server[Symbol.asyncDispose]();
    },
  };
}
