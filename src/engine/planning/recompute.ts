import type { Temporal } from 'temporal-polyfill';
import type { Ledger } from '#core/delivery/ledger.ts';
import { type StateClock, stateNow } from '#core/delivery/state-clock.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Scheduled, Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { Clock } from '#core/time/clock.ts';
import { isMissed, latestDue } from '#core/time/schedule.ts';
import { type NextDueOf, rememberedDues } from './next-dues.ts';
import type { TickParts } from './plan-batch.ts';

interface RecomputeParts extends Pick<TickParts, 'nextTurn' | 'logger'> {
  readonly subscriptions: Pick<Subscriptions, 'page' | 'reschedule'>;
  readonly ledger: Pick<Ledger, 'disbelieve'>;
  readonly stateClock: Pick<StateClock, 'now'>;
  readonly clock: Pick<Clock, 'ticks'>;
  readonly timing: Pick<Timing, 'catchUp' | 'sweep'>;
}

/** Whose work this is now, and what does not wait for it to end. */
interface Meanwhile {
  readonly plans: () => boolean;
  /** Plans what is due: called before anything is looked through, and at every sweep of time from then on. */
  readonly planDue: () => Promise<void>;
}

const PAGE = 100;
const SLICE_MS = 10;

/**
 * Puts right what a clock that was wrong has written: when a platform's subscriptions are due next, and deliveries of a time
 * that has not come. Works in slices, so that nobody waits for it, and for as long as that is this process's to do. What is due
 * is planned meanwhile: a wrong clock can put that off, not bring it about, since planning goes by the schedule.
 */
export async function recompute(
  parts: RecomputeParts,
  platform: string,
  { plans, planDue }: Meanwhile,
): Promise<void> {
  const { subscriptions, ledger, stateClock, clock, timing, logger } = parts;
  const disbelieved = await ledger.disbelieve();
  const began = (await stateNow(stateClock)).epochMilliseconds;
  const nextDueOf = rememberedDues();
  let corrected = 0;
  let planned = Number.NEGATIVE_INFINITY;
  for (let after = ''; ; ) {
    if (clock.ticks() - planned >= timing.sweep) {
      await planDue();
      planned = clock.ticks();
    }
    if (!plans()) break;
    const page = await subscriptions.page(platform, after, PAGE);
    // Asked after the page was read: what was ordered or planned before that is not ahead of it.
    const now = await stateNow(stateClock);
    const facts = { now, began, nextDueOf, catchUp: timing.catchUp };
    const changes = await inSlices(parts, page, (of) => corrections(of, facts));
    // Asking for the time has shown by now whether the clock has jumped.
    if (!plans()) break;
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

interface Facts {
  readonly now: Temporal.Instant;
  /** When looking through began, epoch ms: whatever counts from later than now, counts from then, so that no date is passed over meanwhile. */
  readonly began: number;
  readonly nextDueOf: NextDueOf;
  readonly catchUp: number;
}

/** What is wrong with when a subscription is due: nothing that lies further ahead than its schedule says is believed. */
function corrections(of: Scheduled, { now, began, nextDueOf, catchUp }: Facts) {
  const { subscription } = of;
  const since = subscription.since > now.epochMilliseconds ? began : subscription.since;
  const schedule = { ...subscription, since };
  const next = nextDueOf(schedule, now);
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
