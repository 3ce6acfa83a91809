/** Every wait of planning, delivering, leading and connecting, in milliseconds: one object that the program is started with. */
export interface Timing {
  /** A send is given up after this, and its outcome is unknown. */
  readonly send: number;
  /** Who has claimed a delivery has it to himself for this long. */
  readonly lease: number;
  /** A platform may still accept a message for this long after the sender has gone. */
  readonly grace: number;
  /** The first wait after a failure and the longest; each is twice the one before. */
  readonly backOff: readonly [first: number, most: number];
  /** Between two looks at what is to be sent. */
  readonly sweep: number;
  /** Who has a role keeps it for this long without renewing it; it is renewed three times as often. */
  readonly role: number;
  /** Between two ticks. */
  readonly tick: number;
  /** Without a tick for this long there is one, whatever the calendar says. */
  readonly silence: number;
  /** Until a digest that waits for its list is planned anew. */
  readonly askAgain: number;
  /** For how long a list that was read, or could not be read, is not asked for again. */
  readonly fresh: number;
  readonly failed: number;
  /** Between two readings of a list that fills, where somebody wants to hear of its papers at once. */
  readonly listening: number;
  /** A clock that has jumped is not believed before it has been steady for this long. */
  readonly steady: number;
  /** A digest that was due longer ago than this, while nothing ran, is left to the next one. */
  readonly catchUp: number;
  /** A digest that could not be sent for so long after it was due is no news any more. */
  readonly expires: number;
  /** Before a chat that is away is tried again, the first wait and the longest; each is twice the one before. */
  readonly connect: readonly [first: number, most: number];
  /** Before a chat is asked again that has refused the token. */
  readonly refused: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export const TIMING: Timing = {
  send: 10_000,
  lease: 30_000,
  grace: 30_000,
  backOff: [1_000, MINUTE],
  sweep: 1_000,
  role: 15_000,
  tick: MINUTE,
  silence: 2 * MINUTE,
  askAgain: 5 * MINUTE,
  fresh: 5 * MINUTE,
  failed: MINUTE,
  listening: 15 * MINUTE,
  steady: 30_000,
  catchUp: 12 * HOUR,
  expires: 36 * HOUR,
  connect: [1_000, 5 * MINUTE],
  refused: 10 * MINUTE,
};
