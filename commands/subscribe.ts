import { z } from 'zod';
import { defineCommand } from '#core/commands/command.ts';
import { readBy } from '#core/commands/options/read-by.ts';
import { withChannel } from '#core/commands/said/with-channel.ts';
import { withNotified } from '#core/commands/said/with-notified.ts';
import { ChannelOption, callerAt, DigestOption, ScopeOption } from '#core/commands/scope.ts';
import { OFF, readOrder } from '#core/subscriptions/order-words.ts';
import { Subscription } from '#core/subscriptions/subscription.ts';
import { parseQuietHours } from '#core/time/quiet-hours.ts';
import { parseTime } from '#core/time/time-of-day.ts';
import { parseWeekdays } from '#core/time/weekdays.ts';
import { parseZone } from '#core/time/zone.ts';
import type { Engine } from '#engine/index.ts';

const { order, top, explore, kind, catchUp, quietDays, thread, repeat } = Subscription.shape;

export const subscribeCommand = defineCommand({
  name: 'subscribe',
  about: 'Order a digest for this channel, or change it',
  group: 'Digests',
  audience: 'everyone',
  effect: 'orders',
  shownBy: 'settings',
  completes: { zone: 'zone', name: 'digest', channel: 'channel', 'move-to': 'channel' },
  featured: true,
  options: z.object({
    time: readBy(timeOrOff).optional().describe('the local time, such as 09:00, or off'),
    zone: readBy(parseZone).optional().describe('the time zone, such as Europe/Berlin or Berlin'),
    days: readBy(parseWeekdays).optional().describe('weekdays, daily, mon-fri or mon,thu'),
    name: DigestOption,
    topics: z
      .string()
      .max(1_000)
      .optional()
      .describe('topics that it has papers of, and no others: "robots; grasping"; or followed'),
    for: ScopeOption,
    channel: ChannelOption,
    size: z.int().min(1).max(25).optional().describe('how many papers at most'),
    order: order.optional().describe('followed topics first, by upvotes, newest first, or topic by topic'),
    top: top.optional().describe('whether one place in five is for the most upvoted, whatever the topics'),
    explore: explore.optional().describe('whether one paper of 10 or more is from outside your topics'),
    kind: kind.optional().describe('daily, the top of a week or month, or followed topics only'),
    'catch-up': catchUp.optional().describe('whether a missed day is merged into the next digest'),
    'quiet-days': quietDays.optional().describe('whether a day without a digest says why'),
    thread: thread.optional().describe('whether each day gets a thread of its own'),
    'quiet-hours': readBy(parseQuietHours)
      .optional()
      .describe('hours in which nothing comes, such as 22-7, or off'),
    holidays: z
      .string()
      .max(1_000)
      .optional()
      .describe('dates on which nothing comes: 2026-12-24..2027-01-01, 2027-04-02; or none'),
    send: z.enum(['now']).optional().describe('now: the next digest comes at once, in the place of today’s'),
    mention: z
      .string()
      .max(100)
      .optional()
      .describe('who is notified: @role or @group, with “in alerts” or “in digests” for these alone; or off'),
    'move-to': ChannelOption.describe('the channel that it moves to from here, with all that it has set'),
    repeat: repeat.optional().describe('whether it may have papers that another digest here has shown'),
  }),
  rest: 'zone',
  bare: ['time', 'days', 'kind'],
  readWords: withChannel(withNotified(readOrder)),
  spoken: [
    'for',
    'size',
    'order',
    'top',
    'explore',
    'kind',
    'catch-up',
    'quiet-days',
    'thread',
    'repeat',
    'quiet-hours',
    'send',
  ],
  instead: { command: 'follow' },
  examples: [
    'subscribe 09:00 Europe/Berlin',
    'subscribe 18:00 New York mon,thu size:10',
    'subscribe every Monday at 9am in Munich',
    'subscribe quiet-days note',
    'subscribe 08:00 for me kind topics',
    'subscribe name:weekly-robots every Monday topics:"robot learning; grasping"',
  ],
  run: async (engine: Engine, { options, ...caller }) => {
    const {
      for: scope,
      channel,
      name,
      'catch-up': catchUp,
      'quiet-days': quietDays,
      'quiet-hours': quietHours,
      'move-to': moveTo,
      send,
      ...rest
    } = options;
    const ask = { ...(await callerAt(caller, { for: scope, channel })), name };
    if (rest.time?.toLowerCase() === OFF) return await engine.unsubscribe(ask);
    const changes = { ...rest, catchUp, quietDays, quietHours };
    if (moveTo !== undefined) {
      const to = await callerAt(caller, { for: 'channel', channel: moveTo });
      return await engine.moveDigest({ ...ask, to, changes: { ...changes, send } });
    }
    return await (send ? engine.sendNow({ ...ask, changes }) : engine.subscribe({ ...ask, changes }));
  },
});

/** The time of an order, or that it ends. */
function timeOrOff(typed: string): string {
  return typed.toLowerCase() === OFF ? OFF : parseTime(typed);
}
