import type { IncomingMessage, ServerResponse } from 'node:http';

/** A request whose body has been read. */
export type ReadRequest = IncomingMessage & { rawBody?: Buffer };

const MOST_BYTES = 1024 * 1024;

/** Reads the body of a request, where it can have one, into its `rawBody`; whether that could be done: one that is too large is refused, and no more of it is read. */
export async function readBody(request: ReadRequest, response: ServerResponse): Promise<boolean> {
  if (request.method === 'GET' || request.method === 'HEAD') return true;
  const chunks: Buffer[] = [];
  let size = 0;
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return refuse(response);
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    chunks.push(chunk);
    size += chunk.length;
    if (size > MOST_BYTES) return refuse(response);
  }
  request.rawBody = Buffer.concat(chunks);
  return true;
}

function refuse(response: ServerResponse): false {
  response.writeHead(413, { connection: 'close' }).end();
  return false;
}
