import { type KeptPage, unzipped } from './kept-pages.ts';

/** Whether a reader says that it has just this already: by its tag, else by when it became what it is. */
export function hasIt(request: Headers, { tag, since }: KeptPage): boolean {
  const tags = request.get('if-none-match');
  // A proxy that zips by itself marks a tag as weak; what is in it is the same.
  if (tags !== null) return tags === '*' || tags.split(',').some((each) => bareTag(each) === tag);
  const asked = Date.parse(request.get('if-modified-since') ?? '');
  return Math.floor(since / 1_000) * 1_000 <= asked;
}

function bareTag(tag: string): string {
  return tag.trim().replace(/^W\//, '').replaceAll('"', '').replace(/-gz$/, '');
}

/** Whether a reader takes gzip: a weight of nothing refuses it. */
function takesZipped(accepted: string): boolean {
  return accepted.split(',').some((each) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(each));
}

/** A page as it is sent to whoever asked; without its text where they have it. */
export async function respond(request: Request, page: KeptPage): Promise<Response> {
  const zips = takesZipped(request.headers.get('accept-encoding') ?? '');
  const headers = new Headers({
    ...page.headers,
    'cache-control': page.caching,
    etag: `"${page.tag}${zips ? '-gz' : ''}"`,
    'last-modified': new Date(page.since).toUTCString(),
    vary: 'accept, accept-encoding',
  });
  if (page.status === 200 && hasIt(request.headers, page))
    return new Response(null, { status: 304, headers });
  headers.set('content-type', page.type);
  if (zips) headers.set('content-encoding', 'gzip');
  const body = zips ? page.zipped : await unzipped(page);
  headers.set('content-length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : new Uint8Array(body), {
    status: page.status,
    headers,
  });
}
