import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { fakeMailServer } from '#test/fakes/mail/fake-mail-server.ts';

const PROGRAM = join(import.meta.dirname, 'one-day-process.ts');
const DAYS = 5;
const A_DAY = 2_000;
const CONNECTIONS = 20;
const FORM = 'address=Target%40Example.com';

/** The program on a day. */
async function programOn(now: string, dataDir: string, mailServer: string) {
  const child = spawn(process.execPath, [PROGRAM, now, dataDir, mailServer], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const [port] = await once(child.stdout, 'data');
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const to = { host: '127.0.0.1', port: Number(port), path: '/mail', method: 'POST', agent };
  return {
    /** Types the address into the form, from somewhere; the status of the answer. */
    press: (ip: string) =>
      new Promise<number | undefined>((resolve, reject) => {
        const asking = request({ ...to, headers: { ...headers, 'x-forwarded-for': ip } }, (answer) => {
          answer.resume().on('end', () => resolve(answer.statusCode));
        });
        asking.on('error', reject).end(FORM);
      }),
    end: async () => {
      agent.destroy();
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}

it('10,000 attempts over the page at one address, each from somewhere else, over five days, send it three mails', {
  timeout: 600_000,
}, async () => {
  await using server = await fakeMailServer();
  const dataDir = mkdtempSync(join(tmpdir(), 'paperboy-mail-bombing-'));
  const perDay: number[] = [];
  const statuses = new Set<number | undefined>();
  let attempts = 0;
  for (let day = 0; day < DAYS; day += 1) {
    const before = server.mails.length;
    const program = await programOn(`2026-08-2${day}T12:00:00Z`, dataDir, server.url);
    await Promise.all(
      Array.from({ length: CONNECTIONS }, async () => {
        for (let at = 0; at < A_DAY / CONNECTIONS; at += 1) {
          attempts += 1;
          statuses.add(await program.press(`100.64.${attempts >> 8}.${attempts & 255}`));
        }
      }),
    );
    await program.end();
    perDay.push(server.mails.length - before);
  }
  expect([attempts, ...statuses]).toEqual([10_000, 200]);
  expect(perDay).toEqual([1, 1, 1, 0, 0]);
  expect(server.mails.map(({ to }) => to)).toEqual(Array.from({ length: 3 }, () => 'Target@example.com'));
});
