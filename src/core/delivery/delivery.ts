import { z } from 'zod';
import type { Channel } from '../channel.ts';
import type { Day } from '../paper.ts';
import { elapsed, longestElapsed, type Moment } from './moment.ts';
import type { Timing } from './timing.ts';

/** What is delivered: a day's digest, a week's or a month's, one line about why nothing came, or one paper that rings. */
export const DeliveryKind = z.enum(['daily', 'week', 'month', 'note', 'alert']);
export type DeliveryKind = z.infer<typeof DeliveryKind>;

/** Whose message, for which of the channel's own dates; `subscription` is its id, of an alert `alertOf` its paper, `part` counts a digest's messages from 0. */
export interface DeliveryKey {
  readonly channel: Channel;
  readonly subscription: string;
  readonly day: Day;
  readonly kind: DeliveryKind;
  readonly part: number;
}

/** What an alert has in place of a subscription: each stands by itself, and no id of a subscription reads so. */
export function alertOf(paper: string): string {
  return `alert:${paper}`;
}

/** A delivery's identity, for ever: two keys have the same id only where they are the same key. A paper rings once in a place, whatever the day. */
export function deliveryId({ channel, subscription, day, kind, part }: DeliveryKey): string {
  const date = kind === 'alert' ? '' : day;
  const parts = [channel.platform, channel.workspace, channel.id, subscription, date, kind, String(part)];
  return parts.map((text) => text.replace(/[%|]/g, (sign) => (sign === '%' ? '%25' : '%7C'))).join('|');
}

/** `sending` means that it may or may not have arrived; `uncertain`, that nobody will ever know. */
export const State = z.enum(['planned', 'sending', 'retry', 'sent', 'failed', 'uncertain']);
export type State = z.infer<typeof State>;

/** Where a delivery may go from each state; the store refuses every other move. */
export const MOVES: Readonly<Record<State, readonly State[]>> = {
  planned: ['sending', 'failed'],
  retry: ['sending', 'failed'],
  sending: ['sending', 'sent', 'retry', 'failed', 'uncertain'],
  sent: [],
  failed: [],
  uncertain: [],
};

/** How long a channel that refused `times` times is left alone: 15 minutes, then twice as long each time, a day at most. */
export function pauseMs(times: number): number {
  return doubled(15 * 60_000, times, 24 * 3_600_000);
}

/** The wait after the `attempts`-th try, with `random` (0 to 1) spreading it over its upper half. */
export function backOffMs({ backOff: [first, most] }: Timing, attempts: number, random: number): number {
  return Math.round(doubled(first, attempts, most) * (0.5 + random / 2));
}

function doubled(first: number, times: number, most: number): number {
  return Math.min(most, first * 2 ** Math.min(times - 1, 30));
}

/** A delivery of which nobody knows whether it arrived. */
export interface InDoubt {
  /** When the first send began whose outcome is unknown. */
  readonly attempt: Moment;
  /** When the last sender's lease ends, or ended. */
  readonly leased: Moment;
}

/** What to do about it. `seen` is the tick at which this process first saw it as it is; within `window` ms of a send the platform takes the same marker only once. */
export function nextStep(
  row: InDoubt,
  { now, seen, window, timing }: { now: Moment; seen: number; window: number; timing: Timing },
): 'wait' | 'resend' | 'look' {
  const since = elapsed(row.leased, now);
  // Of another boot's moments, and of those of a clock that was set back, only what this process has watched itself is known to have passed.
  const isKnown = since !== undefined && since >= -timing.lease;
  const quiet = isKnown ? since : now.tick - seen - timing.lease;
  if (quiet < 0) return 'wait';
  // The resend itself may be accepted as late as any other.
  if (longestElapsed(row.attempt, now) + timing.send + timing.grace <= window) return 'resend';
  return quiet < timing.grace ? 'wait' : 'look';
}

// A clock that was set by less does not hide a message from whoever looks for it.
const DOUBT_MS = 3 * 3_600_000;

/** From when on (epoch ms) a channel is searched for a message that may have arrived. */
export function lookFrom(row: InDoubt, now: Moment): number {
  return Math.min(row.attempt.wall, now.wall) - DOUBT_MS;
}
