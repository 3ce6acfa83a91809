import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { Worker } from 'node:worker_threads';
import { describe, expect, it } from 'vitest';
import { SetupError } from '#core/errors.ts';
import { openArchive } from '#store/archive/archive.ts';
import { keepLog } from '#store/file/locks.ts';
import { explainingErrors, openDatabase } from '#store/sqlite.ts';
import { papers } from '#test/fakes/papers.ts';

function folder(): string {
  return mkdtempSync(join(tmpdir(), 'paperboy-'));
}

async function filled(size = 300): Promise<string> {
  const file = join(folder(), 'archive.sqlite');
  const archive = openArchive(file);
  await archive.putPapers(papers(size));
  await archive.close();
  return file;
}

function refusal(open: () => unknown): string {
  try {
    open();
  } catch (error) {
    expect(error).toBeInstanceOf(SetupError);
    return (error as SetupError).message;
  }
  throw new Error('it was opened');
}

describe('a file that cannot be used is told in one sentence, and stays as it is', () => {
  it('empty', () => {
    const file = join(folder(), 'archive.sqlite');
    writeFileSync(file, '');
    expect(refusal(() => openArchive(file))).toMatch(/is empty \(0 bytes\): put a backup in its place/);
    expect(readFileSync(file)).toHaveLength(0);
  });

  it('of something else', async () => {
    const file = join(folder(), 'archive.sqlite');
    writeFileSync(file, 'Dear diary, '.repeat(500));
    expect(refusal(() => openArchive(file))).toMatch(/is not a Paperboy database/);
  });

  it.each([0.9, 0.5, 0.1])('truncated to %f of its size', async (share) => {
    const file = await filled();
    const size = readFileSync(file).length;
    truncateSync(file, Math.floor(size * share));
    expect(refusal(() => openArchive(file))).toMatch(/is damaged/);
    expect(readFileSync(file)).toHaveLength(Math.floor(size * share));
  });

  it('damaged in the middle', async () => {
    const file = await filled();
    const bytes = readFileSync(file);
    bytes.fill(0x5a, 4096, 4096 * 6);
    writeFileSync(file, bytes);
    expect(refusal(() => openArchive(file))).toMatch(/is damaged/);
  });

  it('written by a newer version', async () => {
    const file = await filled(1);
    const db = new DatabaseSync(file);
    db.exec('PRAGMA user_version = 999');
    db.close();
    expect(refusal(() => openArchive(file))).toMatch(/newer Paperboy: update/);
  });

  it('in a place that is no folder', () => {
    const file = join(folder(), 'a-file');
    writeFileSync(file, 'x');
    expect(refusal(() => openArchive(join(file, 'archive.sqlite')))).toMatch(/set DATA_DIR to a folder/);
  });
});

describe('a new file', () => {
  it('is never seen empty, however many processes start at once', async () => {
    const file = join(folder(), 'archive.sqlite');
    const code = `import('#store/archive/archive.ts').then(({ openArchive }) => openArchive(${JSON.stringify(file)}).close())`;
    const start = () =>
      promisify(execFile)(process.execPath, ['--input-type=module', '-e', code], { cwd: process.cwd() });
    await Promise.all(Array.from({ length: 4 }, start));
    // Where two of them end at the same moment, neither is the last, and SQLite leaves the log to whoever comes next.
    const left = readdirSync(dirname(file)).filter((name) => !/-(wal|shm)$/.test(name));
    expect(left).toEqual(['archive.sqlite']);
  });

  it('gets its log also while another process writes', async () => {
    const file = join(folder(), 'new.sqlite');
    const db = new DatabaseSync(file);
    db.exec('CREATE TABLE t (x)');
    const writing = new Worker(
      `const { parentPort, workerData } = require('node:worker_threads');
       const db = new (require('node:sqlite').DatabaseSync)(workerData);
       db.exec('BEGIN IMMEDIATE; INSERT INTO t VALUES (1)');
       parentPort.postMessage('writing');
       setTimeout(() => { db.exec('COMMIT'); db.close(); }, 100);`,
      { eval: true, workerData: file },
    );
    await once(writing, 'message');
    expect(() => keepLog(db, 0)).toThrow('locked');
    keepLog(db, 5_000);
    expect(db.prepare('PRAGMA journal_mode').get()?.journal_mode).toBe('wal');
    await once(writing, 'exit');
    db.close();
  });
});

describe('a file that is open in this process', () => {
  it('is opened once more while its first page is in the log', () => {
    const plan = { file: join(folder(), 'archive.sqlite'), migrations: [] };
    const first = openDatabase(plan);
    first.exec("CREATE TABLE kept (word TEXT); INSERT INTO kept VALUES ('here')");
    const second = openDatabase({ ...plan, openHere: true });
    expect(second.prepare('SELECT word FROM kept').get()?.word).toBe('here');
    second.close();
    first.close();
  });
});

describe('a failure while it is used is told too', () => {
  const messageFor = (errcode: number) =>
    refusal(() =>
      explainingErrors(
        {
          fail: () => {
            throw Object.assign(new Error('as SQLite says it'), { errcode });
          },
        },
        'data/x.sqlite',
      ).fail(),
    );

  it.each([
    [5, /in use by another program/],
    [8, /read-only/],
    [10, /check the disk/],
    [267, /damaged/],
    [14, /cannot be opened/],
  ])('result code %i', (errcode, sentence) => expect(messageFor(errcode)).toMatch(sentence));

  it('a disk that fills up undoes the whole transaction', async () => {
    const file = await filled(1);
    const db = new DatabaseSync(file);
    db.exec('PRAGMA journal_mode = DELETE');
    db.close();
    const archive = openArchive(file);
    // No more pages than there are: what SQLite does then is what it does on a full disk.
    const limited = openDatabase({
      file: ':memory:',
      migrations: ['CREATE TABLE t (x)', 'PRAGMA max_page_count = 2'],
    });
    const port = explainingErrors(
      { fill: () => limited.exec(`INSERT INTO t VALUES (zeroblob(100000))`) },
      'data/x.sqlite',
    );
    expect(refusal(() => port.fill())).toMatch(/The disk is full.*free some space/);
    expect(archive.size().papers).toBe(1);
    await archive.close();
  });

  it('a rejection too', async () => {
    const port = explainingErrors(
      {
        fail: async () => {
          throw Object.assign(new Error('x'), { errcode: 5 });
        },
      },
      'data/x.sqlite',
    );
    await expect(port.fail()).rejects.toThrow(SetupError);
  });

  it('an error of our own stays what it is', () => {
    const port = explainingErrors(
      {
        fail: () => {
          throw new RangeError('ours');
        },
      },
      'x',
    );
    expect(() => port.fail()).toThrow(RangeError);
  });
});
