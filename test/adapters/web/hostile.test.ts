import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { webRoutes } from '#adapters/web/adapter.ts';
import { serveRoutes } from '#test/fakes/public-server.ts';
import { silent } from '#test/fakes/source.ts';
import { testAppApi } from '../app-api.ts';
import { problemsInPage } from './read-page.ts';

const TOKEN = 'A'.repeat(22);
const FORM = 'Content-Type: application/x-www-form-urlencoded\r\n';
const many = (count: number, each: (at: number) => string) =>
  Array.from({ length: count }, (_, at) => each(at)).join('');

/** What is asked, the first figures of the status that it may have, and what else is said in the head and body. */
const REQUESTS: readonly (readonly [start: string, status: RegExp, head?: string, body?: string])[] = [
  ['GET /search?q=%00', /^400/],
  ['GET /search?q=%ff%fe%80', /^400/],
  ['GET /search?q=%zz', /^200/],
  ['GET /search?q=a%0d%0aSet-Cookie:x=1', /^200/],
  ['GET /search?q=%E2%80%AE', /^400/],
  [`GET /search?${'q=llm&'.repeat(300)}`, /^200/],
  [`GET /search?q=${'x'.repeat(9_000)}`, /^414/],
  [`GET /search?q=${'('.repeat(1_500)}`, /^400/],
  ['GET /search?q=llm&page=1e99', /^400/],
  ['GET /search?q=llm&page=__proto__', /^400/],
  ['GET /search?q=llm&sort=<script>', /^400/],
  ['GET /papers/%00', /^404/],
  ['GET /papers/%ff%fe', /^404/],
  ['GET /papers/..%2f..%2fetc%2fpasswd', /^404/],
  ['GET /../../etc/passwd', /^404/],
  ['GET //evil.example/x', /^404/],
  ['GET /__proto__', /^404/],
  ['GET /constructor.json', /^404/],
  ['GET /0000-00-00', /^404/],
  ['GET /9999-12-31', /^200/],
  ['GET /0001-01-01', /^[24]0/],
  ['GET /topics?t=%00', /^400/],
  ['GET /search.atom?q=%EF%BF%BF%01llm', /^200/],
  [`GET /me/${TOKEN}`, /^404/],
  ['GET /me/%00', /^404/],
  [`GET /c/${TOKEN}/feed.atom`, /^404/],
  [`GET /m/${'A'.repeat(300)}/stop`, /^404/],
  ['GET http://evil.example/about', /^200/],
  ['GET http://[::1', /^400/],
  ['OPTIONS *', /^400/],
  ['TRACE /', /^405/],
  ['PROPFIND /', /^405/],
  ['GETT /', /^400/],
  ['POST /', /^405/, FORM, 'x=1'],
  [`POST /me/${TOKEN}`, /^404/, 'Content-Type: multipart/form-data; boundary=x\r\n', '--x\r\n'],
  [`POST /me/${TOKEN}`, /^404/, 'Content-Type: application/json\r\n', '[[[['],
  [`POST /me/${TOKEN}`, /^404/, FORM, '%ff%00=%'],
  [`PUT /me/${TOKEN}`, /^404/, FORM, 'x=1'],
  ['POST /m/bounce', /^40\d/, 'Content-Type: application/json\r\n', '[[[['],
  ['GET /', /^304/, 'If-None-Match: *\r\n'],
  ['GET /', /^200/, 'If-None-Match: """,W/"",,\r\n'],
  ['GET /', /^200/, 'If-Modified-Since: nonsense\r\n'],
  ['GET /', /^200/, `If-None-Match: ${'"a",'.repeat(2_000)}\r\n`],
  ['GET /', /^200/, 'Range: bytes=5-1\r\nIf-Match: "x"\r\n'],
  ['GET /', /^200/, `Accept: ${'a/b;q=0.1,'.repeat(800)}\r\n`],
  ['GET /', /^200/, `X-Forwarded-For: ${'6.6.6.6,'.repeat(1_000)}\r\n`],
  ['GET /', /^431/, many(3_000, (at) => `X-${at}: y\r\n`)],
  ['GET /', /^431/, `X: ${'y'.repeat(20_000)}\r\n`],
  ['GET /', /^400/, 'Transfer-Encoding: chunked\r\nContent-Length: 3\r\n'],
];

describe('whatever is asked of the public server', () => {
  const logged: unknown[] = [];
  let server: Awaited<ReturnType<typeof serveRoutes>>;
  let ran: readonly unknown[];

  beforeAll(async () => {
    const appApi = await testAppApi();
    ({ ran } = appApi);
    const logger = { ...silent, error: (...line: unknown[]) => void logged.push(line) };
    server = await serveRoutes(webRoutes({ address: 'https://papers.example.org', images: false }, appApi), {
      logger,
    });
  });
  afterAll(() => server.close());

  async function answerTo(start: string, head = '', body = ''): Promise<string> {
    const socket = connect(server.port, '127.0.0.1');
    let text = '';
    socket.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
    socket.on('error', () => {});
    const length = body ? `Content-Length: ${Buffer.byteLength(body)}\r\n` : '';
    socket.write(
      `${start} HTTP/1.1\r\nHost: papers.example.org\r\nConnection: close\r\n${head}${length}\r\n${body}`,
    );
    await once(socket, 'close');
    return text;
  }

  it.each(REQUESTS.map((each) => [each[0].slice(0, 60), ...each] as const))(
    '%s is answered',
    async (...row) => {
      const [, start, status, head, body] = row;
      const answer = await answerTo(start, head, body);
      const [told = '', page = ''] = answer.split('\r\n\r\n');
      expect(told.replace('HTTP/1.1 ', '')).toMatch(status);
      expect(told).not.toMatch(/^set-cookie:/im);
      expect(answer).not.toMatch(/<script|\.ts:\d|evil\.example\//);
      if (/text\/html/.test(told)) {
        expect(told).toMatch(/^content-security-policy: default-src 'none'/im);
        expect(problemsInPage(page)).toEqual([]);
      }
    },
  );

  it('is logged nowhere, and only reads', () => {
    expect(logged).toEqual([]);
    expect(new Set(ran.map((each) => (each as { name: string }).name))).toEqual(
      new Set(['search', 'paper', 'today']),
    );
  });
});
