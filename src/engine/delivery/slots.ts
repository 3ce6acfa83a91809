import PQueue from 'p-queue';
import type { Channel } from '#core/channel.ts';
import type { SendResult } from '#core/delivery/chat-adapter.ts';
import type { DeliveryParts } from './deliver.ts';
import { openHolds } from './limits/holds.ts';
import { openPace } from './limits/pace.ts';

/** Resolves to how the send ended, so that a channel, a workspace or a platform that wants to wait is left alone. */
type SlotWork = (mayStart: boolean) => Promise<SendResult | undefined>;

/** One platform's slots: so many sends at a time, so many a second, one at a time for each channel. */
export interface Slots {
  /** Does the work when a slot is free and it is its turn. `mayStart` is asked then, and what the work threw is reported. */
  add(channel: Channel, work: SlotWork): void;
  /** Whether nothing is under way for a channel, and neither it nor its workspace nor the platform has to wait. */
  isFree(channel: Channel): boolean;
  /** How much may be added now; nothing while the whole platform has to wait. */
  room(): number;
  /** How much was added and waits for its turn. */
  waiting(): number;
  depth(): number;
  idle(): Promise<void>;
  /** From now on nobody waits for a turn. */
  close(): void;
}

export interface SlotsParts extends Pick<DeliveryParts, 'adapter' | 'timing' | 'ticks' | 'sleep'> {
  readonly mayStart: () => boolean;
  readonly report: (trouble: unknown) => void;
  /** Called whenever a slot has become free. */
  readonly freed: () => void;
}

// The hold on a whole platform; the names of workspaces begin with a word, and those of channels are JSON.
const ALL = 'all';

export function openSlots({ adapter: { rate }, ...parts }: SlotsParts): Slots {
  const { timing, ticks, mayStart, report, freed } = parts;
  // What waits is sent well within its lease, and what is in doubt if we die is little.
  const aheadMs = Math.min(1000, (timing.lease - timing.send) / 2);
  const ahead = Math.max(1, Math.floor((aheadMs * rate.perSecond) / 1000));
  const queue = new PQueue({ concurrency: rate.concurrency });
  const pace = openPace(parts, rate.perSecond);
  const holds = openHolds(ticks);
  const busy = new Set<string>();
  const closing = new AbortController();

  const depth = () => queue.size + queue.pending;
  const heldBy = (channel: Channel) => ({
    platform: ALL,
    workspace: rate.workspace ? `of ${rate.workspace.of(channel)}` : placeOf(channel),
    channel: placeOf(channel),
  });
  const isHeld = (channel: Channel) => Object.values(heldBy(channel)).some(holds.has);
  const heed = (channel: Channel, sent: SendResult | undefined): void => {
    if (sent) holds.add(placeOf(channel), rate.channelMs);
    if (sent?.kind === 'retry') holds.add(heldBy(channel)[sent.scope], sent.afterMs);
  };
  const perform = async (channel: Channel, work: SlotWork): Promise<void> => {
    await pace.turn(closing.signal);
    heed(channel, await work(mayStart() && !isHeld(channel)));
  };
  return {
    add: (channel, work) => {
      const place = placeOf(channel);
      busy.add(place);
      const done = (): void => {
        busy.delete(place);
        freed();
      };
      void queue.add(() => perform(channel, work).catch(report)).then(done);
    },
    isFree: (channel) => !busy.has(placeOf(channel)) && !isHeld(channel),
    room: () => (holds.has(ALL) ? 0 : Math.min(rate.concurrency - depth(), ahead - pace.waiting())),
    waiting: pace.waiting,
    depth,
    idle: () => queue.onIdle(),
    close: () => closing.abort(),
  };
}

function placeOf({ workspace, id }: Channel): string {
  return JSON.stringify([workspace, id]);
}
