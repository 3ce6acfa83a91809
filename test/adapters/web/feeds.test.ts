import { parseAtomFeed, parseJsonFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import type { Document } from '#core/document.ts';
import { documentOf, HOSTILE, paperBlock } from '#test/fakes/documents.ts';
import { testAppApi } from '../app-api.ts';
import { ADDRESS, pagesOver } from './web.ts';

const HARD = 'On $\\alpha < \\beta$ & “<b>bold</b>” ]]> papers';

async function feedsOf(document: Document) {
  const appApi = await testAppApi();
  appApi.answers.today = () => document;
  const { ask } = await pagesOver(appApi);
  return {
    atom: parseAtomFeed((await ask('/feed.atom')).text),
    json: parseJsonFeed(JSON.parse((await ask('/feed.json')).text)),
  };
}

describe('a feed', () => {
  it.each([
    ['/feed', '/', 'Daily papers', 60],
    ['/week', '/week', 'Top of the week', 50],
    ['/search', '/search?q=llm', 'Papers: llm', 50],
    ['/topics', '/topics?t=llm', 'Papers on llm', 50],
  ] as const)('%s is parsed back whole, as Atom and as JSON Feed', async (path, page, title, size) => {
    const { ask } = await pagesOver();
    const query = page.split('?')[1];
    const asked = (ending: string) => ask(`${path}${ending}${query ? `?${query}` : ''}`);
    const atom = await asked('.atom');
    const parsed = parseAtomFeed(atom.text);
    expect(atom.headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(parsed.title).toMatchObject({ value: title });
    expect(parsed.entries).toHaveLength(size);
    expect(parsed.links?.find(({ rel }) => rel === 'alternate')?.href).toBe(ADDRESS + page);
    const json = await asked(path === '/feed' ? '.json' : '.feed.json');
    const feed = parseJsonFeed(JSON.parse(json.text));
    expect(feed).toMatchObject({ title, home_page_url: ADDRESS + page });
    expect(feed.items?.map(({ id }) => id)).toEqual(parsed.entries?.map(({ id }) => id));
    for (const { link } of [
      { link: parsed.links?.find(({ rel }) => rel === 'self')?.href },
      { link: feed.feed_url },
    ]) {
      const again = await ask(String(link).replace(ADDRESS, ''));
      expect(again.status, String(link)).toBe(200);
    }
  });

  it('tells of each paper what it is, with texts as they are written', async () => {
    const block = paperBlock({ title: HARD, categories: ['cs.CL'] }, { gist: `${HARD}.` });
    const { atom, json } = await feedsOf(documentOf(block));
    const [entry] = atom.entries ?? [];
    expect(entry).toMatchObject({
      id: 'tag:papers.example.org,2026:paper/2608.12345',
      title: { value: HARD },
      summary: { value: `${HARD}.` },
      updated: '2026-08-20T00:00:00Z',
      authors: [{ name: 'Ada Example' }, { name: 'Bo Sample' }, { name: 'Cy Third' }],
      categories: [{ term: 'cs.CL' }],
    });
    expect(entry?.links?.map(({ href }) => href)).toEqual([
      `${ADDRESS}/papers/2608.12345`,
      'https://huggingface.co/papers/2608.12345',
    ]);
    expect(json.items?.[0]).toMatchObject({ title: HARD, content_text: `${HARD}.` });
  });

  it('calls nothing new for votes, and no control character breaks it', async () => {
    const of = (upvotes: number) => feedsOf(documentOf(paperBlock({ upvotes, title: HOSTILE })));
    const [before, after] = [await of(1), await of(500)];
    expect(after).toEqual(before);
    expect(JSON.stringify(before.json)).not.toMatch(/\\u00|\u202e/);
    expect(before.atom.entries).toHaveLength(1);
  });

  it('is as old as can be where nothing is in it', async () => {
    const { atom, json } = await feedsOf({ summary: 'Nothing yet', blocks: [] });
    expect(atom.updated).toBe('1970-01-01T00:00:00Z');
    expect(json.items ?? []).toEqual([]);
  });

  it('is not made again for who has it, and not sent every second to who does not say', async () => {
    const { ask, appApi } = await pagesOver();
    const first = await ask('/feed.atom');
    const tag = first.headers.get('etag') ?? '';
    expect(first.headers.get('cache-control')).toBe('public, max-age=1800');
    for (let at = 0; at < 200; at += 1)
      expect((await ask('/feed.atom', { 'if-none-match': tag })).status).toBe(304);
    const statuses: number[] = [];
    for (let at = 0; at < 5; at += 1) statuses.push((await ask('/feed.atom')).status);
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
    expect((await ask('/feed.atom')).headers.get('retry-after')).toBe('60');
    expect((await ask('/feed.json')).status).toBe(200);
    expect(appApi.ran).toHaveLength(2);
  });
});
