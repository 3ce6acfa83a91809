import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { SourceError } from '#core/errors.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { Printed } from '#test/program/json-schema.ts';
import { testAppApi } from '../app-api.ts';
import { textOfMarkup } from './read-page.ts';
import { ADDRESS, pagesOver } from './web.ts';

describe('a page', () => {
  it.each([
    ['/', /^Daily papers · Thu 20 Aug 2026\n+60 papers/m, '/'],
    ['/2026-08-20', /^Daily papers · Thu 20 Aug 2026/m, '/2026-08-20'],
    ['/week', /^Top of the week/m, '/week'],
    ['/month?utm_source=x', /^Top of the month/m, '/month'],
    ['/trending', /^T(?:rending|op)/m, '/trending'],
    ['/search?q=llm&page=2&limit=20', /^11 LLM Result/m, '/search?page=2&amp;q=llm'],
    ['/papers/2608.00001v2', /^LLM Result/m, undefined],
    ['/papers/2608.00001/similar', /^Like /m, '/papers/2608.00001/similar'],
    ['/topics', /^Try a topic/m, '/topics'],
    ['/topics?t=llm&level=strict', /^llm\n+\d+ papers? at level strict/m, '/topics?t=llm&amp;level=strict'],
    ['/about', /^About this page/m, '/about'],
  ] as const)('%s shows what it is about, under one address', async (path, shown, own) => {
    const { ask } = await pagesOver();
    const { status, text } = await ask(path);
    expect(textOfMarkup(text)).toMatch(shown);
    expect(status).toBe(200);
    if (own) expect(text).toContain(`<link rel="canonical" href="${ADDRESS}${own}">`);
    expect(text).not.toMatch(/<script|javascript:|undefined|\[object/);
  });

  it('leads to the days around it, and to the same in other forms', async () => {
    const { ask } = await pagesOver();
    const { text } = await ask('/2026-08-20');
    expect(text).toContain('<a rel="prev" href="/2026-08-19">← Wed 19 Aug 2026</a>');
    expect(text).toContain('<a rel="next" href="/2026-08-21">Fri 21 Aug 2026 →</a>');
    for (const other of ['/2026-08-20.json', '/2026-08-20.bib', '/2026-08-20.ris'])
      expect(text).toContain(`<link rel="alternate" type="application/${FORM[other.split('.')[1] ?? '']}"`);
    expect((await ask('/2026-08-20.bib')).text.match(/^@/gm)).toHaveLength(60);
    expect((await ask('/2026-08-20.atom')).status).toBe(404);
  });

  it('is asked by nobody in particular, who may change nothing and of whom nothing is kept', async () => {
    const { ask, appApi } = await pagesOver();
    await ask('/search?q=llm');
    const { caller, options } = appApi.ran[0] ?? {};
    expect(caller).toMatchObject({ open: true, person: { platform: 'web', id: 'reader' } });
    expect(await caller?.mayConfigure()).toBe(false);
    expect(options).toMatchObject({ query: 'llm', limit: 10 });
    for (const path of [
      '/save?paper=2608.00001',
      '/follow?topic=x',
      '/forget',
      '/settings',
      '/saved',
      '/?for=me',
    ])
      await ask(path);
    expect(appApi.ran.map(({ name }) => name)).toEqual(['search', 'today']);
    expect(appApi.ran[1]?.options).not.toHaveProperty('for');
  });

  it('shows what is hostile as it was written, and loads nothing for it', async () => {
    const { ask } = await pagesOver();
    const { text } = await ask(`/search?q=${encodeURIComponent('"><script>alert(1)</script>')}`);
    expect(text).not.toMatch(/<script/);
    expect(text).toContain('&lt;script&gt;');
    const policy = (await ask('/')).headers.get('content-security-policy');
    expect(policy).toMatch(
      /^default-src 'none'; connect-src 'self'; style-src 'sha256-[\w+/]+={0,2}'; img-src 'self'; form-action 'self'/,
    );
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('only shows: whatever else is asked of it is refused', async () => {
    const { ask, appApi } = await pagesOver();
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/', {}, { method })).status).toBe(405);
    expect(appApi.ran).toEqual([]);
    expect((await ask(`/search?q=${'x'.repeat(3_000)}`)).status).toBe(414);
    expect((await ask('/robots.txt')).text).toMatch(/^User-agent: \*\nDisallow: \/search/);
  });

  it('is JSON of the written schema by its ending, or where a program asks for that', async () => {
    const { ask } = await pagesOver();
    for (const [path, accept] of [
      ['/newest.json', '*/*'],
      ['/', 'application/json'],
      ['/papers/2608.00001.json', ''],
    ] as const) {
      const { text, headers } = await ask(path, { accept });
      expect(headers.get('content-type')).toMatch(/^application\/json/);
      expect(Printed.safeParse(JSON.parse(text)).error).toBeUndefined();
    }
    const browser = await ask('/', { accept: 'text/html,application/json;q=0.9' });
    expect(browser.headers.get('content-type')).toMatch(/^text\/html/);
  });
});

const later = (date: Date, seconds: number) => new Date(date.getTime() + seconds * 1_000);
const long = (date: Date) => date.toLocaleDateString('en', { weekday: 'long', timeZone: 'UTC' });

const FORM: Record<string, string> = {
  json: 'json',
  bib: 'x-bibtex',
  ris: 'x-research-info-systems',
};

describe('what is not there has words of its own:', () => {
  it.each([
    ['a page that nobody has', '/nothing', 404, /There is no such page/],
    ['an address that cannot be read', '/papers/%E0%A4%A', 404, /There is no such page/],
    ['a paper that is none', '/papers/hello', 404, /is no arXiv id or link/],
    ['a day in the future', '/2027-01-01', 200, /has not opened yet/],
    ['a day that is none', '/2026-13-01', 404, /There is no such page/],
    ['an ending of no name', '/.json', 404, /There is no such page/],
    ['an ending of no name, of a feed', '/.atom', 404, /There is no such page/],
    ['an ending of no name, below a paper', '/papers/2608.00001/.bib', 404, /There is no such page/],
    ['a search for nothing', '/search', 400, /query/],
    ['a search that nothing answers', '/search?q=zanzibarian', 200, /zanzibarian/],
  ] as const)('%s', async (_, path, status, words) => {
    const { ask } = await pagesOver();
    const asked = await ask(path);
    expect(textOfMarkup(asked.text)).toMatch(words);
    expect(asked.status).toBe(status);
    expect(asked.text).toMatch(/<nav/);
  });

  it('a source that is down with nothing stored, which is said to come again', async () => {
    const appApi = await testAppApi();
    appApi.answers.today = () => {
      throw new SourceError('source-down', 'Hugging Face did not answer, and the list is not stored here.');
    };
    const { ask } = await pagesOver(appApi);
    const { status, headers, text } = await ask('/');
    expect([status, headers.get('retry-after')]).toEqual([503, '60']);
    expect(text).toContain('is not stored here');
    expect(headers.get('cache-control')).toBe('private, no-store');
    delete appApi.answers.today;
    expect((await ask('/')).status).toBe(200);
  });
});

describe('a page that somebody has already', () => {
  it('is not made or sent again, whatever else they ask, by its tag or its time', async () => {
    const { ask, appApi } = await pagesOver();
    const first = await ask('/');
    const tag = first.headers.get('etag') ?? '';
    expect(tag).toMatch(/^"[\w-]{22}"$/);
    for (const header of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await ask('/', { 'if-none-match': header });
      expect([again.status, again.text]).toEqual([304, '']);
    }
    const since = first.headers.get('last-modified') ?? '';
    expect((await ask('/', { 'if-modified-since': since })).status).toBe(304);
    expect((await ask('/', { 'if-none-match': '"other"' })).status).toBe(200);
    expect(appApi.ran).toHaveLength(1);
  });

  it.each([
    ['as it was said', (date: Date) => date.toUTCString(), 304],
    ['later than the page', (date: Date) => later(date, 60).toUTCString(), 304],
    [
      'in the form of RFC 850',
      (date: Date) =>
        `${long(date)}, ${date
          .toUTCString()
          .slice(5)
          .replace(/^(\d+) (\w+) \d\d/, '$1-$2-')}`,
      304,
    ],
    [
      'as C writes it',
      (date: Date) => date.toUTCString().replace(/^(\w+), (\d+) (\w+) (\d+) (\S+) GMT$/, '$1 $3 $2 $5 $4'),
      304,
    ],
    ['earlier than the page', (date: Date) => later(date, -1).toUTCString(), 200],
    ['that has not come yet', (date: Date) => later(date, 3_600).toUTCString(), 200],
    ['of another form', (date: Date) => date.toISOString(), 200],
    ['of a year alone', () => '2999', 200],
    ['twice', (date: Date) => `${date.toUTCString()}, ${date.toUTCString()}`, 200],
  ] as const)('is known by a date %s: %#', async (_, written, status) => {
    const { ask, appApi } = await pagesOver();
    const first = await ask('/');
    appApi.engine.clock.set(later(new Date(appApi.clock.now().epochMilliseconds), 90).toISOString());
    const date = new Date(first.headers.get('last-modified') ?? '');
    expect((await ask('/', { 'if-modified-since': written(date) })).status).toBe(status);
  });

  it('is sent zipped where that is taken, under a tag of its own', async () => {
    const { ask } = await pagesOver();
    const plain = await ask('/');
    const { response } = await rawly('/');
    expect(response.headers.get('content-encoding')).toBe('gzip');
    expect(response.headers.get('etag')).toBe(plain.headers.get('etag')?.replace(/"$/, '-gz"'));
    const zipped = Buffer.from(await response.arrayBuffer());
    expect(gunzipSync(zipped).toString()).toBe(plain.text);
    expect(zipped.length).toBeLessThan(15 * 1024);
  });

  it.each([
    ['gzip', 'gzip'],
    ['br, GZIP ; q=0.1', 'gzip'],
    ['gzip;q=0', null],
    ['gzip; q=0.000, br', null],
    ['x-gzip', null],
    ['', null],
  ])('is zipped for who accepts %j: %s', async (accepted, encoding) => {
    const { response } = await rawly('/about', accepted);
    expect(response.headers.get('content-encoding')).toBe(encoding);
  });

  it('answers many who ask at once from one making', async () => {
    const { ask, appApi } = await pagesOver();
    await Promise.all(Array.from({ length: 20 }, () => ask('/week')));
    expect(appApi.ran).toHaveLength(1);
  });
});

it('bounds what one address asks, and nobody else by it', async () => {
  const { ask } = await pagesOver();
  const tag = (await ask('/')).headers.get('etag') ?? '';
  const statuses = await Promise.all(Array.from({ length: 130 }, async () => (await ask('/')).status));
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5);
  expect((await ask('/', { 'if-none-match': tag })).status).toBe(304);
  expect((await ask('/', {}, { ip: '203.0.113.8' })).status).toBe(200);
});

it('tells what a topic would bring at each level, and how it is followed, without following it', async () => {
  const { ask, appApi } = await pagesOver();
  const { text } = await ask('/topics?t=llm');
  const read = textOfMarkup(text);
  expect(read).toMatch(/from the last 1 list: broad \d+, normal \d+, strict \d+\./);
  expect(read).toContain('type /papers follow llm on Discord or Slack, or follow llm in a terminal');
  expect(text).toMatch(/<input name="t" value="llm"[\s\S]*<option selected(?:="")?>normal/);
  expect(appApi.ran).toEqual([]);
  for (const [path, status, words] of [
    ['/topics?t=2608.00001', 400, /That is a paper/],
    ['/topics?t=llm&level=sure', 200, /at level normal/],
  ] as const) {
    const asked = await ask(path);
    expect([asked.status, textOfMarkup(asked.text)]).toEqual([status, expect.stringMatching(words)]);
  }
});

it('tries ten topics a minute for one address', async () => {
  const { ask } = await pagesOver();
  const statuses: number[] = [];
  for (let at = 0; at < 12; at += 1) statuses.push((await ask(`/topics?t=llm+${at}`)).status);
  expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429, 429]);
  expect((await ask('/')).status).toBe(200);
});

it('shows pictures from where papers live only where that is set', async () => {
  const appApi = await testAppApi();
  const thumbnail = 'https://cdn-thumbnails.huggingface.co/x.png';
  appApi.answers.today = () => documentOf(paperBlock({ thumbnail }));
  expect((await (await pagesOver(appApi)).ask('/')).text).not.toContain('<img');
  const shown = await (await pagesOver(appApi, { images: true })).ask('/');
  expect(shown.text).toContain('<img');
  expect(shown.headers.get('content-security-policy')).toContain("img-src 'self' https://*.huggingface.co");
});

/** Asks without unzipping. */
async function rawly(path: string, accepted = 'gzip, br') {
  const { webRoutes } = await import('#adapters/web/adapter.ts');
  const routes = webRoutes({ address: ADDRESS, images: false }, await testAppApi());
  if (!('answer' in routes)) throw new Error('it answers requests');
  const headers = { 'accept-encoding': accepted };
  return { response: await routes.answer(new Request(ADDRESS + path, { headers }), { ip: '::1' }) };
}
