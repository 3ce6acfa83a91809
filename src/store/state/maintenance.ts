import { dropOldLinked } from './channels/discussed.ts';
import { dropOldNotices } from './channels/notices.ts';
import { forgetRemoved } from './channels/removals.ts';
import { dropOldContacts } from './contacts/old-contacts.ts';
import type { Driver } from './driver.ts';
import { dropOldEditions } from './ledger/editions.ts';
import { dropOldLinks } from './links.ts';
import { dropOldButtons } from './memory/buttons.ts';
import { dropOldEvents } from './memory/events.ts';
import { dropExpired } from './memory/keyv.ts';
import { dropOldEnded } from './preferences/ended.ts';

/** Drops what is kept no longer, and brings the file up to date with its log. */
export async function maintain(driver: Driver): Promise<void> {
  const { wall: now } = await driver.now();
  await driver.transaction(async (transaction) => {
    await dropExpired(transaction, now);
    await dropOldButtons(transaction, now);
    await dropOldEvents(transaction, now);
    await dropOldEditions(transaction, now);
    await dropOldEnded(transaction, now);
    await dropOldNotices(transaction, now);
    await dropOldLinks(transaction, now);
    await dropOldLinked(transaction, now);
  });
  await dropOldContacts(driver);
  await forgetRemoved(driver);
  await driver.checkpoint();
}
