import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as after } from 'node:timers/promises';
import { type Messages, type Model, openMessages } from './messages.ts';

/** How a post goes wrong; `stored` says whether the message is there in the end. */
export type Fault =
  | { kind: '500' | 'reset' | 'hang'; stored: boolean }
  | { kind: 'limit'; afterMs: number }
  | { kind: 'refuse'; status: number };

export interface Post {
  channel: string;
  marker: string;
  payload: string;
  first?: string;
  /** How often this marker was posted, from 1. */
  attempt: number;
}

export interface PlatformOptions {
  model: Model;
  windowMs: number;
  /** What goes wrong with a post; undefined where nothing does. */
  fault?: (post: Post) => Fault | undefined;
  /** How long a request takes to be accepted, and the answer to be given. */
  lagMs?: () => number;
  mayRead?: boolean;
}

export interface Platform extends AsyncDisposable {
  readonly url: string;
  readonly posts: Post[];
  readonly messages: Messages;
  /** Posts that came before the Retry-After of their channel was over. */
  readonly early: Post[];
}

/** A chat platform of one's own on loopback, with the two ways of being asked twice and failures to order. */
export async function fakePlatform(options: PlatformOptions): Promise<Platform> {
  const messages = openMessages({ ...options, now: Date.now });
  const posts: Post[] = [];
  const early: Post[] = [];
  const limits = new Map<string, number>();
  const lag = () => after(options.lagMs?.() ?? 0);

  const accept = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = JSON.parse(await textOf(request));
    const attempt = posts.filter(({ marker }) => marker === body.marker).length + 1;
    const post: Post = { ...body, attempt };
    posts.push(post);
    if (performance.now() < (limits.get(post.channel) ?? 0)) early.push(post);
    const fault = options.fault?.(post);
    if (fault?.kind === 'limit') {
      limits.set(post.channel, performance.now() + fault.afterMs);
      return answer(response, 429, {}, { 'retry-after': String(fault.afterMs / 1000) });
    }
    if (fault?.kind === 'refuse') return answer(response, fault.status, {});
    await lag();
    const stored = !fault || fault.stored ? messages.post(post) : undefined;
    if (fault) return breakOff(response, fault.kind);
    await lag();
    answer(response, 200, { id: stored?.id });
  };
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://platform');
    if (request.method === 'POST') return void accept(request, response);
    if (options.mayRead === false) return answer(response, 403, {});
    const { channel = '', since } = Object.fromEntries(url.searchParams);
    answer(response, 200, messages.since(channel, Number(since)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    posts,
    messages,
    early,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function breakOff(response: ServerResponse, kind: '500' | 'reset' | 'hang'): void {
  if (kind === '500') answer(response, 500, {});
  if (kind === 'reset') response.socket?.resetAndDestroy();
}

function answer(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
