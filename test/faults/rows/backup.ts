import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { judged } from '../count.ts';
import { ordersFor } from '../orders.ts';
import type { Effort, Outcome, Row } from '../row.ts';
import { setUpFaults } from '../setup.ts';
import { until } from '../waits.ts';
import { unkind } from './kills.ts';

/** A backup while digests are sent, more of them afterwards, and then that backup is all there is. */
export const backup: Row = { name: 'backup-restore', run: backupAndRestore };

async function backupAndRestore({ short, random }: Effort): Promise<Outcome> {
  await using running = await setUpFaults({ on: ['discord', 'slack'] });
  const usual = unkind(random);
  let held = false;
  for (const platform of running.platforms) {
    // Most is sent after the backup, however long that takes.
    platform.weather = (post) =>
      held ? { acceptMs: 0, answerMs: 0, fault: { kind: 'limit', seconds: 1 } } : usual(post);
  }
  const begins = Date.now() + 1_000;
  for (const platform of running.platforms) {
    const channels = platform.channels(short ? 20 : 150);
    await running.order(ordersFor(channels, (index) => begins + index * 100));
  }
  const posts = () => running.platforms.reduce((sum, platform) => sum + platform.posts(), 0);
  const program = await running.start();
  await until('some posts', () => posts() >= 8);
  held = true;
  const copy = join(running.folder, 'copy.sqlite');
  const wrote = await running.run(['backup', copy]);
  held = false;
  const before = posts();
  await until('more posts', () => posts() - before >= (short ? 8 : 60));
  await after(random() * 200);
  await program.kill();
  const since = posts() - before;
  const restored = await running.run(['restore', copy]);
  await running.start();
  await running.settled();
  const good = wrote.code === 0 && restored.code === 0 && since > 0;
  const words = good
    ? ''
    : `, BACKUP ${wrote.code}, RESTORE ${restored.code}: ${lastLine(wrote.text)} ${lastLine(restored.text)}`;
  return judged(running, { more: `, ${since} posts between backup and kill${words}`, good });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
