import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { utcDay } from '#core/time/dates.ts';
import { fakeDiscord } from '#test/fakes/discord/index.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { startAsking } from './burst/commands.ts';
import { orderAll, topicsFrom } from './burst/orders.ts';
import { channelsOn, fillArchive, listsUpTo, realTexts } from './burst/town.ts';
import { lookAt, startProgram, watchBurst } from './burst/watch.ts';
import { printTable, temporaryFolder } from './measure.ts';

// Everybody's digest is due in one minute and nothing is planned before, half of them with topics; beside, people ask.
const { values } = parseArgs({
  options: {
    channels: { type: 'string', default: '10000' },
    topics: { type: 'string', default: '300' },
    /** An archive to begin with, instead of one that is filled and learns here. */
    archive: { type: 'string' },
    /** Leaves the topics to be prepared in the burst; else they are, as following them prepares them. */
    unprepared: { type: 'boolean', default: false },
  },
});
const LISTS = { days: 7, perDay: 40 };
/** Between the last order and the minute: the program starts, and is watched while nothing is due. */
const SPARE_MS = 60_000;
const QUIET_MS = 15_000;
const LOOK_BEFORE_MS = 100;
const BARS = {
  'first s': 2,
  'all s': 240,
  'loop p99 ms': 50,
  'loop max ms': 100,
  // Also where others use the machine, which makes the loop late.
  'work max ms': 100,
  'answered max ms': 1_000,
  repeated: 0,
  problems: 0,
};

const texts = await realTexts();
const newest = texts.slice(-LISTS.days * LISTS.perDay);
const [topics, others] = halves(topicsFrom(texts, 2 * Number(values.topics)));
const folder = temporaryFolder();
await using discord = await fakeDiscord();
const channels = channelsOn(discord, Number(values.channels));
const guild = discord.state.guild();
await using hub = await fakeHub({ days: listsUpTo(utcDay(Temporal.Now.instant()), newest, LISTS) });
await fillArchive(join(folder, 'archive.sqlite'), texts.slice(0, -newest.length), {
  topics: values.unprepared ? [] : topics,
  from: values.archive,
});
const due = await orderAll(join(folder, 'state.sqlite'), channels, { topics, spareMs: SPARE_MS });
const program = await startProgram(folder, { hub: hub.url, discord: discord.url });
const asking = startAsking(discord, guild, { papers: newest.map(({ id }) => id), topics: others });
if (Date.now() > due - QUIET_MS) throw new Error('The program was not ready in time: try again.');
await after(due - QUIET_MS - Date.now());
await lookAt(program, asking);
await after(due - LOOK_BEFORE_MS - Date.now());
const before = await lookAt(program, asking);
const burst = await watchBurst(program, discord, { due, channels: channels.length, asking });
printTable(`${channels.length.toLocaleString('en')} digests due in one minute, ${topics.length} topics`, [
  { what: 'the bars', ...BARS },
  { what: 'as fast as Discord allows', 'all s': channels.length / 50 },
  { what: 'the seconds before, nothing due', ...before },
  { what: values.unprepared ? 'the burst, no topic prepared' : 'the burst', ...burst },
]);
await asking.stop();
program.kill();
await once(program, 'exit');

function halves<Item>(items: readonly Item[]): [readonly Item[], readonly Item[]] {
  return [items.slice(0, items.length / 2), items.slice(items.length / 2)];
}
