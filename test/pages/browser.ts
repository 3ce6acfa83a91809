import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';

// Debian's, which `.ci/run` installs.
const CHROMIUM = '/usr/bin/chromium';
export const SCHEMES = ['light', 'dark'] as const;
/** Where pictures of the pages go, for whoever looks at them. */
const { PAGE_PICTURES: pictures } = process.env;

/** Whether there is a browser to look at pages in; says so where there is none. */
export function isBrowserThere(): boolean {
  if (existsSync(CHROMIUM)) return true;
  process.stderr.write(
    `The pages are looked at in no browser: ${CHROMIUM} is not there (apt-get install chromium).\n`,
  );
  return false;
}

export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
}

/** A reader's page in a browser of their own, and what it asks for. */
export async function openPage(browser: Browser, options: BrowserContextOptions) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  return { page, asked, [Symbol.asyncDispose]: () => context.close() };
}

/** What axe finds wrong, in a line each. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  // Every rule is checked; what it has nothing against is not described for each element, which takes most of the time.
  const found = (await page.evaluate(
    "axe.run({ resultTypes: ['violations'] }).then(({ violations }) => violations)",
  )) as axe.Result[];
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`);
}

/** How wide a page is, in CSS pixels. */
export async function widthOf(page: Page): Promise<number> {
  return Number(await page.evaluate('document.documentElement.scrollWidth'));
}

/** Keeps a picture of all of a page, where pictures are wanted. */
export async function pictureOf(page: Page, name: string, fullPage = false): Promise<void> {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name.replaceAll(/[^\w.-]+/g, '_')}.png`), fullPage });
}
