import type { Given, Lists } from '../delivery/ledger.ts';
import type { Day, Listing, Paper } from '../paper.ts';
import { isOfTopics, type Subscription } from '../subscriptions/subscription.ts';
import { addDays, isWeekend } from '../time/dates.ts';
import type { TopicMatch } from '../topics/matcher.ts';
import { type Edition, isSurelyEmpty, reachOf } from './edition.ts';
import type { Reader } from './reader.ts';
import type { Sleeper } from './second-look.ts';
import { type Selection, select } from './select.ts';
import type { SkipReason } from './skip-reason.ts';

/** What a subscription is owed now: a digest, nothing for a reason, or to be asked again since its list may still fill. */
export type Plan =
  | {
      readonly kind: 'digest';
      readonly newest: Day;
      readonly selection: Selection;
      /** Of the week before, where it is the week's first. */
      readonly sleepers?: readonly Sleeper[];
    }
  | { readonly kind: 'skip' | 'wait'; readonly reason: SkipReason };

/** What the readers of a subscription follow, mute and have saved, among an edition's papers. */
export interface Preferences
  extends Required<Pick<Reader, 'matches' | 'muted'>>,
    Pick<Reader, 'nearSaved' | 'reached'> {
  /** Which of some papers, none of which reaches what is followed, came nearest to it. */
  nearestMiss(among: readonly Paper[]): TopicMatch | undefined;
}

/** The lists that a channel's last digest was made from. */
export interface Coverage {
  /** The day whose list was open then. */
  readonly newest: Day;
  readonly lists: Lists | undefined;
  /** Epoch ms; where the lists are not known, what an archive had seen by then counts as listed. */
  readonly planned: number;
  /** Ids of papers on those lists whose digest was given up: they count as not listed yet. */
  readonly undelivered?: ReadonlySet<string> | undefined;
}

type Ordered = Pick<Subscription, 'kind' | 'topics' | 'catchUp' | 'size' | 'order' | 'top' | 'explore'>;

/** How many days a digest of a period looks back on. */
export const PERIOD_DAYS = { week: 7, month: 30 };

/** The oldest day whose list a digest of this kind is made from. */
export function oldestFor(kind: Subscription['kind'], edition: Edition): Day {
  return kind === 'week' || kind === 'month'
    ? addDays(edition.freshness.day, 1 - PERIOD_DAYS[kind])
    : reachOf(edition);
}

/** What a channel's last digest covers, where it had one; `dayOf` tells whose list is open at an instant (epoch ms). */
export function coverageOf(
  { last, undelivered }: Pick<Given, 'last' | 'undelivered'>,
  dayOf: (at: number) => Day,
): Coverage | undefined {
  if (!last) return undefined;
  const planned = last.planned.epochMilliseconds;
  const listed = [...(last.lists?.keys() ?? [])].toSorted().at(-1);
  return { newest: listed ?? dayOf(planned), lists: last.lists, planned, undelivered };
}

/** Decides what a subscription is owed from an edition. `shown` are the ids that its channel was shown; without `coverage`, it is its first digest. */
export function planDigest(
  subscription: Ordered,
  edition: Edition,
  preferences: Preferences,
  shown: ReadonlySet<string>,
  coverage: Coverage | undefined,
): Plan {
  const listings = candidates(subscription, edition, coverage);
  if (listings.length === 0) return nothingListed(edition);
  const { size, order } = subscription;
  const onlyTopics = isOfTopics(subscription);
  const { matches, muted, nearSaved, reached } = preferences;
  const reader = { matches, muted, nearSaved, reached, shown, order, onlyTopics };
  const selection = select(listings, size, { ...reader, ...placesOf(subscription) });
  if (selection.picks.length === 0) {
    const left = listings.map(({ paper }) => paper).filter(({ id }) => !muted.has(id) && !shown.has(id));
    const miss = preferences.nearestMiss(left);
    const ownTopics = subscription.topics !== undefined;
    return { kind: 'skip', reason: { kind: 'nothing-left', selection, miss, ownTopics } };
  }
  return { kind: 'digest', newest: newestOf(listings, edition), selection };
}

/** For what an order keeps places, as selection wants it. */
export function placesOf({
  top,
  explore,
}: Pick<Subscription, 'top' | 'explore'>): Pick<Reader, 'keepsTop' | 'explores'> {
  return { keepsTop: top === 'on', explores: explore === 'on' };
}

/** What a digest may be picked from: the lists since the last one, and what came late to those before. */
function candidates(
  { kind, catchUp }: Ordered,
  edition: Edition,
  coverage: Coverage | undefined,
): readonly Listing[] {
  const from = oldestFor(kind, edition);
  const inReach = edition.listings.filter(({ day }) => day >= from);
  if (kind === 'week' || kind === 'month') return inReach;
  const newest = newestOf(inReach, edition);
  if (!coverage) return inReach.filter(({ day }) => day === newest);
  return inReach.filter((listing) => {
    if (coverage.undelivered?.has(listing.paper.id)) return true;
    const isMissed = listing.day > coverage.newest;
    return isMissed ? catchUp === 'merge' || listing.day === newest : !wasListed(listing, coverage);
  });
}

function wasListed({ day, paper, seen }: Listing, { lists, planned }: Coverage): boolean {
  return lists ? lists.get(day)?.has(paper.id) === true : seen <= planned;
}

function newestOf(listings: readonly Listing[], { freshness }: Edition): Day {
  return listings.at(-1)?.day ?? freshness.day;
}

function nothingListed({ freshness, listings }: Edition): Plan {
  const { day, settles, readAt, failed, failingSince } = freshness;
  if (failed) return { kind: 'wait', reason: { kind: 'source-down', reason: failed, since: failingSince } };
  const listed = new Set(listings.filter((listing) => listing.day === day).map(({ paper }) => paper.id)).size;
  // A list that was last read while it was filling may have papers by now, whatever the clock says.
  const isSettled = isWeekend(day) || (readAt?.epochMilliseconds ?? 0) > settles.epochMilliseconds;
  const complete = listed > 0 ? isSettled : isSurelyEmpty(freshness);
  return { kind: complete ? 'skip' : 'wait', reason: { kind: 'no-list', day, settles, listed, complete } };
}
