/**
 * How it stands with an event that a platform tells of, such as a press: nobody has taken it before; whoever took it is gone,
 * and gave no answer; somebody is at it, and is gone unless they renew that within `ms`; or it was answered.
 */
export type EventClaim =
  | { readonly kind: 'first' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'taken'; readonly ms: number }
  | { readonly kind: 'answered' };

/** Who answers which event: a platform may tell of one twice, and tell several processes. An event is known for two days. */
export interface EventClaims {
  /** Takes an event for this process where it is the first, or where it was interrupted; atomic over all processes. */
  claim(id: string): Promise<EventClaim>;
  /** Says that this process is still at it. */
  renew(id: string): Promise<void>;
  /** Says that the answer has gone. */
  settle(id: string): Promise<void>;
}
