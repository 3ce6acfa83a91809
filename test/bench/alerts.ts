import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { openArchive } from '#store/archive/archive.ts';
import { fakeDiscord } from '#test/fakes/discord/index.ts';
import { timeMatching } from './alerts/matching.ts';
import { listedPapers, openDay, orderRinging, ringingTopics } from './alerts/seed.ts';
import { watchAlerts } from './alerts/watch.ts';
import { startAsking } from './burst/commands.ts';
import { topicsFrom } from './burst/orders.ts';
import { channelsOn, fillArchive, realTexts } from './burst/town.ts';
import { lookAt, startProgram } from './burst/watch.ts';
import { printTable, temporaryFolder } from './measure.ts';

// Many channels, each with several digests and topics that ring; a whole list comes at once, and beside people ask.
const { values } = parseArgs({
  options: {
    channels: { type: 'string', default: '10000' },
    topics: { type: 'string', default: '2000' },
    papers: { type: 'string', default: '200' },
    /** An archive to begin with, instead of one that is filled and learns here. */
    archive: { type: 'string' },
  },
});
/** How long the program runs before the list comes: what it does at its start is over. */
const QUIET_MS = 45_000;
/** The list is stored so long before a full minute, when it is looked for: storing it takes a moment. */
const BEFORE_TICK_MS = 10_000;
const MINUTE_MS = 60_000;
const BARS = {
  'matched s': 2,
  'first s': 30,
  'loop p99 ms': 50,
  'answered max ms': 1_000,
  MB: 350,
  repeated: 0,
  problems: 0,
};

const texts = await realTexts();
const listed = listedPapers(texts.slice(-Number(values.papers)));
const [asked, rung] = halves(topicsFrom(texts, 2 * Number(values.topics)));
const topics = ringingTopics(rung);
const folder = temporaryFolder();
await using discord = await fakeDiscord();
const channels = channelsOn(discord, Number(values.channels));
const guild = discord.state.guild();
const archiveFile = join(folder, 'archive.sqlite');
const stateFile = join(folder, 'state.sqlite');
await fillArchive(archiveFile, texts.slice(0, -listed.length), { topics, from: values.archive });
await orderRinging(stateFile, channels, topics);

// Nobody answers there: what is listed is what is stored, whatever the hour and the weekday.
const program = await startProgram(folder, { hub: 'http://127.0.0.1:9', discord: discord.url });
const asking = startAsking(discord, guild, { papers: texts.slice(0, 50).map(({ id }) => id), topics: asked });
await after(QUIET_MS);
await after(MINUTE_MS - ((Date.now() + BEFORE_TICK_MS) % MINUTE_MS));
const before = await lookAt(program, asking);
const archive = openArchive(archiveFile);
const at = Temporal.Now.instant();
await archive.putList({ source: 'huggingface', day: openDay(at), papers: listed, at });
await archive.close();
const since = Date.now();
const alerts = await watchAlerts(program, discord, { since, asking, stateFile });
await asking.stop();
program.kill();
await once(program, 'exit');
const matching = await timeMatching(folder, listed);
printTable(
  `${channels.length.toLocaleString('en')} channels, each with 3 digests and 5 of ${topics.length} topics that ring; ${listed.length} papers are listed`,
  [
    { what: 'the bars', ...BARS },
    { what: 'the seconds before, nothing new', ...before },
    { what: 'while all is planned that rings', ...alerts },
    { what: 'the matching by itself', ...matching },
  ],
);

function halves<Item>(items: readonly Item[]): [readonly Item[], readonly Item[]] {
  return [items.slice(0, items.length / 2), items.slice(items.length / 2)];
}
