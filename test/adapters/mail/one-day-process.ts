import { setTimeout as after } from 'node:timers/promises';
import { fakeHub } from '#test/fakes/hub.ts';
import { programAt } from './program-with-mail.ts';

// The whole program with mail on one day, over a folder and a mail server: it says the port of its pages, and ends with its input.
const [now = '', dataDir = '', url = ''] = process.argv.slice(2);
await using hub = await fakeHub();
await using program = await programAt(now, { server: { url }, hub, dataDir });
const over = new AbortController();
process.stdin.on('end', () => over.abort()).resume();
process.stdout.write(`${program.port}\n`);
while (!over.signal.aborted) {
  await program.sendLetters();
  await after(100, undefined, { signal: over.signal }).catch(() => undefined);
}
await program.sendLetters();
