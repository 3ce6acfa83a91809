import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import type { Logger } from '#core/parts/logger.ts';
import type { Routes } from '#core/parts/routes.ts';
import { readConfig } from '#src/config.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import { silent } from '#test/fakes/source.ts';

/** Says who answered, what came, and from whom. */
const saying = (path: Routes['path'], name: string): Routes => ({
  path,
  answer: async (asked, { ip }) => new Response(`${name} ${ip} ${await asked.text()}`),
});

async function served(routes: readonly Routes[], options: { proxies?: number; logger?: Logger } = {}) {
  const server = await serveRoutes(routes, options);
  const base = `http://127.0.0.1:${server.port}`;
  return {
    base,
    ask: async (path: string, init: RequestInit = {}) => {
      const answer = await fetch(base + path, init);
      return [answer.status, await answer.text()];
    },
    [Symbol.asyncDispose]: server.close,
  };
}

it('gives each request to whoever has the longest path, and what is nobody’s to nobody', async () => {
  await using s = await served([saying('/', 'pages'), saying('/slack', 'slack')]);
  expect(await s.ask('/slack/events?a=/b')).toEqual([200, 'slack 127.0.0.1 ']);
  for (const path of ['/', '/slacker', '/papers/hep-th/9901001'])
    expect(await s.ask(path)).toEqual([200, 'pages 127.0.0.1 ']);
  await using alone = await served([saying('/slack', 'slack')]);
  expect(await alone.ask('/')).toEqual([404, '']);
});

it('hands a body to both kinds, and refuses one that is too large, also where nobody said how large', async () => {
  const raw: Routes = {
    path: '/raw',
    listener: ({ rawBody }: { rawBody?: Buffer }, response: { end(text: string): void }) =>
      response.end(`raw ${rawBody}`),
  };
  await using s = await served([saying('/', 'pages'), raw]);
  const post = (path: string, body: string) => s.ask(path, { method: 'POST', body });
  expect(await post('/x', 'hello')).toEqual([200, 'pages 127.0.0.1 hello']);
  expect(await post('/raw', 'hello')).toEqual([200, 'raw hello']);
  const large = 'x'.repeat(1024 * 1024 + 1);
  expect(await post('/raw', large)).toEqual([413, '']);
  expect(await inPieces(`${s.base}/x`, large)).toBe(413);
  expect(await s.ask('/x')).toEqual([200, 'pages 127.0.0.1 ']);
});

it('knows whoever asks by what its own proxies wrote down, and by nothing that anybody else did', async () => {
  const headers = { 'x-forwarded-for': '6.6.6.6, 2001:db8::1, 10.0.0.2' };
  for (const [proxies, ip] of [
    [0, '127.0.0.1'],
    [1, '10.0.0.2'],
    [2, '2001:db8::1'],
    [9, '127.0.0.1'],
  ] as const) {
    await using s = await served([saying('/', 'pages')], { proxies });
    expect(await s.ask('/', { headers })).toEqual([200, `pages ${ip} `]);
  }
});

it('answers 500 where something breaks, says so in the log without the address, and goes on', async () => {
  const logged: unknown[] = [];
  const logger = { ...silent, error: (...line: unknown[]) => void logged.push(line) };
  const broken: Routes = {
    path: '/broken',
    listener: () => {
      throw new Error('it broke');
    },
  };
  await using s = await served([saying('/', 'pages'), broken], { logger });
  expect(await s.ask('/broken?token=secret')).toEqual([500, '']);
  expect(logged).toEqual([['a request could not be answered', { reason: 'it broke' }]]);
  expect((await s.ask('/'))[0]).toBe(200);
});

it('writes nothing into the log of whoever hangs up, or talks nonsense, in the middle of what they say', async () => {
  const logged: unknown[] = [];
  const s = await served([saying('/', 'pages')], {
    logger: { ...silent, error: (...line: unknown[]) => void logged.push(line) },
  });
  const port = Number(new URL(s.base).port);
  for (const [head, body] of [
    ['Content-Length: 10', 'abc'],
    ['Transfer-Encoding: chunked', '3\r\nabc\r\n'],
    ['Transfer-Encoding: chunked', 'ZZ\r\n'],
  ]) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => {});
    socket.write(`POST /x HTTP/1.1\r\nHost: x\r\n${head}\r\n\r\n${body}`);
    // It is being read once the server has answered somebody who asked later.
    await s.ask('/');
    socket.destroy();
    await once(socket, 'close');
    await s.ask('/');
  }
  await s[Symbol.asyncDispose]();
  expect(logged).toEqual([]);
});

it.each([
  'papers.example.org',
  'http://papers.example.org',
  'https://papers.example.org/x',
  'https://a:b@papers.example.org',
  'https://papers.example.org/?x=1',
  'javascript:alert(1)',
])('refuses %s as PUBLIC_URL, and says what it must be', (PUBLIC_URL) => {
  expect(() => readConfig({ PUBLIC_URL })).toThrow(
    'PUBLIC_URL must be an https address without a path, such as https://papers.example.org.',
  );
});

it.each([
  'https://papers.example.org',
  'https://papers.example.org/',
  'http://localhost:8080',
  'http://[::1]:80',
])('takes %s as PUBLIC_URL', (PUBLIC_URL) => {
  expect(() => readConfig({ PUBLIC_URL })).not.toThrow();
});

/** Posts a text in pieces, without a length before it. */
function inPieces(url: string, text: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST' }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    }).on('error', reject);
    for (let at = 0; at < text.length; at += 65_536) asked.write(text.slice(at, at + 65_536));
    asked.end();
  });
}
