import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { webRoutes } from '#adapters/web/adapter.ts';
import { directMessages, type Person } from '#core/channel.ts';
import type { Contacts } from '#core/subscriptions/contacts.ts';
import { mailApiOf } from '#core/subscriptions/mail/mail-api.ts';
import { publicListener } from '#src/http/serve-public.ts';
import { type TestAppApi, testAppApi } from '../app-api.ts';

const ENCRYPTION = encryptionWith(readEncryptionKey('0'.repeat(64)));
const ANN = 'ann@example.org';
const ONE_CLICK = 'List-Unsubscribe=One-Click';
const CHAT = { platform: 'fake', id: 'ann' };

/** The public server over real sockets, and whoever asks it as a bare client does: no cookie, no Origin, no redirect followed. */
async function served({ isSent = true } = {}) {
  const appApi = await testAppApi();
  const contacts = appApi.state.contacts(ENCRYPTION);
  const now = () => appApi.clock.now().epochMilliseconds;
  let routes = webRoutes({ address: 'http://unset', images: false }, appApi);
  const server = createServer((request, response) =>
    publicListener([routes], { proxies: 1, logger: { error: () => {} } })(request, response),
  );
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const mail = mailApiOf({ contacts, encryption: ENCRYPTION, address, isSent, now });
  routes = webRoutes({ address, images: false }, { ...appApi, mail });
  const ask = async (path: string, init: RequestInit = {}, ip = '203.0.113.7') => {
    const url = path.startsWith('http') ? path : address + path;
    const headers = { 'x-forwarded-for': ip, ...(init.headers as Record<string, string>) };
    const response = await fetch(url, { redirect: 'manual', ...init, headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  };
  const press = (
    path: string,
    fields: Record<string, string>,
    headers: Record<string, string> = {},
    ip?: string,
  ) => ask(path, { method: 'POST', body: new URLSearchParams(fields), headers }, ip);
  return { appApi, contacts, mail, address, ask, press, close: () => server.close() };
}

describe('papers by mail, on the page', () => {
  let on: Awaited<ReturnType<typeof served>>;
  beforeEach(async () => {
    on = await served();
  });
  afterEach(() => void on.close());

  const personOf = async (address = ANN): Promise<Person> => {
    const contact = await on.contacts.find(address);
    if (!contact) throw new Error('whoever asked is known');
    return contact.person;
  };
  const subscribed = async (link?: Parameters<Contacts['ask']>[1]) => {
    await on.contacts.ask(ANN, link);
    await on.contacts.takeLetters(9);
    const person = await personOf();
    const links = on.mail.linksFor(person);
    await on.press(links.confirm, { time: '08:30', zone: 'Europe/Berlin' });
    return { person, links };
  };
  const pass = (days: number) => {
    const { clock } = on.appApi.engine;
    clock.set(
      clock
        .now()
        .add({ hours: 24 * days })
        .toString(),
    );
  };
  /** Everything of a mailbox and of who it is linked to. */
  const everything = async (person: Person, appApi: TestAppApi = on.appApi) =>
    JSON.stringify([
      await on.contacts.of(person),
      await on.contacts.takeLetters(9),
      await appApi.subscriptions(directMessages(person)),
      ...(await Promise.all(
        [person, CHAT].map(async (each) => [
          await appApi.state.follows.of({ kind: 'person', person: each }),
          await appApi.state.saved.of(each),
          await appApi.state.presses.of({ kind: 'person', person: each }),
        ]),
      )),
    ]);

  it('a form stands on every page, and takes an address', async () => {
    for (const path of ['/', '/about', '/search?q=llm', '/mail'])
      expect((await on.ask(path)).text).toMatch(/<form method="post" action="\/mail"/);
    const { status, text } = await on.press('/mail', { address: ' Ann@Example.org ' });
    expect(status).toBe(200);
    expect(text).toContain('Look into your mailbox');
    expect(await on.contacts.takeLetters(9)).toMatchObject([{ kind: 'confirm', address: 'Ann@example.org' }]);
  });

  it('is not offered where nobody sends mails, and links of mails go on working', async () => {
    const { links } = await subscribed();
    on.close();
    const off = await served({ isSent: false });
    expect((await off.ask('/mail')).status).toBe(404);
    expect((await off.ask('/')).text).not.toContain('action="/mail"');
    expect((await off.ask(new URL(links.stop).pathname)).status).toBe(200);
    off.close();
  });

  it('says the same whatever is known of an address', async () => {
    const asked = async (address: string, ip: string) => (await on.press('/mail', { address }, {}, ip)).text;
    const first = await asked('new@example.org', '198.51.100.1');
    await subscribed();
    await on.contacts.ask('stopped@example.org');
    await on.contacts.stop(await personOf('stopped@example.org'));
    for (const [at, address] of [ANN, 'new@example.org', 'stopped@example.org'].entries())
      expect(await asked(address, `198.51.100.${at + 2}`)).toBe(first);
  });

  it('sends three mails for 10,000 attempts at one address from everywhere, over a month', {
    timeout: 120_000,
  }, async () => {
    let letters = 0;
    for (let at = 0; at < 10_000; at++) {
      if (at % 300 === 0) pass(1);
      await on.contacts.ask(ANN);
      if (at % 300 === 1) letters += (await on.contacts.takeLetters(9)).length;
    }
    letters += (await on.contacts.takeLetters(9)).length;
    expect(letters).toBe(3);
  });

  it('lets one reader have five mailboxes asked an hour', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 7; at++)
      statuses.push((await on.press('/mail', { address: `a${at}@example.org` })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429]);
    expect((await on.press('/mail', { address: 'b@example.org' }, {}, '198.51.100.9')).status).toBe(200);
  });

  it('takes no form that another site sends', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: on.address },
    ])
      expect((await on.press('/mail', { address: ANN }, headers as Record<string, string>)).status).toBe(403);
    expect(await on.contacts.find(ANN)).toBeUndefined();
    expect((await on.press('/mail', { address: ANN }, { origin: on.address })).status).toBe(200);
    const { links } = await subscribed();
    const changed = await on.press(
      links.settings,
      { do: 'add-topic', topic: 'agents' },
      { origin: 'https://evil.example' },
    );
    expect(changed.status).toBe(403);
  });

  it.each([
    '',
    'ann',
    '"><script>alert(1)</script>@example.org',
    'ann@example.org\r\nBcc: bob@example.org',
    '\u0000\ud800@example.org',
    'ann@example.org,bob@example.org',
    `${'a'.repeat(9_000)}@example.org`,
    'a'.repeat(20_000),
  ])('refuses %j, which is no address, and says nothing of it', async (address) => {
    const { status, text } = await on.press('/mail', { address });
    expect([status, text]).toEqual([400, expect.stringContaining('That is no mail address')]);
    expect(text).not.toMatch(/<script|Bcc/);
    expect(await on.contacts.takeLetters(9)).toEqual([]);
  });

  it('one press on the page that opens confirms, and orders a digest at that time and zone', async () => {
    await on.press('/mail', { address: ANN });
    const person = await personOf();
    const { confirm } = on.mail.linksFor(person);
    expect((await on.ask(confirm)).text).toContain('Yes, send me papers');
    expect(await on.appApi.subscriptions(directMessages(person))).toEqual([]);
    const { status, text } = await on.press(confirm, { time: '08:30', zone: 'Europe/Berlin' });
    expect([status, text]).toEqual([200, expect.stringContaining('Papers come by mail')]);
    expect(text).toContain('A digest comes to your mailbox on weekdays at 08:30');
    expect(await on.appApi.subscriptions(directMessages(person))).toMatchObject([
      { time: '08:30', zone: 'Europe/Berlin', weekdays: [1, 2, 3, 4, 5] },
    ]);
    await on.press(confirm, { time: '23:00', zone: 'UTC' });
    expect(await on.appApi.subscriptions(directMessages(person))).toMatchObject([{ time: '08:30' }]);
  });

  it('names who asked in a chat, and goes by their topics once it is confirmed, until it is cut', async () => {
    const { person, links } = await subscribed({ person: CHAT, name: 'Ann <b> on Fake' });
    expect(await on.contacts.of(person)).toMatchObject({ linked: { person: CHAT } });
    await on.press(links.settings, { do: 'add-topic', topic: 'agents' });
    expect(await on.appApi.state.follows.of({ kind: 'person', person: CHAT })).toHaveLength(1);
    expect((await on.ask(links.settings)).text).toContain('those of Ann &lt;b&gt; on Fake');
    await on.press(links.settings, { do: 'unlink' });
    expect((await on.ask(links.settings)).text).not.toContain('Ann');
    expect(await on.contacts.of(person)).toMatchObject({ state: 'confirmed' });
  });

  it('a scanner that opens every link of a mail changes nothing', async () => {
    const { person, links } = await subscribed({ person: CHAT, name: 'Ann' });
    const before = await everything(person);
    const acts = (['save', 'not-for-me', 'more'] as const).map((act) => links.act(act, '2608.00001'));
    for (const link of [links.confirm, links.stop, links.settings, ...acts])
      for (const method of ['GET', 'HEAD'])
        for (const query of ['', '?List-Unsubscribe=One-Click&do=act'])
          expect((await on.ask(link + query, { method })).status).toBe(200);
    expect(await everything(person)).toBe(before);
  });

  it.each([
    ['as a form', { body: ONE_CLICK, headers: { 'content-type': 'application/x-www-form-urlencoded' } }],
    [
      'in parts',
      {
        body: (() => {
          const form = new FormData();
          form.set('List-Unsubscribe', 'One-Click');
          return form;
        })(),
      },
    ],
    [
      'from a mail program’s own site',
      {
        body: ONE_CLICK,
        headers: { origin: 'https://mail.example', 'content-type': 'application/x-www-form-urlencoded' },
      },
    ],
  ])('One-Click stops it, by a client that knows nothing else: %s', async (_, sent) => {
    const { person, links } = await subscribed();
    const { status, headers } = await on.ask(links.stop, { method: 'POST', ...sent });
    expect([status, headers.get('set-cookie'), headers.get('location')]).toEqual([200, null, null]);
    expect(await on.contacts.of(person)).toMatchObject({ state: 'stopped' });
    expect(await on.appApi.subscriptions(directMessages(person))).toEqual([]);
  });

  it('One-Click is answered by 200 for a token that is nobody’s, and stops nothing without its body', async () => {
    const { person, links } = await subscribed();
    expect((await on.ask('/m/nobody/stop', { method: 'POST', body: ONE_CLICK })).status).toBe(200);
    await on.ask(links.stop, { method: 'POST' });
    expect(await on.contacts.of(person)).toMatchObject({ state: 'confirmed' });
  });

  it('an act asks once more, and does it for whoever the mailbox is linked to', async () => {
    const { links } = await subscribed({ person: CHAT, name: 'Ann' });
    const save = links.act('save', '2608.00001');
    expect((await on.ask(save)).text).toContain('Save?');
    expect((await on.press(save, {})).status).toBe(200);
    expect(await on.appApi.state.saved.of(CHAT)).toHaveLength(1);
    expect((await on.press(links.act('not-for-me', '2608.00002'), {})).status).toBe(200);
    expect((await on.press(links.act('more', '2608.00003'), {})).status).toBe(200);
    expect(await on.appApi.state.presses.of({ kind: 'person', person: CHAT })).toHaveLength(1);
    expect((await on.ask(save.replace('/save/', '/forget/'))).status).toBe(404);
    expect((await on.press(save.replace('/save/', '/forget/'), {})).status).toBe(404);
  });

  it('a link does what it is for and nothing else', async () => {
    const { person, links } = await subscribed();
    const token = links.act('save', 'x').split('/').at(-3) ?? '';
    const before = await everything(person);
    for (const path of ['stop', 'settings', 'confirm'])
      await on.press(`/m/${token}/${path}`, {
        'List-Unsubscribe': 'One-Click',
        do: 'add-topic',
        topic: 'agents',
      });
    expect(await everything(person)).toBe(before);
  });

  it('settings change by what is sent, and show what was done', async () => {
    const { person, links } = await subscribed();
    const changed = await on.press(links.settings, {
      do: 'set',
      time: '07:00',
      zone: 'Asia/Tokyo',
      days: 'mon,thu',
      size: '10',
    });
    expect(changed.status).toBe(200);
    const [order] = await on.appApi.subscriptions(directMessages(person));
    expect(order).toMatchObject({ time: '07:00', zone: 'Asia/Tokyo', weekdays: [1, 4], size: 10 });
    await on.press(links.settings, { do: 'act', label: 'Pause' });
    expect(await on.appApi.subscription(directMessages(person))).toMatchObject({ paused: true });
    await on.press(links.settings, { do: 'act', label: 'Resume' });
    expect(await on.appApi.subscription(directMessages(person))).toMatchObject({ paused: false });
    await on.press(links.settings, { do: 'add-topic', topic: 'world models' });
    expect((await on.ask(links.settings)).text).toContain('Stop following world models');
    await on.press(links.settings, { do: 'drop-topic', topic: 'world models' });
    expect((await on.ask(links.settings)).text).not.toContain('Stop following');
    expect((await on.press(links.settings, { do: 'set', time: '25:00' })).status).toBe(400);
    expect((await on.press(links.settings, { do: 'act', label: 'Unsubscribe' })).status).toBe(200);
    expect(await on.appApi.subscriptions(directMessages(person))).toHaveLength(1);
  });

  it('an old link to the settings changes nothing, and has a new one mailed', async () => {
    const { person, links } = await subscribed();
    pass(31);
    expect((await on.press(links.settings, { do: 'add-topic', topic: 'agents' })).text).toContain(
      'Look into your mailbox',
    );
    expect(await on.appApi.state.follows.of({ kind: 'person', person })).toEqual([]);
    expect(await on.contacts.takeLetters(9)).toMatchObject([{ kind: 'settings', person }]);
    expect((await on.ask(links.stop)).status).toBe(200);
  });

  it('a bounce that is signed ends it, and one that is not does nothing', async () => {
    const { person } = await subscribed();
    const token = on.mail.bounceToken(person);
    expect((await on.press('/m/bounce', { token: `${token}0`, kind: 'permanent' })).status).toBe(200);
    for (let times = 0; times < 2; times++) await on.press('/m/bounce', { token, kind: 'temporary' });
    expect(await on.contacts.of(person)).toMatchObject({ state: 'confirmed' });
    expect((await on.press('/m/bounce', { token, kind: 'nonsense' })).status).toBe(400);
    const told = JSON.stringify({ address: `<b+${token}@mail.example.org>`, kind: 'complaint' });
    const sent = await on.ask('/m/bounce', {
      method: 'POST',
      body: told,
      headers: { 'content-type': 'application/json' },
    });
    expect(sent.status).toBe(200);
    expect(await on.contacts.of(person)).toMatchObject({ state: 'bounced' });
  });

  it('keeps what was typed where a part of it cannot be', async () => {
    await on.press('/mail', { address: ANN });
    const { confirm } = on.mail.linksFor(await personOf());
    const { status, text } = await on.press(confirm, { time: '25:00', zone: 'Europe/Berlin' });
    expect([status, text]).toEqual([400, expect.stringContaining('<option selected>Europe/Berlin</option>')]);
    const bad = await on.press(confirm, { time: '25:00', zone: '"><script>' });
    expect(bad.text).toContain('<option selected>UTC</option>');
    expect(bad.text).not.toContain('"><script>');
  });

  it.each(['Asia/Kolkata', 'Asia/Calcutta', 'Europe/Kyiv', 'America/Argentina/Buenos_Aires', 'Etc/UTC'])(
    'takes %s, as one browser or another calls a zone',
    async (zone) => {
      await on.press('/mail', { address: ANN });
      const person = await personOf();
      const { status } = await on.press(on.mail.linksFor(person).confirm, { time: '09:00', zone });
      expect(status).toBe(200);
      expect(await on.appApi.subscriptions(directMessages(person))).toHaveLength(1);
    },
  );

  it('has a script on the two pages that ask for a zone, which is a file of ours, and on no other', async () => {
    await on.press('/mail', { address: 'new@example.org' });
    const { confirm } = on.mail.linksFor(await personOf('new@example.org'));
    const { links } = await subscribed();
    const script = '<script src="/zone.js" defer referrerpolicy="no-referrer"></script>';
    const seen = async (path: string) => {
      const { text, headers } = await on.ask(path);
      const policy = headers.get('content-security-policy') ?? '';
      return [text.match(/<script.*/g)?.join() ?? '', /script-src [^;]*/.exec(policy)?.[0] ?? '', policy];
    };
    const [, , usual = ''] = await seen('/about');
    for (const path of [confirm, links.settings])
      expect(await seen(path)).toEqual([
        script,
        "script-src 'self'",
        usual.replace('style-src', "script-src 'self'; style-src"),
      ]);
    for (const path of ['/', '/about', '/mail', links.stop, links.act('save', '2608.00001'), '/m/x/settings'])
      expect([path, ...(await seen(path))]).toEqual([path, '', '', usual]);
    const { headers, text } = await on.ask('/zone.js');
    expect(headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/https?:|fetch|cookie|storage/i);
  });

  it('tells nobody whence its readers came, is kept by nobody and found by nobody', async () => {
    const { links } = await subscribed();
    const { headers, text } = await on.ask(links.settings);
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(text).toContain('content="noindex"');
    expect((await on.ask('/robots.txt')).text).toContain('Disallow: /m/');
  });
});
