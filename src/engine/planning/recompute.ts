import type { Temporal } from 'temporal-polyfill';
import type { Ledger } from '#core/delivery/ledger.ts';
import { type StateClock, stateNow } from '#core/delivery/state-clock.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Scheduled, Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { Clock } from '#core/time/clock.ts';
import { isMissed, latestDue, nextDue } from '#core/time/schedule.ts';
import type { TickParts } from './plan-batch.ts';

interface RecomputeParts extends Pick<TickParts, 'nextTurn' | 'logger'> {
  readonly subscriptions: Pick<Subscriptions, 'page' | 'reschedule'>;
  readonly ledger: Pick<Ledger, 'disbelieve'>;
  readonly stateClock: Pick<StateClock, 'now'>;
  readonly clock: Pick<Clock, 'ticks'>;
  readonly timing: Pick<Timing, 'catchUp'>;
}

const PAGE = 100;
const SLICE_MS = 10;

/** Puts right what a clock that was wrong has written: when a platform's subscriptions are due next, and deliveries of a time that has not come. Works in slices, so that nobody waits for it, and for as long as that is this process's to do. */
export async function recompute(
  parts: RecomputeParts,
  platform: string,
  plans: () => boolean,
): Promise<void> {
  const { subscriptions, ledger, stateClock, logger } = parts;
  const disbelieved = await ledger.disbelieve();
  const now = await stateNow(stateClock);
  let corrected = 0;
  for (let after = ''; plans(); ) {
    const page = await subscriptions.page(platform, after, PAGE);
    const changes = await inSlices(parts, page, (of) => corrections(of, now, parts.timing.catchUp));
    if (changes.length > 0) await subscriptions.reschedule(changes);
    corrected += changes.length;
    const last = page.at(-1);
    if (!last || page.length < PAGE) break;
    after = last.subscription.id;
    // A state in a file answers at once, so that waiting for it lets nobody else have a turn.
    await parts.nextTurn();
  }
  if (corrected + disbelieved > 0) {
    logger.warn('what was written by a wrong clock is put right', { platform, corrected, disbelieved });
  }
}

/** What is wrong with when a subscription is due: nothing that lies further ahead than its schedule says is believed. */
function corrections(of: Scheduled, now: Temporal.Instant, catchUp: number) {
  const { subscription } = of;
  const since = Math.min(subscription.since, now.epochMilliseconds);
  const schedule = { ...subscription, since };
  const next = nextDue(schedule, now).at.epochMilliseconds;
  if (of.nextDue <= next && since === subscription.since) return [];
  // A date that is over may have been passed by; where it has been planned, it is settled, and nothing comes of this.
  const latest = latestDue(schedule, now);
  const passed = latest && !isMissed(latest, now, catchUp) ? latest.at.epochMilliseconds : next;
  return [{ of, since, nextDue: of.nextDue <= next ? of.nextDue : passed }];
}

async function inSlices<Item, Result>(
  { clock, nextTurn }: Pick<RecomputeParts, 'clock' | 'nextTurn'>,
  items: readonly Item[],
  work: (item: Item) => readonly Result[],
): Promise<Result[]> {
  const results: Result[] = [];
  let began = clock.ticks();
  for (const item of items) {
    results.push(...work(item));
    if (clock.ticks() - began < SLICE_MS) continue;
    await nextTurn();
    began = clock.ticks();
  }
  return results;
}
