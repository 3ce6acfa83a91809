import { TIMING } from '#core/delivery/timing.ts';
import { sendWaitingLetters } from '#engine/use-cases/letters.ts';
import { openChats } from '#src/chats.ts';
import { appAt } from '#test/fakes/app.ts';
import type { Hub } from '#test/fakes/hub.ts';
import type { FakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import { silent } from '#test/fakes/source.ts';
import { until } from '#test/faults/waits.ts';

const ADDRESS = 'https://papers.example.org';

interface Places {
  readonly server: Pick<FakeMailServer, 'url'>;
  readonly hub: Hub;
  readonly dataDir: string;
}

/** The whole program with mail, over one folder and one mail server, at a time of day that stands still. */
export async function programAt(now: string, { server, hub, dataDir }: Places) {
  const { app, config } = await appAt(now, {
    DATA_DIR: dataDir,
    HF_ENDPOINT: hub.url,
    PORT: '8080',
    PUBLIC_URL: ADDRESS,
    ENCRYPTION_KEY: '0'.repeat(64),
    SMTP_URL: server.url,
    MAIL_FROM: 'papers@example.org',
    MAIL_TLS: 'off',
  });
  const chats = await openChats(config, app);
  for (const chat of chats) await chat.start();
  const pages = await serveRoutes(
    chats.flatMap(({ routes }) => routes ?? []),
    { proxies: 1 },
  );
  const delivers = chats.flatMap(({ delivery }) => delivery ?? []);
  return {
    app,
    /** Of its pages, which believe who is said to ask. */
    port: pages.port,
    /** Sends a form of a page; the status of the answer. */
    press: async (link: string, fields: Record<string, string>) => {
      const url = `http://127.0.0.1:${pages.port}${link.replace(ADDRESS, '')}`;
      return (await fetch(url, { method: 'POST', body: new URLSearchParams(fields) })).status;
    },
    /** Sends the mails that are no digests and wait now. */
    sendLetters: async () => {
      const { letters: sender } = chats.find(({ letters }) => letters) ?? {};
      if (!sender || !app.mailing) throw new Error('mail is set up');
      const parts = { ...app.mailing, sender, timing: TIMING, sleep: async () => {}, logger: silent };
      await sendWaitingLetters({ ...parts, meter: app.meter }, new AbortController().signal);
    },
    /** Plans and sends, until it is so. */
    deliver: async (so: () => boolean) => {
      const service = app.service(delivers);
      service.start();
      await until('what is due is sent', so);
      await service.stop();
    },
    [Symbol.asyncDispose]: async () => {
      await pages.close();
      for (const chat of chats) await chat.stop();
      await app.close();
    },
  };
}
