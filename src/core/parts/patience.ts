/** How long chats wait, in milliseconds: one object that they are given. */
export interface Patience {
  /** For a platform's answer to one request. */
  readonly request: number;
  /** For a mail server's answer once it has all of a mail, which it may look through first: RFC 5321 (4.5.3.2.6) gives it ten minutes. */
  readonly dot: number;
  /** For a platform that is connected to. */
  readonly connect: number;
  /** Until somebody is told that their answer takes too long; no platform takes one after a quarter of an hour. */
  readonly answer: number;
  /** For choices for what is being typed: later they are worth nothing. */
  readonly suggestion: number;
  /** For what is being answered when the program ends. */
  readonly drain: number;
  /** An event that was taken, and not renewed for so long, is nobody's; it is renewed three times as often. */
  readonly claim: number;
}

/** For a source, in milliseconds, where an answer can be made of what is stored: with what that takes, it is there within two seconds. */
export const SOURCE_MS = 1_800;

const MINUTE = 60_000;

export const PATIENCE: Patience = {
  request: 10_000,
  dot: 10 * MINUTE,
  connect: 45_000,
  answer: 14.5 * MINUTE,
  suggestion: 2_000,
  drain: 6_000,
  claim: 15_000,
};
