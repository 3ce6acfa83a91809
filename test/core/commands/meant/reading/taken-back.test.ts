import { describe, expect, it } from 'vitest';
import { takenBack } from '#core/commands/meant/reading/taken-back.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(takenBack(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Nothing has changed. A digest is ended by unsubscribe, and comes back by undo; for a while it rests by pause.':
    [
      'quit sending me stuff',
      'leave me alone',
      'go away',
      'opt out',
      'optout',
      'opt-out',
      'stop sending',
      'stop emailing me',
      'quit mailing us these mails',
      'stop sending this crap spam',
      'stop messaging us any more stuff',
      'quit sending me the mail',
      'get me off',
      'take me off this list',
      'remove me out of the mailing list',
      'i want out of your digest',
      'remove me off your',
    ],
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
      'oops, that was a mistake',
      "oops,,, it's wrong",
      "that's wrong",
      'that is my mistake',
      'this is wrong',
      'it was by accident',
      'we did not mean to unfollow agents',
      'i didnt mean to',
      "i didn't want that",
      'we didnt intend to save the paper',
      'accidentally muted everything in there',
      'accidentally lost',
      're-do it',
      'redo that',
      'undo undo',
      'undo the undo',
      'do it again',
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
    'get my topic back',
    'bring back our follow',
    'give me back the last paper',
    'have our subscription back',
    'restore my follow',
    'restore the last subscription',
    'restore our deleted topic',
    'restore the old',
    'reactivate it',
    're-activate everything',
    'ctrlz',
    'cmd+z',
    'cmd z',
    'cmdz',
    'undo it all',
    'un-do that all',
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
    'remove agents from my topics now',
    'stop following agents any more please',
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
  'unfollow AGENTS': [
    'REMOVE AGENTS FROM OUR TOPICS',
    'I NO LONGER WANT TO FOLLOW AGENTS',
    'CANCEL AGENTS TOPIC',
  ],
  'unfollow our moral topics': ['remove our moral topics from my topics'],
  'follow agents': ['re-follow agents'],
  'follow agents for me': ['follow agents again for me'],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow robot arms.':
    ['get robot arms back', 'restore robot arms topic'],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow agents.':
    ['restore the topic agents', 'recover our agents topic'],
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
  'remove daily digests from my subscriptions',
  'drop all papers from the feed',
  'remove my digest from our topics',
  'remove all topics from my follows',
  'remove this from our topics',
  'remove that one from our topics',
  'please refollow agents',
  'follow up again and again on this',
  'please bring robotics back',
  'bring robotics back to life',
  'restore agents topics of mine',
  'please restore the topic agents',
  'please undelete',
  'undelete files',
  'is that a mistake',
  'that was a mistake in the proof',
  'so redo',
  'redo everything',
  'please go away',
  'go away now',
  'i unfollowed 2608.01234 by mistake',
  'remove agents 2608.01234 from my topics',
];

describe('what is taken back', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
