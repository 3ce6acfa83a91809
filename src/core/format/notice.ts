import type { Channel } from '../channel.ts';
import type { Block, Document } from '../document.ts';

/** Tells whoever set a channel up that it takes nothing from us, once. */
export function refusedNotice(channel: Channel, reason: string): Document {
  return notice(
    `Digests for ${channel.id} are held back`,
    `${channel.platform} refused the last one: ${reason}. Its settings are kept, and it is tried again from time to time; “status” in the channel says when.`,
  );
}

/** Tells whoever set a channel up that one message may be missing there. */
export function uncertainNotice(channel: Channel, day: string): Document {
  return notice(
    `A digest for ${channel.id} may be missing`,
    `The message of ${day} was sent, but ${channel.platform} did not confirm it and does not let Paperboy read the channel back. It is not sent again. Let Paperboy read the channel's history, and this is settled by itself next time.`,
  );
}

/** Tells somebody, at the end of another answer, that their own digest found their direct messages closed. */
export function closedNotice(reason: string): Block {
  return {
    kind: 'note',
    text: `Your own digest could not be delivered: ${reason}. Once they are open, type: resume for me`,
  };
}

function notice(heading: string, text: string): Document {
  return {
    summary: heading,
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'text', text },
    ],
  };
}
