import { CONTACT_DAYS } from '#core/subscriptions/contacts.ts';
import type { Driver } from '../driver.ts';
import { forgetAll } from '../forget.ts';
import { personOf } from './contact-row.ts';
import { CUT } from './links.ts';

const DAY_MS = 86_400_000;

// A time of a clock that was ahead begins anew.
const MEND = 'UPDATE contact SET since = :now WHERE since > :now';
const UNCONFIRMED = `UPDATE contact SET address = NULL, letter = NULL, ${CUT}
  WHERE state = 'asked' AND letter_at <= :over AND address IS NOT NULL`;
const OVER = `SELECT platform, person FROM contact
  WHERE state <> 'confirmed' AND since <= :over AND letter_at <= :over`;

/** Deletes the addresses of mailboxes that never confirmed, and later all that is kept of those that get nothing. */
export async function dropOldContacts(driver: Driver): Promise<void> {
  const { wall: now } = await driver.now();
  await driver.run(MEND, { now });
  await driver.run(UNCONFIRMED, { over: now - CONTACT_DAYS.unconfirmed * DAY_MS });
  for (const row of await driver.all(OVER, { over: now - CONTACT_DAYS.hash * DAY_MS }))
    await forgetAll(driver, { kind: 'person', person: personOf(row) });
}
