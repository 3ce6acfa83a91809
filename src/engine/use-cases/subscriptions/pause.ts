import type { Temporal } from 'temporal-polyfill';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { changedDocument } from '#core/format/subscription/changed.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { clipWords, oneLine } from '#core/text/text.ts';
import { parseComingDay } from '#core/time/date/coming-day.ts';
import { addDays, localDay } from '#core/time/dates.ts';
import type { Rest } from '#core/time/rests.ts';
import { nextDue, nextDues } from '#core/time/schedule.ts';
import { requirePermission } from '../../access/permissions.ts';
import { type DigestAsk, placed } from './digest-meant.ts';
import { ownDigest, type SubscribeParts, tryAnew } from './ordered-here.ts';

/** Lets a channel's digest rest, until somebody resumes it or a day comes; what waits to be sent is withdrawn. */
export async function pause(
  parts: SubscribeParts,
  ask: DigestAsk & { until?: string | undefined },
): Promise<Document> {
  await requirePermission(ask);
  const { known, several } = await ownDigest(parts, ask, pauseLine(ask));
  const now = await stateNow(parts.stateClock);
  const rest = ask.until === undefined ? undefined : restUntil(known, ask.until, now);
  const paused = { ...known, paused: rest === undefined, rest };
  const next = nextDue(paused, now);
  await parts.subscriptions.put(paused, next.at.epochMilliseconds, { withdraws: true });
  return changedDocument('paused', placed(paused, ask), { dues: rest ? [next] : [], several });
}

/** What is typed for the same pause of one of several digests. */
function pauseLine({ until }: { readonly until?: string | undefined }): string {
  const day = clipWords(oneLine(until ?? '').replaceAll('"', ''), 40);
  if (!day) return 'pause';
  return day.includes(' ') ? `pause until:"${day}"` : `pause until:${day}`;
}

/** From today to the day before the one that is meant, by the digest's own clock. */
function restUntil({ zone }: Subscription, until: string, now: Temporal.Instant): Rest {
  const today = localDay(now, zone);
  return { from: today, to: addDays(parseComingDay(until, today), -1) };
}

/** Goes on after a pause, and tries a channel again that its platform had refused. */
export async function resume(parts: SubscribeParts, ask: DigestAsk): Promise<Document> {
  await requirePermission(ask);
  const { known, several } = await ownDigest(parts, ask, 'resume');
  const now = await stateNow(parts.stateClock);
  // What fell due during the pause is not owed.
  const resumed = { ...known, paused: false, rest: undefined, since: now.epochMilliseconds };
  await parts.subscriptions.put(resumed, nextDue(resumed, now).at.epochMilliseconds);
  await tryAnew(parts, ask);
  return changedDocument('resumed', placed(resumed, ask), { dues: nextDues(resumed, now, 1), several });
}
