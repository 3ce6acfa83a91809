import { SourceError } from '#core/errors.ts';

const REDIRECTS = 3;

/** The network as this source sees it: one request, to one host, of a bounded size. */
export interface Guard {
  readonly fetch: typeof fetch;
  /** Sent with every request, and so only ever to the host that was asked for; no error holds them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The most decoded bytes of an answer. */
  readonly bytes: number;
}

/** A fetch that follows a few redirects on the same host only and has read the whole body, within the cap, when it answers. */
export function guardedFetch({
  fetch,
  headers,
  bytes,
}: Guard): (request: { url: string; signal: AbortSignal }) => Promise<Response> {
  return async ({ url, signal }) => {
    let at = new URL(url);
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const response = await fetch(at, { headers, signal, redirect: 'manual' });
      const location = response.status >= 300 && response.status < 400 && response.headers.get('location');
      if (!location) return whole(response, bytes);
      await response.body?.cancel();
      at = sameHost(location, at);
    }
    throw new SourceError('source-redirect', `Hugging Face redirected more than ${REDIRECTS} times`);
  };
}

/** An address that an answer points to, absolute or not. SourceError where it leaves the host, or https. */
export function sameHost(address: string, from: URL): URL {
  const to = URL.parse(address, from.href);
  if (!to) throw new SourceError('source-redirect', 'Hugging Face pointed to an address that is none');
  const safe = to.protocol === from.protocol || to.protocol === 'https:';
  if (!safe || to.host !== from.host)
    throw new SourceError(
      'source-redirect',
      `Hugging Face pointed to another host (${to.protocol}//${to.host})`,
    );
  return to;
}

async function whole(response: Response, bytes: number): Promise<Response> {
  const decoder = new TextDecoder();
  let size = 0;
  let text = '';
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the stream, so a bomb is neither downloaded nor inflated further.
    if (size > bytes)
      throw new SourceError(
        'source-answer',
        `Hugging Face answered with more than ${Math.round(bytes / 1e6)} MB`,
      );
    text += decoder.decode(chunk, { stream: true });
  }
  text += decoder.decode();
  return new Response(text || null, { status: response.status, headers: response.headers });
}
