import type { Channel } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import type { Pause } from '#core/delivery/ledger.ts';
import { stateNow } from '#core/delivery/state-clock.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { allDigestsDocument, DIGESTS_A_PAGE, type ListedDigest } from '#core/format/workspace/all-digests.ts';
import { managersForm } from '#core/format/workspace/managers.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import type { AskedWorkspace, ManagedChannel } from '#core/subscriptions/workspace/asked-workspace.ts';
import { localDay } from '#core/time/dates.ts';
import { nextDue } from '#core/time/schedule.ts';
import { settings } from '../subscriptions/settings.ts';
import type { ManagersParts } from './managers.ts';

/** All digests of the workspace where somebody asks that are theirs to set up, a page of them; where there is no workspace, as in a terminal, those of the place itself. Rejects with a UserError where nothing there is theirs to set up. */
export async function allDigests(
  parts: ManagersParts,
  ask: Caller & { readonly page?: number | undefined },
): Promise<Document> {
  const { workspace, channel } = ask;
  if (!workspace) return await settings(parts, ask);
  const { where, naming } = workspace;
  const ordered = await parts.subscriptions.ofWorkspace(channel.platform, workspace.id);
  const { channels, unsure } = await workspace.managed(channelsOf(ordered));
  const mayName = await naming.may();
  if (channels.length === 0 && !mayName) throw notTheirs(workspace, unsure);
  const all = listed(ordered, channels);
  const pages = Math.max(1, Math.ceil(all.length / DIGESTS_A_PAGE));
  const page = Math.min(ask.page ?? 1, pages);
  const shown = all.slice((page - 1) * DIGESTS_A_PAGE, page * DIGESTS_A_PAGE);
  const managers = mayName ? await parts.managers.of(channel.platform, workspace.id) : undefined;
  return allDigestsDocument({
    where,
    digests: await withFacts(parts, shown),
    total: all.length,
    page,
    pages,
    unsure,
    managers: mayName ? managersForm(workspace, managers) : [],
  });
}

/** Nobody learns by it whether anything is ordered. */
function notTheirs({ where, naming }: AskedWorkspace, unsure: number): UserError {
  if (unsure > 0)
    return new UserError(
      'permission-unknown',
      'It cannot be said now which channels you may set up: try again in some minutes.',
    );
  return new UserError(
    'not-permitted',
    `All digests of ${where} are shown to those who may set up a channel that has one: ${naming.otherwise}.`,
  );
}

function channelsOf(ordered: readonly Scheduled[]): readonly Channel[] {
  return [
    ...new Map(ordered.map(({ subscription: { channel } }) => [channel.id, channel] as const)).values(),
  ];
}

type Listed = Pick<ListedDigest, 'several' | 'subscription' | keyof ManagedChannel>;

/** What nobody sees any more wants to be looked after, and comes first; the others by the names of their channels. */
function listed(ordered: readonly Scheduled[], channels: readonly ManagedChannel[]): readonly Listed[] {
  const byChannel = Map.groupBy(ordered, ({ subscription }) => subscription.channel.id);
  return channels
    .toSorted(
      (one, other) =>
        Number(other.unseen) - Number(one.unseen) ||
        one.at.shown.localeCompare(other.at.shown, 'en', { numeric: true }),
    )
    .flatMap((managed) => {
      const here = byChannel.get(managed.channel.id) ?? [];
      return here.map(({ subscription }) => ({ ...managed, subscription, several: here.length > 1 }));
    });
}

async function withFacts(
  { ledger, stateClock }: ManagersParts,
  digests: readonly Listed[],
): Promise<readonly ListedDigest[]> {
  const now = await stateNow(stateClock);
  return await Promise.all(
    digests.map(async (digest): Promise<ListedDigest> => {
      const pause = await ledger.pauseOf(digest.channel);
      const { subscription } = digest;
      const isTaken = !pause || pause.next !== undefined;
      return {
        ...digest,
        next: isTaken && !subscription.paused ? nextDue(subscription, now) : undefined,
        trouble: pause && troubleIn(pause),
        today: localDay(now, subscription.zone),
      };
    }),
  );
}

function troubleIn({ reason }: Pause): string {
  return `Held back: ${reason}`;
}
