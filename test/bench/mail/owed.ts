import { Temporal } from 'temporal-polyfill';
import { encryptionWith, readEncryptionKey } from '#adapters/shared/encrypt.ts';
import { directMessages } from '#core/channel.ts';
import { MAIL } from '#core/subscriptions/contacts.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { utcDay } from '#core/time/dates.ts';
import { openState } from '#store/state/state.ts';

const AT_ONCE = 500;
const DAY_MS = 86_400_000;

/** Writes so many mailboxes into a new state, each of which has confirmed and is owed a mail now; what is due after that is tomorrow's. */
export async function oweMails(
  file: string,
  key: string,
  { mails, payload }: { readonly mails: number; readonly payload: string },
): Promise<void> {
  const state = await openState(file);
  const contacts = state.contacts(encryptionWith(readEncryptionKey(key)));
  for (let at = 0; at < mails; at += 1) {
    const address = `reader-${at}@example.com`;
    await contacts.ask(address);
    // Nobody waits for the mails that ask.
    await contacts.takeLetters(1);
    const asked = await contacts.find(address);
    if (!asked) throw new Error(`${address} is not known`);
    await contacts.confirm(asked.person);
    const channel = directMessages(asked.person);
    await state.subscriptions.put(
      { ...SUBSCRIPTION_DEFAULTS, channel, since: Date.now() },
      Date.now() + DAY_MS,
    );
  }
  const due = Temporal.Now.instant();
  const digest = { day: utcDay(due), kind: 'daily' as const, due, expires: due.add({ hours: 12 }) };
  for (let after = ''; ; ) {
    const page = await state.subscriptions.page(MAIL, after, AT_ONCE);
    const turns = page.map((of) => ({
      of,
      nextDue: Date.now() + DAY_MS,
      digest: { ...digest, parts: [{ payload, papers: ['2608.10001'] }] },
    }));
    await state.ledger.plan(turns, new Map());
    after = page.at(-1)?.subscription.id ?? '';
    if (page.length < AT_ONCE) break;
  }
  await state.close();
}
