import { Temporal } from 'temporal-polyfill';
import type { Given } from '#core/delivery/ledger.ts';
import type { SkipReason } from '#core/digest/skip-reason.ts';
import type { Day } from '#core/paper.ts';
import { isOfTopics, type Subscription } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { addDays, shortDay } from '#core/time/dates.ts';
import { type Due, latestDue } from '#core/time/schedule.ts';

const SILENT_DAYS = 14;

/**
 * What is said once where a digest of followed topics has stayed empty for two weeks; undefined on every other date. It is the
 * first date so far behind the last digest, or the order: none before it was.
 */
export function longSilence(
  { subscription, skipped }: Scheduled,
  { at, date }: Due,
  reason: SkipReason,
  { last }: Given,
): string | undefined {
  if (!isOfTopics(subscription) || reason.kind !== 'nothing-left') return undefined;
  const { since, zone } = subscription;
  const ordered = Temporal.Instant.fromEpochMilliseconds(since)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
    .toString();
  const from = latestOf([ordered, last?.day, lastRest(subscription, date)]);
  const told = addDays(from, SILENT_DAYS);
  const before = latestDue(subscription, at.subtract({ milliseconds: 1 }))?.date;
  // Nothing may have run on the date that was to tell.
  const planned = skipped && skipped.day < date ? skipped.day : before;
  const isFirst = earliest(before, planned) < told;
  if (date < told || !isFirst) return undefined;
  return `For two weeks, since ${shortDay(from, date)}, no paper has reached ${subscription.topics ? 'its topics' : 'the topics followed here'}; this is said once.`;
}

/** The last day of rest before a date: on those nothing was to come. */
function lastRest({ holidays = [], rest }: Subscription, date: Day): Day | undefined {
  return [...holidays, ...(rest ? [rest] : [])]
    .map(({ to }) => to)
    .filter((to) => to < date)
    .toSorted()
    .at(-1);
}

function latestOf(days: readonly (Day | undefined)[]): Day {
  return (
    days
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1) ?? ''
  );
}

function earliest(one: Day | undefined, other: Day | undefined): Day {
  return [one, other].filter((day) => day !== undefined).toSorted()[0] ?? '';
}
