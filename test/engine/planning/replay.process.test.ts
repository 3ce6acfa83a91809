import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SHARED } from '#test/bench/data.ts';

const skipped = existsSync(join(SHARED, 'daily-papers'))
  ? ''
  : ' (skipped: ../shared/data/daily-papers is not there)';

describe.skipIf(skipped)(`every recorded day over 60 channels${skipped}`, () => {
  it('shows no paper twice in a channel, and skips none that the selection owed', {
    timeout: 300_000,
  }, async () => {
    const program = join(import.meta.dirname, 'replay.ts');
    const { stdout } = await promisify(execFile)(process.execPath, [program], { maxBuffer: 1e8 });
    const { posted, all, owed }: { posted: Record<string, string[]>; all: string[]; owed: string[] } =
      JSON.parse(stdout);
    expect(Object.keys(posted)).toHaveLength(60);
    for (const ids of Object.values(posted)) expect(new Set(ids).size).toBe(ids.length);
    // A channel that takes 25 papers a day at the end of each UTC day is owed all of every list.
    const shown = new Set(posted['channel-0']);
    expect(all.filter((id) => shown.has(id)).toSorted()).toEqual(owed.toSorted());
  });
});
