import type { Text } from '../../../document.ts';

/** What takes back what was made, as a sentence goes on with it. */
export const TAKEN_BACK_BY: Text = [
  '; a follow, a mute or a save is taken back by ',
  { command: 'unfollow' },
  ', ',
  { command: 'unmute' },
  ' or ',
  { command: 'unsave' },
  '.',
];

/** What ends a digest, said to whoever may want that. */
export const DIGEST_ENDED_BY: Text = [
  'Nothing has changed. A digest is ended by ',
  { command: 'unsubscribe' },
  ', and comes back by ',
  { command: 'undo' },
  '; for a while it rests by ',
  { command: 'pause' },
  '.',
];
