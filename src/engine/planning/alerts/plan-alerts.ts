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
import type { TopicMatch } from '#core/topics/matcher.ts';
import { placeOf } from '#core/topics/presses.ts';
import { type Follow, ownerKey } from '#core/topics/topic.ts';
import { scopeOf } from '../../access/permissions.ts';
import type { TickParts } from '../plan-batch.ts';
import { readerOf } from '../preferences.ts';
import type { Assignment } from '../tick.ts';
import { matchRinging, type Rings } from './ringing.ts';

/** Plans what rings at once; one for a process, which remembers what it has looked at. */
export interface Alerts {
  /** Looks whether papers were listed since the last look, and plans what rings for them on these platforms; how many ring. A place's failure is logged, and its papers left to the digest; a failure of the state rejects. Between a few places and the next it does what `meanwhile` asks for. */
  plan(assignment: Assignment & { readonly meanwhile?: () => Promise<void> }): Promise<number>;
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
    async plan({ platforms, plans, meanwhile = async () => undefined }) {
      let planned = 0;
      for (const adapter of adapters) {
        const { platform } = adapter;
        if (!platforms.includes(platform) || !plans(platform) || !(await follows.isAnyRinging())) continue;
        const now = await stateNow(stateClock);
        const listed = listedNow(now);
        const known = looked.get(platform);
        if (listed.every(({ paper }) => known?.has(paper.id))) continue;
        const rang = await planFor(parts, {
          adapter,
          listed,
          now,
          plans: () => plans(platform),
          meanwhile,
        });
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
  /** What is due meanwhile does not wait until everybody was looked at. */
  readonly meanwhile: () => Promise<void>;
}

/** Goes through all whose follows ring on a platform; undefined where that is not this process's to do any more. */
async function planFor(parts: AlertParts, look: Look): Promise<number | undefined> {
  const { follows, ledger, readable, nextTurn, logger } = parts;
  const { platform } = look.adapter;
  const papers = look.listed.map(({ paper }) => paper);
  const rings = await matchRinging({ ...parts, archive: readable.archive }, platform, papers);
  let planned = 0;
  for (let after = ''; ; ) {
    await nextTurn();
    const page = await follows.ringing(platform, after, OWNERS);
    const last = page.at(-1);
    if (!last) return planned;
    const alerts: NewAlert[] = [];
    for (const ringing of Map.groupBy(page, ({ owner }) => ownerKey(owner)).values())
      alerts.push(...(await alertsFor(parts, ringing, { ...look, rings })));
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
    await look.meanwhile();
    after = ownerKey(last.owner);
  }
}

/** What rings for one owner; nothing where that cannot be told, so that others are not held up by it. */
async function alertsFor(
  parts: AlertParts,
  ringing: readonly Follow[],
  look: Look & { readonly rings: Rings },
): Promise<readonly NewAlert[]> {
  const matches = ringing.flatMap(look.rings.of);
  if (matches.length === 0) return [];
  await parts.nextTurn();
  try {
    return await alertsOfOwner(parts, ringing, { ...look, matches });
  } catch (error) {
    if (error instanceof SetupError) throw error;
    const [{ owner } = {}] = ringing;
    parts.logger.error('what rings could not be planned', { owner, reason: messageOf(error) });
    return [];
  }
}

async function alertsOfOwner(
  { ledger, subscriptions, follows, linkedTo }: AlertParts,
  ringing: readonly Follow[],
  { adapter, listed, now, rings, matches }: Look & { rings: Rings; matches: readonly TopicMatch[] },
): Promise<readonly NewAlert[]> {
  const [first] = ringing;
  if (!first) return [];
  const channel = placeOf(first.owner);
  const mutes = await follows.mutes(await readerOf(channel, linkedTo), now.epochMilliseconds);
  const muted = await rings.mutedBy(mutes);
  const whose = scopeOf(first.owner);
  const heard = matches.flatMap((match) => (muted.has(match.paper.id) ? [] : [{ ...match, of: whose }]));
  if (heard.length === 0) return [];
  const digests = (await subscriptions.all(channel)).map((each) => each.subscription);
  const ids = [...new Set(heard.map(({ paper }) => paper.id))];
  const rung = await ledger.rung(channel, ids);
  const alerts = alertsOf(listed, { now, digests, ringing, matches: heard, ...rung });
  return alerts.map((alert) => newAlert(adapter, alert, { ringing, digests, channel }));
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
