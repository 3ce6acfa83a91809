import { describe, expect, it } from 'vitest';
import { takenBack } from '#core/commands/meant/reading/taken-back.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(takenBack(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. A digest is ended by unsubscribe, and comes back by undo; for a while it rests by pause.':
    ['quit sending me stuff', 'leave me alone', 'go away', 'opt out'],
  'What you have ended within the last ten minutes comes back by undo; a follow, a mute or a save is taken back by unfollow, unmute or unsave.':
    [
      'oops wrong one',
      'that was a mistake',
      'mistake',
      "i didn't mean that",
      'i did not mean to unfollow robotics',
      'i unfollowed robotics by mistake',
      'i accidentally unsubscribed',
      'i accidentally deleted my topics',
      'redo',
      'i unsubscribed by accident',
    ],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow robotics.':
    ['bring robotics back', 'restore the topic robotics'],
  'follow robotics': ['follow robotics again', 'refollow robotics', 're-follow robotics'],
  undo: [
    'ctrl z',
    'bring it back',
    'restore',
    'restore my digest',
    'restore the digest',
    'restore my saved paper',
    'can i get my topics back',
    'get my digest back',
    'give me back my old topics',
  ],
  'unfollow agents': [
    'remove agents from my topics',
    'remove agents from our topics',
    'take agents off our topics',
    'drop agents from topics',
    'delete agents from the topics',
    'cancel follow agents',
    'end follow of agents',
    'get rid of the agents topic',
  ],
  'unfollow llm agents': ["cut llm agents from the channel's topics"],
  'unfollow ocr': ['we no longer want to follow ocr'],
  'unfollow robotics': [
    'stop following robotics',
    "i don't want to follow robotics anymore",
    "we don't follow robotics anymore",
    'remove robotics from my topics',
  ],
  'unfollow video generation': ['take video generation out of my follows'],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'remove noise from images',
  'image restoration',
  'get rid of hallucinations',
  'restore 2607.07964',
  'cancel culture',
  'drop out',
  'restore old photos',
];

describe('what is taken back', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
