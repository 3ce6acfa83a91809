import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Temporal } from 'temporal-polyfill';
import { addDays, utcDay } from '#core/time/dates.ts';
import { openArchive } from '#store/archive/archive.ts';
import { fakeDiscord } from '#test/fakes/discord/index.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { startAsking } from './burst/commands.ts';
import { orderAll, topicsFrom } from './burst/orders.ts';
import { channelsOn } from './burst/town.ts';
import { lookAt, lookAtStart, startProgram, watchBurst } from './burst/watch.ts';
import { corpusOf, paperOf, SHARED } from './data.ts';
import { printTable, type Row, temporaryFolder } from './measure.ts';
import { askerOf } from './web/ask.ts';

// The whole program behind its public server, under npm start's flags, at 40,000 papers, while its source hangs; at last, digests are due and people ask on Discord meanwhile.
const TOPICS = join(SHARED, 'search/topics');
const PORT = 8_931;
const CONNECTIONS = 20;
const A_LIST = 15;
const DAYS = 30;
const WHOLE = 100_000;
const CHANNELS = 100;
/** From the last order to the minute: all that is asked before takes less. */
const SPARE_MS = 150_000;
const AHEAD_MS = 5_000;
/** Of the load that lasts until the digests are there. */
const CHUNK = 1_000;

if (!existsSync(TOPICS)) {
  console.log(`Skipped: pages at 40,000 papers, since ${TOPICS} is not there.`);
  process.exit(0);
}
const today = utcDay(Temporal.Now.instant());
const dataDir = temporaryFolder();
const texts = corpusOf(TOPICS);
const words = texts.slice(-4_000).map(({ title }) => title.split(' ').slice(0, 3).join(' '));
await fill(join(dataDir, 'archive.sqlite'));
await using hub = await fakeHub();
hub.fail(...Array.from({ length: 10_000 }, () => ({ kind: 'hang' as const })));
await using discord = await fakeDiscord();
const channels = channelsOn(discord, CHANNELS);
const due = await orderAll(join(dataDir, 'state.sqlite'), channels, { topics: [], spareMs: SPARE_MS });
const program = await startProgram(dataDir, {
  hub: hub.url,
  discord: discord.url,
  more: { PORT: String(PORT), PUBLIC_URL: 'https://papers.example.org', PROXIES: '1' },
});
const { ask, inLoop, atRate, close } = askerOf(PORT, CONNECTIONS);
while (!(await ask('/about').catch(() => undefined)));
await lookAtStart(program);
const day = (at: number) => `/${addDays(today, -(at % DAYS))}`;
const search = (at: number) => `/search?q=${encodeURIComponent(words[at % words.length] ?? '')}`;
const rows: Row[] = [
  { what: 'each of 30 days once, just started', ...(await inLoop(DAYS, (at) => ask(day(at)))) },
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
const mixed = (at: number) =>
  at % 100 === 0 ? ask(search(2_000 + at / 100)) : at % 10 === 0 ? ask(day(at)) : ask('/feed.atom', has);
let asked = rows.reduce((sum, { requests }) => sum + Number(requests), 0);
rows.push({ what: `up to ${WHOLE} in all`, ...(await inLoop(WHOLE - asked, mixed)) });
const { MB } = await lookAtStart(program);
const asking = startAsking(discord, discord.state.guild(), {
  papers: texts.slice(0, DAYS * A_LIST).map(({ id }) => id),
  topics: topicsFrom(texts, 50),
});
await after(Math.max(0, due - AHEAD_MS - Date.now()));
const before = await lookAt(program, asking);
const watched = watchBurst(program, discord, { due, channels: channels.length, asking });
let isOver = false;
const over = watched.finally(() => {
  isOver = true;
});
for (asked = WHOLE; !isOver; asked += CHUNK) await inLoop(CHUNK, (at) => mixed(asked + at));
const felt = await over;
printTable(`40,000 papers, the source hanging, load ${loadavg()[0]?.toFixed(1)}`, rows);
console.log(`memory after ${WHOLE.toLocaleString('en')} requests: ${MB} MB (≤ 250)`);
printTable(`${CHANNELS} digests due on Discord (within 60 s), and people who ask there (within 1,000 ms)`, [
  { what: 'people alone', ...before },
  { what: `while ${(asked - WHOLE).toLocaleString('en')} pages are asked for`, ...felt },
]);
await asking.stop();
close();
program.kill();
await once(program, 'exit');

/** Fills an archive with papers and lists, as one that has run for a while. */
async function fill(file: string): Promise<void> {
  const archive = openArchive(file);
  const papers = texts.map(paperOf);
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
}
