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
  '{"kind":"intent","intent":{"command":"today","options":{"for":"me"}}}': ['what is there for me?'],
  '{"kind":"intent","intent":{"command":"search","options":{"query":"quantization"}}}': [
    'how many papers do you have on quantization',
  ],
  'That was not understood, and nothing was done or looked for. What comes nearest is follow agents; for papers with such words, type search agents.':
    ['tell me about my thesis on agents'],
  '{"kind":"intent","intent":{"command":"search","options":{"query":"agents"}}}': [
    'are there papers about my work on agents?',
  ],
  '{"kind":"intent","intent":{"command":"search","options":{"since":"today","query":"papers by Song Han"}}}':
    ['any new papers by Song Han today?'],
  '{"kind":"intent","intent":{"command":"today","options":{"topic":"wall papers by hand"}}}': [
    'any papers on wall papers by hand today?',
  ],
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
