import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import type { MessageRef } from '#core/delivery/chat-adapter.ts';
import { DeliveryKind, State } from '#core/delivery/delivery.ts';
import type { Claim, Receipt, Sending } from '#core/delivery/ledger.ts';
import { channelOfRow } from '../channels/place.ts';
import type { DatabaseRow } from '../driver.ts';

/** A row of `delivery` in any state. */
export const DeliveryRow = z.object({
  id: z.string(),
  subscription: z.string(),
  day: z.string(),
  kind: DeliveryKind,
  part: z.number(),
  state: State,
  planned: z.number(),
  changed: z.number(),
  attempts: z.number(),
  ref: z.string().nullable(),
  error: z.string().nullable(),
});

/** What is read of a row that was claimed at least once. */
const SendingRow = z.object({
  id: z.string(),
  day: z.string(),
  marker: z.string(),
  fence: z.number(),
  expires: z.number(),
  attempt_wall: z.number(),
  attempt_tick: z.number(),
  attempt_boot: z.string(),
  leased_wall: z.number(),
  leased_tick: z.number(),
  leased_boot: z.string(),
});

/** The columns that `sendingOf` reads: without the payload, which may be long and is read once it is claimed. */
export const SENDING_COLUMNS = ['platform', 'workspace', 'channel', ...Object.keys(SendingRow.shape)].join(
  ', ',
);

const ClaimedRow = SendingRow.extend({
  subscription: z.string(),
  payload: z.string(),
  part: z.number(),
  attempts: z.number(),
});
/** The columns that `claimOf` reads, with the row's number. */
export const CLAIMED_COLUMNS = [
  'seq',
  'platform',
  'workspace',
  'channel',
  ...Object.keys(ClaimedRow.shape),
].join(', ');
const Ref = z.object({ id: z.string(), link: z.string().exactOptional() });

/** A stored reference; undefined where there is none. */
export function refOf(text: unknown): MessageRef | undefined {
  return typeof text === 'string' ? Ref.parse(JSON.parse(text)) : undefined;
}

export function sendingOf(row: DatabaseRow): Sending {
  const claimed = SendingRow.parse(row);
  const { attempt_wall, attempt_tick, attempt_boot, leased_wall, leased_tick, leased_boot } = claimed;
  return {
    id: claimed.id,
    channel: channelOfRow(row),
    day: claimed.day,
    fence: claimed.fence,
    marker: claimed.marker,
    expires: claimed.expires,
    attempt: { wall: attempt_wall, tick: attempt_tick, boot: attempt_boot },
    leased: { wall: leased_wall, tick: leased_tick, boot: leased_boot },
  };
}

/** `first` is the reference of the digest's first message, as stored. */
export function claimOf(row: DatabaseRow, resend: boolean, first: unknown): Claim {
  const { subscription, payload, part, attempts } = ClaimedRow.parse(row);
  const ref = refOf(first);
  return {
    ...sendingOf(row),
    subscription,
    payload,
    part,
    attempts,
    resend,
    ...(ref ? { first: ref } : {}),
  };
}

export function receiptOf(row: DatabaseRow, papers: readonly string[]): Receipt {
  const { subscription, day, kind, part, state, attempts, ref, error, planned, changed } =
    DeliveryRow.parse(row);
  const message = refOf(ref);
  return {
    subscription,
    day,
    kind,
    part,
    state,
    planned: Temporal.Instant.fromEpochMilliseconds(planned),
    changed: Temporal.Instant.fromEpochMilliseconds(changed),
    attempts,
    papers,
    ...(message ? { ref: message } : {}),
    ...(error ? { error } : {}),
  };
}
