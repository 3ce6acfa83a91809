import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import { fakeHub } from '#test/fakes/hub.ts';
import { fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';
import { listsAround } from '#test/faults/lists.ts';
import { startProgram } from '#test/faults/programs.ts';
import { SHORT } from '#test/faults/waits.ts';
import { freePort } from '#test/free-port.ts';

const ADDRESS = 'https://papers.example.org';
/** A digest is due with the minute, and a page is filled in before it. */
const SPARE_MS = 35_000;
const WITHIN = { timeout: 150_000, interval: 200 };
const PRECIOUS = ['contact', 'subscription', 'follow', 'mute', 'saved', 'press', 'delivery'];

it('a mailbox subscribes on the page, gets its digest at its minute, is not touched by a scanner, and gets none once one request has stopped it', {
  timeout: 300_000,
}, async () => {
  await using server = await fakeMailServer();
  await using hub = await fakeHub({ days: listsAround(Date.now()) });
  const folder = mkdtempSync(join(tmpdir(), 'paperboy-mail-life-'));
  const port = await freePort();
  const program = await startProgram({
    timing: SHORT,
    env: {
      DATA_DIR: folder,
      HF_ENDPOINT: hub.url,
      BACKFILL: 'off',
      PORT: String(port),
      PUBLIC_URL: ADDRESS,
      ENCRYPTION_KEY: '0'.repeat(64),
      SMTP_URL: server.url,
      MAIL_FROM: 'papers@example.org',
      MAIL_TLS: 'off',
    },
  });
  try {
    const ask = async (link: string, init: RequestInit = {}) => {
      const response = await fetch(`http://127.0.0.1:${port}${link.replace(ADDRESS, '')}`, {
        redirect: 'manual',
        ...init,
      });
      return { status: response.status, text: await response.text() };
    };
    const isUp = () =>
      ask('/mail').then(
        ({ status }) => status,
        () => 0,
      );
    await expect.poll(isUp, WITHIN).toBe(200);
    const press = (link: string, fields: Record<string, string>) =>
      ask(link, { method: 'POST', body: new URLSearchParams(fields) });
    const mailsTo = (to: string) => server.mails.filter((mail) => mail.to === to).map(({ read }) => read);
    const subscribe = async (address: string, time: string) => {
      expect((await press('/mail', { address })).status).toBe(200);
      await expect.poll(() => mailsTo(address), WITHIN).toHaveLength(1);
      const [confirm = ''] = /https:\/\/\S+\/confirm/.exec(mailsTo(address)[0]?.text ?? '') ?? [];
      const { text } = await press(confirm, { time, zone: 'UTC' });
      const [, settings = ''] = /href="([^"]*\/settings)"/.exec(text) ?? [];
      expect((await press(settings, { do: 'set', days: 'daily' })).status).toBe(200);
      return settings.replace('&amp;', '&');
    };
    const at = Temporal.Now.instant()
      .add({ milliseconds: SPARE_MS + 60_000 })
      .toZonedDateTimeISO('UTC');
    const time = at.toPlainTime().toString({ smallestUnit: 'minute' });
    await subscribe('kept@example.com', time);
    const stopped = await subscribe('stopped@example.com', time);
    const [, stop = ''] = /href="([^"]*\/stop)"/.exec((await ask(stopped)).text) ?? [];
    const oneClick = {
      method: 'POST',
      body: 'List-Unsubscribe=One-Click',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    };
    expect((await ask(stop, oneClick)).status).toBe(200);

    await expect.poll(() => mailsTo('kept@example.com').length, WITHIN).toBe(2);
    const digest = mailsTo('kept@example.com')[1];
    expect(digest?.text).toContain('Study Number');
    expect(digest?.header('List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(mailsTo('stopped@example.com')).toHaveLength(1);

    const settled = () => rowsIn(folder).includes('"sent"');
    await expect.poll(settled, WITHIN).toBe(true);
    const before = rowsIn(folder);
    const links = [...(digest?.html.matchAll(/href="(https:\/\/papers\.example\.org[^"]*)"/g) ?? [])].map(
      ([, link = '']) => link,
    );
    expect(links.filter((link) => link.includes('/m/')).length).toBeGreaterThan(10);
    for (const link of new Set(links))
      for (const method of ['GET', 'HEAD'])
        expect((await ask(link, { method })).status, link).toBeLessThan(500);
    expect(rowsIn(folder)).toBe(before);

    const [, header = ''] = /<(.*)>/.exec(digest?.header('List-Unsubscribe') ?? '') ?? [];
    expect((await ask(header, oneClick)).status).toBe(200);
    expect((await ask(header, oneClick)).status).toBe(200);
    expect(JSON.parse(rowsIn(folder))[1]).toEqual([]);
    expect(server.mails).toHaveLength(3);
  } finally {
    await program.kill();
  }
});

/** All that is precious in a state, as text; the second is what is ordered. */
function rowsIn(folder: string): string {
  const database = new DatabaseSync(join(folder, 'state.sqlite'), { readOnly: true });
  try {
    const tables = database
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
      .all()
      .map(({ name }) => String(name));
    return JSON.stringify(
      PRECIOUS.filter((table) => tables.includes(table)).map((table) =>
        database.prepare(`SELECT * FROM ${table}`).all(),
      ),
      (_, value: unknown) =>
        typeof value === 'bigint' || value instanceof Uint8Array ? String(value) : value,
    );
  } finally {
    database.close();
  }
}
