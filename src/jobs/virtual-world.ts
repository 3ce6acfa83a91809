import { Temporal } from 'temporal-polyfill';
import type { ChatAdapter } from '#core/chat.ts';
import { TIMING } from '#core/delivery/delivery.ts';
import type { Document } from '#core/document.ts';
import type { Day, Paper } from '#core/paper.ts';
import type { Logger } from '#core/ports.ts';
import type { Subscription } from '#core/subscriptions/subscription.ts';
import { topicOf } from '#core/topic.ts';
import { deliver } from '#engine/delivery/deliver.ts';
import { createIngest } from '#engine/ingest/ingest.ts';
import { tick } from '#engine/planning/tick.ts';
import { openArchive } from '#store/archive.ts';
import { openState } from '#store/state/state.ts';
import { recordedSource, type Stretch } from './recorded-source.ts';

/** A message that reached its channel. */
export interface Posted {
  readonly at: Temporal.Instant;
  readonly channel: string;
  readonly document: Document;
}

/** The program with a clock that runs as fast as it can, a recorded source and a chat platform in memory. */
export interface World {
  /** Adds a subscription and what its channel follows. */
  add(subscription: Subscription, nextDue: number, topics: readonly string[]): Promise<void>;
  /** Lives through one minute: ticks, and delivers what is owed. */
  minute(at: number): Promise<void>;
  readonly posted: readonly Posted[];
  close(): void;
}

const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} };
const PLATFORM = 'simulated';

export function createWorld(
  lists: ReadonlyMap<Day, readonly Paper[]>,
  start: number,
  outage?: Stretch,
): World {
  let now = Temporal.Instant.fromEpochMilliseconds(start);
  const clock = { now: () => now };
  const source = recordedSource(lists, { clock, outage });
  const archive = openArchive(':memory:');
  const state = openState(':memory:');
  const shelf = { archive, ingest: createIngest({ sources: [source], archive, clock, logger: silent }) };
  const posted: Posted[] = [];
  const adapter = memoryChat((channel, document) => posted.push({ at: now, channel, document }));
  const moment = () => ({ wall: now.epochMilliseconds, tick: now.epochMilliseconds });
  const town = { ...state, source, shelf, clock, logger: silent, adapters: [adapter], moment };
  const sleep = () => new Promise<void>(() => undefined);
  const courier = {
    ...town,
    adapter,
    timing: TIMING,
    owner: 'simulation',
    now: moment,
    sleep,
    random: () => 0.5,
  };
  return {
    posted,
    async add(subscription, nextDue, topics) {
      const channel = { ...subscription.channel, platform: PLATFORM };
      await state.subscriptions.put({ ...subscription, channel }, nextDue);
      for (const topic of topics) {
        await state.follows.put({
          owner: { kind: 'channel', channel },
          topic: topicOf(topic),
          level: 'normal',
        });
      }
    },
    async minute(at) {
      now = Temporal.Instant.fromEpochMilliseconds(at);
      if ((await tick(town)) === 0) return;
      for (const { id } of await state.ledger.due(PLATFORM, moment(), 100_000)) await deliver(courier, id);
    },
    close: () => {
      archive.close();
      state.close();
    },
  };
}

function memoryChat(post: (channel: string, document: Document) => void): ChatAdapter {
  return {
    platform: PLATFORM,
    resendWithinMs: 0,
    rate: { concurrency: 1, perSecond: 1_000, channelMs: 0 },
    render: (document) => [JSON.stringify(document)],
    async send({ channel, payload, marker }) {
      post(channel.id, JSON.parse(payload) as Document);
      return { kind: 'sent', ref: { id: marker } };
    },
    findByMarker: async () => ({ kind: 'absent' }),
    mayConfigure: async () => true,
    tellAdmin: async () => undefined,
  };
}
