import type { ChatAdapter, Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import type { NewDigest } from '#core/delivery/ledger.ts';
import { type DispatcherParts, openDispatcher } from '#engine/delivery/dispatcher.ts';
import { deliveryParts, fakeAdapter, type Time, virtualTime } from '#test/fakes/delivery.ts';
import { channel, digest, memoryState, owe } from '#test/fakes/state.ts';

export const SENT: SendResult = { kind: 'sent', ref: { id: 'm' } };

/** A dispatcher that is not started, with a digest for each of these channels. */
export async function opened(
  channels: readonly string[],
  options: Partial<ChatAdapter> = {},
  more: Partial<DispatcherParts> = {},
) {
  const time = virtualTime();
  const adapter = fakeAdapter(options);
  const state = await memoryState(time);
  const { adapter: _, ...made } = deliveryParts({ time, ledger: state.ledger });
  const parts: DispatcherParts = { ...made, adapters: [adapter], maySend: () => true, ...more };
  const plan = (id: string, owed?: NewDigest) => owe(state, channel(id), owed);
  for (const id of channels) await plan(id);
  const stateOf = async (id: string) => (await state.ledger.receipts(channel(id), 1))[0]?.state;
  return {
    dispatcher: openDispatcher(parts),
    time,
    adapter,
    parts,
    state,
    ledger: state.ledger,
    plan,
    stateOf,
  };
}

/** A send that remembers when each channel's message was sent, and answers as it is told. */
function timed(
  time: () => Time,
  answer: (outgoing: Outgoing) => SendResult | Promise<SendResult> = () => SENT,
) {
  const log: (readonly [channel: string, ms: number])[] = [];
  const send = async (outgoing: Outgoing): Promise<SendResult> => {
    log.push([outgoing.channel.id, time().now().tick - 5_000]);
    return answer(outgoing);
  };
  const at = (id: string) => log.filter(([name]) => name === id).map(([, ms]) => ms);
  return { log, send, at };
}

export async function started(
  channels: readonly string[],
  answer: (outgoing: Outgoing) => SendResult | Promise<SendResult>,
  options: Partial<ChatAdapter> = {},
  more: Partial<DispatcherParts> = {},
) {
  const log = timed(() => made.time, answer);
  const made = await opened(channels, { ...options, send: log.send }, more);
  made.dispatcher.start();
  return { ...made, ...log };
}

/** The digest of another day. */
export function yesterdays(parts = 1): NewDigest {
  return digest({ day: '2026-08-19', parts });
}
