import { Temporal } from 'temporal-polyfill';
import type { Channel } from '#core/channel.ts';
import type { Lists, NewDigest } from '#core/delivery/ledger.ts';
import type { Moment } from '#core/delivery/moment.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import type { Scheduled } from '#core/subscriptions/subscriptions.ts';
import { openState, type StateStore } from '#store/state/state.ts';

/** A Thursday. */
export const START = Date.UTC(2026, 7, 20, 9);

/** The lists that the tests' digests are made from. */
export const LISTS: Lists = new Map([['2026-08-20', new Set(['2608.00000', '2608.00001', '2608.00002'])]]);

/** A fresh state in memory, by a clock of its own. */
export function memoryState({ now }: { now(): Moment }): Promise<StateStore> {
  return openState(':memory:', { now });
}

/** Somebody on the platform `fake`. */
export const ANN = { platform: 'fake', id: 'ann' };

/** A channel of the workspace `w` on the platform `fake`. */
export function channel(id: string, workspace = 'w'): Channel {
  return { platform: 'fake', workspace, id };
}

/** A digest of so many parts that is good for twelve hours; part N carries paper N. */
export function digest({
  parts = 1,
  ...more
}: Partial<Omit<NewDigest, 'parts'>> & { parts?: number } = {}): NewDigest {
  return {
    day: '2026-08-20',
    kind: 'daily',
    due: Temporal.Instant.fromEpochMilliseconds(START),
    expires: Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 12 }),
    parts: Array.from({ length: parts }, (_, part) => ({
      payload: `part ${part}`,
      papers: [`2608.0000${part}`],
    })),
    ...more,
  };
}

type Ordering = Pick<StateStore, 'ledger' | 'subscriptions'>;

/** A channel's subscription as it is read by whoever plans; it is ordered where there is none. */
export async function scheduled({ subscriptions }: Ordering, of: Channel): Promise<Scheduled> {
  const ordered =
    (await subscriptions.of(of)) ??
    (await subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel: of, since: 0 }, START));
  const all = await subscriptions.page(of.platform, '', 100_000);
  const found = all.find(({ subscription }) => subscription.id === ordered.id);
  if (!found) throw new Error('what was put is there');
  return found;
}

/** Plans a digest for a channel; how many are new: 1 or 0. */
export async function owe(state: Ordering, of: Channel, owed: NewDigest = digest()): Promise<number> {
  const turn = { of: await scheduled(state, of), nextDue: START + 86_400_000, digest: owed };
  return state.ledger.plan([turn], LISTS);
}

/** Plans the same digest for many channels of one platform, all at once. */
export async function oweAll(state: Ordering, channels: readonly Channel[], owed: NewDigest): Promise<void> {
  for (const channel of channels) {
    await state.subscriptions.put({ ...SUBSCRIPTION_DEFAULTS, channel, since: 0 }, START);
  }
  const all = await state.subscriptions.page(channels[0]?.platform ?? '', '', channels.length);
  await state.ledger.plan(
    all.map((of) => ({ of, nextDue: START + 86_400_000, digest: owed })),
    LISTS,
  );
}
