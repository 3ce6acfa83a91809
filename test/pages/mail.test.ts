import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBrowserThere, openBrowser, openPage, pictureOf, SCHEMES, violations, widthOf } from './browser.ts';
import { serveMail } from './served-mail.ts';

const SIZES = [320, 600];

describe.skipIf(!isBrowserThere())('mail in a browser', () => {
  let browser: Browser;
  let mail: Awaited<ReturnType<typeof serveMail>>;
  let readers = 0;

  beforeAll(async () => {
    mail = await serveMail();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await mail?.[Symbol.asyncDispose]();
  });

  /** Somebody else each time: a reader has few mailboxes asked in an hour. */
  const opened = (colorScheme: 'light' | 'dark', width: number) => {
    readers += 1;
    return openPage(browser, {
      colorScheme,
      viewport: { width, height: 800 },
      extraHTTPHeaders: { 'x-forwarded-for': `203.0.113.${readers}` },
    });
  };

  describe.each(SCHEMES)('%s', (scheme) => {
    it.each(SIZES)('at %i px every mail can be read by everybody, and loads nothing', async (width) => {
      await using seen = await opened(scheme, width);
      const { page, asked } = seen;
      for (const [name, { html }] of Object.entries(await mail.mails(await mail.mailbox('confirmed')))) {
        await page.setContent(html);
        await look(page, `mail-${name}`, { scheme, width });
      }
      expect(asked).toEqual([]);
    });

    it.each(SIZES)('at %i px every page that mails lead to can be read by everybody', async (width) => {
      await using seen = await opened(scheme, width);
      const { page, asked } = seen;
      const go = async (name: string, link: string, expected = 200) => {
        const response = await page.goto(mail.base + mail.path(link));
        expect(response?.status(), name).toBe(expected);
        await look(page, name, { scheme, width });
      };
      const press = async (name: string, label: string | RegExp) => {
        const loaded = page.waitForEvent('load');
        await page.getByRole('main').getByRole('button', { name: label }).first().click();
        await loaded;
        await look(page, name, { scheme, width });
      };
      const [asking, reader] = [await mail.mailbox('asked'), await mail.mailbox('confirmed')];
      await page.goto(`${mail.base}/mail`);
      await look(page, 'subscribe', { scheme, width });
      await page.getByRole('main').getByRole('textbox').fill(`new-${scheme}-${width}@example.org`);
      await press('subscribed', 'Subscribe');
      await go('confirm', asking.links.confirm);
      await press('confirmed', 'Yes, send me papers');
      await go('settings', reader.links.settings);
      await press('settings-changed', 'Pause');
      await go('act', reader.links.act('save', mail.paper));
      await press('acted', 'Save');
      await go('stop', reader.links.stop);
      await press('stopped', 'Stop the mails');
      await go('nowhere', reader.links.settings, 404);
      expect(asked.filter((url) => !url.startsWith(`${mail.base}/`))).toEqual([]);
    });
  });

  const zoned = async (link: string, options: BrowserContextOptions, reported?: string) => {
    const seen = await openPage(browser, options);
    // As a browser that calls the place otherwise.
    if (reported !== undefined)
      await seen.page.addInitScript(
        `Intl.DateTimeFormat = () => ({ resolvedOptions: () => ({ timeZone: '${reported}' }) })`,
      );
    await seen.page.goto(mail.base + mail.path(link));
    const field = seen.page.locator('select[name="zone"]');
    const note = seen.page.locator('#zone-note');
    return { ...seen, field, note, [Symbol.asyncDispose]: seen[Symbol.asyncDispose] };
  };

  it.each([
    ['Europe/Berlin', undefined],
    ['America/St_Johns', undefined],
    ['Asia/Kolkata', 'Asia/Kolkata'],
  ])(
    'the browser’s own zone, %s, stands in the form, and is kept by the press',
    async (timezoneId, reported) => {
      const { links, person } = await mail.mailbox('asked');
      await using seen = await zoned(links.confirm, { timezoneId }, reported);
      const { page, field, note, asked } = seen;
      expect(await field.inputValue()).toBe(timezoneId);
      expect(await note.innerText()).toBe('This is your browser’s time zone.');
      expect(pathsOf(asked)).toEqual([mail.path(links.confirm), '/zone.js']);
      await look(page, `zone-${timezoneId}`, { scheme: 'light', width: 1280 });
      await page.getByRole('button', { name: 'Yes, send me papers' }).click();
      await page.getByRole('heading', { name: 'Papers come by mail' }).waitFor();
      expect(await mail.zoneOf(person)).toBe(timezoneId);
    },
  );

  it('what somebody chose is left as it is, and what nobody did is changed by the press alone', async () => {
    const { links, person } = await mail.mailbox('confirmed');
    {
      await using seen = await zoned(links.settings, { timezoneId: 'Asia/Tokyo' });
      expect(await seen.field.inputValue()).toBe('Asia/Tokyo');
      expect(await seen.note.innerText()).toContain('it is UTC until you keep this');
      expect(await mail.zoneOf(person)).toBe('UTC');
      const loaded = seen.page.waitForEvent('load');
      await seen.page.getByRole('button', { name: 'Keep this' }).click();
      await loaded;
      expect(await mail.zoneOf(person)).toBe('Asia/Tokyo');
    }
    await using later = await zoned(links.settings, { timezoneId: 'Europe/Berlin' });
    expect(await later.field.inputValue()).toBe('Asia/Tokyo');
    expect(await later.note.isVisible()).toBe(false);
  });

  it.each(['confirm', 'settings'] as const)(
    'without scripts %s leaves the zone to be chosen',
    async (name) => {
      const { links } = await mail.mailbox(name === 'confirm' ? 'asked' : 'confirmed');
      await using seen = await zoned(links[name], { timezoneId: 'Asia/Tokyo', javaScriptEnabled: false });
      expect(await seen.field.inputValue()).toBe('UTC');
      expect(await seen.note.isVisible()).toBe(false);
      expect(pathsOf(seen.asked)).toEqual([mail.path(links[name])]);
    },
  );

  it('every other page that mails lead to has no script, and is one request', async () => {
    const { links } = await mail.mailbox('confirmed');
    await using seen = await openPage(browser, {});
    const { page, asked } = seen;
    for (const link of [links.stop, links.act('save', mail.paper), links.act('more', mail.paper)]) {
      asked.length = 0;
      await page.goto(mail.base + mail.path(link));
      expect(pathsOf(asked)).toEqual([mail.path(link)]);
      expect(await page.locator('script').count()).toBe(0);
    }
  });

  it('a mailbox is subscribed, changed and stopped without a script', async () => {
    await using seen = await openPage(browser, { javaScriptEnabled: false });
    const { page } = seen;
    const { links } = await mail.mailbox('asked');
    await page.goto(mail.base + mail.path(links.confirm));
    await page.getByRole('textbox', { name: 'At' }).fill('07:30');
    await page.getByLabel('In the time zone').selectOption('Europe/Berlin');
    await page.getByRole('button', { name: 'Yes, send me papers' }).click();
    await page.getByRole('heading', { name: 'Papers come by mail' }).waitFor();
    expect(await page.getByRole('main').innerText()).toContain('07:30');
    await page.goto(mail.base + mail.path(links.settings));
    await page.getByPlaceholder('A topic').fill('world models');
    await page.getByRole('button', { name: 'Follow', exact: true }).click();
    await page.getByRole('button', { name: 'Stop following world models' }).waitFor();
    await page.goto(mail.base + mail.path(links.stop));
    await page.getByRole('button', { name: 'Stop the mails' }).click();
    await page.getByRole('heading', { name: 'No more mails come' }).waitFor();
  });
});

/** What a page was made of, without the icon, for which a browser asks by itself. */
function pathsOf(asked: readonly string[]): string[] {
  return asked.map((url) => new URL(url).pathname).filter((path) => path !== '/icon.svg');
}

async function look(page: Page, name: string, { scheme, width }: { scheme: string; width: number }) {
  expect(await violations(page), `${name} by axe`).toEqual([]);
  expect(await widthOf(page), `${name} is too wide`).toBeLessThanOrEqual(width);
  await pictureOf(page, `${name}-${width}-${scheme}`, true);
}
