import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Ledger, Turn } from '#core/delivery/ledger.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { Day } from '#core/paper.ts';
import type { NewSubscription } from '#core/subscriptions/subscription.ts';
import type { Clock } from '#core/time/clock.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { recompute } from '#engine/planning/recompute.ts';
import { tick } from '#engine/planning/tick.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState } from '#store/state/state.ts';
import { silent } from '#test/fakes/source.ts';
import { keywordMatcher } from './made-up-source.ts';
import { memoryLists } from './memory-lists.ts';
import { type Customer, type Order, ordered, PLATFORM } from './orders.ts';

/** A message that reached its channel. */
export interface Sent {
  readonly channel: string;
  readonly subscription: string;
  readonly day: Day;
}

/** The planner as it is, over a real state and an archive in memory. */
export async function newSide(source: PaperSource, clock: Clock) {
  const moment = () => ({ wall: clock.now().epochMilliseconds, tick: clock.ticks(), boot: 'made-up' });
  const state = await openState(':memory:', { now: moment });
  const turns: Turn[] = [];
  const plan: typeof state.ledger.plan = async (planned, lists) => {
    turns.push(...planned);
    return await state.ledger.plan(planned, lists);
  };
  const parts = {
    ...state,
    ledger: { ...state.ledger, plan },
    stateClock: state.clock,
    clock,
    source,
    timing: TIMING,
    logger: silent,
    adapters: [summaries],
    sleep: () => new Promise<void>(() => undefined),
    fetches: () => true,
    nextTurn: async () => undefined,
  };
  let archive = openMatching();
  const readableOf = () => ({
    archive,
    ingest: createIngest({ sources: [source], archive, clock, logger: silent, timing: TIMING }),
  });
  let readable = readableOf();
  return {
    listings: (from: Day, to: Day) => archive.listings(from, to),
    async follow({ follows, mutes }: Customer): Promise<void> {
      for (const follow of follows) await state.follows.put(follow);
      for (const mute of mutes) await state.follows.mute(mute, 0);
    },
    async order(order: Order, dueAt: (wanted: NewSubscription) => number) {
      const known = await state.subscriptions.of(order.channel);
      const wanted = ordered(order, clock.now(), known);
      if (!wanted)
        await state.subscriptions.remove(
          { channel: order.channel, name: 'daily' },
          { platform: PLATFORM, id: 'anybody' },
        );
      else return await state.subscriptions.put(wanted, dueAt(wanted));
      return undefined;
    },
    async restart(rebuilt: boolean): Promise<void> {
      if (rebuilt) archive = openMatching();
      readable = readableOf();
      await recompute(parts, PLATFORM, { plans: () => true, planDue: async () => undefined });
    },
    /** Plans until nothing is due any more, and sends it; what was decided and what was sent. */
    async live(): Promise<{ turns: readonly Turn[]; sent: readonly Sent[] }> {
      turns.length = 0;
      for (let rounds = 0; await state.subscriptions.isAnyDue(); rounds++) {
        if (rounds > 10) throw new Error('something stays due for ever');
        await tick({ ...parts, readable }, { platforms: [PLATFORM], plans: () => true });
      }
      return { turns: [...turns], sent: await sendAll(state.ledger) };
    },
    close: async () => {
      await archive.close();
      await state.close();
    },
  };
}

/** Sends what waits, all at once and without a failure. */
async function sendAll(ledger: Ledger): Promise<Sent[]> {
  const sent: Sent[] = [];
  for (;;) {
    const claims = await ledger.claimSome(
      PLATFORM,
      { owner: 'test', leaseMs: TIMING.lease },
      { limit: 100, may: () => true },
    );
    if (claims.length === 0) return sent;
    for (const claim of claims) {
      await ledger.settle(claim, { kind: 'sent', ref: { id: claim.marker } });
      const subscription = claim.id.split('|')[3] ?? '';
      sent.push({ channel: claim.channel.id, subscription, day: claim.day });
    }
  }
}

function openMatching(): Archive {
  return { ...openArchive(':memory:'), ...memoryLists(), ...keywordMatcher, learn: async () => undefined };
}

const summaries: ChatAdapter = {
  platform: PLATFORM,
  resendWithinMs: 0,
  rate: { concurrency: 1, perSecond: 1_000, channelMs: 0 },
  render: ({ summary }) => [summary],
  send: async ({ marker }) => ({ kind: 'sent', ref: { id: marker } }),
  findByMarker: async () => ({ kind: 'absent' }),
  mayConfigure: async () => true,
  notifyAdmin: async () => undefined,
};
