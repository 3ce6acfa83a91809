import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import { portTrouble } from '#core/parts/port-trouble.ts';
import type { Routes } from '#core/parts/routes.ts';
import { keepListening } from './keep-listening.ts';
import { type ReadRequest, readBody } from './read-body.ts';

/** Where the public server listens, and how many proxies stand before it. */
export interface PublicPlace {
  /** 3000 where it is left out. */
  readonly port?: number;
  readonly host: string;
  readonly proxies: number;
}

/** The one server that people and platforms reach from outside; health is never on it. */
export interface PublicServer {
  /** Why nothing can be asked of it now. */
  trouble(): string | undefined;
  /** Takes nothing more, and waits a moment for what is being answered. */
  stop(): Promise<void>;
}

export interface PublicParts {
  readonly logger: Pick<Logger, 'error'>;
  /** Tells an operator where it listens, and why it does not. */
  readonly write: (line: string) => void;
  readonly complain: (line: string) => void;
}

/** Of a whole request, of its head, between two of them on a connection (longer than a proxy keeps one), and of one that stands still. */
const TIMES = { requestTimeout: 15_000, headersTimeout: 10_000, keepAliveTimeout: 65_000 };
const SILENT_MS = 90_000;
const MOST_CONNECTIONS = 1_000;
const CLOSING_MS = 3_000;

/** Serves what adapters answer on one port, as soon as that is free. */
export function servePublic(
  routes: readonly Routes[],
  { port = 3000, host, proxies }: PublicPlace,
  { logger, write, complain }: PublicParts,
): PublicServer {
  const listener = publicListener(routes, { proxies, logger });
  let trouble: string | undefined;
  const begin = () => {
    const server = createServer(TIMES, listener).setTimeout(SILENT_MS);
    server.maxConnections = MOST_CONNECTIONS;
    return server.listen({ port, host });
  };
  const kept = keepListening(begin, {
    opened: () => {
      trouble = undefined;
      write(`HTTP: listening on port ${port}.\n`);
    },
    failed: (error) => {
      const before = trouble;
      trouble = portTrouble('PORT', port, error);
      if (trouble !== before) complain(`${trouble} It is tried again by itself.\n`);
    },
  });
  return { trouble: () => trouble, stop: () => kept.close(CLOSING_MS) };
}

/** Gives each request to whoever answers its path; what goes wrong there ends nothing else. */
export function publicListener(
  routes: readonly Routes[],
  { proxies, logger }: Pick<PublicPlace, 'proxies'> & Pick<PublicParts, 'logger'>,
): RequestListener {
  const listeners = routes
    .toSorted((one, other) => other.path.length - one.path.length)
    .map((each) => ({ path: each.path, listener: listenerOf(each, proxies) }));
  return async (request, response) => {
    try {
      const [path = '/'] = (request.url ?? '/').split('?');
      const found = listeners.find((each) => isBelow(path, each.path));
      if (!found) return void response.writeHead(404).end();
      if (await readBody(request, response)) await found.listener(request, response);
    } catch (error) {
      // Whoever hangs up in the middle of what they say waits for nothing, and writes nothing into our log.
      if (request.destroyed && !request.complete) return void response.destroy();
      logger.error('a request could not be answered', { reason: messageOf(error).slice(0, 200) });
      if (!response.headersSent) response.writeHead(500);
      response.end();
    }
  };
}

type Listening = (request: ReadRequest, response: ServerResponse) => unknown;

function listenerOf(routes: Routes, proxies: number): Listening {
  // Core knows no Node, and so cannot name what a listener is given.
  if ('listener' in routes) return routes.listener as Listening;
  return getRequestListener(
    (request, env) =>
      routes.answer(request, { ip: addressOf((env as { incoming: IncomingMessage }).incoming, proxies) }),
    { overrideGlobalObjects: false },
  );
}

function isBelow(path: string, above: string): boolean {
  return above === '/' || path === above || path.startsWith(`${above}/`);
}

/** The address that a request comes from: the one that the outermost of our own proxies has written down, since whoever asks may write others before it. */
function addressOf({ headers, socket }: IncomingMessage, proxies: number): string {
  const written = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
  const told = proxies > 0 ? written.at(-proxies)?.trim() : undefined;
  return (told || socket.remoteAddress || '').replace(/^::ffff:/, '');
}
