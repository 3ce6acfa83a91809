import { directMessages, type Person } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { closedNotice } from '#core/format/notice.ts';
import type { Ledger } from '#core/ledger.ts';

/** An answer that also tells its reader, once, that their own digest found their direct messages closed: there is no other place where that can be said. */
export async function withClosedNews(ledger: Ledger, person: Person, document: Document): Promise<Document> {
  // A file stands alone; the news waits for the next answer.
  if (document.blocks.some(({ kind }) => kind === 'file')) return document;
  const place = directMessages(person);
  const pause = await ledger.pauseOf(place);
  if (!pause || pause.next || !(await ledger.markTold(place))) return document;
  return { ...document, blocks: [...document.blocks, closedNotice(pause.reason)] };
}
