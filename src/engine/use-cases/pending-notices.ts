import { directMessages, type Person } from '#core/channel.ts';
import type { Ledger } from '#core/delivery/ledger.ts';
import type { Block } from '#core/document.ts';
import { closedNotice } from '#core/format/subscription/notice.ts';

/** A notice at the end of another answer, once: that their own digest found their direct messages closed. There is no other place to notify them. */
export async function pendingNoticeFor(ledger: Ledger, person: Person): Promise<Block | undefined> {
  const place = directMessages(person);
  const pause = await ledger.pauseOf(place);
  if (!pause || pause.next || !(await ledger.markNotified(place))) return undefined;
  return closedNotice(pause.reason);
}
