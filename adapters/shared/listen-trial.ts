import { createServer } from 'node:net';

/** Tries to listen on an address, and lets go of it at once; the system's error where that cannot be. */
export async function listenTrial(at: {
  port: number;
  host: string;
}): Promise<NodeJS.ErrnoException | undefined> {
  const server = createServer();
  const failed = await new Promise<NodeJS.ErrnoException | undefined>((resolve) => {
    server.once('error', resolve);
    server.listen({ ...at, exclusive: true }, () => resolve(undefined));
  });
  if (!failed) await new Promise((resolve) => server.close(resolve));
  return failed;
}
