/** More than any form of ours holds. */
const MOST_CHARACTERS = 10_000;

/** The fields of a form that was sent, as browsers and mail programs send them; none of what is too long. */
export async function sentFields(request: Request): Promise<ReadonlyMap<string, string>> {
  const text = await request.text();
  if (text.length > MOST_CHARACTERS) return new Map();
  const type = request.headers.get('content-type') ?? '';
  if (/^application\/json\b/.test(type)) return jsonFields(text);
  if (!/^multipart\/form-data\b/.test(type)) return new Map(new URLSearchParams(text));
  const form = await new Response(text, { headers: { 'content-type': type } }).formData().catch(() => []);
  return new Map([...form].flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
}

function jsonFields(text: string): ReadonlyMap<string, string> {
  try {
    const value: unknown = JSON.parse(text);
    return new Map(Object.entries(value ?? {}).map(([name, field]) => [name, String(field)]));
  } catch {
    return new Map();
  }
}

/** Whether a form was sent from a page of ours, or by a program that is no browser. */
export function isFromOurPages({ headers }: Request, address: string): boolean {
  const site = headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin';
  const origin = headers.get('origin');
  return origin === null || origin === address;
}
