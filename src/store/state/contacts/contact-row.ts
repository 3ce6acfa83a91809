import { z } from 'zod';
import type { Person } from '#core/channel.ts';
import type { ChatLink, Contact } from '#core/subscriptions/contacts.ts';
import type { DatabaseRow } from '../driver.ts';

const text = z.string().nullable();

/** A mailbox's row; `asked` and `letter_at` are how many letters asked it since it last confirmed, when the last of any kind was made, and when it may be sent. */
export const ContactRow = z.object({
  platform: z.string(),
  person: z.string(),
  address: text,
  state: z.enum(['asked', 'confirmed', 'stopped', 'bounced']),
  since: z.number(),
  asked: z.number(),
  letter: z.enum(['confirm', 'settings']).nullable(),
  letter_at: z.number(),
  letter_due: z.number(),
  failures: z.number(),
  linked_platform: text,
  linked_person: text,
  linked_name: text,
  pending_platform: text,
  pending_person: text,
  pending_name: text,
});
export type ContactRow = z.infer<typeof ContactRow>;

/** What a row says of its mailbox. */
export function contactOf(row: ContactRow): Contact {
  const linked = linkOf(row.linked_platform, row.linked_person, row.linked_name);
  const pending = linkOf(row.pending_platform, row.pending_person, row.pending_name);
  return {
    person: personOf(row),
    state: row.state,
    since: row.since,
    ...(linked ? { linked } : {}),
    ...(pending ? { pending } : {}),
  };
}

export function personOf({ platform, person }: DatabaseRow): Person {
  return { platform: String(platform), id: String(person) };
}

function linkOf(platform: string | null, id: string | null, name: string | null): ChatLink | undefined {
  return platform && id ? { person: { platform, id }, name: name ?? '' } : undefined;
}
