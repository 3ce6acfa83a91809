import type { App, ReceiverEvent } from '@slack/bolt';
import { messageOf } from '#core/errors.ts';

/** Is told why something that Slack sent could not be read. */
export type Dropped = (reason: string) => void;

/** Has Bolt do what an event asks for. What it throws at one that it cannot read goes no further, and Slack is answered, or it would send that again. */
export async function takeEvent(app: App | undefined, event: ReceiverEvent, dropped: Dropped): Promise<void> {
  try {
    await app?.processEvent(event);
  } catch (error) {
    dropped(messageOf(error));
    await event.ack().catch(() => {});
  }
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
