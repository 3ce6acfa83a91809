import type { Temporal } from 'temporal-polyfill';
import { isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { whereIn } from '#core/format/subscription/scope.ts';
import { digestsDocument, settingsDocument, unorderedDocument } from '#core/format/subscription/settings.ts';
import { freeName, MOST_DIGESTS, parseDigestName } from '#core/subscriptions/digest-names.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { localDay } from '#core/time/dates.ts';
import { type Due, nextDues } from '#core/time/schedule.ts';
import type { Follows } from '#core/topics/follows.ts';
import { sayingWhatRings } from '../topics/ringing.ts';
import { type DigestAsk, noDigestCalled, placed } from './digest-meant.ts';
import { allOf, lastEnded, type SubscribeParts } from './ordered-here.ts';
import { defaultsFor } from './subscribe.ts';

export interface SettingsParts extends SubscribeParts {
  readonly follows: Follows;
}

const SHOWN_DUES = 3;

/** Everything that a channel has set: the list of its digests where there are several, else the one digest with its next three deliveries; where there is none, or none of the name, what could be ordered. */
export async function settings(parts: SettingsParts, ask: DigestAsk): Promise<Document> {
  return await sayingWhatRings(parts, ask, await digestSettings(parts, ask));
}

async function digestSettings(parts: SubscribeParts, ask: DigestAsk): Promise<Document> {
  const all = await allOf(parts, ask);
  const mayChange = await ask.mayConfigure();
  const beside = besideOf(ask, all, mayChange);
  const name = ask.name === undefined ? undefined : parseDigestName(ask.name);
  const now = await stateNow(parts.stateClock);
  if (name === undefined && all.length > 1) {
    const digests = all.map((subscription) => ({
      subscription: placed(subscription, ask),
      next: duesOf(subscription, now, 1)[0],
    }));
    return digestsDocument(digests, beside);
  }
  const known = name === undefined ? all[0] : all.find((each) => each.name === name);
  if (known) {
    const facts = {
      mayChange,
      several: all.length > 1,
      ...beside,
      today: localDay(now, known.zone),
    };
    return settingsDocument(placed(known, ask), duesOf(known, now, SHOWN_DUES), facts);
  }
  if (mayChange) {
    const ended = await lastEnded(parts, ask);
    const fresh = { ...(await defaultsFor(ask, all)), channel: ask.channel, ...(name ? { name } : {}) };
    return unorderedDocument(placed(fresh, ask), { undo: ended?.key, several: all.length > 0 });
  }
  if (name !== undefined && all.length > 0) throw noDigestCalled(name, all, ask);
  throw new UserError('nothing-ordered', `No digest is ordered ${whereIn(ask)} yet${whoOrders(ask)}.`);
}

/** What stands beside a digest, for those who may change it: one more, and the others of the workspace. */
function besideOf({ channel, workspace }: DigestAsk, all: readonly Subscription[], mayChange: boolean) {
  if (!mayChange) return {};
  return { another: anotherName(all), workspace: isDirect(channel) ? undefined : workspace?.where };
}

function duesOf(subscription: Subscription, now: Temporal.Instant, count: number): Due[] {
  return subscription.paused ? [] : nextDues(subscription, now, count);
}

function anotherName(all: readonly Subscription[]): string | undefined {
  return all.length < MOST_DIGESTS ? freeName(all.map(({ name }) => name)) : undefined;
}

function whoOrders(ask: Caller): string {
  const why = ask.whyNot?.();
  return why ? `. ${why}` : `: those who may manage ${ask.at?.shown ?? 'this channel'} can order one`;
}
