import { z } from 'zod';
import type { MailLinks } from '#core/subscriptions/mail/mail-api.ts';
import { withOwnLinks } from '../render/own-links.ts';
import type { MailContent } from './compose.ts';

const Payload = z.object({ subject: z.string(), html: z.string(), text: z.string() });

/** A stored mail, with the addresses of its reader's own pages. */
export function contentOf(payload: string, links: MailLinks): MailContent {
  const { subject, html, text } = Payload.parse(JSON.parse(payload));
  return {
    subject,
    html: withOwnLinks(html, links, (address) => address.replaceAll('&', '&amp;').replaceAll('"', '&quot;')),
    text: withOwnLinks(text, links, (address) => address),
  };
}
