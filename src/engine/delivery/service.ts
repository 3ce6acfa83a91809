import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Leases, Role } from '#core/delivery/leases.ts';
import type { Forgotten, Ledger } from '#core/delivery/ledger.ts';
import type { Timing } from '#core/delivery/timing.ts';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Meter } from '#core/parts/meter.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import { type Sleep, withTimeout } from '#core/time/with-timeout.ts';
import { openDispatcher } from './dispatcher.ts';
import { openLeader, type RoleChange, rolesFor } from './leader.ts';
import { openScheduler, type TickWork } from './scheduler.ts';
import type { SteadyClock } from './steady-clock.ts';
import { startTicker, type Ticker } from './ticker.ts';

/** Does what this process has roles for, for as long as it runs, and stands by for the rest. */
export interface Service {
  start(): void;
  /** Claims and plans nothing new, waits for what is in flight, and gives its roles back. */
  stop(): Promise<void>;
  /** How it is now. */
  health(): Health;
}

export interface Health {
  /** What this process does now; none where it stands by. */
  readonly roles: readonly Role[];
  /** Sentences on what is wrong; none where all is well. */
  readonly troubles: readonly string[];
  /** Milliseconds since the last tick ended well; undefined before the first one. */
  readonly tickAgeMs?: number;
  /** Deliveries queued and in flight. */
  readonly depth: number;
}

export interface ServiceParts extends TickWork {
  readonly adapters: readonly ChatAdapter[];
  readonly ledger: Ledger;
  /** Whether a chat cannot be used by this process now; none is where it is left out. */
  readonly isAway?: ((platform: string) => boolean) | undefined;
  /** Deletes all that is kept of somebody or of a channel. */
  readonly forget: (target: Forgotten) => Promise<unknown>;
  readonly leases: Leases;
  readonly subscriptions: Pick<Subscriptions, 'isAnyDue' | 'of'>;
  readonly clock: SteadyClock;
  /** Why nothing may be planned or sent; undefined where the state is well. */
  readonly stateTrouble: () => string | undefined;
  readonly timing: Timing;
  /** A name that no other running process has. */
  readonly owner: string;
  readonly logger: Logger;
  /** Nobody counts where it is left out. */
  readonly meter?: Pick<Meter, 'sent'>;
  readonly sleep: Sleep;
  /** Milliseconds by this process's own clock, which nobody sets. */
  readonly ticks: () => number;
  /** 0 to 1. */
  readonly random: () => number;
}

/** Prepares the service; nothing runs before `start`. */
export function createService(parts: ServiceParts): Service {
  const { adapters, clock, stateTrouble, timing, ticks, sleep, logger } = parts;
  const platforms = adapters.map(({ platform }) => platform);
  let ticker: Ticker | undefined;
  let started: number | undefined;
  let stopping = false;

  const turned = async ({ taken }: RoleChange): Promise<void> => {
    // Whoever planned before us may have done so by a clock that was wrong.
    scheduler.distrust(platforms.filter((platform) => taken.includes(`plan:${platform}`)));
    const { jumped } = await look();
    if (taken.length > 0 || jumped) ticker?.wake();
  };
  const look = async () => {
    const seen = await clock.look();
    if (seen.jumped) scheduler.distrust(platforms);
    return seen;
  };
  const leader = openLeader({ ...parts, roles: rolesFor(platforms), turned });
  const dispatcher = openDispatcher({
    ...parts,
    clock,
    maySend: (platform) => leader.holds(`send:${platform}`) && stateTrouble() === undefined,
  });
  const scheduler = openScheduler({
    ...parts,
    platforms,
    holds: (role) => !stopping && leader.holds(role) && clock.isSteady() && stateTrouble() === undefined,
    isSteady: async () => (await look()).steady,
  });
  const troubles = (): string[] => {
    const age = started === undefined ? 0 : ticks() - (ticker?.lastDone() ?? started);
    const late = age > timing.silence + timing.tick;
    const state = stateTrouble();
    // What a state says of itself, whoever asked it has heard as well.
    const heard = [leader.trouble(), dispatcher.trouble()].filter((text) => text && !state?.startsWith(text));
    return [
      state,
      ...heard,
      late ? `no tick has ended well for ${Math.round(age / 1000)} s` : undefined,
    ].filter((text) => text !== undefined);
  };
  return {
    start: () => {
      started ??= ticks();
      ticker ??= startTicker({ ...parts, work: scheduler.tick });
      leader.start();
      dispatcher.start();
    },
    stop: async () => {
      stopping = true;
      const leave = async () => {
        await Promise.all([ticker?.stop(), dispatcher.stop()]);
      };
      // A send that takes longer is settled by the next start; the whole program has to end within a send's time.
      await withTimeout(sleep, { ms: timing.send - 3 * timing.sweep, late: undefined }, leave);
      await withTimeout(sleep, { ms: timing.sweep, late: undefined }, async () => {
        await leader.stop().catch((error) => {
          logger.warn('the roles could not be given back', { reason: messageOf(error) });
        });
      });
    },
    health: () => {
      const done = ticker?.lastDone();
      return {
        roles: leader.held(),
        troubles: [...new Set(troubles())],
        depth: dispatcher.depth(),
        ...(done === undefined ? {} : { tickAgeMs: ticks() - done }),
      };
    },
  };
}
