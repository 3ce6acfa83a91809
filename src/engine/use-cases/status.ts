import type { Filled } from '#core/archive/filled.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import { statusDocument } from '#core/format/subscription/status.ts';
import { nextDue } from '#core/time/schedule.ts';
import type { ArchiveAccess } from '../access/archive-access.ts';
import type { SubscribeParts } from './subscribe.ts';

export interface StatusParts extends SubscribeParts {
  readonly archiveAccess: ArchiveAccess;
  readonly sources: readonly PaperSource[];
  /** How far the archive has filled itself; left out where it does not. */
  readonly filled?: (() => Filled) | undefined;
}

const RECEIPTS = 5;

/** What a channel was sent, what comes next, and how fresh the list is. */
export async function status(parts: StatusParts, { channel }: Caller): Promise<Document> {
  const { subscriptions, ledger, clock, archiveAccess, sources } = parts;
  const now = clock.now();
  const subscription = await subscriptions.of(channel);
  const pause = await ledger.pauseOf(channel);
  const comes = !subscription?.paused && (!pause || pause.next !== undefined);
  return statusDocument({
    channel,
    now,
    subscription,
    next: comes && subscription ? nextDue(subscription, now) : undefined,
    receipts: await ledger.receipts(channel, RECEIPTS),
    pause,
    skipped: await subscriptions.skipped(channel),
    filled: parts.filled?.(),
    sources: sources.map(({ name, title, currentDay }) => {
      const day = currentDay(now);
      const list = archiveAccess.archive.listRead(name, day);
      return { title, day, readAt: list?.at, papers: list?.papers ?? 0 };
    }),
  });
}
