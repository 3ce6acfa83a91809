import { describe, expect, it } from 'vitest';
import { topicsMeant } from '#core/commands/meant/topics-meant.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(topicsMeant(line));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  saved: [
    'bookmark',
    'favorites',
    'read-later',
    'reading list',
    'show my bookmarks',
    'the favourites',
    'what do we save',
    'what have we bookmarked',
    'which papers have i bookmarked so far',
    'which papers did we bookmark',
  ],
  topics: [
    'list follows',
    'list my topics',
    'mutes',
    'our topics',
    'see topics',
    'what is muted',
    'which topics did i mute',
  ],
  'saved export': [
    'export article',
    'export paper',
    'export saved articles',
    'my saved paper as an',
    'the all saved to format',
  ],
  'unfollow agents': [
    "don't follow agents",
    'dont follow agents',
    'stop following agents any more',
    'untrack agents anymore',
    'remove topic agents',
    'delete the topic of agents',
    'drop my followed topic agents',
    'end our follow on agents',
  ],
  'Papers on a topic are left out where it is muted: mute agents, or for two weeks alone mute agents for 14 days.':
    ['agents annoy us', 'agents bore us', 'i do not want agents'],
  'saved export bibtex': [
    'export into a latex',
    'my saved papers in bibtex',
    'send my saved papers to a bibtex file',
  ],
  'Papers on a topic are left out where it is muted: mute benchmarks, or for two weeks alone mute benchmarks for 14 days.':
    ['hide all papers about benchmarks', 'leave benchmarks out'],
  'Papers on a topic are left out where it is muted: mute games until friday.': [
    'stop showing me games until friday',
  ],
  'Papers on a topic are left out where it is muted: mute games for 2 weeks.': [
    'stop showing me games for 2 weeks',
  ],
  'saved export ris': ['export .endnote', 'export my library to ris'],
  'Papers on a topic are left out where it is muted: mute BENCHMARKS, or for two weeks alone mute BENCHMARKS for 14 days.':
    ['BLOCK ALL PAPERS ON BENCHMARKS'],
  'Papers on a topic are left out where it is muted: mute sx, or for two weeks alone mute sx for 14 days.': [
    'no sx stuff',
  ],
  'Papers on a topic come first where it is followed: follow agents; what there is on it is found by search agents.':
    ['my lab does agents'],
  'Papers on a topic come first where it is followed: follow robot arms; what there is on it is found by search robot arms.':
    ["i'm really into robot arms"],
  'follow agents': ['track agents for us'],
  'follow agents for me': ['track agents for me'],
  'follow robot arms': ['keep me updated about  robot arms'],
  'mute agents for 14 days': ['silence agents for 14 days'],
  'saved export csl': ['my saved article in csl'],
  'saved export markdown': ['my saved in md'],
  'unfollow robot arms': ['untrack  robot arms'],
  'Papers on a topic come first where it is followed: follow robotics; what there is on it is found by search robotics.':
    ['were a robotics lab', "we're a robotics lab", 'we are a robotics startup'],
  'Papers on a topic come first where it is followed: follow vision; what there is on it is found by search vision.':
    ['im a vision researcher', "i'm a vision researcher"],
  'Papers on a topic come first where it is followed: follow speech; what there is on it is found by search speech.':
    ['were in a speech team'],
  'Papers on a topic come first where it is followed: follow NLP; what there is on it is found by search NLP.':
    ["we're in an NLP group"],
  'Papers on a topic come first where it is followed: follow robotics, grasping; what there is on it is found by search robotics, grasping.':
    [
      "we're a robotics lab focused on grasping",
      "we're a robotics lab, mostly working on grasping",
      "we're a robotics lab; grasping",
    ],
  'Papers on a topic come first where it is followed: follow LORA; what there is on it is found by search LORA.':
    ['I AM INTERESTED IN LORA'],
  'Papers on a topic are left out where it is muted: mute VIDEO, or for two weeks alone mute VIDEO for 14 days.':
    ['STOP SHOWING ME VIDEO PAPERS'],
  'Papers on a topic are left out where it is muted: mute video, or for two weeks alone mute video for 14 days.':
    ['no video papers', 'video bores me'],
  'mute video for a week': ['hide video for a week'],
  'mute stray digests for 2 weeks': ['hide stray digests for 2 weeks'],
  'Papers on a topic come first where it is followed: follow agents, and more robots; what there is on it is found by search agents, and more robots.':
    ['we like agents, and more robots'],
  'unmute agents': ['stop muting agents', 'end blocking  agents anymore'],
  'unmute robot arms': ['quit hiding robot arms any more'],
  'unmute a': ['stop ignoring a'],
  'unsave last': [
    'remove the last paper i saved',
    'drop the latest article that we saved',
    'delete my last saved',
    'un-save last saved paper',
    'unsave the most recent paper from my library',
    'take out the newest one from the saved list',
    'throw out last saved article',
    'remove last paper from list papers',
  ],
  undo: [
    'revert',
    'roll back',
    'rollback it',
    'revert the last change',
    'revert the last one',
    'bring it back',
    'bring that back again',
  ],
  'saved export xls': ['export as xls'],
  'saved export xlsx': ['export my papers as xlsx'],
  'saved export doc': ['download all papers as a doc'],
  'saved export docx': ['send me my saved list as docx file'],
  'A topic is followed no more by unfollow robotics; papers on it are left out where it is muted: mute robotics.':
    [
      "i don't want robotics anymore",
      "i don't want to see robotics any more",
      'no robotics anymore',
      'no robotics papers anymore',
    ],
  'A topic is followed no more by unfollow agents; papers on it are left out where it is muted: mute agents.':
    ["don't show me agents any more"],
  'A topic is followed no more by unfollow video; papers on it are left out where it is muted: mute video.': [
    'stop showing me video anymore',
    'we are not interested in video any more',
  ],
  'Papers on a topic are left out where it is muted: mute robotics, or for two weeks alone mute robotics for 14 days.':
    ['no more robotics'],
};

describe('what is to become of topics', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'agents bore us robots',
    'export',
    'leave sx out robots',
    'mutes robots',
    'no more agents at night',
    'no more agents in the morning',
    'no more agents on a saturday',
    'no more agents on sunday',
    'no more agents on weekend',
    'no more digest',
    'no more email',
    'no more mail',
    'no more message',
    'no more notification',
    'no paper stuff',
    'no sx stuff robots',
    'pause digests for 2 weeks',
    'pause my digest for 2 weeks',
    'please snooze agents for 2 weeks',
    'robots leave sx out',
    'robots mutes',
    'robots my saved papers in bibtex',
    'robots no sx stuff',
    'robots track agents',
    'robots untrack agents',
    'silence notification for 2 days',
    'silence the message for 2 days',
    'snooze agents for 2 weeks or more',
    'track 2608.01234',
    "now we're a robotics lab",
    "we're a robotics labyrinth",
    'less video, more robots',
    'please stop muting agents',
    'remove the last saved paper of agents',
    'please remove the last saved',
    'revert the change of heart',
    'to revert',
    'bring them back in time',
    'please bring it back',
    'topics',
    'show me all topics of interest',
    'TOPICS',
    "i don't want any more robotics",
    'say no robotics papers',
    'this bores me',
    'no robotics more',
  ])('is not said: %s', (line) => expect(read(line)).toBe('nothing'));
});
