import { describe, expect, it } from 'vitest';
import { plainer } from '#core/commands/talk/plainer.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(plainer(line));

/** A line in full, and how people write it short. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'i want to read papers': ['i wanna read papers', 'wanna read papers'],
  'for whats new': ['for whats new'],
  'give me papers': ['gimme papers'],
  'hot rn agents': ['hot rn agents'],
  "on today's papers": ['on todays papers'],
  'on todays work': ['on todays work'],
  'can you send it': ['can u send it'],
  'who are you?': ['who r u?'],
  'the u net': ['the u net'],
  'papers of yesterday': ['papers of yesteday'],
  'people wanna read papers': ['people wanna read papers'],
  "today's papers": ['todays papers'],
  'what is hot right now !': ['what is hot rn !'],
  'what is hot right now?': ['what is hot atm?'],
  "what's new": ['whats new'],
  'let me see agents': ['lemme see agents'],
  'agents sort:date': ['agents sort:newest'],
  'agents sort:upvotes': ['agents sort:popular', 'agents sort:vote', 'agents sort:like'],
  "yesterday's papers": ["yesteday's papers"],
  yesssss: ['yesssss'],
  yesterday: ['yestday'],
  "today's work on agents": ['todays work on agents'],
  'papers of tomorrow': ['papers of tmrw'],
  'tomorrow at 9': ['tmrw at 9'],
  'digest at 9 tomorrow, please': ['digest at 9 tmr, please'],
  'a tmrwave model': ['a tmrwave model'],
  'thank you': ['thank u'],
  'thank you!!': ['thank u!!'],
  'can unets segment roads': ['can unets segment roads'],
  'how are you': ['how r u'],
  'r unets better': ['r unets better'],
  "show me today's paper": ['show me todays paper'],
  "the monday's list": ['the mondays list'],
  "the friday's digest": ['the fridays digest'],
  "yesterday's article": ['yesterdays article'],
  'the digest of yesterdays': ['the digest of yesterdays'],
};

describe('what is written short', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });
});

it('is read in lines of 200 letters at most', () => {
  const line = 'whats new '.padEnd(200, 'x');
  expect(plainer(line)).toMatch(/^what's new/);
  expect(plainer(`${line}x`)).toBe(`${line}x`);
});
