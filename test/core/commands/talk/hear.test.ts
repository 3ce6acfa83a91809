import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { hear } from '#core/commands/talk/hear.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(hear(commands, line));

/** What is heard, and the lines. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '2608.01234': [
    'get the dataset of 2608.01234',
    'get the model of 2608.01234',
    'show me the link to 2608.01234',
    'show me the project of 2608.01234',
    'show repo for 2608.01234',
  ],
  '{"kind":"intent","intent":{"command":"forget","options":{"whose":"me"}}}': [
    'delete all stored about me',
    'delete all you have stored about me',
    'delete what you know about me',
    'delete whatever you store of me',
    'wipe of me',
    'really, delete all my data',
    'please have my account removed',
    'i’d like all of my personal data to be deleted',
    "i'd like all my data to be erased",
    'i want my information gone',
    'i want all my data wiped',
    'delete my data, please',
    'delete my data,  now!',
  ],
  'similar 2608.01234 limit:5': ['5 papers like 2608.01234'],
  'today yesterday': ['yesterday?!'],
  'who wrote https://arxiv.org/abs/2608.01234': ['who wrote https://arxiv.org/abs/2608.01234'],
  'That was not understood, and nothing was done or looked for. What comes nearest is help; for papers with such words, type search tell me more about it.':
    ['tell me more about it'],
  'That was not understood, and nothing was done or looked for. What comes nearest is help; for papers with such words, type search do you have more of those.':
    ['do you have more of those?'],
  '{"kind":"intent","intent":{"command":"today","options":{"for":"me"}}}': [
    'what is there for me?',
    "what's worth reading?",
    'whats worth reading today',
    'what is worth reading',
    'anything worth reading',
    'something good to read',
    'papers worth reading',
    'could you please suggest papers',
    'suggest papers',
    'recommend papers',
    'recommend good papers',
    'i want you to please recommend a paper',
    'anything interesting to read this week',
    'what is good to read today',
  ],
  '{"kind":"intent","intent":{"command":"search","options":{"query":"quantization"}}}': [
    'how many papers do you have on quantization',
  ],
  'That was not understood, and nothing was done or looked for. What comes nearest is follow agents; for papers with such words, type search agents.':
    ['tell me about my thesis on agents'],
  '{"kind":"intent","intent":{"command":"search","options":{"query":"agents"}}}': [
    'are there papers about my work on agents?',
    'would you mind showing me papers on agents',
    'i’d like you to find papers on agents',
    "i'd like you to find papers on agents",
    'i want you to find papers on agents',
  ],
  '{"kind":"intent","intent":{"command":"search","options":{"since":"today","query":"papers by Song Han"}}}':
    ['any new papers by Song Han today?'],
  '{"kind":"intent","intent":{"command":"today","options":{"topic":"wall papers by hand"}}}': [
    'any papers on wall papers by hand today?',
  ],
  '{"kind":"version"}': [
    'version',
    'please paperboy version',
    'paperboy version',
    'what version are you running',
  ],
  'What each does, says help mute and help dismiss.': [
    'difference between mute and dismiss',
    'mute vs. dismiss',
  ],
  'What each does, says help mute and help unmute.': ['what is the difference between mute and unmute?'],
  'difference between robots and agents': ['difference between robots and agents'],
  'difference between mute and robots': ['difference between mute and robots'],
  'difference between robots and mute': ['difference between robots and mute'],
  saved: ['my saved paper', 'my saved papers'],
  'topics for me': ['show my topics', 'my own topics'],
  'my list': ['my list'],
  'Nothing is translated here. As it is written, it is shown by paper 2608.01234.': [
    'can you translate 2608.01234?',
  ],
  'What each does, says help search and help similar.': ['difference between search and similar'],
  'What each does, says help follow and help mute.': ['how does follow differ from mute'],
  'There are no reminders. To keep it for later, type save 2608.01234; what is kept, says saved.': [
    'set a reminder for 2608.01234',
  ],
  'Papers are not compared here. Each is shown by itself: paper 2608.01234, paper 2608.01235.': [
    'compare 2608.01234 and 2608.01235',
  ],
  'What you have saved is shown by saved, the last ones first.': ['did i bookmark 2608.01234'],
  'A paper is not posted or sent to others from here. It is shown here, with its links to hand on, by paper 2608.01234.':
    ['share 2608.01234 with a colleague', 'share 2608.01234 with a friend'],
  '{"kind":"intent","intent":{"command":"help","options":{"command":"unsubscribe"}}}': [
    'how do i turn the digest off',
  ],
  'something interesting': ['something interesting'],
  'That was not understood, and nothing was done or looked for. What comes nearest is today or top week; for papers with such words, type search i want to see the latest papers.':
    ['i want to see the latest papers'],
  '{"kind":"intent","intent":{"command":"today"}}': [
    'could you please tell me what is new',
    "i’d like to know what's new",
    "tell me what's new",
    'could you tell me what is hot',
  ],
  'what is the difference between search and planning': [
    'what is the difference between search and planning',
  ],
  'difference between search and planning': ['difference between search and planning'],
  '{"kind":"intent","intent":{"command":"search","options":{"sort":"date","query":"robotics"}}}': [
    "tell me what's new in robotics",
  ],
  '{"kind":"intent","intent":{"command":"top","options":{"period":"trending"}}}': [
    'i would like to know which papers are trending',
    'which papers are trending now?',
  ],
  'is anything worth reading in robotics': ['is anything worth reading in robotics'],
  'papers worth reading on agents': ['papers worth reading on agents'],
  'something good to read on agents': ['something good to read on agents'],
};

describe('what is heard', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});

it('of a line longer than 400 letters is all that was typed, which nobody says', () => {
  const line = 'please today '.padEnd(400, 'x');
  expect(read(line)).toBe(line.replace('please ', ''));
  expect(read(`${line}x `)).toBe(`${line}x`);
});

it.each([
  ['difference between mute and dismiss', 'offer'],
  ['can you translate 2608.01234?', 'offer'],
  ['tell me about my thesis on agents', 'offer'],
  ['today 5', 'line'],
])('%s is of the kind: %s', (line, kind) => expect(hear(commands, line).kind).toBe(kind));
