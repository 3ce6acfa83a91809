import { execFileSync } from 'node:child_process';
import { copyFileSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { copyDatabase } from '#store/file/copy-database.ts';
import { explain } from '#store/file/explain.ts';
import { folder, KIND, notesFile, openNotes } from './database.ts';

const mounted: string[] = [];
afterAll(() => {
  for (const disk of mounted) execFileSync('umount', ['--lazy', disk]);
});

/** A disk of so many kilobytes; skips the test where we may not have one. */
function disk(kilobytes: number, skip: (why: string) => never): string {
  const path = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${kilobytes}k`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    skip('this user may not mount a small tmpfs');
  }
  mounted.push(path);
  return path;
}

/** Leaves so many kilobytes of a disk free. */
function fillUp(path: string, free: number): void {
  const { bavail, bsize } = statfsSync(path);
  writeFileSync(join(path, 'fill'), Buffer.alloc(bavail * bsize - free * 1024));
}

function refusal(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    return String((error as Error).message);
  }
  return 'it was opened';
}

const FULL = /^The disk is full, .*notes\.sqlite could not grow: free some space\.$/;

describe('a full disk is told as what it is', () => {
  it.for([0, 4, 16, 32])('at the start, with %i KB left, over a file that is there', (free, { skip }) => {
    const path = disk(256, skip);
    const file = join(path, 'notes.sqlite');
    copyFileSync(notesFile('one'), file);
    fillUp(path, free);
    expect(refusal(() => openNotes(file))).toMatch(FULL);
  });

  it.for([0, 4, 16, 32])('at the first start, with %i KB left', (free, { skip }) => {
    const path = disk(256, skip);
    fillUp(path, free);
    expect(refusal(() => openNotes(join(path, 'notes.sqlite')))).toMatch(FULL);
  });

  it('where a backup would go', async ({ skip }) => {
    const made = join(disk(16, skip), 'made');
    const to = join(made, '../backup.sqlite');
    await expect(
      copyDatabase(notesFile('one'), { made, pages: `${made}.copy`, to, kind: KIND }),
    ).rejects.toThrow(`The disk is full, ${to} could not grow: free some space.`);
  });

  it.each(['ENOSPC', 'EDQUOT'])('where the file system says %s', (code) => {
    const failure = Object.assign(new Error('no space'), { syscall: 'mkdir', code });
    expect(explain(failure, 'data/notes.sqlite')).toMatchObject({ message: expect.stringMatching(FULL) });
  });
});
