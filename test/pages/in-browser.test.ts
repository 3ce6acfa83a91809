import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isBrowserThere, openBrowser, openPage, pictureOf, SCHEMES, violations, widthOf } from './browser.ts';
import { DAY, servePages } from './served.ts';

const SIZES = [320, 390, 1280];

describe.skipIf(!isBrowserThere())('in a browser', () => {
  let browser: Browser;
  let pages: Awaited<ReturnType<typeof servePages>>;

  beforeAll(async () => {
    pages = await servePages();
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await pages?.[Symbol.asyncDispose]();
  });

  const paths = () => [
    '/',
    `/${DAY}`,
    '/2027-01-01',
    '/week',
    '/search?q=language+models',
    '/search?q=zanzibarian',
    `/papers/${pages.paper}`,
    `/papers/${pages.paper}/similar`,
    '/papers/hep-th/9901001',
    '/topics',
    '/topics?t=agents',
    '/about',
    '/nothing',
    pages.own,
    ...['/saved', '/topics', '/settings'].map((below) => pages.own + below),
  ];

  const opened = (options: BrowserContextOptions) => openPage(browser, options);

  describe.each(SCHEMES)('%s', (colorScheme) => {
    it.each(SIZES)(
      'at %i px every page can be read by everybody, and asks nobody else for anything',
      async (width) => {
        await using seen = await opened({ colorScheme, viewport: { width, height: 800 } });
        const { page, asked } = seen;
        for (const path of paths()) {
          asked.length = 0;
          await page.goto(pages.base + path);
          expect(await violations(page), `${path} by axe`).toEqual([]);
          expect(await widthOf(page), `${path} is too wide`).toBeLessThanOrEqual(width);
          expect(asked.filter((url) => !url.startsWith(`${pages.base}/`))).toEqual([]);
          expect(asked.filter((url) => !url.endsWith('/icon.svg'))).toHaveLength(1);
          expect(await page.locator('script').count(), `${path} has a script`).toBe(0);
          await pictureOf(page, `${path}-${width}-${colorScheme}`);
        }
      },
    );
  });

  it('on a screen of 3,840 px every page is one column in larger letters, in the middle', async () => {
    await using seen = await opened({ viewport: { width: 3_840, height: 2_160 } });
    const { page } = seen;
    for (const path of paths()) {
      await page.goto(pages.base + path);
      const [letters = 0, left = 0, right = 0] = (await page.evaluate(
        '[parseFloat(getComputedStyle(document.documentElement).fontSize), document.body.getBoundingClientRect().left, innerWidth - document.body.getBoundingClientRect().right]',
      )) as number[];
      expect(letters, path).toBeGreaterThan(24);
      expect(Math.abs(left - right), path).toBeLessThan(20);
      expect(left, path).toBeGreaterThan(600);
    }
  });

  it('on paper every page is its words alone: nothing to press, no paper cut in two', async () => {
    await using seen = await opened({ colorScheme: 'light' });
    const { page } = seen;
    await page.emulateMedia({ media: 'print' });
    for (const path of paths()) {
      await page.goto(pages.base + path);
      const pressed = await page
        .locator('form:visible, nav ul:visible, .actions:visible, .exports:visible')
        .count();
      expect([path, pressed]).toEqual([path, 0]);
      const cut = await page.evaluate(
        '[...document.querySelectorAll(".paper")].filter((each) => getComputedStyle(each).breakInside !== "avoid").length',
      );
      expect([path, cut]).toEqual([path, 0]);
      expect((await page.locator('h1').innerText()).length, path).toBeGreaterThan(0);
      expect((await page.pdf({ format: 'A4' })).length, path).toBeGreaterThan(1_000);
    }
  });

  it('every link and field is reached by the keyboard alone, in order, and the first leads to the papers', async () => {
    await using seen = await opened({});
    const { page } = seen;
    await page.goto(`${pages.base}/`);
    const all = Number(
      await page.evaluate('document.querySelectorAll("a[href], input, button, pre").length'),
    );
    const reached: string[] = [];
    for (let at = 0; at < all; at += 1) {
      await page.keyboard.press('Tab');
      reached.push(String(await page.evaluate('document.activeElement.outerHTML')));
    }
    expect(new Set(reached).size).toBeGreaterThan(all / 2);
    expect(reached[0]).toContain('class="skip"');
    expect(reached.at(-1)).toContain('/about');
    await page.goto(`${pages.base}/`);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    expect(page.url()).toBe(`${pages.base}/#main`);
  });

  it('is searched without a script, and leads from a paper to those near to it', async () => {
    await using seen = await opened({ javaScriptEnabled: false });
    const { page } = seen;
    await page.goto(`${pages.base}/`);
    await page.getByRole('textbox').fill('language models');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/search?q=language+models');
    await page.getByRole('article').first().getByRole('link').first().click();
    await page.waitForURL('**/papers/*');
    await page.getByRole('link', { name: 'Similar' }).click();
    await page.waitForURL('**/similar');
    expect(await page.locator('h1').innerText()).toMatch(/^Like /);
  });
});
