import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Routes } from '#core/parts/routes.ts';
import { publicListener } from '#src/http/serve-public.ts';
import { silent } from './source.ts';

/** What an adapter answers, on a port of its own; 0 where it answers nothing over HTTP. */
export async function serveRoutes(
  routes: Routes | readonly Routes[] | undefined,
  { proxies = 0, logger = silent } = {},
): Promise<{ port: number; close(): Promise<void> }> {
  if (!routes) return { port: 0, close: async () => {} };
  const server = createServer(publicListener([routes].flat(), { proxies, logger }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
