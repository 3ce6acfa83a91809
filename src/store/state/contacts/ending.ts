import { directMessages, type Person } from '#core/channel.ts';
import type { ContactState } from '#core/subscriptions/contacts.ts';
import { HERE, here } from '../channels/place.ts';
import type { Queries } from '../driver.ts';
import { withdraw } from '../ledger/withdrawing.ts';
import { CUT } from './links.ts';

const END = `UPDATE contact SET state = :state, since = :now, address = NULL, letter = NULL, failures = 0, ${CUT}
  WHERE platform = :platform AND person = :person AND state <> :state`;
const KNOWN = 'SELECT 1 FROM contact WHERE platform = :platform AND person = :person';
const ORDERED = `DELETE FROM subscription WHERE ${HERE} RETURNING id`;

/** Ends what a mailbox gets, in a transaction: its address is deleted, what it ordered is gone, and what waits to be sent is withdrawn. Whether it is known. */
export async function endContact(
  transaction: Queries,
  { platform, id }: Person,
  state: Extract<ContactState, 'stopped' | 'bounced'>,
): Promise<boolean> {
  const { wall: now } = await transaction.now();
  const which = { platform, person: id };
  if (!(await transaction.get(KNOWN, which))) return false;
  await transaction.run(END, { ...which, state, now });
  for (const row of await transaction.all(ORDERED, here(directMessages({ platform, id }))))
    await withdraw(transaction, String(row.id), now);
  return true;
}
