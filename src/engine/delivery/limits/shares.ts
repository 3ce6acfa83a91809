import type { Channel } from '#core/channel.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';

/** What the channels of a workspace may be sent together. */
export interface Shares {
  /** Takes one message's share for a channel; false where its workspace has none left now. */
  take(channel: Channel): boolean;
}

const SECOND_MS = 1_000;

/** As many a second as a workspace takes, and after a pause as many at once. */
export function openShares(ticks: () => number, limit: ChatAdapter['rate']['workspace']): Shares {
  if (!limit) return { take: () => true };
  const { of, perSecond } = limit;
  const gapMs = SECOND_MS / perSecond;
  // When each workspace's shares are all there again.
  const whole = new Map<string, number>();
  return {
    take: (channel) => {
      const now = ticks();
      const workspace = of(channel);
      const next = Math.max(whole.get(workspace) ?? 0, now) + gapMs;
      if (next > now + SECOND_MS) return false;
      for (const [name, at] of whole) if (at <= now) whole.delete(name);
      whole.set(workspace, next);
      return true;
    },
  };
}
