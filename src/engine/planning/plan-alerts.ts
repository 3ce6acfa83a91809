import { Temporal } from 'temporal-polyfill';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { alertOf, deliveryId } from '#core/delivery/delivery.ts';
import type { NewAlert } from '#core/delivery/ledger.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import { messageOf, SetupError } from '#core/errors.ts';
import { alertDocument } from '#core/format/topics/alerts.ts';
import type { Listing } from '#core/paper.ts';
import { mentionedIn } from '#core/subscriptions/mention.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { addDays } from '#core/time/dates.ts';
import { alertsOf, justListed, type PaperAlert } from '#core/topics/alerts.ts';
import { placeOf } from '#core/topics/presses.ts';
import { type Follow, ownerKey } from '#core/topics/topic.ts';
import type { TickParts } from './plan-batch.ts';
import { preferencesOfMany } from './preferences.ts';
import type { Assignment } from './tick.ts';

/** Plans what rings at once; one for a process, which remembers what it has looked at. */
export interface Alerts {
  /** Looks whether papers were listed since the last look, and plans what rings for them on these platforms; how many ring. A place's failure is logged, and its papers left to the digest; a failure of the state rejects. */
  plan(assignment: Assignment): Promise<number>;
}

type AlertParts = Omit<TickParts, 'fetches' | 'sleep'>;

// A paper that comes again after so long is listed for the first time, as far as anybody can tell.
const LISTED_DAYS = 30;
// So few that nobody waits for a page of them.
const OWNERS = 50;
// So few that writing them down is short.
const AT_ONCE = 20;

export function openAlerts(parts: AlertParts): Alerts {
  const { adapters, follows, readable, source, stateClock, logger } = parts;
  const looked = new Map<string, ReadonlySet<string>>();

  const listedNow = (now: Temporal.Instant): readonly Listing[] => {
    const day = source.currentDay(now);
    return justListed(readable.archive.listings(addDays(day, 1 - LISTED_DAYS), day), { now, day });
  };
  return {
    async plan({ platforms, plans }) {
      let planned = 0;
      for (const adapter of adapters) {
        const { platform } = adapter;
        if (!platforms.includes(platform) || !plans(platform) || !(await follows.isAnyRinging())) continue;
        const now = await stateNow(stateClock);
        const listed = listedNow(now);
        const known = looked.get(platform);
        if (listed.every(({ paper }) => known?.has(paper.id))) continue;
        const rang = await planFor(parts, { adapter, listed, now, plans: () => plans(platform) });
        if (rang === undefined) continue;
        looked.set(platform, new Set(listed.map(({ paper }) => paper.id)));
        logger.debug('tick: alerts were planned', { platform, papers: listed.length, planned: rang });
        planned += rang;
      }
      return planned;
    },
  };
}

interface Look {
  readonly adapter: ChatAdapter;
  readonly listed: readonly Listing[];
  readonly now: Temporal.Instant;
  readonly plans: () => boolean;
}

/** Goes through all whose follows ring on a platform; undefined where that is not this process's to do any more. */
async function planFor(parts: AlertParts, look: Look): Promise<number | undefined> {
  const { follows, ledger, nextTurn, logger } = parts;
  let planned = 0;
  for (let after = ''; ; ) {
    await nextTurn();
    const page = await follows.ringing(look.adapter.platform, after, OWNERS);
    const last = page.at(-1);
    if (!last) return planned;
    const owned = [...Map.groupBy(page, ({ owner }) => ownerKey(owner)).values()];
    const alerts = await alertsFor(parts, owned, look);
    for (let at = 0; at < alerts.length; at += AT_ONCE) {
      await nextTurn();
      if (!look.plans()) return undefined;
      planned += await ledger.planAlerts(alerts.slice(at, at + AT_ONCE));
    }
    for (const { channel, paper, digest } of alerts) {
      const delivery = deliveryId({ channel, subscription: alertOf(paper), ...digest, part: 0 });
      logger.debug('a delivery is planned, unless its place knows the paper', { delivery });
    }
    if (!look.plans()) return undefined;
    after = ownerKey(last.owner);
  }
}

/** What rings for some owners: together, or each alone where one of them cannot be told. */
async function alertsFor(
  parts: AlertParts,
  owned: readonly (readonly Follow[])[],
  look: Look,
): Promise<readonly NewAlert[]> {
  try {
    return await alertsTogether(parts, owned, look);
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const [only, ...others] = owned;
    if (only && others.length === 0) {
      const owner = only[0]?.owner;
      parts.logger.error('what rings could not be planned', { owner, reason: messageOf(error) });
      return [];
    }
    const alerts: NewAlert[] = [];
    for (const one of owned) alerts.push(...(await alertsFor(parts, [one], look)));
    return alerts;
  }
}

async function alertsTogether(
  parts: AlertParts,
  owned: readonly (readonly Follow[])[],
  { adapter, listed, now }: Look,
): Promise<readonly NewAlert[]> {
  const { readable, ledger, subscriptions, nextTurn } = parts;
  const papers = listed.map(({ paper }) => paper);
  const ids = papers.map(({ id }) => id);
  const asked = owned.flatMap((ringing) => {
    const [first] = ringing;
    return first ? [{ ringing, subscription: { channel: placeOf(first.owner) } }] : [];
  });
  const preferences = await preferencesOfMany({ ...parts, archive: readable.archive }, asked, papers);
  const planned: NewAlert[] = [];
  for (const of of asked) {
    await nextTurn();
    const { matches, muted } = preferences(of);
    const { ringing, subscription } = of;
    const keys = new Set(ringing.map(({ topic }) => topic.key));
    const rings = matches.filter(({ paper, topic }) => keys.has(topic.key) && !muted.has(paper.id));
    if (rings.length === 0) continue;
    const { channel } = subscription;
    const digests = (await subscriptions.all(channel)).map((each) => each.subscription);
    const rung = await ledger.rung(channel, ids);
    const alerts = alertsOf(listed, { now, digests, ringing, matches: rings, ...rung });
    planned.push(...alerts.map((alert) => newAlert(adapter, alert, { ringing, digests, channel })));
  }
  return planned;
}

interface Place {
  readonly channel: Subscription['channel'];
  readonly ringing: readonly Follow[];
  readonly digests: readonly Subscription[];
}

function newAlert(
  adapter: Pick<ChatAdapter, 'render'>,
  alert: PaperAlert,
  { channel, ringing, digests }: Place,
): NewAlert {
  const { listing, matches, day, expires } = alert;
  const { paper, seen } = listing;
  const rings = alertDocument(alert, { channel, ringing, hasDigest: digests.length > 0 });
  const mention = mentionedIn('alerts', digests);
  const document = mention ? { ...rings, mention } : rings;
  const parts = adapter
    .render(document)
    .map((payload, part) => ({ payload, papers: part === 0 ? [paper.id] : [] }));
  const due = Temporal.Instant.fromEpochMilliseconds(seen);
  const keys = new Set(matches.map(({ topic }) => topic.key));
  return {
    channel,
    paper: paper.id,
    of: ringing.filter(({ topic }) => keys.has(topic.key)),
    digest: { day, kind: 'alert', due, expires, parts },
  };
}
