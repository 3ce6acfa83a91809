import { z } from 'zod';
import { Link } from '../paper.ts';

/** Anything shorter is found in too many words that are none. */
export const SHORTEST_SECRET = 8;

/** A variable that may be left out and must never be seen: its value is taken out of every log. A short one would take half of the log with it. */
export function secret() {
  return z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'must be a token in one piece, without spaces')
    .min(SHORTEST_SECRET, `must be at least ${SHORTEST_SECRET} characters long`)
    .optional()
    .meta({ is: 'secret' });
}

/** A variable with the address of something else than the real site, for a proxy or a test server. */
export function otherAddress() {
  return z
    .string()
    .refine((text) => Link.safeParse(text).success, 'must be an http(s) address')
    .optional();
}

/** A port to listen on. */
export function port() {
  const rule = 'must be a port from 1 to 65535';
  return z.coerce.number(rule).int(rule).min(1, rule).max(65_535, rule).optional();
}

/** A variable with another address for a site, such as a mirror's; `site` where it is left out. */
export function address(site: string) {
  return z
    .string()
    .refine((text) => Link.safeParse(text).success, `must be an http(s) address, such as ${site}`)
    .refine(isBare, 'must be an address without a name or password')
    .transform((text) => text.replace(/\/+$/, ''))
    .default(site)
    .meta({ is: 'address' });
}

function isBare(text: string): boolean {
  const url = URL.parse(text);
  return !url?.username && !url?.password;
}

/** A variable with our own address, as people outside reach it: an https one without a path, or http on this machine. */
export function ownAddress() {
  return z
    .string()
    .refine(isPublicAddress, 'must be an https address without a path, such as https://papers.example.org')
    .transform((text) => text.replace(/\/$/, ''))
    .optional()
    .meta({ is: 'address' });
}

function isPublicAddress(text: string): boolean {
  const url = URL.parse(text);
  if (!url || `${url.origin}/` !== url.href || !/^https?:\/\/[^/?#]+\/?$/i.test(text)) return false;
  return url.protocol === 'https:' || /^(?:localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname);
}
