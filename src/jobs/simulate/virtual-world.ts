import { Temporal } from 'temporal-polyfill';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import { alertOf } from '#core/delivery/delivery.ts';
import { TIMING } from '#core/delivery/timing.ts';
import type { Document } from '#core/document.ts';
import type { Day, Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { NewSubscription } from '#core/subscriptions/subscription.ts';
import { nextDue } from '#core/time/schedule.ts';
import type { Followed } from '#core/topics/matcher.ts';
import type { Follow, Mute } from '#core/topics/topic.ts';
import { ownerIn } from '#engine/access/permissions.ts';
import { deliverDue } from '#engine/delivery/deliver.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { openListening } from '#engine/planning/alerts/listening.ts';
import { openAlerts } from '#engine/planning/alerts/plan-alerts.ts';
import { readLists } from '#engine/planning/editions.ts';
import { tick } from '#engine/planning/tick.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState } from '#store/state/state.ts';
import { recordedSource, type Stretch } from '../recorded-source.ts';

/** A message that reached its channel. */
export interface Posted {
  readonly at: Temporal.Instant;
  readonly channel: string;
  readonly document: Document;
  /** Whether it is one paper that rings, and no digest. */
  readonly rings: boolean;
}

/** What one channel has ordered, the first one first, and what it follows and mutes. */
export interface SimulatedChannel {
  readonly ordered: readonly [NewSubscription, ...NewSubscription[]];
  readonly follows: readonly (Followed & Pick<Follow, 'alertSince'>)[];
  readonly mutes: readonly Mute[];
}

/** The program with a clock that runs as fast as it can, a recorded source and a chat platform in memory. */
export interface World {
  /** Adds a channel that gets digests from now on. */
  add(resident: SimulatedChannel): Promise<void>;
  /** Lives through one minute: ticks, and delivers what is owed. */
  minute(at: number): Promise<void>;
  readonly posted: readonly Posted[];
  close(): Promise<void>;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const PLATFORM = 'simulated';

export async function createWorld(
  lists: ReadonlyMap<Day, readonly Paper[]>,
  start: number,
  outages: readonly Stretch[] = [],
): Promise<World> {
  let now = Temporal.Instant.fromEpochMilliseconds(start);
  const clock = { now: () => now, ticks: () => now.epochMilliseconds };
  const source = recordedSource(lists, { clock, outages });
  const archive = openArchive(':memory:');
  const moment = () => ({ wall: now.epochMilliseconds, tick: now.epochMilliseconds, boot: 'simulated' });
  const state = await openState(':memory:', { now: moment });
  const ingest = createIngest({ sources: [source], archive, clock, logger: silent, timing: TIMING });
  const posted: Posted[] = [];
  const adapter = memoryChat((post) => posted.push({ at: now, ...post }));
  const sleep = () => new Promise<void>(() => undefined);
  const parts = {
    ...state,
    stateClock: state.clock,
    readable: { archive, ingest },
    source,
    clock,
    sleep,
    timing: TIMING,
    logger: silent,
    adapters: [adapter],
    fetches: () => true,
    nextTurn: async () => undefined,
  };
  const alerts = openAlerts(parts);
  const isReadingDue = openListening(parts);
  const believed = { now: state.clock.now, isSteady: () => true };
  const sending = {
    ...parts,
    adapter,
    owner: 'simulation',
    clock: believed,
    ticks: clock.ticks,
    random: () => 0.5,
  };
  return {
    posted,
    async add({ ordered, follows, mutes }) {
      const channel = { ...ordered[0].channel, platform: PLATFORM };
      const owner = ownerIn(channel);
      for (const each of ordered) {
        const due = nextDue(each, now).at.epochMilliseconds;
        await state.subscriptions.put({ ...each, channel }, due);
      }
      for (const { topic, level, alertSince } of follows) {
        const alert = alertSince === undefined ? undefined : 'now';
        await state.follows.put({ owner, topic, level, alert });
      }
      for (const mute of mutes) await state.follows.mute({ ...mute, owner }, now.epochMilliseconds);
    },
    async minute(at) {
      now = Temporal.Instant.fromEpochMilliseconds(at);
      if (await isReadingDue()) await readLists(parts);
      const all = { platforms: [PLATFORM], plans: () => true };
      const planned = (await tick(parts, all)) + (await alerts.plan(all));
      if (planned > 0) await deliverDue(sending);
    },
    close: async () => {
      archive.close();
      await state.close();
    },
  };
}

function memoryChat(post: (posted: Omit<Posted, 'at'>) => void): ChatAdapter {
  return {
    platform: PLATFORM,
    resendWithinMs: 0,
    rate: { concurrency: 1, perSecond: 1_000, channelMs: 0 },
    render: (document) => [JSON.stringify(document)],
    async send({ channel, subscription, payload, marker }) {
      const rings = subscription?.startsWith(alertOf('')) ?? false;
      post({ channel: channel.id, document: JSON.parse(payload) as Document, rings });
      return { kind: 'sent', ref: { id: marker } };
    },
    findByMarker: async () => ({ kind: 'absent' }),
    mayConfigure: async () => true,
    notifyAdmin: async () => undefined,
  };
}
