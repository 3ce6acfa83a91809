/** A mail as a server took it, read by rules of its own, so that what was composed is not read by whoever composed it. */
export interface ReadMail {
  /** Every header, in order, unfolded, its name as it stands there. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** A header's value by its name; undefined where it is not there. */
  header(name: string): string | undefined;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Reads a mail of plain text and HTML side by side. */
export function readMail(raw: string): ReadMail {
  const { headers, body } = partOf(raw);
  const header = valueIn(headers);
  const [, boundary = ''] = /boundary="([^"]+)"/.exec(header('content-type') ?? '') ?? [];
  const parts = body
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => partOf(part.replace(/^\r\n/, '').replace(/\r\n$/, '')));
  const contentOf = (type: string) => {
    const part = parts.find((each) => valueIn(each.headers)('content-type')?.startsWith(type));
    return part ? decodedBody(part.body, valueIn(part.headers)('content-transfer-encoding') ?? '') : '';
  };
  return {
    headers,
    header,
    subject: decodedWords(header('subject') ?? ''),
    text: contentOf('text/plain'),
    html: contentOf('text/html'),
  };
}

type Headers = ReadMail['headers'];

function partOf(raw: string): { readonly headers: Headers; readonly body: string } {
  const end = raw.indexOf('\r\n\r\n');
  const lines = raw
    .slice(0, end)
    .replace(/\r\n(?=[ \t])/g, '')
    .split('\r\n');
  const headers = lines.map((line): [string, string] => {
    const at = line.indexOf(':');
    return [line.slice(0, at), line.slice(at + 1).trim()];
  });
  return { headers, body: raw.slice(end + 4) };
}

function valueIn(headers: Headers) {
  return (name: string) => headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

function decodedBody(body: string, encoding: string): string {
  if (/^base64$/i.test(encoding)) return Buffer.from(body, 'base64').toString('utf8');
  const plain = /^quoted-printable$/i.test(encoding) ? fromHex(body.replace(/=\r\n/g, '')) : body;
  return Buffer.from(plain, 'latin1').toString('utf8').replaceAll('\r\n', '\n');
}

/** RFC 2047's words of a header; white space between two of them is none. */
function decodedWords(value: string): string {
  return value
    .replace(/(\?=)\s+(?==\?)/g, '$1')
    .replace(/=\?utf-8\?([qb])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      kind.toLowerCase() === 'b'
        ? Buffer.from(text, 'base64').toString('utf8')
        : Buffer.from(fromHex(text.replaceAll('_', ' ')), 'latin1').toString('utf8'),
    );
}

function fromHex(text: string): string {
  return text.replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
