import { z } from 'zod';
import type { Channel } from '../channel.ts';
import type { Day } from '../paper.ts';

/** What is delivered: a day's digest, a week's or a month's, or one line about why nothing came. */
export const Kind = z.enum(['daily', 'week', 'month', 'note']);
export type Kind = z.infer<typeof Kind>;

/** Whose message, for which of the channel's own dates; `part` counts a digest's messages from 0. */
export interface DeliveryKey {
  readonly channel: Channel;
  readonly day: Day;
  readonly kind: Kind;
  readonly part: number;
}

/** A delivery's identity, for ever: two keys have the same id only where they are the same key. */
export function deliveryId({ channel, day, kind, part }: DeliveryKey): string {
  const parts = [channel.platform, channel.workspace, channel.id, day, kind, String(part)];
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

/** A point in time by two clocks: `wall` (epoch ms) can be set back or forward; `tick` (ms) is never set, is the same for all processes of a machine, and starts anew when the machine does. */
export interface Moment {
  readonly wall: number;
  readonly tick: number;
}

/** How long things may take, in milliseconds. */
export interface Timing {
  /** A send is given up after this, and its outcome is unknown. */
  readonly send: number;
  /** Who has claimed a delivery has it to himself for this long. */
  readonly lease: number;
  /** A platform may still accept a message for this long after the sender has gone. */
  readonly grace: number;
  /** The first wait after a failure and the longest; each is twice the one before. */
  readonly backOff: readonly [first: number, most: number];
  /** Between two looks at what is due. */
  readonly sweep: number;
}

export const TIMING: Timing = {
  send: 10_000,
  lease: 30_000,
  grace: 30_000,
  backOff: [1_000, 60_000],
  sweep: 1_000,
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

// The two clocks drift apart by less; a clock that was set, or another boot, is further off.
const DRIFT_MS = 2_000;

/** The milliseconds between two moments; undefined where the clocks disagree, so that nobody can tell. */
export function elapsed(from: Moment, to: Moment): number | undefined {
  const ticks = to.tick - from.tick;
  return Math.abs(to.wall - from.wall - ticks) < DRIFT_MS ? ticks : undefined;
}

/** A delivery of which nobody knows whether it arrived. */
export interface Unsettled {
  /** When the first send began whose outcome is unknown. */
  readonly attempt: Moment;
  /** When the last sender's lease ends, or ended. */
  readonly leased: Moment;
}

/** What to do about it. `seen` is the tick at which this process first saw it as it is; within `window` ms of a send the platform takes the same marker only once. */
export function nextStep(
  row: Unsettled,
  { now, seen, window, timing }: { now: Moment; seen: number; window: number; timing: Timing },
): 'wait' | 'resend' | 'look' {
  // Where the clocks disagree, only what this process has watched itself is known to have passed.
  const quiet = elapsed(row.leased, now) ?? now.tick - seen - timing.lease;
  if (quiet < 0) return 'wait';
  const age = elapsed(row.attempt, now) ?? Number.POSITIVE_INFINITY;
  // The resend itself may be accepted as late as any other.
  if (age + timing.send + timing.grace <= window) return 'resend';
  return quiet < timing.grace ? 'wait' : 'look';
}

// A clock that was set by less does not hide a message from whoever looks for it.
const DOUBT_MS = 3 * 3_600_000;

/** From when on (epoch ms) a channel is searched for a message that may have arrived. */
export function lookFrom(row: Unsettled, now: Moment): number {
  return Math.min(row.attempt.wall, now.wall) - DOUBT_MS;
}
