import { once } from 'node:events';
import { setTimeout as after } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { utcDay } from '#core/time/dates.ts';
import { topicOf } from '#core/topics/topic.ts';
import { fakeDiscord } from '#test/fakes/discord/index.ts';
import type { FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { fakeHub } from '#test/fakes/hub.ts';
import { startAsking } from './burst/commands.ts';
import { listsUpTo, realTexts } from './burst/town.ts';
import { lookAt, lookAtStart, startProgram } from './burst/watch.ts';
import { percentile, printTable, temporaryFolder } from './measure.ts';

// One person gives thousands of commands, as fast as Discord tells of them; beside, others ask four a second.
const { values } = parseArgs({
  options: {
    commands: { type: 'string', default: '10000' },
    /** A second; Discord itself lets a person give far fewer. */
    rate: { type: 'string', default: '100' },
  },
});
const LISTS = { days: 7, perDay: 40 };
const WARM_MS = 5_000;
const TURN_MS = 5;
const BARS = { 'answered max ms': 1_000, unacknowledged: 0, problems: 0 };

const texts = (await realTexts()).slice(-LISTS.days * LISTS.perDay);
await using discord = await fakeDiscord();
const guild = discord.state.guild();
await using hub = await fakeHub({ days: listsUpTo(utcDay(Temporal.Now.instant()), texts, LISTS) });
const program = await startProgram(temporaryFolder(), { hub: hub.url, discord: discord.url });
const start = await lookAtStart(program);
const topics = texts.slice(0, 50).map(({ title }) => topicOf(title.slice(0, 60)));
const asking = startAsking(discord, guild, { papers: texts.map(({ id }) => id), topics });
await after(WARM_MS);
const quiet = await lookAt(program, asking);
const flood = await floodWith(Number(values.commands), Number(values.rate));
const beside = await lookAt(program, asking);
const waits = flood.map(({ callback }) => callback?.tookMs ?? Number.POSITIVE_INFINITY);
printTable(`${flood.length.toLocaleString('en')} commands of one person, ${values.rate} a second`, [
  { what: 'the bars', ...BARS },
  { what: 'its start, until it is connected', ...start },
  { what: 'the first seconds: the others', ...quiet },
  { what: 'the flood: the others', ...beside, problems: discord.problems.length },
  {
    what: 'the flood: the one',
    commands: flood.length,
    'answered p99 ms': percentile(waits, 0.99),
    'answered max ms': Math.max(...waits),
    unacknowledged: flood.filter(({ callback }) => callback === undefined).length,
    answers: flood.filter(({ edited }) => edited).length,
    'taken back': flood.filter(({ takenBack }) => takenBack).length,
  },
]);
await asking.stop();
program.kill();
await once(program, 'exit');

/** Has one person give so many commands at a rate; resolves some seconds after the last. */
async function floodWith(commands: number, rate: number): Promise<readonly FakeInteraction[]> {
  const [channel] = guild.channels;
  if (!channel) throw new Error('a server has a channel');
  const doing = { user: discord.state.user('the one'), channel };
  const given: FakeInteraction[] = [];
  const began = performance.now();
  while (given.length < commands) {
    const due = Math.min(commands, Math.ceil(((performance.now() - began) / 1_000) * rate));
    while (given.length < due)
      given.push(discord.command(doing, ['papers', 'search'], { query: `quantization ${given.length}` }));
    await after(TURN_MS);
  }
  await after(WARM_MS);
  return given;
}
