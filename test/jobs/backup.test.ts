import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { SetupError, UserError } from '#core/errors.ts';
import { runBackup } from '#src/jobs/backup.ts';
import { openArchive } from '#store/archive/archive.ts';
import { papers } from '#test/fakes/papers.ts';
import { dataWith, folder, stateOf } from './state-file.ts';

/** Types the words; what is written, and the folder that a backup would be in. */
async function backedUp(words: readonly string[], dataDir: string): Promise<string> {
  let written = '';
  await runBackup(words, {
    dataDir,
    write: (text) => {
      written += text;
    },
  });
  return written;
}

describe('npm run backup', () => {
  it('makes one file that only its owner can read, and says in a line what it holds', async () => {
    const to = join(folder(), 'backup.sqlite');
    const written = await backedUp([to], dataWith('llm quantization', 'diffusion'));
    expect(written.replace(/\d\.\d MB/, 'x MB')).toBe(
      `${to} holds 0 subscriptions, 2 followed topics, 0 saved papers, 0 deliveries: x MB, checked.\n`,
    );
    expect(statSync(to).mode & 0o777).toBe(0o600);
    expect(readdirSync(dirname(to))).toEqual(['backup.sqlite']);
  });

  it('backs the archive up, too', async () => {
    const dataDir = folder();
    const archive = openArchive(join(dataDir, 'archive.sqlite'));
    await archive.putPapers(papers(3));
    await archive.close();
    const to = join(folder(), 'archive.sqlite');
    expect(await backedUp(['--archive', to], dataDir)).toMatch(/ holds 3 papers, 0 daily lists: \d\.\d MB/);
  });

  it('leaves a file of an earlier version as it is', async () => {
    const dataDir = dataWith('diffusion');
    const db = new DatabaseSync(stateOf(dataDir));
    db.exec('PRAGMA user_version = 1');
    db.close();
    const before = readFileSync(stateOf(dataDir));
    const to = join(folder(), 'b');
    await backedUp([to], dataDir);
    expect(readFileSync(stateOf(dataDir)).equals(before)).toBe(true);
    const copy = new DatabaseSync(to);
    expect(copy.prepare('PRAGMA user_version').get()?.user_version).toBe(1);
    copy.close();
  });

  it('takes away what an earlier one left in that folder when it was killed', async () => {
    const to = join(folder(), 'b');
    const left = join(dirname(to), 'state.sqlite.4194304.copy');
    writeFileSync(left, 'half');
    await backedUp([to], dataWith('diffusion'));
    expect(existsSync(left)).toBe(false);
  });
});

describe('a backup that cannot be made is told in one sentence, and nothing is changed', () => {
  const taken = join(folder(), 'taken');
  writeFileSync(taken, 'precious');

  it.each([
    ['without a file', [], /^Name the file to back up to: type npm run backup -- FILE/],
    ['with two', ['a', 'b'], /^Name one file/],
    ['with an option that is none', ['--all', 'a'], /^Unknown option '--all': type npm run backup/],
    ['where something is', [taken], /taken is there already, and is left as it is: choose another name\.$/],
    ['onto a folder', [dirname(taken)], /is a folder: name a file in it\.$/],
    ['into no folder', [join(folder(), 'none', 'b')], /none is not there: make that folder first\.$/],
  ])('%s', async (_, words, sentence) => {
    const error = await backedUp(words, dataWith('diffusion')).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(UserError);
    expect(error).toMatchObject({ message: expect.stringMatching(sentence) });
    expect(readFileSync(taken, 'utf8')).toBe('precious');
  });

  it('where there is nothing yet, and makes no folder for it', async () => {
    const dataDir = join(folder(), 'data');
    await expect(backedUp([join(folder(), 'b')], dataDir)).rejects.toThrow(
      `${dataDir}/state.sqlite is not there: there is nothing to back up yet.`,
    );
    expect(existsSync(dataDir)).toBe(false);
  });

  it('where the state is damaged', async () => {
    const dataDir = dataWith('diffusion');
    const bytes = readFileSync(stateOf(dataDir));
    bytes.fill(0x5a, 4096 * 2);
    writeFileSync(stateOf(dataDir), bytes);
    const to = join(folder(), 'b');
    const error = await backedUp([to], dataDir).catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(SetupError);
    expect(String((error as Error).message)).toMatch(/state\.sqlite is damaged: put a backup in its place/);
    expect(readdirSync(dirname(to))).toEqual([]);
  });
});
