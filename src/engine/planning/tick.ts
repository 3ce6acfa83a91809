import type { ChatAdapter } from '#core/chat.ts';
import type { Moment } from '#core/delivery/delivery.ts';
import { quietText } from '#core/digest/skip-reason.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { quietDocument } from '#core/format/channel.ts';
import type { Matcher } from '#core/match.ts';
import type { Logger } from '#core/ports.ts';
import { type Due, isMissed, latestDue, nextDue } from '#core/schedule.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import type { Rescheduled, Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { ownerOf } from '../owners.ts';
import { type ChannelDigestParts, type Owed, owedTo, papersInReach, readLists } from './channel-digest.ts';
import { matchBatch } from './match-batch.ts';

export interface TickParts extends Omit<ChannelDigestParts, 'matcher'> {
  readonly subscriptions: Subscriptions;
  readonly adapters: readonly ChatAdapter[];
  readonly logger: Logger;
  /** Both clocks, as the ledger wants them. */
  readonly moment: () => Moment;
}

// Down for longer than this over a due time, and that digest is left to the next one.
const CATCH_UP_MS = 12 * 3_600_000;
const ASK_AGAIN_MS = 5 * 60_000;
// A day's digest that could not be delivered for so long is no news any more.
const EXPIRES_MS = 36 * 3_600_000;
const BATCH = 200;

/** Plans what is due now, for every subscription; resolves to how many messages were planned. A channel's failure is logged and tried again. */
export async function tick(parts: TickParts): Promise<number> {
  let planned = 0;
  for (;;) {
    const due = await parts.subscriptions.due(parts.clock.now().epochMilliseconds, BATCH);
    if (due.length === 0) return planned;
    const batch = { ...parts, matcher: await matcherFor(parts, due) };
    const turns: Turn[] = [];
    for (const subscription of due) turns.push(await planOne(batch, subscription));
    // Where this is lost in a crash, the same is planned again, which changes nothing.
    await parts.subscriptions.reschedule(turns.map(({ next }) => next));
    planned += turns.filter((turn) => turn.planned).length;
    if (due.length < BATCH) return planned;
  }
}

/** What a tick did for a channel: whether a message is owed, and when it is due next. */
interface Turn {
  readonly planned: boolean;
  readonly next: Rescheduled;
}

/** Everybody's topics, matched in one go: a batch has many follows and the same few papers. */
async function matcherFor(parts: TickParts, due: readonly Subscription[]): Promise<Matcher> {
  const { shelf, follows } = parts;
  await readLists(parts);
  const followed = await Promise.all(due.map(({ channel }) => follows.of(ownerOf(channel))));
  return matchBatch(shelf.archive, followed.flat(), papersInReach(parts));
}

interface BatchParts extends TickParts {
  readonly matcher: Matcher;
}

/** Plans what one subscription is owed. */
async function planOne(parts: BatchParts, subscription: Subscription): Promise<Turn> {
  const now = parts.clock.now();
  const { channel } = subscription;
  const due = latestDue(subscription, now);
  try {
    if (!due || isMissed(due, now, CATCH_UP_MS))
      return { planned: false, next: waiting(parts, subscription) };
    return await settle(parts, subscription, due, await owedTo(parts, subscription));
  } catch (error) {
    parts.logger.error('a digest could not be planned', { channel, reason: messageOf(error) });
    return { planned: false, next: { channel, nextDue: now.epochMilliseconds + ASK_AGAIN_MS } };
  }
}

async function settle(parts: TickParts, subscription: Subscription, due: Due, owed: Owed): Promise<Turn> {
  const now = parts.clock.now();
  const { channel } = subscription;
  switch (owed.kind) {
    case 'digest': {
      const kind = subscription.kind === 'topics' ? 'daily' : subscription.kind;
      await plan(parts, subscription, { due, kind, document: owed.document, papers: owed.papers });
      return { planned: true, next: waiting(parts, subscription) };
    }
    case 'later': {
      const quiet = { day: due.date, text: quietText(owed.quiet, now) };
      parts.logger.warn('a digest has to wait', { channel, reason: quiet.text });
      return { planned: false, next: { channel, nextDue: now.epochMilliseconds + ASK_AGAIN_MS, quiet } };
    }
    case 'quiet': {
      const quiet = { day: due.date, text: quietText(owed.quiet, now) };
      const planned = subscription.quietDays === 'note';
      if (planned)
        await plan(parts, subscription, {
          due,
          kind: 'note',
          document: quietDocument(quiet.text),
          papers: [],
        });
      return { planned, next: { ...waiting(parts, subscription), quiet } };
    }
    default:
      return owed satisfies never;
  }
}

function waiting({ clock }: TickParts, subscription: Subscription): Rescheduled {
  const { at } = nextDue(subscription, clock.now());
  return { channel: subscription.channel, nextDue: at.epochMilliseconds };
}

/** Freezes a message in the ledger; planning the same again changes nothing. */
async function plan(
  { adapters, ledger, moment, logger }: TickParts,
  { channel }: Subscription,
  owed: {
    due: Due;
    kind: 'daily' | 'week' | 'month' | 'note';
    document: Document;
    papers: readonly string[];
  },
): Promise<void> {
  const adapter = adapters.find(({ platform }) => platform === channel.platform);
  if (!adapter) {
    logger.warn('no adapter runs for a subscription', { platform: channel.platform });
    return;
  }
  // Papers count as shown with the first message: where a later one fails, they are not shown again in part.
  const parts = adapter
    .render(owed.document)
    .map((payload, part) => ({ payload, papers: part === 0 ? owed.papers : [] }));
  const expires = owed.due.at.add({ milliseconds: EXPIRES_MS });
  await ledger.plan({ channel, day: owed.due.date, kind: owed.kind, expires, parts }, moment());
}
