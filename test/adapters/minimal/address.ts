import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Stumble } from '#test/contracts/chat/chat.ts';
import type { Page } from './render.ts';

interface Posted {
  readonly marker: string;
  readonly to: string;
  readonly page: Page;
}

/** The address that digests are posted to, on loopback: it takes each marker once, and stumbles as ordered. */
export async function minimalAddress() {
  const messages: Posted[] = [];
  const shut = new Set<string>();
  const faults: (Stumble | { readonly kind: 'refuse'; readonly status: number })[] = [];
  let arrived = 0;
  const server = createServer(async (request, response) => {
    arrived += 1;
    const posted = (await json(request)) as Posted;
    const fault = faults.shift() ?? { kind: 'none' };
    const isStored = fault.kind === 'none' || ('stored' in fault && fault.stored);
    const isNew = messages.every(({ marker }) => marker !== posted.marker);
    if (isStored && isNew && !shut.has(posted.to)) messages.push(posted);
    if (fault.kind === 'none') response.writeHead(shut.has(posted.to) ? 404 : 204).end();
    else goWrong(fault, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages,
    /** Channels that take nothing. */
    shut,
    faults,
    arrived: () => arrived,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function goWrong(
  fault: Exclude<Stumble, { kind: 'none' }> | { readonly kind: 'refuse'; readonly status: number },
  response: ServerResponse,
): void {
  switch (fault.kind) {
    case 'status':
    case 'refuse':
      response.writeHead(fault.status).end();
      return;
    case 'limit':
      response.writeHead(429, { 'retry-after': String(fault.afterMs / 1_000) }).end();
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'hang':
      return;
    default:
      fault satisfies never;
  }
}
