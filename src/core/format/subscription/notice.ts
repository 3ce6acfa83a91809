import { type Channel, isDirect } from '../../channel.ts';
import type { Block, Document, Text } from '../../document.ts';

/** Notifies whoever set a channel up that it takes nothing from us, once. */
export function refusedNotice(channel: Channel, reason: string): Document {
  return notice('A digest is held back', [
    `The channel ${channel.id} did not take it: ${reason}. Its settings are kept, and it is tried again from time to time.`,
  ]);
}

/** Notifies whoever set a channel up that a message was refused in every form. */
export function failedNotice(channel: Channel, day: string, reason: string): Document {
  return notice('A digest could not be posted', [
    `A message of ${day} for the channel ${channel.id} was refused: ${reason}. It was refused as titles and links too, and is not sent again. To read that day's papers, type `,
    { command: `today date:${day}` },
    '. The next digest comes as usual.',
  ]);
}

/** Notifies whoever set a channel up that a message stands there, and was not published to those who follow the channel; `why` ends without a full stop. */
export function unpublishedNotice(channel: Channel, why: string): Document {
  return notice(
    'A digest was posted, and not published',
    `What came in the channel ${channel.id} stands there, and the channels that follow it did not get it: ${why}. To publish this one, choose “Publish Message” in its menu there.`,
  );
}

/** Notifies whoever set a channel up that it is no more. */
export function goneNotice(channel: Channel): Document {
  return notice(
    'A digest has ended',
    `The channel ${channel.id} is gone, so its digest has ended, and what was kept of it is deleted.`,
  );
}

/** Notifies whoever set a channel up that one message may be missing there. */
export function uncertainNotice(channel: Channel, day: string): Document {
  if (isDirect(channel))
    return notice(
      'A digest may be missing',
      `A message of ${day} was sent to you, without an answer that it arrived, and Paperboy cannot look. It is not sent again, so that nothing comes twice.`,
    );
  return notice(
    'A digest may be missing',
    `A message of ${day} was sent to the channel ${channel.id}, without an answer that it arrived, and Paperboy may not read there. It is not sent again. Let Paperboy read the channel's history, and this is settled by itself next time.`,
  );
}

/** Notifies somebody, at the end of another answer, that their own digest found their direct messages closed. */
export function closedNotice(reason: string): Block {
  return {
    kind: 'note',
    text: [
      `Your own digest could not be delivered: ${reason}. When that has changed, type `,
      { command: 'resume for:me' },
      '.',
    ],
  };
}

function notice(heading: string, text: Text): Document {
  return {
    summary: heading,
    blocks: [
      { kind: 'heading', text: heading },
      { kind: 'text', text },
    ],
  };
}
