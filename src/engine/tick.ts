import type { ChatAdapter } from '#core/chat.ts';
import type { Moment } from '#core/delivery.ts';
import type { Document } from '#core/document.ts';
import { messageOf } from '#core/errors.ts';
import { quietDocument } from '#core/format-channel.ts';
import type { Matcher } from '#core/match.ts';
import type { Logger } from '#core/ports.ts';
import { quietText } from '#core/quiet.ts';
import { type Due, isMissed, latestDue, nextDue } from '#core/schedule.ts';
import type { Subscription } from '#core/subscription.ts';
import type { Subscriptions } from '#core/subscriptions.ts';
import { type ChannelDigestParts, type Owed, owedTo, papersInReach, readLists } from './channel-digest.ts';
import { matchBatch } from './match-batch.ts';
import { ownerOf } from './reader.ts';

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

/** Plans what is due now, for every subscription; resolves to how many digests were planned. A channel's failure is logged and tried again. */
export async function tick(parts: TickParts): Promise<number> {
  let planned = 0;
  for (;;) {
    const due = await parts.subscriptions.due(parts.clock.now().epochMilliseconds, BATCH);
    if (due.length === 0) return planned;
    const batch = { ...parts, matcher: await matcherFor(parts, due) };
    for (const subscription of due) planned += Number(await planOne(batch, subscription));
    if (due.length < BATCH) return planned;
  }
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

/** Plans what one subscription is owed; true where that is a message. */
async function planOne(parts: BatchParts, subscription: Subscription): Promise<boolean> {
  const now = parts.clock.now();
  const due = latestDue(subscription, now);
  const { channel } = subscription;
  try {
    if (!due || isMissed(due, now, CATCH_UP_MS)) return await passOver(parts, subscription, undefined);
    const owed = await owedTo(parts, subscription);
    return await settle(parts, subscription, due, owed);
  } catch (error) {
    parts.logger.error('a digest could not be planned', { channel, reason: messageOf(error) });
    await parts.subscriptions.reschedule(channel, now.epochMilliseconds + ASK_AGAIN_MS);
    return false;
  }
}

async function settle(parts: TickParts, subscription: Subscription, due: Due, owed: Owed): Promise<boolean> {
  const now = parts.clock.now();
  switch (owed.kind) {
    case 'digest': {
      const kind = subscription.kind === 'topics' ? 'daily' : subscription.kind;
      await plan(parts, subscription, { due, kind, document: owed.document, papers: owed.papers });
      await passOver(parts, subscription, undefined);
      return true;
    }
    case 'later':
      await parts.subscriptions.reschedule(subscription.channel, now.epochMilliseconds + ASK_AGAIN_MS, {
        day: due.date,
        text: quietText(owed.quiet, now),
      });
      return false;
    case 'quiet': {
      const text = quietText(owed.quiet, now);
      const said = subscription.quietDays === 'note';
      if (said)
        await plan(parts, subscription, { due, kind: 'note', document: quietDocument(text), papers: [] });
      await passOver(parts, subscription, { day: due.date, text });
      return said;
    }
    default:
      return owed satisfies never;
  }
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

/** Waits for the next due time. */
async function passOver(
  { subscriptions, clock }: TickParts,
  subscription: Subscription,
  quiet: { day: string; text: string } | undefined,
): Promise<false> {
  const next = nextDue(subscription, clock.now());
  await subscriptions.reschedule(subscription.channel, next.at.epochMilliseconds, quiet);
  return false;
}
