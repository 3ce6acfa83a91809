import type { Filled } from '#core/archive/filled.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Channel } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { type StatusFacts, statusDocument } from '#core/format/subscription/status.ts';
import { localDay } from '#core/time/dates.ts';
import { nextDue } from '#core/time/schedule.ts';
import type { Follows } from '#core/topics/follows.ts';
import { ownerIn } from '../../access/permissions.ts';
import type { SubscribeParts } from './ordered-here.ts';

export interface StatusParts extends SubscribeParts {
  readonly follows: Follows;
  readonly sources: readonly PaperSource[];
  /** How far the archive has filled itself; left out where it does not. */
  readonly filled?: (() => Filled) | undefined;
}

const RECEIPTS = 5;

/** What a channel was sent, what comes next, and how fresh the list is. */
export async function status(parts: StatusParts, { channel, at }: Caller): Promise<Document> {
  const { subscriptions, ledger, clock, stateClock, archiveAccess, sources } = parts;
  const now = await stateNow(stateClock);
  const pause = await ledger.pauseOf(channel);
  const isTaken = !pause || pause.next !== undefined;
  const all = await subscriptions.all(channel);
  return statusDocument({
    channel,
    at,
    now,
    digests: all.map(({ subscription, skipped }) => ({
      subscription,
      skipped,
      next: isTaken && !subscription.paused ? nextDue(subscription, now) : undefined,
    })),
    receipts: await ledger.receipts(channel, RECEIPTS),
    pause,
    alerts: await alertsAt(parts, channel, all[0]?.subscription.zone ?? 'UTC'),
    filled: parts.filled?.(),
    sources: sources.map(({ name, title, currentDay }) => {
      const day = currentDay(clock.now());
      const list = archiveAccess.archive.listRead(name, day);
      return { title, day, readAt: list?.at, papers: list?.papers ?? 0 };
    }),
  });
}

/** What rings in a channel, and how much did so on its own date. */
async function alertsAt(
  { follows, ledger, stateClock }: StatusParts,
  channel: Channel,
  zone: string,
): Promise<StatusFacts['alerts']> {
  const ringing = (await follows.of(ownerIn(channel))).filter(({ alertSince }) => alertSince !== undefined);
  if (ringing.length === 0) return undefined;
  const { rung } = await ledger.rung(channel, []);
  const today = localDay(await stateNow(stateClock), zone);
  return { topics: ringing.map(({ topic }) => topic.text), today: rung.get(today) ?? 0 };
}
