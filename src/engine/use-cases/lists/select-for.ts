import { type Channel, directMessages, isDirect } from '#core/channel.ts';
import { placesOf } from '#core/digest/plan.ts';
import { type Selection, select } from '#core/digest/select.ts';
import type { DigestFacts } from '#core/format/digest/digest.ts';
import type { Listing } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { withTimeout } from '#core/time/with-timeout.ts';
import type { Owner } from '#core/topics/topic.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';
import { nearSavedAmong } from '../../access/near-saved.ts';
import { ownersAt } from '../../access/permissions.ts';
import { preferencesOf } from '../../access/preferences.ts';
import type { DayAsk, DigestParts } from './digest-parts.ts';

/** What somebody who asks is shown of a list, and what is said of it to them; the most upvoted have their places in a whole one alone. */
export async function selectFor(
  parts: DigestParts,
  ask: DayAsk,
  of: { readable: ReadableArchive; kept: readonly Listing[]; isWhole: boolean },
): Promise<{ selection: Selection } & Pick<DigestFacts, 'mine' | 'others' | 'orderIn'>> {
  const { archive } = of.readable;
  const papers = of.kept.map(({ paper }) => paper);
  const owners = ask.for ? [{ kind: 'person' as const, person: ask.person }] : ownersAt(ask);
  const ordered = await parts.subscriptions.of(placeOf(ask));
  const orderIn = ordered ? undefined : await orderableAt(parts, ask);
  const order = orderIn ? { orderIn } : {};
  const preferences = await preferencesOf(parts, owners, papers, archive);
  const kept = placesOf(ordered ?? SUBSCRIPTION_DEFAULTS);
  const reader = of.isWhole ? { ...preferences, ...kept } : preferences;
  if (!ask.for)
    return { selection: select(of.kept, ask.size, reader), others: !isDirect(ask.channel), ...order };
  const me: Owner = { kind: 'person', person: ask.person };
  const nearSaved = await nearSavedAmong({ ...parts, archive }, me, { papers, mutes: preferences.mutes });
  const known = nearSaved !== undefined || preferences.follows.length + preferences.muted.size > 0;
  return { selection: select(of.kept, ask.size, { ...reader, nearSaved }), mine: { known }, ...order };
}

/** Where a digest of what is asked for would come. */
function placeOf({ for: scope, person, channel }: DayAsk): Channel {
  return scope === 'me' ? directMessages(person) : channel;
}

// A platform may have to be asked who may; a list does not wait long for a button.
const PERMISSION_MS = 1_000;

/** Where whoever asks can order a digest; undefined where they may not, where that is not known soon, and where others see the answer. */
async function orderableAt({ sleep }: DigestParts, ask: DayAsk): Promise<Channel | undefined> {
  if (ask.for === 'me') return placeOf(ask);
  if (ask.open) return undefined;
  const asked = () => ask.mayConfigure().catch(() => false);
  const may = await withTimeout(sleep, { ms: PERMISSION_MS, late: false }, asked);
  return may ? placeOf(ask) : undefined;
}
