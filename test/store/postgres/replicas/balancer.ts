import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What stands before several programs and knows nothing of what they do. */
export interface Balancer extends AsyncDisposable {
  readonly port: number;
  /** How many requests each port was given. */
  readonly given: ReadonlyMap<number, number>;
}

/** Gives each request to the next of some ports in turn; 502 where nobody listens there. */
export async function balance(ports: readonly number[]): Promise<Balancer> {
  const given = new Map(ports.map((port) => [port, 0]));
  let turn = 0;
  const server = createServer((asked, response) => {
    const port = ports[turn++ % ports.length] ?? 0;
    given.set(port, (given.get(port) ?? 0) + 1);
    passOn(port, asked, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    given,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function passOn(port: number, asked: IncomingMessage, response: ServerResponse): void {
  const { method, url, headers } = asked;
  const passed = request({ host: '127.0.0.1', port, method, path: url, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  passed.once('error', () => {
    if (!response.headersSent) response.writeHead(502);
    response.end();
  });
  asked.pipe(passed);
}
