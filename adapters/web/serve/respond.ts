import { type KeptPage, unzipped } from './kept-pages.ts';

/** What HTTP takes for a date: in GMT, to the second, in the one form that is written today or the two of old. */
const HTTP_DATE =
  /^(?:\w{3}, \d\d \w{3} \d{4} [\d:]{8} GMT|\w{6,9}, \d\d-\w{3}-\d\d [\d:]{8} GMT|\w{3} \w{3} [ \d]\d [\d:]{8} \d{4})$/;

/** Whether a reader says that it has just this already: by its tag, else by when it became what it is. `now` in epoch ms. */
export function hasIt(request: Headers, { tag, since }: KeptPage, now: number): boolean {
  const tags = request.get('if-none-match');
  // A proxy that zips by itself marks a tag as weak; what is in it is the same.
  if (tags !== null) return tags === '*' || tags.split(',').some((each) => bareTag(each) === tag);
  const asked = dateIn(request.get('if-modified-since') ?? '');
  // Nobody was given a date that has not come yet: whoever says one has made it up.
  return Math.floor(since / 1_000) * 1_000 <= asked && asked <= now;
}

/** In epoch ms; NaN where it is no date of HTTP's. */
function dateIn(text: string): number {
  if (!HTTP_DATE.test(text)) return Number.NaN;
  // The third form names no zone, which is GMT all the same.
  return Date.parse(text.endsWith('GMT') ? text : `${text} GMT`);
}

function bareTag(tag: string): string {
  return tag.trim().replace(/^W\//, '').replaceAll('"', '').replace(/-gz$/, '');
}

/** Whether a reader takes gzip: a weight of nothing refuses it. */
function takesZipped(accepted: string): boolean {
  return accepted.split(',').some((each) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(each));
}

/** A page as it is sent to whoever asked; without its text where they have it. `now` in epoch ms. */
export async function respond(request: Request, page: KeptPage, now: number): Promise<Response> {
  const zips = takesZipped(request.headers.get('accept-encoding') ?? '');
  const headers = new Headers({
    ...page.headers,
    'cache-control': page.caching,
    etag: `"${page.tag}${zips ? '-gz' : ''}"`,
    'last-modified': new Date(page.since).toUTCString(),
    vary: 'accept, accept-encoding',
  });
  if (page.status === 200 && hasIt(request.headers, page, now))
    return new Response(null, { status: 304, headers });
  headers.set('content-type', page.type);
  if (zips) headers.set('content-encoding', 'gzip');
  const body = zips ? page.zipped : new Uint8Array(await unzipped(page));
  headers.set('content-length', String(body.length));
  return new Response(request.method === 'HEAD' ? null : body, {
    status: page.status,
    headers,
  });
}
