import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { discordTranscript } from './discord.ts';
import { slackTranscript } from './slack.ts';
import { terminalTranscript } from './terminal.ts';

const MINUTES = 2 * 60_000;

// What people see is the same after the house was rebuilt; a difference that is meant is named in the CHANGELOG.
describe('what is said', () => {
  it.each([
    ['terminal', terminalTranscript],
    ['discord', discordTranscript],
    ['slack', slackTranscript],
  ])(
    'on %s is what was said before (UPDATE_TRANSCRIPTS=1 writes it anew)',
    async (name, transcript) => {
      const file = join(import.meta.dirname, 'recorded', `${name}.txt`);
      const now = await transcript();
      if (process.env.UPDATE_TRANSCRIPTS) writeFileSync(file, now);
      expect(now.split('\n')).toEqual(readFileSync(file, 'utf8').split('\n'));
    },
    MINUTES,
  );
});
