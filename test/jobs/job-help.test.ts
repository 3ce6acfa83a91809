import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jobHelp } from '#src/jobs/job-help.ts';

const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };

/** The scripts of package.json that start the program with a word. */
const SCRIPTS = Object.entries(scripts).flatMap(([script, line]) => {
  const [, job] = /^node src\/bin\.js (\S+)$/.exec(line) ?? [];
  return job === undefined ? [] : [{ script, job }];
});

describe('help on what is started from a shell', () => {
  it.each(SCRIPTS)('npm run $script says what it does and takes', ({ script, job }) => {
    const said = jobHelp([job, '--help']);
    expect(said).toMatch(new RegExp(`^npm run ${script}\\b`));
    expect(jobHelp([job, 'words', '-h'])).toBe(said);
    expect(jobHelp(['help', script])).toBe(said);
    expect(said?.split('\n').filter((line) => line.length > 140)).toEqual([]);
  });

  it('leaves commands and words that ask for nothing to others', () => {
    for (const words of [
      [],
      ['backup'],
      ['search', '--help'],
      ['help'],
      ['help', 'search'],
      ['toString', '-h'],
    ])
      expect(jobHelp(words)).toBeUndefined();
  });
});
