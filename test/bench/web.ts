import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join, resolve } from 'node:path';
import { Temporal } from 'temporal-polyfill';
import { addDays, utcDay } from '#core/time/dates.ts';
import { openArchive } from '#store/archive/archive.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { corpusOf, paperOf, SHARED } from './data.ts';
import { printTable, type Row, temporaryFolder } from './measure.ts';
import { askerOf } from './web/ask.ts';

// The whole program behind its public server, under npm start's flags, at 40,000 papers, while its source hangs.
const TOPICS = join(SHARED, 'search/topics');
const FLAGS = ['--max-semi-space-size=2', '--heap-growing-percent=20'];
const PORT = 8_931;
const CONNECTIONS = 20;
const A_LIST = 15;
const DAYS = 30;
const WHOLE = 100_000;

if (!existsSync(TOPICS)) {
  console.log(`Skipped: pages at 40,000 papers, since ${TOPICS} is not there.`);
  process.exit(0);
}
const today = utcDay(Temporal.Now.instant());
const dataDir = temporaryFolder();
const words = await fill(join(dataDir, 'archive.sqlite'));
await using hub = await fakeHub();
hub.fail(...Array.from({ length: 10_000 }, () => ({ kind: 'hang' as const })));
const child = spawn(process.execPath, [...FLAGS, resolve(import.meta.dirname, '../../src/bin.js')], {
  stdio: ['ignore', 'pipe', 'inherit'],
  env: {
    PATH: process.env.PATH,
    ENV_FILE: '',
    DATA_DIR: dataDir,
    HF_ENDPOINT: hub.url,
    ADAPTERS: 'web',
    PORT: String(PORT),
    PROXIES: '1',
  },
});
await once(child.stdout, 'data');
const { ask, inLoop, atRate, close } = askerOf(PORT, CONNECTIONS);
while (!(await ask('/about').catch(() => undefined)));
const day = (at: number) => `/${addDays(today, -(at % DAYS))}`;
const search = (at: number) => `/search?q=${encodeURIComponent(words[at % words.length] ?? '')}`;
const rows: Row[] = [
  { what: 'a day, 20 connections (p99 ≤ 30)', ...(await inLoop(3_000, (at) => ask(day(at)))) },
  { what: 'searches, 50 a second (p99 ≤ 60)', ...(await atRate(1_000, 50, (at) => ask(search(at)))) },
  { what: 'searches, 20 connections (p99 ≤ 250)', ...(await inLoop(1_000, (at) => ask(search(1_000 + at)))) },
];
const { tag } = await ask('/feed.atom');
const has = { 'if-none-match': tag };
rows.push({
  what: 'a feed that is known (≥ 5,000 a second)',
  ...(await inLoop(20_000, () => ask('/feed.atom', has))),
});
const left = WHOLE - rows.reduce((sum, { requests }) => sum + Number(requests), 0);
rows.push({
  what: 'up to 100,000 in all',
  ...(await inLoop(left, (at) => (at % 10 === 0 ? ask(day(at)) : ask('/feed.atom', has)))),
});
printTable(`40,000 papers, the source hanging, load ${loadavg()[0]?.toFixed(1)}`, rows);
console.log(`memory after ${WHOLE.toLocaleString('en')} requests: ${residentMB()} MB (≤ 250)`);
close();
child.kill();
await once(child, 'exit');

/** Fills an archive with papers and lists, as one that has run for a while; titles to search for. */
async function fill(file: string): Promise<string[]> {
  const archive = openArchive(file);
  const papers = corpusOf(TOPICS).map(paperOf);
  await archive.putPapers(papers);
  for (let back = 0; back < DAYS; back += 1)
    await archive.putList({
      source: 'huggingface',
      day: addDays(today, -back),
      papers: papers.slice(back * A_LIST, (back + 1) * A_LIST),
      at: Temporal.Now.instant(),
    });
  await archive.learn();
  await archive.close();
  return papers.slice(-4_000).map(({ title }) => title.split(' ').slice(0, 3).join(' '));
}

function residentMB(): number {
  const [, kilobytes = ''] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1_024);
}
