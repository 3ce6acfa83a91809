import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as after } from 'node:timers/promises';
import { type Effort, judged, type Row, settleAll } from './rows.ts';
import { finish, type Stage, setStage, startWorker } from './run.ts';

/** Breaks the store in the middle of the work and mends it: nothing is sent meanwhile, and all is sent after. */
async function broken(
  stage: Stage,
  name: string,
  { messages, fail }: { messages: number; fail: () => () => void },
): Promise<Row> {
  const worker = startWorker({ ...stage.task, perSecond: 40 });
  while (stage.platform.posts.length < 3) await after(5);
  const mend = fail();
  await worker.told('trouble', (news) => news.kind === 'trouble' && news.trouble !== null);
  // What was in flight lands.
  await after(2 * stage.task.timing.send);
  const before = stage.platform.posts.length;
  await after(600);
  const meanwhile = stage.platform.posts.length - before;
  mend();
  await finish(worker);
  const well = worker.news.findLast((news) => news.kind === 'trouble');
  const good = meanwhile === 0 && well?.kind === 'trouble' && well.trouble === null;
  const more = `, ${meanwhile} sent meanwhile, said so and recovered: ${good ? 'yes' : 'NO'}`;
  return judged(stage, messages, { name, more, good });
}

export async function lockedStore({ messages }: Effort): Promise<Row> {
  await using stage = await setStage({ model: 'nonce', messages });
  const fail = () => {
    const other = new DatabaseSync(stage.task.file, { timeout: 1_000 });
    other.exec('BEGIN EXCLUSIVE');
    return () => other.close();
  };
  return await broken(stage, 'store locked by another process', { messages, fail });
}

export async function fullDisk({ messages }: Effort): Promise<Row> {
  await using stage = await setStage({ model: 'read-back', messages });
  const disk = join(stage.folder, 'disk');
  const name = 'disk full';
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=16m', 'tmpfs', disk], { stdio: 'ignore' });
  } catch {
    return { name, figures: 'NOT RUN: this user may not mount a small tmpfs', verdict: 'skipped' };
  }
  try {
    const fail = () => {
      fill(join(disk, 'filler'));
      return () => rmSync(join(disk, 'filler'));
    };
    const small = { ...stage, task: { ...stage.task, file: join(disk, 'state.sqlite') } };
    return await broken(small, name, { messages, fail });
  } finally {
    execFileSync('umount', ['-l', disk]);
  }
}

/** Writes until there is no more room. */
function fill(file: string): void {
  const chunk = Buffer.alloc(4096);
  try {
    for (;;) writeFileSync(file, chunk, { flag: 'a' });
  } catch {
    // Full: that was the point.
  }
}

/** A damaged file is refused at the start, and nothing is sent until a backup is put in its place. */
export async function damagedFile({ messages }: Effort): Promise<Row> {
  await using stage = await setStage({ model: 'nonce', messages });
  const { file } = stage.task;
  await settleAll({ ...stage, task: { ...stage.task, digests: 1 } });
  const before = stage.platform.posts.length;
  const backup = `${file}.backup`;
  copyFileSync(file, backup);
  writeFileSync(file, Buffer.alloc(8192, 7), { flag: 'r+' });
  const code = await startWorker(stage.task).ended;
  const meanwhile = stage.platform.posts.length - before;
  copyFileSync(backup, file);
  await settleAll(stage);
  const good = code !== 0 && meanwhile === 0;
  return judged(stage, messages, {
    name: 'file damaged',
    more: `, ${meanwhile} sent meanwhile, refused at start`,
    good,
  });
}
