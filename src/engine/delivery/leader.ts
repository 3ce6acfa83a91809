import type { Leases, Role } from '#core/delivery/leases.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** Takes roles and keeps them for as long as it runs and the state answers. */
export interface Leader {
  start(): void;
  /** Whether a role is surely ours now; false as soon as its time is over, whatever kept us from renewing it. */
  holds(role: Role): boolean;
  /** The roles that are ours now. */
  held(): readonly Role[];
  /** Why roles could not be renewed. */
  trouble(): string | undefined;
  /** Gives all roles back: call it when what was done by them has ended. */
  stop(): Promise<void>;
}

/** What a turn changed. A role whose time was over before it was renewed is both: somebody else may have had it. */
export interface RoleChange {
  readonly taken: readonly Role[];
  readonly lost: readonly Role[];
}

export interface LeaderParts {
  readonly leases: Leases;
  /** A name that no other running process has. */
  readonly owner: string;
  /** What this process can serve. */
  readonly roles: readonly Role[];
  /** Whether a chat cannot be used by this process now; none is where it is left out. */
  readonly isAway?: ((platform: string) => boolean) | undefined;
  readonly timing: Pick<Timing, 'role'>;
  readonly logger: Logger;
  readonly sleep: Sleep;
  /** Milliseconds by this process's own clock, which nobody sets. */
  readonly ticks: () => number;
  /** Called after each turn that the state answered. */
  readonly turned: (change: RoleChange) => Promise<void>;
}

/** The roles that a process with adapters for these platforms can serve. */
export function rolesFor(platforms: readonly string[]): readonly Role[] {
  return [...platforms.flatMap((name): Role[] => [`plan:${name}`, `send:${name}`]), 'fetch', 'learn'];
}

export function openLeader(parts: LeaderParts): Leader {
  const { leases, owner, roles, timing, logger, sleep, ticks } = parts;
  const stopping = new AbortController();
  const offers = openOffers(parts.isAway ?? (() => false), timing);
  // When the renewal began that each role was last granted by: the state counts from later on.
  let renewed: ReadonlyMap<Role, number> = new Map();
  let trouble: string | undefined;
  let running: Promise<void> | undefined;

  const holdsAt = (role: Role, tick: number) =>
    tick - (renewed.get(role) ?? Number.NEGATIVE_INFINITY) < timing.role;
  const turn = async (): Promise<void> => {
    const began = ticks();
    const offered = offers(roles, began);
    await offer(offered.filter((role) => holdsAt(role, began)));
    const wanted = roles.filter((role) => !offered.includes(role));
    const granted = await leases.take(wanted, owner, timing.role);
    const taken = granted.filter((role) => !holdsAt(role, began));
    const lost = [...renewed.keys()].filter((role) => !granted.includes(role) || taken.includes(role));
    renewed = new Map(granted.map((role) => [role, began]));
    if (lost.length > 0) logger.warn('this process has lost roles', { owner, roles: lost });
    if (taken.length > 0) logger.info('this process has taken roles', { owner, roles: taken });
    await parts.turned({ taken, lost });
    trouble = undefined;
  };
  const offer = async (some: readonly Role[]): Promise<void> => {
    if (some.length === 0) return;
    renewed = new Map([...renewed].filter(([role]) => !some.includes(role)));
    logger.info('this process offers roles, since their chat is away', { owner, roles: some });
    await leases.drop(some, owner);
  };
  const run = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      await turn().catch((error) => {
        const reason = messageOf(error);
        if (reason !== trouble) logger.error('the roles could not be renewed', { reason });
        trouble = reason;
      });
      await sleep(timing.role / 3, stopping.signal);
    }
  };
  const holds = (role: Role) => holdsAt(role, ticks());
  return {
    start: () => {
      running ??= run();
    },
    holds,
    held: () => roles.filter(holds),
    trouble: () => trouble,
    stop: async () => {
      stopping.abort();
      await running;
      const ours = [...renewed.keys()];
      renewed = new Map();
      if (ours.length > 0) await leases.drop(ours, owner);
    },
  };
}

/** In times of a role: how long a chat is away before its roles are offered, how often, and for how long whoever stands by may take them. */
const OFFER = { after: 4, every: 20, open: 4 / 3 };

/** Says which roles are given back at a tick, so that another process may take them: those of a chat that has been away for a while. They are offered again and again and kept in between, since what cannot be answered may still be sent. */
function openOffers(
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
