import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { SourceParts } from '#core/parts/define-source.ts';
import { openSource, sources } from '#sources/index.ts';
import { readConfig } from '#src/config.ts';
import { describeSource } from '#test/contracts/source.ts';
import { testClock } from '#test/fakes/clock.ts';
import { silent } from '#test/fakes/source.ts';
import { minimal } from './minimal-source.ts';

const READER = { patience: 'reader' } as const;
const LISTS: Readonly<Record<string, unknown>> = {
  '/lists/2026-08-20.json': [
    {
      id: 'arXiv:2608.00001v2',
      title: 'A  Title\n of two lines',
      abstract: 'It is 2.5times faster.',
      authors: ['Ada Example'],
    },
    { id: '2608.00002', title: 'Another', authors: 'nobody' },
    {
      id: '2608.00001',
      title: 'A Title of two lines',
      abstract: 'It is 2.5times faster.',
      authors: ['Ada Example'],
    },
    { id: 'none', title: 'Without an id' },
  ],
  '/lists/2026-08-19.json': [{ name: 'the format has changed' }],
};

/** The site of the minimal source: static files, and a token that it insists on. */
async function site() {
  const server = createServer(({ url = '', headers }, response) => {
    const allowed = headers.authorization === 'Bearer tok-12345678';
    const list = LISTS[url];
    response.writeHead(allowed ? (list ? 200 : 404) : 401).end(JSON.stringify(list ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close,
    [Symbol.asyncDispose]: close,
  };
}

function parts(): SourceParts {
  const clock = testClock('2026-08-20T12:00:00Z');
  return { fetch, clock, logger: silent, sleep: clock.sleep, random: () => 0 };
}

/** The source as the program opens it: by its name in SOURCES, once it stands on the list. */
function opened(url: string, token = 'tok-12345678') {
  const list = [...sources, minimal] as const;
  const env = { SOURCES: 'huggingface, minimal', MINIMAL_URL: url, MINIMAL_TOKEN: token };
  const choice = readConfig(env, { sources: list, adapters: [] }).sources.find(
    ({ name }) => name === 'minimal',
  );
  return openSource(choice ?? expect.fail('it is on'), parts(), list);
}

describeSource('minimal', async () => {
  const { url, close } = await site();
  const known = { id: '2608.00001', words: 'title' };
  return { source: opened(url), full: '2026-08-20', empty: '2026-08-16', known, away: close, close };
});

describe('a source as small as one can be', () => {
  it('has at most 60 lines', () => {
    const text = readFileSync(new URL('minimal-source.ts', import.meta.url), 'utf8');
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(60);
  });

  it('has its texts cleaned and bad rows left out', async () => {
    await using here = await site();
    const papers = await opened(here.url).daily('2026-08-20', READER);
    expect(papers.map(({ id, title, abstract }) => [id, title, abstract])).toEqual([
      ['2608.00001', 'A Title of two lines', 'It is 2.5× faster.'],
      ['2608.00002', 'Another', ''],
    ]);
  });

  it('is refused in its own words', async () => {
    await using here = await site();
    await expect(opened(here.url, 'tok-87654321').daily('2026-08-20', READER)).rejects.toThrow(
      'Minimal List answered 401 (check MINIMAL_TOKEN)',
    );
    await expect(opened(here.url).daily('2026-08-19', READER)).rejects.toThrow(
      '1 rows, none of which is a paper',
    );
  });
});
