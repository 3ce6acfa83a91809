import { describe, expect, it } from 'vitest';
import { forgetAsked } from '#core/commands/meant/reading/forget-asked.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(forgetAsked(line));

/** The line that is meant, or what is said, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'forget channel': [
    'forget channel',
    'forget this channel',
    'forget our channel',
    'delete everything about this channel',
    "delete this channel's data",
    'delete channel data',
    'delete all data of this channel',
    'delete our data',
    'erase this channel',
    'wipe this channel',
    'wipe everything here',
    'purge everything about this channel',
    'remove all the data stored for our workspace',
    'FORGET EVERYTHING ABOUT THIS CHANNEL',
    'delete everything about us',
    'erase all data of this server',
    'DELETE ALL OUR DATA',
    'WIPE EVERYTHING YOU HAVE STORED HERE',
  ],
  'forget learning': [
    'forget what you learned',
    'forget learning',
    'reset learning',
    'reset my recommendations',
    'what have you learned about me',
    'what did you learn about me',
    "delete what you've learned about me",
    "please delete what you've learned about me",
    'clear my likes',
    'reset my taste',
    'DELETE WHAT YOU LEARNED ABOUT ME',
    'what have you learned about me so far',
    'how much has it learned',
    'what did you learn',
    'what you learnt from us',
  ],
  'forget me': [
    'what do you know about me',
    'what data do you have on me',
    'what do you store about me',
    'what have you stored',
    'what do you remember of me',
    'show my data',
    'show me what you know about me',
    'download my data',
    'export my data',
    'what personal data do you keep about me',
    'which information do you have on us',
    'WHAT DO YOU KNOW ABOUT ME',
    'WHAT DATA DO YOU KEEP',
    'show me all of my personal data',
    'download my information',
    'SHOW EVERYTHING YOU KNOW ABOUT ME',
    'what do you store',
    'data protection',
  ],
};

/** What is none of it. */
const NONE: readonly string[] = [
  'delete the channel dimension',
  'machine unlearning',
  'undo learning',
  'forget gates',
  'what do you know about transformers',
  'catastrophic forgetting',
  'so show me my data',
  'show my data set',
  'data protection in hospitals',
  'so what did you learn',
  'what have you learned about me and others',
  'what did you learn about robots',
];

describe('what is to be forgotten', () => {
  describe.each(Object.entries(READ))('is: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(NONE)('is not: %s', (line) => expect(read(line)).toBe('nothing'));
});
