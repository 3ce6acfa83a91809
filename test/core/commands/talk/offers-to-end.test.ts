import { describe, expect, it } from 'vitest';
import { offerFor } from '#core/commands/talk/offers.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(offerFor(line));

/** What is said, and the lines that it is said to. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'Saved papers are taken out by unsave and their ids, several at once. Which there are, says saved.': [
    'clear of saved item',
    'remove save list list',
    'reset my save paper',
    'wipe list of save article',
    'wipe save',
  ],
  'Nothing was changed. What is set here and can be set otherwise, says settings; everything of this channel is deleted by forget channel, everything of yours by forget me, which first say what would go.':
    [
      'reset',
      'reset settings',
      'wipe all',
      'delete data',
      'delete the data',
      'wipe all the history',
      'delete all data',
      'clear history',
    ],
  'Topics are ended one by one, by unfollow or unmute and a topic. Which there are, says topics.': [
    'wipe my mutes',
    'wipe our topic',
    'delete all topics',
    'clear topics',
  ],
  'What was learned goes by forget learning, which first says what that is.': [
    'erase my recommendation',
    'wipe my taste',
  ],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow song.':
    ['bring back song'],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow x.':
    ['bring back x'],
  'Nothing has changed. A digest is ended by unsubscribe, and comes back by undo; for a while it rests by pause.':
    [
      'delete the digest',
      'remove this weekly digests',
      'kill all my subscriptions',
      'drop digest',
      'get rid of our subscription',
      'delete schedule',
      "i don't want this anymore",
      'i dont want any papers',
      'i do not want to get the digest',
      'we no longer need these digests',
      "i don't want messages",
      "i don't want any message any more",
      'i dont like mail again',
      'i never want mails',
      "we don't need the paper",
      'i do not want it',
    ],
  'What you have ended within the last ten minutes comes back by undo.': [
    'bring back it',
    'bring back the last',
    'bring back the last one',
    'bring back everything',
    'bring back all of it',
    'bring back my digests',
    'bring back the schedule',
    'bring back everything of them',
  ],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow italian recipes.':
    ['bring back italian recipes'],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow circuit.':
    ['bring back circuit'],
  'What you have ended within the last ten minutes comes back by undo; to follow a topic again, type follow the last mile.':
    ['bring back the last mile'],
};

describe('what is to be ended or begun anew', () => {
  describe.each(Object.entries(READ))('is answered: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'reset robots',
    'robots bring back x',
    'robots reset',
    'robots wipe my mutes',
    'robots wipe my taste',
    'robots wipe save',
    'wipe my mutes robots',
    'wipe my taste robots',
    'wipe save robots',
    'delete the digest of agents',
    'how to delete the digest',
    'i don’t want these papers',
    "i don't want a message",
    'i think i do not want it',
    "i don't want papers on robots",
    'delete all of the data',
  ])('is not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});
