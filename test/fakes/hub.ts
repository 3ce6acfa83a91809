import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type Json = Record<string, unknown>;

/** One way to go wrong; `bomb` is gzip that unpacks to `bytes`, `redirect` goes to any address. */
type Failure =
  | { kind: 'status'; status: number; headers?: Record<string, string>; body?: string }
  | { kind: 'hang' | 'reset' }
  | { kind: 'huge' | 'bomb'; bytes: number }
  | { kind: 'redirect'; to: string; status?: number };

export interface HubOptions {
  /** Rows of each day, in the list's order. */
  days?: Record<string, Json[]>;
  /** A folder of DATE.json, each a recorded list; read when asked for. */
  folder?: string;
  /** The newest day that is open: a later one is answered with 400. */
  openUntil?: string;
  details?: Record<string, Json>;
  found?: unknown[];
  trending?: Json[];
  /** The most rows of a page, below the hundred that the real one gives. */
  page?: number;
}

/** A request as it arrived. */
interface Asked {
  path: string;
  query: Record<string, string>;
  headers: IncomingMessage['headers'];
}

export interface Hub extends AsyncDisposable {
  readonly url: string;
  readonly asked: Asked[];
  /** Headers of every answer from now on. */
  headers: Record<string, string>;
  /** The rel=next address of a page, instead of the right one. */
  link: ((next: string) => string) | undefined;
  /** The next answers, in turn; after them all is well again. */
  fail(...failures: Failure[]): void;
  close(): Promise<void>;
}

/** A Hugging Face of one's own on loopback: real HTTP, the API's shapes, and failures to order. */
export async function fakeHub(options: HubOptions = {}): Promise<Hub> {
  const asked: Asked[] = [];
  const failures: Failure[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', hub.url);
    asked.push({ path: url.pathname, query: Object.fromEntries(url.searchParams), headers: request.headers });
    for (const [name, value] of Object.entries(hub.headers)) response.setHeader(name, value);
    const failure = failures.shift();
    if (failure) return goWrong(failure, response);
    const answer = answerTo(url, options);
    if (answer.next)
      response.setHeader('link', `<${hub.link ? hub.link(answer.next) : answer.next}>; rel="next"`);
    const body = JSON.stringify(answer.body);
    const tag = `W/"${createHash('sha1').update(body).digest('base64url')}"`;
    if (answer.status === 200) response.setHeader('etag', tag);
    if (answer.status === 200 && request.headers['if-none-match'] === tag) {
      response.writeHead(304).end();
      return;
    }
    response.writeHead(answer.status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const close = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  const hub: Hub = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    headers: {},
    link: undefined,
    fail: (...more) => void failures.push(...more),
    close,
    [Symbol.asyncDispose]: close,
  };
  return hub;
}

interface Answer {
  status: number;
  body: unknown;
  next?: string;
}

function answerTo(url: URL, options: HubOptions): Answer {
  const query = url.searchParams;
  if (url.pathname === '/api/papers/search') {
    return { status: 200, body: (options.found ?? []).slice(0, Number(query.get('limit') ?? 120)) };
  }
  if (url.pathname === '/api/daily_papers') {
    const date = query.get('date');
    const closed = date !== null && (!/^\d{4}-\d\d-\d\d$/.test(date) || date > (options.openUntil ?? '9999'));
    return closed
      ? { status: 400, body: { error: 'Invalid date' } }
      : pageOf(rowsOf(query, options), url, options);
  }
  const id = /^\/api\/papers\/([^/]+)$/.exec(url.pathname)?.[1];
  const detail = id && options.details?.[decodeURIComponent(id)];
  return detail ? { status: 200, body: detail } : { status: 404, body: { error: 'Paper not found' } };
}

function pageOf(rows: Json[], url: URL, { page = 100 }: HubOptions): Answer {
  const limit = Math.min(Number(url.searchParams.get('limit') ?? 50), page);
  const p = Number(url.searchParams.get('p') ?? 0);
  const body = rows.slice(p * limit, (p + 1) * limit);
  if ((p + 1) * limit >= rows.length) return { status: 200, body };
  const next = new URL(url);
  next.searchParams.set('p', String(p + 1));
  return { status: 200, body, next: next.href };
}

function rowsOf(query: URLSearchParams, options: HubOptions): Json[] {
  if (query.get('sort') === 'trending') return options.trending ?? [];
  const days = options.days ?? {};
  const date = query.get('date') ?? Object.keys(days).sort().at(-1) ?? '';
  const file = options.folder && join(options.folder, `${date}.json`);
  if (file && existsSync(file)) return JSON.parse(readFileSync(file, 'utf8'));
  return days[date] ?? [];
}

function goWrong(failure: Failure, response: ServerResponse): void {
  switch (failure.kind) {
    case 'status':
      response.writeHead(failure.status, failure.headers).end(failure.body ?? '{"error":"as ordered"}');
      return;
    case 'hang':
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'huge':
      response.writeHead(200, { 'content-type': 'application/json' }).end(Buffer.alloc(failure.bytes, 0x20));
      return;
    case 'bomb':
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' });
      response.end(gzipSync(Buffer.alloc(failure.bytes, 0x20)));
      return;
    case 'redirect':
      response.writeHead(failure.status ?? 307, { location: failure.to }).end();
      return;
    default:
      failure satisfies never;
  }
}

/** A row as the API sends it, invented but complete; `paper` and `outer` replace single fields. */
export function row(id: string, paper: Json = {}, outer: Json = {}): Json {
  const organization = {
    _id: '6a00d1',
    name: 'ex-lab',
    fullname: 'Example Lab',
    avatar: 'https://cdn.example/x.png',
  };
  const user = {
    _id: '6a00b1',
    avatarUrl: '/avatars/x.svg',
    fullname: 'Ada Example',
    name: 'ada-ex',
    type: 'user',
  };
  return {
    paper: {
      id,
      authors: [
        { _id: '6a00a1', name: 'Ada Example', hidden: false, user, status: 'claimed_verified' },
        { _id: '6a00a2', name: 'Bo Sample', hidden: false },
        { _id: '6a00a3', name: 'Cy Hidden', hidden: true },
      ],
      publishedAt: '2026-08-03T00:00:00.000Z',
      submittedOnDailyAt: '2026-08-20T00:00:00.000Z',
      submittedOnDailyBy: user,
      title: `An Example\n  Paper ${id}`,
      summary: 'We cut memory by 2.5times\nand keep 99\\% of the accuracy.',
      upvotes: 12,
      discussionId: '6a00c1',
      projectPage: 'https://example.org/project',
      githubRepo: 'https://github.com/example/repo',
      githubRepoAddedBy: 'user',
      githubStars: 40,
      ai_summary: 'Memory use is cut without loss.',
      ai_keywords: ['quantization', 'memory'],
      organization,
      ...paper,
    },
    publishedAt: '2026-08-02T20:00:00.000Z',
    title: `An Example Paper ${id}`,
    summary: 'We cut memory by 2.5times and keep 99\\% of the accuracy.',
    thumbnail: `https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/${id}.png`,
    numComments: 3,
    submittedBy: user,
    organization,
    isAuthorParticipating: false,
    ...outer,
  };
}
