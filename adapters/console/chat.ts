import type { Channel } from '#core/channel.ts';
import type { ChatAdapter } from '#core/delivery/chat-adapter.ts';
import type { Document } from '#core/document.ts';

/** The terminal as a place that digests are delivered to, for as long as a prompt is open there. */
export function consoleChat({ print }: { print: (document: Document) => void }): ChatAdapter {
  const printed = new Set<string>();
  return {
    platform: 'console',
    // What was printed to this terminal is known as long as it is open.
    resendWithinMs: Number.POSITIVE_INFINITY,
    rate: { concurrency: 1, perSecond: 10, channelMs: 0 },
    render: (document) => [JSON.stringify(document)],
    async send({ payload, marker }) {
      if (!printed.has(marker)) print(JSON.parse(payload) as Document);
      printed.add(marker);
      return { kind: 'sent', ref: { id: marker } };
    },
    findByMarker: async ({ marker }) =>
      printed.has(marker) ? { kind: 'found', ref: { id: marker } } : { kind: 'absent' },
    mayConfigure: async () => true,
    notifyAdmin: async (_channel: Channel, document) => print(document),
  };
}
