import type { Intent } from '#core/commands/intent.ts';
import type { Document } from '#core/document.ts';
import { type Address, addressOf, type FormerKey } from '../../shared/conversation/address.ts';
import { SLACK_LIMITS } from '../limits.ts';

/** The address of an intent as the value of a button, or in the `room` that something else has. */
export function slackAddress(intent: Intent, room: number = SLACK_LIMITS.value): Address {
  return addressOf(intent, room);
}

/** The addresses of all that a document's buttons ask for. */
export function addressesIn({ blocks }: Document): Address[] {
  return blocks.flatMap((block) =>
    block.kind === 'actions' ? block.actions.map((action) => slackAddress(action)) : [],
  );
}

/** Where older versions kept what was too long for a button. */
export const formerSlackKey: FormerKey = (address) => `slack button ${address}`;
