import type { Document } from '#core/document.ts';
import type { PaperCommand } from '../render/paper.ts';
import { renderForSlack, type SlackMessage } from '../render/render.ts';
import { commandsOf, tooLong } from './kept-commands.ts';

/** A message as it waits to be sent, and the commands that its digest's buttons know only by key. */
export interface Payload {
  readonly message: SlackMessage;
  readonly kept: Readonly<Record<string, string>>;
}

/** The payloads of a digest. Whose buttons they are is known only when they are sent: the first one carries the commands. */
export function payloadsOf(document: Document, commands: readonly PaperCommand[]): string[] {
  const kept = tooLong(commandsOf(document));
  const carried = Object.keys(kept).length > 0 ? { kept } : {};
  return renderForSlack(document, commands).map((message, at) =>
    JSON.stringify(at === 0 ? { ...message, ...carried } : message),
  );
}

/** A payload, read again. */
export function readPayload(payload: string): Payload {
  const { kept = {}, ...message } = JSON.parse(payload) as SlackMessage & Partial<Pick<Payload, 'kept'>>;
  return { message, kept };
}
