import type { Allowance } from '#core/commands/allowance.ts';
import type { Moment } from '#core/delivery/moment.ts';
import type { Timing } from '#core/delivery/timing.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Patience } from '#core/parts/patience.ts';
import type { Clock } from '#core/time/clock.ts';
import type { Sleep } from '#core/time/with-timeout.ts';

/** What the program takes from the machine it runs on. */
export interface Outside {
  readonly clock: Clock;
  readonly fetch: typeof fetch;
  readonly logger: Logger;
  readonly sleep: Sleep;
  readonly random: () => number;
  /** A short word that a reader can quote and an operator can find in the log. */
  readonly reference: () => string;
  /** Lets whatever else waits have its turn. */
  readonly nextTurn: () => Promise<void>;
  /** Every wait of planning, delivering and leading. */
  readonly timing: Timing;
  /** How much one person on a chat may ask. */
  readonly allowance: Allowance;
  /** Every wait of the chats. */
  readonly patience: Patience;
  /** The state's clock where it is not the machine's: a time that a test or a simulation makes. */
  readonly moment?: () => Moment;
}
