import { SourceError } from '#core/errors.ts';
import { wholeBody } from './body.ts';

const REDIRECTS = 3;

/** The network as a source sees it: one request, to one host, of a bounded size. */
export interface Guard {
  /** What the site is called in an error. */
  readonly title: string;
  readonly fetch: typeof fetch;
  /** Sent with every request, and so only ever to the host that was asked for; no error holds them. */
  readonly headers: Readonly<Record<string, string>>;
  /** The most decoded bytes of an answer. */
  readonly bytes: number;
}

/** A fetch that follows a few redirects on the same host only and has read the whole body, within the cap, when it answers. */
export function guardedFetch({
  title,
  fetch,
  headers,
  bytes,
}: Guard): (request: Pick<Request, 'url' | 'signal' | 'headers'>) => Promise<Response> {
  return async ({ url, signal, headers: own }) => {
    const tag = own.get('if-none-match');
    const sent = tag === null ? headers : { ...headers, 'if-none-match': tag };
    let at = new URL(url);
    for (let hop = 0; hop <= REDIRECTS; hop++) {
      const response = await fetch(at, { headers: sent, signal, redirect: 'manual' });
      const location = response.status >= 300 && response.status < 400 && response.headers.get('location');
      if (!location) {
        const text = await wholeBody(response, { title, bytes });
        return new Response(text || null, { status: response.status, headers: response.headers });
      }
      await response.body?.cancel();
      at = sameHost(location, at, title);
    }
    throw new SourceError('source-redirect', `${title} redirected more than ${REDIRECTS} times`);
  };
}

/** An address that an answer points to, absolute or not. SourceError where it leaves the host, or https. */
export function sameHost(address: string, from: URL, title: string): URL {
  const to = URL.parse(address, from.href);
  if (!to) throw new SourceError('source-redirect', `${title} pointed to an address that is none`);
  const safe = to.protocol === from.protocol || to.protocol === 'https:';
  if (!safe || to.host !== from.host)
    throw new SourceError('source-redirect', `${title} pointed to another host (${to.protocol}//${to.host})`);
  return to;
}
