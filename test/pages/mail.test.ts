import type { Browser, Page } from 'playwright-core';
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

async function look(page: Page, name: string, { scheme, width }: { scheme: string; width: number }) {
  expect(await violations(page), `${name} by axe`).toEqual([]);
  expect(await widthOf(page), `${name} is too wide`).toBeLessThanOrEqual(width);
  await pictureOf(page, `${name}-${width}-${scheme}`, true);
}
