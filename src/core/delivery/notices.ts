import type { Channel } from '../channel.ts';
import type { Day } from '../paper.ts';

/** What only a person can put right: the channel takes nothing from us, a message was refused in every form, or nobody knows whether it arrived. */
export type NoticeKind = 'refused' | 'failed' | 'uncertain';

/** Something that whoever set a channel up has still to be told of a delivery there. */
export interface Notice {
  readonly id: number;
  readonly channel: Channel;
  readonly kind: NoticeKind;
  /** Of the delivery. */
  readonly day: Day;
  readonly reason: string;
}

/** Notices are written with the outcome that they tell of, in the same transaction, and stay until they were told: a kill loses none. */
export interface Notices {
  /** Takes what has to be told on a platform, or of one channel of it, oldest first. Nobody else is given it for `waitMs`, longer each time; what was not told by then is taken again. */
  take(
    platform: string,
    ask: { readonly limit: number; readonly waitMs: number; readonly channel?: Channel | undefined },
  ): Promise<readonly Notice[]>;
  /** Drops what was told. */
  told(notice: Notice): Promise<void>;
}
