import { z } from 'zod';
import type { Channel } from '#core/channel.ts';
import { State } from '#core/delivery/delivery.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Queries } from '../driver.ts';
import { FOR_GOOD } from '../ledger/channel-pause.ts';
import { channelOfRow } from './place.ts';
import { subscriptionOf } from './subscriptions.ts';

/** What a channel has ordered, and how it stands with that. Times are epoch ms. */
export interface Ordered {
  readonly channel: Channel;
  readonly subscription: Subscription;
  readonly nextDue: number;
  /** Its last delivery, whatever became of it. */
  readonly last?: {
    readonly day: string;
    readonly state: State;
    readonly at: number;
    readonly error?: string;
  };
  /** Why the channel takes nothing, and until when; without an end where only somebody's `resume` ends it. */
  readonly pause?: { readonly reason: string; readonly since: number; readonly until?: number };
  /** Why the last date had no digest. */
  readonly skipped?: string;
}

const ALL = `SELECT s.*, d.day, d.state, d.changed, d.error, p.reason, p.since, p.next_try
  FROM subscription s
  LEFT JOIN delivery d ON d.seq = (SELECT max(o.seq) FROM delivery o WHERE o.subscription = s.id)
  LEFT JOIN channel_pause p ON p.platform = s.platform AND p.workspace = s.workspace AND p.channel = s.channel
  WHERE s.id > :after ORDER BY s.id LIMIT :limit`;

const LastRow = z.object({
  day: z.string(),
  state: State,
  changed: z.number(),
  error: z.string().nullable(),
});
const PauseRow = z.object({ reason: z.string(), since: z.number(), next_try: z.number() });

/** A page of everything that is ordered, by the ids of the subscriptions, from behind `after` on. */
export async function orderedPage(queries: Queries, after: string, limit: number): Promise<Ordered[]> {
  return (await queries.all(ALL, { after, limit })).map((row) => {
    const last = LastRow.safeParse(row).data;
    const pause = PauseRow.safeParse(row).data;
    return {
      channel: channelOfRow(row),
      subscription: subscriptionOf(row),
      nextDue: Number(row.next_due),
      ...(last ? { last: lastOf(last) } : {}),
      ...(pause ? { pause: pauseOf(pause) } : {}),
      ...(typeof row.skip_text === 'string' ? { skipped: row.skip_text } : {}),
    };
  });
}

function lastOf({ day, state, changed, error }: z.infer<typeof LastRow>): NonNullable<Ordered['last']> {
  return { day, state, at: changed, ...(error ? { error } : {}) };
}

function pauseOf({ reason, since, next_try }: z.infer<typeof PauseRow>): NonNullable<Ordered['pause']> {
  return { reason, since, ...(next_try === FOR_GOOD ? {} : { until: next_try }) };
}
