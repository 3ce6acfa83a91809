import type { Temporal } from 'temporal-polyfill';
import { longDay } from '../dates.ts';
import type { Document } from '../document.ts';
import type { Due } from '../schedule.ts';
import { describeSchedule, type Subscription } from '../subscription.ts';
import { plural } from '../text.ts';

export type Change = 'subscribed' | 'changed' | 'unsubscribed' | 'paused' | 'resumed';

const ORDERS = {
  'for-us': 'topics followed here first, then by upvotes',
  upvotes: 'by upvotes',
  newest: 'newest first',
};

/** What a change did, and when the next digest comes. */
export function changedDocument(change: Change, subscription: Subscription, dues: readonly Due[]): Document {
  const said = changeText(change, subscription);
  const next = dues.map((due) => ({
    kind: 'note' as const,
    text: `Next: ${dueText(due, subscription.zone)}`,
  }));
  return { summary: said, blocks: [{ kind: 'text', text: said }, ...next] };
}

/** All that a channel has set; `zone` is the reader's own, where it is known and another one. */
export function settingsDocument(subscription: Subscription, dues: readonly Due[], zone?: string): Document {
  const { size, order, catchUp, quietDays, thread } = subscription;
  const lines = [
    `When: ${describeSchedule(subscription)}`,
    `Size: ${plural(size, 'paper')} at most`,
    `Order: ${ORDERS[order]}`,
    `After a missed day: ${catchUp === 'merge' ? 'one digest of all that was missed' : 'the newest list alone'}`,
    `Quiet days: ${quietDays === 'note' ? 'one line that says why' : 'nothing is posted'}`,
    ...(thread === 'day' ? ['Thread: one for each day'] : []),
    ...dues.map((due, index) => `${index === 0 ? 'Next' : 'Then'}: ${dueText(due, subscription.zone, zone)}`),
  ];
  return {
    summary: `Digest settings: ${describeSchedule(subscription)}`,
    blocks: [
      { kind: 'heading', text: 'Digest settings' },
      ...lines.map((text) => ({ kind: 'text' as const, text })),
      { kind: 'note', text: 'Change one with subscribe, such as: subscribe size:10' },
    ],
  };
}

function changeText(change: Change, subscription: Subscription): string {
  switch (change) {
    case 'subscribed':
      return `A digest comes here ${describeSchedule(subscription)}.`;
    case 'changed':
      return `The digest now comes here ${describeSchedule(subscription)}.`;
    case 'unsubscribed':
      return 'No more digests come here; topics and what was shown are remembered.';
    case 'paused':
      return 'Digests are paused here; resume goes on with the same settings.';
    case 'resumed':
      return `Digests come here again, ${describeSchedule(subscription)}.`;
    default:
      return change satisfies never;
  }
}

/** "Thu 20 Aug 2026 at 09:00 Europe/Berlin (16:00 Asia/Tokyo)". */
export function dueText({ at }: Pick<Due, 'at'>, zone: string, readers?: string): string {
  const there = readers && readers !== zone ? ` (${clockIn(at, readers)} ${readers})` : '';
  const day = at.toZonedDateTimeISO(zone).toPlainDate().toString();
  return `${longDay(day)} at ${clockIn(at, zone)} ${zone}${there}`;
}

function clockIn(at: Temporal.Instant, zone: string): string {
  return at.toZonedDateTimeISO(zone).toPlainTime().toString({ smallestUnit: 'minute' });
}
