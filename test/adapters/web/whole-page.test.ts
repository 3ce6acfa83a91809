import { describe, expect, it } from 'vitest';
import { pageText } from '#adapters/web/render/layout.ts';
import { renderForWeb } from '#adapters/web/render/render.ts';
import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { pageAddress } from '#core/commands/pages/addresses.ts';
import type { Document } from '#core/document.ts';
import type { Paper } from '#core/paper.ts';
import { describeRenderer } from '#test/contracts/renderer.ts';
import { documentOf, HOSTILE, paperBlock } from '#test/fakes/documents.ts';
import { testAppApi } from '../app-api.ts';
import { digestOf, recorded, unrecorded } from '../recorded.ts';
import { foreignLinks, problemsInPage, textOfMarkup } from './read-page.ts';
import { ADDRESS, pagesOver } from './web.ts';

const pageOf = (document: Document) =>
  pageText({
    address: ADDRESS,
    path: '/',
    title: document.summary,
    about: document.summary,
    main: renderForWeb(document, { commands, images: true }),
    others: [],
    lists: [],
  });
const mainIn = (page: string) => /<main id="main">(.*)<\/main>/s.exec(page)?.[1] ?? '';

describeRenderer('web page', {
  textOf: (document) => textOfMarkup(mainIn(pageOf(document))),
  sent: (document) => mainIn(pageOf(document)),
  problems: (document) => problemsInPage(pageOf(document)),
  parts: {
    moment: ({ text }) => text,
    command: (line) => line,
    message: { message: 'https://chat.a.edu/1', text: 'it', read: 'it' },
  },
  offered: (action) => (pageAddress(action) === undefined ? intentLine(commands, action) : action.label),
  paperActions: 'what can be done with a paper is done in a chat; its title leads to its page',
  changesForms: 'a page changes nothing',
  showsFiles: true,
});

/** What papers are led to by their ids alone. */
const HOMES = ['arxiv.org', 'huggingface.co', new URL(ADDRESS).host];

/** The hosts that a page leads to though no paper on it has them among its own fields, whatever its texts say. */
function foreignHosts(page: string, papers: readonly Paper[]): string[] {
  const own = papers.map(({ title: _, abstract: __, summary: ___, ...fields }) =>
    JSON.stringify(fields).toLowerCase(),
  );
  const hosts = new Set(foreignLinks(page).map((href) => new URL(href).host));
  return [...hosts].filter((host) => !HOMES.includes(host) && !own.some((fields) => fields.includes(host)));
}

describe('a whole page', () => {
  it.skipIf(unrecorded)(
    `of each recorded list is whole, and leads to nothing foreign${unrecorded}`,
    async () => {
      const appApi = await testAppApi();
      const { ask } = await pagesOver(appApi, { images: true });
      for (const [at, papers] of recorded().entries()) {
        appApi.answers.today = () => digestOf(papers);
        const path = `/?size=${at + 1}`;
        const { text } = await ask(path, {}, { ip: `203.0.113.${at}` });
        expect([path, problemsInPage(text)]).toEqual([path, []]);
        expect([path, foreignHosts(text, papers)]).toEqual([path, []]);
        expect(text).not.toMatch(/<script|javascript:|\son[a-z]+="/i);
        expect(text.match(/<article/g)?.length ?? 0).toBe(papers.length);
        for (const form of ['.atom', '.feed.json', '.json', '.bib', '.ris'])
          expect((await ask(`/newest${form}?size=${at + 1}`, {}, { ip: `203.0.114.${at}` })).status).toBe(
            200,
          );
      }
    },
  );

  it.each([
    HOSTILE,
    '</title></head><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<!--<style>*{display:none}</style>',
    '&lt;script&gt; &amp;lt; &#x3c;b&#62;',
    'see https://evil.example/x or javascript:alert(1)',
    '</main></body></html>',
    '\u2028\u202e\ufeff]]><x>',
  ])('of a paper whose every text is %j is whole, and leads nowhere by it', async (hostile) => {
    const appApi = await testAppApi();
    const document = {
      ...documentOf(
        { kind: 'heading', text: hostile, aside: hostile },
        paperBlock({
          title: hostile,
          abstract: hostile,
          summary: hostile,
          authors: [hostile],
          keywords: [hostile],
          organization: hostile,
        }),
        { kind: 'text', text: [hostile, { command: `search ${hostile}` }] },
        { kind: 'note', text: hostile },
        { kind: 'file', name: hostile, text: hostile },
        { kind: 'actions', actions: [{ label: hostile, command: 'search', options: { query: hostile } }] },
      ),
      summary: hostile,
    } satisfies Document;
    appApi.answers.today = () => document;
    appApi.answers.search = () => document;
    const { ask } = await pagesOver(appApi, { images: true });
    for (const path of ['/', `/search?q=${encodeURIComponent(hostile)}`]) {
      const { text } = await ask(path);
      expect(problemsInPage(text)).toEqual([]);
      expect(
        foreignLinks(text).filter((href) =>
          /evil|javascript/i.test(new URL(href).host + new URL(href).protocol),
        ),
      ).toEqual([]);
      expect(text.replaceAll('\n', '')).not.toMatch(/(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}]/u);
    }
    for (const form of ['/newest.atom', '/newest.feed.json', '/newest.json', '/newest.bib', '/newest.ris'])
      expect([form, (await ask(form)).status]).toEqual([form, 200]);
  });
});
