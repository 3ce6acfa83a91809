import { type ChildProcess, fork } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { renderForMail } from '#adapters/mail/render/render.ts';
import { commands } from '#commands/index.ts';
import { paperBlocks } from '#test/fakes/documents.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { listsAround } from '#test/faults/lists.ts';
import { deliveriesIn, isWhole } from '#test/faults/state-file.ts';
import { freePort } from '#test/free-port.ts';
import type { Felt } from './burst/program.ts';
import { oweMails } from './mail/owed.ts';
import type { Taken } from './mail/server-process.ts';
import { printTable, type Row, temporaryFolder } from './measure.ts';

// The whole program sends what is owed to so many mailboxes to a mail server in a process of its own, unsigned and signed by DKIM.
const { values } = parseArgs({
  options: { mails: { type: 'string', default: '10000' }, only: { type: 'string' } },
});
const MAILS = Number(values.mails);
const PAPERS = 5;
const KEY = 'k'.repeat(40);
const ADDRESS = 'https://papers.example.org';
// As `npm start` has them.
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=20'];
const LOOK_MS = 250;
const GIVEN_UP_MS = 600_000;
const BARS = { 'a second': 200, 'MB at most': 200, repeated: 0, missing: 0 };

const blocks = paperBlocks('Four-Bit Weights Without Calibration Data', PAPERS);
const document = { summary: `Daily papers: ${PAPERS} papers`, papers: 'mine' as const, blocks };
const payload = JSON.stringify(renderForMail(document, { commands, address: ADDRESS }));
const rows: Row[] = [{ what: 'the bars', ...BARS }];
for (const what of ['unsigned', 'signed'] as const)
  if (values.only === undefined || values.only === what)
    rows.push({ what, ...(await sendAll(what === 'signed')) });
printTable(`${MAILS.toLocaleString('en')} mails of ${PAPERS} papers, owed at once`, rows);

async function sendAll(isSigned: boolean): Promise<Row> {
  const folder = temporaryFolder();
  const file = join(folder, 'state.sqlite');
  await oweMails(file, KEY, { mails: MAILS, payload });
  const server = fork(join(import.meta.dirname, 'mail/server-process.ts'));
  const [port] = await once(server, 'message');
  await using hub = await fakeHub({ days: listsAround(Date.now()) });
  const program = fork(join(import.meta.dirname, 'burst/program.ts'), [], {
    execArgv: FLAGS,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: {
      PATH: process.env.PATH,
      DATA_DIR: folder,
      ENV_FILE: '',
      HF_ENDPOINT: hub.url,
      BACKFILL: 'off',
      ADAPTERS: 'mail',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      MAIL_FROM: 'papers@example.org',
      MAIL_TLS: 'off',
      MAIL_RATE: '1000',
      PUBLIC_URL: ADDRESS,
      PORT: String(await freePort()),
      ENCRYPTION_KEY: KEY,
      ...(isSigned ? { DKIM_KEY: keyIn(folder) } : {}),
    },
  });
  const end = performance.now() + GIVEN_UP_MS;
  let most = 0;
  let taken = await ask<Taken>(server);
  while (taken.mails === 0 && performance.now() < end) taken = await ask<Taken>(server);
  const [begun, already] = [await ask<Felt>(program), taken.mails];
  while (taken.mails < MAILS && performance.now() < end) {
    await after(LOOK_MS);
    most = Math.max(most, (await ask<Felt>(program)).MB);
    taken = await ask<Taken>(server);
  }
  const felt = await ask<Felt>(program);
  program.kill('SIGTERM');
  await once(program, 'exit');
  taken = await ask<Taken>(server);
  server.kill();
  const states = deliveriesIn(file);
  return {
    'a second': (taken.mails / (taken.last - taken.first)) * 1_000,
    // What the machine's other work leaves as it is.
    'CPU ms a mail': (felt.cpu - begun.cpu) / (MAILS - already),
    'MB at most': Math.max(most, felt.MB),
    repeated: taken.mails - taken.different,
    missing: MAILS - taken.different,
    'sent in the ledger': states.filter(({ state }) => state === 'sent').length,
    'loop p99 ms': felt.p99,
    'KB a mail': taken.bytes / taken.mails / 1_024,
    signed: taken.signed,
    stoppable: taken.stoppable,
    integrity: isWhole(file) ? 'ok' : 'BROKEN',
  };
}

/** What a process says of itself. */
async function ask<Answer>(child: ChildProcess): Promise<Answer> {
  child.send('how is it');
  const [answer] = await once(child, 'message');
  return answer as Answer;
}

function keyIn(folder: string): string {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2_048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'der' },
  });
  const file = join(folder, 'dkim.pem');
  writeFileSync(file, privateKey);
  return file;
}
