import type { Document } from '#core/document.ts';
import { keptFor } from '../../shared/conversation/address.ts';
import { addressesIn } from '../render/address.ts';
import { type Offering, renderForSlack, type SlackMessage } from '../render/render.ts';

/** A message as it waits to be sent, and what is to be kept for its digest's buttons. */
export interface Payload {
  readonly message: SlackMessage;
  readonly kept: Readonly<Record<string, string>>;
  /** Whom it notifies: a user group's id, `here` or `channel`. */
  readonly mention?: string | undefined;
  /** What became of it when Slack would not take it. */
  readonly form?: 'half' | 'plain' | undefined;
}

/** The payloads of a digest. Whose buttons they are is known only when they are sent: the first one carries what is to be kept. */
export function payloadsOf(document: Document, commands: Offering): string[] {
  const kept = keptFor(addressesIn(document));
  const carried = {
    ...(Object.keys(kept).length > 0 ? { kept } : {}),
    ...(document.mention ? { mention: document.mention.id } : {}),
  };
  return renderForSlack(document, commands, 'digest').map((message, at) =>
    JSON.stringify(at === 0 ? { ...message, ...carried } : message),
  );
}

/** A payload, read again. */
export function readPayload(payload: string): Payload {
  const {
    kept = {},
    form,
    mention,
    ...message
  } = JSON.parse(payload) as SlackMessage & Partial<Omit<Payload, 'message'>>;
  return { message, kept, form, mention };
}
