import { z } from 'zod';

const LONGEST = 254;
const LONGEST_LOCAL = 64;
// RFC 5321's atoms; a local part in quotes is a mailbox, too.
const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const LOCAL = new RegExp(`^(?:${ATOM}(?:\\.${ATOM})*|"(?:[ !#-\\[\\]-~]|\\\\["\\\\])+")$`);
const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?';
const DOMAIN = new RegExp(`^(?:${LABEL}\\.)+(?=[a-z0-9-]*[a-z])${LABEL}$`);

/** The address of a mailbox as somebody types it, in the one form in which it is kept: its domain in lower case and ASCII, its local part as it is. No control character, no list, no name beside it. */
export const Mailbox = z.string().transform((typed, context) => {
  const mailbox = mailboxIn(typed);
  if (mailbox !== undefined) return mailbox;
  context.addIssue({ code: 'custom', message: 'is no address of a mailbox, such as you@example.org' });
  return z.NEVER;
});

function mailboxIn(typed: string): string | undefined {
  const trimmed = typed.trim();
  if (trimmed.length > LONGEST) return undefined;
  const at = trimmed.lastIndexOf('@');
  const [local, domain] = [trimmed.slice(0, at), domainIn(trimmed.slice(at + 1))];
  if (at < 1 || domain === undefined) return undefined;
  if (local.length > LONGEST_LOCAL || !LOCAL.test(local)) return undefined;
  const mailbox = `${local}@${domain}`;
  return mailbox.length > LONGEST ? undefined : mailbox;
}

function domainIn(typed: string): string | undefined {
  // What a URL takes for something else than a host's name is none.
  if (/[\s/\\?#@:%[\]]/.test(typed) || typed.endsWith('.')) return undefined;
  const host = URL.parse(`http://${typed}/`)?.hostname;
  return host !== undefined && DOMAIN.test(host) ? host : undefined;
}
