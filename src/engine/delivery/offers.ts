import type { Role } from '#core/delivery/leases.ts';
import type { Timing } from '#core/delivery/timing.ts';

/** In times of a role: how long a chat is away before its roles are offered, how often, and for how long whoever stands by may take them. */
const OFFER = { after: 4, every: 20, open: 4 / 3 };

/** Says which roles are given back at a tick, so that another process may take them: those of a chat that has been away for a while. They are offered again and again and kept in between, since what cannot be answered may still be sent. */
export function openOffers(
  isAway: (platform: string) => boolean,
  { role: ms }: Pick<Timing, 'role'>,
): (roles: readonly Role[], tick: number) => readonly Role[] {
  const since = new Map<string, number>();
  const isOffered = (platform: string, tick: number): boolean => {
    const began = since.get(platform) ?? tick;
    since.set(platform, began);
    const past = (tick - began) / ms - OFFER.after;
    return past >= 0 && past % OFFER.every < OFFER.open;
  };
  return (roles, tick) =>
    roles.filter((role) => {
      const [, platform] = role.split(':');
      if (platform === undefined) return false;
      if (isAway(platform)) return isOffered(platform, tick);
      since.delete(platform);
      return false;
    });
}
