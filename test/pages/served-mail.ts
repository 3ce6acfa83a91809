import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MailContent } from '#adapters/mail/delivery/compose.ts';
import { contentOf } from '#adapters/mail/delivery/payload.ts';
import { renderForMail, renderLetter } from '#adapters/mail/render/render.ts';
import { commands } from '#commands/index.ts';
import { directMessages, type Person } from '#core/channel.ts';
import { letterOf } from '#core/subscriptions/mail/letter.ts';
import type { MailLinks } from '#core/subscriptions/mail/mail-api.ts';
import { topicOf } from '#core/topics/topic.ts';
import { sampleSource } from '#sources/index.ts';
import { openChats } from '#src/chats.ts';
import { appAt } from '#test/fakes/app.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import { DAY } from './served.ts';

const ADDRESS = 'https://papers.example.org';

/** The pages that mails lead to, and mails themselves, of the whole program over the bundled lists; nothing is sent. */
export async function serveMail() {
  const env = {
    DATA_DIR: mkdtempSync(join(tmpdir(), 'paperboy-mail-pages-')),
    HF_ENDPOINT: 'http://127.0.0.1:9',
    PORT: '8080',
    PUBLIC_URL: ADDRESS,
    ENCRYPTION_KEY: '0'.repeat(64),
    SMTP_URL: 'smtp://127.0.0.1:9',
    MAIL_FROM: 'papers@example.org',
  };
  const { app, config } = await appAt(`${DAY}T18:00:00Z`, env);
  const { mailing } = app;
  if (!mailing) throw new Error('mail is set up');
  const sample = sampleSource();
  const papers = await sample.daily((await sample.newest?.({ patience: 'job' })) ?? DAY, { patience: 'job' });
  await app.archive.putList({ source: 'huggingface', day: DAY, papers, at: app.appApi.clock.now() });
  const chats = await openChats(config, app);
  const server = await serveRoutes(
    chats.flatMap(({ routes }) => routes ?? []),
    { proxies: 1 },
  );
  let mailboxes = 0;
  return {
    base: `http://127.0.0.1:${server.port}`,
    paper: papers[0]?.id ?? '',
    /** A page's own path. */
    path: (link: string) => link.slice(ADDRESS.length),
    /** A new mailbox that was asked by somebody in a chat, or has confirmed that and follows a topic. */
    async mailbox(state: 'asked' | 'confirmed'): Promise<{ person: Person; links: MailLinks }> {
      mailboxes += 1;
      const address = `reader-${mailboxes}@example.org`;
      const linked = { platform: 'fake', id: `ann-${mailboxes}` };
      await mailing.contacts.ask(address, { person: linked, name: `Ann, on fake as ${linked.id}` });
      const person = (await mailing.contacts.find(address))?.person;
      if (!person) throw new Error(`${address} is known`);
      const links = mailing.mail.linksFor(person);
      if (state === 'asked') return { person, links };
      await mailing.contacts.confirm(person);
      const topic = topicOf('language models');
      await app.state.follows.put({ owner: { kind: 'person', person: linked }, topic, level: 'normal' });
      const caller = { person, channel: directMessages(person), mayConfigure: async () => true };
      await app.appApi.dispatch('subscribe', { time: '09:00', zone: 'UTC' }, caller);
      return { person, links };
    },
    /** The zone in which somebody's mails come. */
    zoneOf: async (person: Person) => (await app.appApi.subscription(directMessages(person)))?.zone,
    /** A digest as it is mailed, and the mails that are none. */
    async mails({
      person,
      links,
    }: {
      person: Person;
      links: MailLinks;
    }): Promise<Record<string, MailContent>> {
      const caller = { person, channel: directMessages(person), mayConfigure: async () => true };
      const { document } = await app.appApi.dispatch('today', { size: 8 }, caller);
      const letter = (kind: 'confirm' | 'settings') =>
        renderLetter(letterOf({ kind, person, address: 'reader@example.org' }, links, mailing.host));
      return {
        digest: contentOf(JSON.stringify(renderForMail(document, { commands, address: ADDRESS })), links),
        asking: letter('confirm'),
        settings: letter('settings'),
      };
    },
    [Symbol.asyncDispose]: async () => {
      await server.close();
      await app.close();
    },
  };
}
