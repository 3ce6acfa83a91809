/** A mail's Message-ID: the marker of its delivery, the same on every attempt, at our own domain. */
export function messageId(marker: string, sender: string): string {
  return `<${marker}@${atParts(sender).domain}>`;
}

/** Where a mail that cannot be delivered comes back to, which says whose it was: `b+TOKEN@example.org`. */
export function returnAddress(bounces: string, token: string): string {
  const { local, domain } = atParts(bounces);
  return `${local}+${token}@${domain}`;
}

/** What stands before an address's @, and behind it. */
export function atParts(address: string): { readonly local: string; readonly domain: string } {
  const at = address.lastIndexOf('@');
  return { local: address.slice(0, at), domain: address.slice(at + 1) };
}
