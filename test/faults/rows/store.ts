import { execFileSync } from 'node:child_process';
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as after } from 'node:timers/promises';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Program } from '../programs.ts';
import { type Effort, type Outcome, type Row, skipped } from '../row.ts';
import { enlarge } from '../seed.ts';
import { type FaultSetup, setUpFaults } from '../setup.ts';
import { SHORT, until } from '../waits.ts';

/** The state's file goes wrong in the middle of the work: it is said, nothing is sent, and once it is mended everything comes once. */
export const store: readonly Row[] = [
  { name: 'locked', run: locked },
  { name: 'disk-full', run: diskFull },
  { name: 'damaged', run: damaged },
  { name: 'deleted', run: (effort) => gone(effort, () => {}) },
  { name: 'replaced', run: (effort) => gone(effort, (file, copy) => copyFileSync(copy, file)) },
];

interface Breaking {
  /** What is done before a program starts. */
  readonly before?: () => Promise<void>;
  readonly fail: () => void;
}

/** Breaks the file while digests are sent; what was seen until it was noticed, and after that. */
async function broken(running: FaultSetup, { short }: Effort, { before, fail }: Breaking) {
  const [platform] = running.platforms;
  if (!platform) throw new Error('there is a platform');
  const begins = Date.now() + 1_000;
  const channels = platform.channels(short ? 40 : 150);
  await running.order(ordersFor(channels, (index) => begins + index * 150));
  await before?.();
  const program = await running.start();
  await until('some posts', () => platform.posts() >= 5);
  fail();
  await until('it says that it is not well', async () => (await program.health())?.status === 503);
  const [trouble = ''] = (await program.health())?.troubles ?? [];
  // What was in flight lands.
  await after(2 * SHORT.send);
  const landed = platform.posts();
  await after(2_000);
  const meanwhile = platform.posts() - landed;
  return { program, meanwhile, more: `, ${meanwhile} sent meanwhile, it said “${trouble}”` };
}

async function recovered(running: FaultSetup, program: Program): Promise<boolean> {
  await running.settled();
  await until('it is well again', async () => (await program.health())?.status === 200);
  return true;
}

async function locked(effort: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord'] });
  const other: DatabaseSync[] = [];
  const fail = () => {
    const db = new DatabaseSync(running.file, { timeout: 5_000 });
    other.push(db);
    db.exec('BEGIN EXCLUSIVE');
  };
  const { program, meanwhile, more } = await broken(running, effort, { fail });
  for (const db of other) db.close();
  await recovered(running, program);
  return judged(running, { more, good: meanwhile === 0 });
}

async function diskFull(effort: Effort): Promise<Outcome> {
  const disk = mkdtempSync(join(tmpdir(), 'paperboy-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=32m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    rmSync(disk, { recursive: true });
    return skipped('this user may not mount a small tmpfs');
  }
  try {
    await using running = await setUpFaults({ on: ['slack'], folder: join(disk, 'data') });
    const filler = join(disk, 'filler');
    const { program, meanwhile, more } = await broken(running, effort, { fail: () => fill(filler) });
    rmSync(filler);
    await recovered(running, program);
    return judged(running, { more, good: meanwhile === 0 });
  } finally {
    execFileSync('umount', ['-l', disk]);
    rmSync(disk, { recursive: true });
  }
}

/** Writes until there is no more room. */
function fill(file: string): void {
  for (const size of [1_048_576, 4_096]) {
    try {
      for (;;) writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
    } catch {
      // Full: that was the point.
    }
  }
}

/** Pages are overwritten under the program; a backup from before takes the file's place. */
async function damaged(effort: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord'] });
  const copy = join(running.folder, 'copy.sqlite');
  const before = async () => {
    enlarge(running.file, 250);
    await backUp(running, copy);
  };
  const fail = () => overwrite(running.file);
  const { program, meanwhile, more } = await broken(running, effort, { before, fail });
  await program.kill();
  const { code, text } = await running.run(['restore', copy]);
  if (code !== 0) throw new Error(`the backup was not restored: ${text}`);
  await recovered(running, await running.start());
  return judged(running, { more, good: meanwhile === 0 });
}

async function backUp(running: FaultSetup, copy: string): Promise<void> {
  const { code, text } = await running.run(['backup', copy]);
  if (code !== 0) throw new Error(`no backup was made: ${text}`);
}

const PAGE = 4_096;

/** Writes rubbish over all pages but the first. */
function overwrite(file: string): void {
  const handle = openSync(file, 'r+');
  const rubbish = Buffer.alloc(statSync(file).size - PAGE, 7);
  writeSync(handle, rubbish, 0, rubbish.length, PAGE);
  closeSync(handle);
}

/** The file is taken away under the program, and something else may be put there; then it is brought back. */
async function gone(effort: Effort, instead: (file: string, copy: string) => void): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['slack'] });
  const files = ['', '-wal', '-shm'].map((end) => `${running.file}${end}`);
  const copy = join(running.folder, 'copy.sqlite');
  const fail = () => {
    for (const file of files) if (existsSync(file)) renameSync(file, `${file}.gone`);
    instead(running.file, copy);
  };
  const before = () => backUp(running, copy);
  const { program, meanwhile, more } = await broken(running, effort, { before, fail });
  await program.kill();
  for (const file of files) rmSync(file, { force: true });
  for (const file of files) if (existsSync(`${file}.gone`)) renameSync(`${file}.gone`, file);
  await recovered(running, await running.start());
  return judged(running, { more, good: meanwhile === 0 });
}
