import { z } from 'zod';
import type { ChatAdapter, LookupResult, Outgoing, SendResult } from '#core/delivery/chat-adapter.ts';
import { messageOf } from '#core/errors.ts';

const Posted = z.object({ id: z.string() });
const History = z.array(z.object({ id: z.string(), marker: z.string() }));

export interface FakeAdapterOptions {
  url: string;
  /** 0 for a platform that is asked to be read back. */
  resendWithinMs: number;
  rate?: ChatAdapter['rate'];
}

/** An adapter for the fake platform, by fetch. */
export function platformAdapter({ url, resendWithinMs, rate }: FakeAdapterOptions): ChatAdapter {
  return {
    platform: 'fake',
    resendWithinMs,
    rate: rate ?? { concurrency: 8, perSecond: 1000, channelMs: 0 },
    render: (document) => [JSON.stringify(document)],
    send: (outgoing) => post(url, outgoing),
    findByMarker: async ({ channel, marker, since, signal }): Promise<LookupResult> => {
      const query = `channel=${encodeURIComponent(channel.id)}&since=${since.epochMilliseconds}`;
      const response = await fetch(`${url}/?${query}`, { signal });
      if (response.status === 403) return { kind: 'forbidden' };
      if (!response.ok) return { kind: 'unknown', reason: `status ${response.status}` };
      const found = History.parse(await response.json()).find((message) => message.marker === marker);
      return found ? { kind: 'found', ref: { id: found.id } } : { kind: 'absent' };
    },
    mayConfigure: async () => true,
    tellAdmin: async () => {},
  };
}

async function post(url: string, { channel, payload, marker, first, signal }: Outgoing): Promise<SendResult> {
  const body = JSON.stringify({ channel: channel.id, payload, marker, first: first?.id });
  try {
    const response = await fetch(url, { method: 'POST', body, signal });
    if (response.ok) return { kind: 'sent', ref: Posted.parse(await response.json()) };
    await response.body?.cancel();
    return answerOf(response);
  } catch (error) {
    return { kind: 'unknown', reason: messageOf(error) };
  }
}

function answerOf({ status, headers }: Response): SendResult {
  const reason = `status ${status}`;
  if (status === 429) {
    return { kind: 'retry', afterMs: Number(headers.get('retry-after')) * 1000, scope: 'channel', reason };
  }
  if (status === 400) return { kind: 'never', scope: 'message', reason };
  return status < 500 ? { kind: 'never', scope: 'channel', reason } : { kind: 'unknown', reason };
}
