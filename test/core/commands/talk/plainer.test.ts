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
  "today's papers": ['todays papers', "tody's papers", 'todas papers'],
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
  'could you find papers on agents': ['do you mind finding papers on agents'],
  'could you send it now': ['would you mind sending it now'],
  'my boss, would you mind finding agents': ['my boss, would you mind finding agents'],
  'would you mind finding  agents': ['would you mind finding  agents'],
  'would you mind finding': ['would you mind finding'],
  'find agents': ['help me find agents', 'can you help me find agents', 'please help me to find agents'],
  'search agents': ['could you please help me search agents'],
  'tools that help me find bugs': ['tools that help me find bugs'],
  'how to follow a topic': ['explain how to follow a topic', 'can you explain how to follow a topic'],
  'how to mute': ['please tell me how to mute'],
  'what you can do': ['could you please show me what you can do'],
  'how digests work': ['explain to me how digests work', 'explain to me, how digests work'],
  'how to save': ['remind me, how to save'],
  'how it works': ['teach me how it works'],
  'how search work': ['teach me how search work'],
  'papers that explain how to plan': ['papers that explain how to plan'],
  'explain how a network works': ['explain how a network works'],
  'who wrote it': ['do you happen to know who wrote it', 'do you know who wrote it'],
  'which is best': ['does anyone know which is best'],
  'which papers are new': ['any idea, which papers are new'],
  'what is new': ['any idea what is new', 'im wondering what is new'],
  'if it works': ["i'm wondering if it works"],
  'where it is': ['i’m wondering where it is'],
  'do you know agents': ['do you know agents'],
  'do children wonder: do you know who wrote it': ['do children wonder: do you know who wrote it'],
  'we and i wonder how it goes': ['we and i wonder how it goes'],
  'how do i search': ['help, how do i search'],
  'what can i type': ['help me: what can i type'],
  "i'm lost": ["help!! i'm lost"],
  'im lost': ['help: im lost'],
  'i’m lost': ['help: i’m lost'],
  'help how do i search': ['help how do i search'],
  'help me agents, how': ['help me agents, how'],
  'help, agents': ['help, agents'],
  'self help, how do i stop': ['self help, how do i stop'],
  "today's today": ['todays todya'],
  'papers of today': ['papers of toda'],
  'papers today': ['papers 2day'],
  'the today paper': ['the tooday paper'],
  'papers of today?!': ['papers of tody?!'],
  'methody today': ['methody todya'],
  'methodtody papers': ['methodtody papers'],
  '"todya': ['"todya'],
  'hello todays': ['hello todays'],
  'hot today.': ['hot tday.'],
  'today’s and today’s papers': ['today’s and tody’s papers'],
  'topic:tody': ['topic:tody'],
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
