import type { Moment } from './delivery.ts';

/** The right of one instance to deliver while others stand by. */
export interface Lease {
  /** Takes or renews it; false while another owner has renewed it within `leaseMs`. */
  take(owner: string, leaseMs: number, now: Moment): Promise<boolean>;
  /** Gives it back, so that nobody has to wait for its end. */
  drop(owner: string): Promise<void>;
}
