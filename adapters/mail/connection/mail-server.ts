/** A mail server, and how we are known to it. */
export interface MailServer {
  readonly host: string;
  readonly port: number;
  /** Whether TLS begins with the connection, rather than by STARTTLS. */
  readonly isSecure: boolean;
  readonly login: { readonly user: string; readonly pass: string } | undefined;
}

const PORTS: Readonly<Record<string, number>> = { 'smtp:': 587, 'smtps:': 465 };

/** The server at an address such as `smtps://name:password@mail.example.org:465`; undefined where that is none. */
export function mailServerIn(text: string): MailServer | undefined {
  const url = URL.parse(text);
  const port = PORTS[url?.protocol ?? ''];
  if (!url || port === undefined || !url.hostname || !/^\/?$/.test(url.pathname + url.search + url.hash))
    return undefined;
  const [user, pass] = [decoded(url.username), decoded(url.password)];
  // A name without a password, or half of an escape, is a mistake that a server would only refuse.
  if (user === undefined || pass === undefined || (user === '') !== (pass === '')) return undefined;
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: Number(url.port) || port,
    isSecure: url.protocol === 'smtps:',
    login: user ? { user, pass } : undefined,
  };
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
