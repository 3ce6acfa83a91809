/** An address that may be shown as a link. */
export interface TrustedLink {
  readonly href: string;
  /** Without "www.". */
  readonly host: string;
  /** Whether papers usually live there; any other host is named beside its link. */
  readonly known: boolean;
}

// Where papers and what belongs to them live.
const KNOWN = [
  'huggingface.co',
  'hf.co',
  'arxiv.org',
  'alphaxiv.org',
  'doi.org',
  'openreview.net',
  'aclanthology.org',
  'github.com',
  'github.io',
];
const PICTURES = ['huggingface.co', 'hf.co'];

// A name with a top level of letters, and so no address of a machine.
const PUBLIC =
  /^(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,59})$/;
// https://www.iana.org/assignments/special-use-domain-names, and names that networks use within.
const PRIVATE =
  /(?:^|\.)(?:alt|arpa|corp|example|home|internal|invalid|lan|local|localhost|onion|private|test|example\.(?:com|net|org))$/;

/** The link of an address from a paper's own fields: https, a public host, no user and no port; undefined for any other. */
export function trustedLink(url: string | undefined): TrustedLink | undefined {
  const parsed = url ? URL.parse(url) : undefined;
  if (parsed?.protocol !== 'https:') return undefined;
  const { username, password, port, hostname, href } = parsed;
  if (username || password || port || !PUBLIC.test(hostname) || PRIVATE.test(hostname)) return undefined;
  return { href, host: hostname.replace(/^www\./, ''), known: isAt(KNOWN, hostname) };
}

/** The address of a picture that a platform may load: from where pictures of papers live alone. */
export function trustedPicture(url: string | undefined): string | undefined {
  const link = trustedLink(url);
  return link && isAt(PICTURES, link.host) ? link.href : undefined;
}

/** What stands beside a link: its host, where papers do not usually live there. */
export function unknownHost(url: string | undefined): string {
  const link = trustedLink(url);
  return link && !link.known ? link.host : '';
}

function isAt(hosts: readonly string[], hostname: string): boolean {
  return hosts.some((host) => hostname === host || hostname.endsWith(`.${host}`));
}
