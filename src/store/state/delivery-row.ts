import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { MessageRef } from '#core/chat.ts';
import { Kind, State } from '#core/delivery/delivery.ts';
import type { Claim, Pending, Receipt, Sending } from '#core/delivery/ledger.ts';

/** A row of `delivery` in any state. */
const Row = z.object({
  id: z.string(),
  platform: z.string(),
  workspace: z.string(),
  channel: z.string(),
  day: z.string(),
  kind: Kind,
  part: z.number(),
  state: State,
  planned: z.number(),
  changed: z.number(),
  attempts: z.number(),
  ref: z.string().nullable(),
  error: z.string().nullable(),
});

/** A row that was claimed at least once. */
const Claimed = Row.extend({
  marker: z.string(),
  fence: z.number(),
  expires: z.number(),
  attempt_wall: z.number(),
  attempt_tick: z.number(),
  leased_wall: z.number(),
  leased_tick: z.number(),
});

const ClaimRow = Claimed.extend({ payload: z.string() });
const ReceiptRow = Row.extend({ papers: z.string() });
const Papers = z.array(z.string());
const Ref = z.object({ id: z.string(), link: z.string().exactOptional() });

/** A stored reference; undefined where there is none. */
export function refOf(text: unknown): MessageRef | undefined {
  return typeof text === 'string' ? Ref.parse(JSON.parse(text)) : undefined;
}

export function pendingOf(row: unknown): Pending {
  const { id, platform, workspace, channel } = Row.parse(row);
  return { id, channel: { platform, workspace, id: channel } };
}

export function sendingOf(row: unknown): Sending {
  const claimed = Claimed.parse(row);
  return {
    ...pendingOf(row),
    day: claimed.day,
    fence: claimed.fence,
    marker: claimed.marker,
    expires: claimed.expires,
    attempt: { wall: claimed.attempt_wall, tick: claimed.attempt_tick },
    leased: { wall: claimed.leased_wall, tick: claimed.leased_tick },
  };
}

/** `first` is the reference of the digest's first message, as stored. */
export function claimOf(row: unknown, resend: boolean, first: unknown): Claim {
  const { payload, part, attempts } = ClaimRow.parse(row);
  const ref = refOf(first);
  return { ...sendingOf(row), payload, part, attempts, resend, ...(ref ? { first: ref } : {}) };
}

/** `papers` is a JSON list of ids. */
export function receiptOf(row: unknown): Receipt {
  const { ref, error, planned, changed, papers, ...found } = ReceiptRow.parse(row);
  const message = refOf(ref);
  return {
    day: found.day,
    kind: found.kind,
    part: found.part,
    state: found.state,
    planned: Temporal.Instant.fromEpochMilliseconds(planned),
    changed: Temporal.Instant.fromEpochMilliseconds(changed),
    attempts: found.attempts,
    papers: Papers.parse(JSON.parse(papers)),
    ...(message ? { ref: message } : {}),
    ...(error ? { error } : {}),
  };
}
