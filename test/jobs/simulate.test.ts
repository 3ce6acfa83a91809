import { describe, expect, it } from 'vitest';
import { renderForTerminal } from '#adapters/console/render.ts';
import type { Document } from '#core/document.ts';
import { type NewSubscription, SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { topicOf } from '#core/topics/topic.ts';
import { runSimulate } from '#src/jobs/simulate/simulate.ts';
import { openArchive } from '#store/archive/archive.ts';
import { openState } from '#store/state/state.ts';
import { paper } from '#test/fakes/papers.ts';
import { clockAt, fakeSource } from '#test/fakes/source.ts';

const OWN = { platform: 'discord', workspace: '10', id: '20' };
const show = (document: Document, zone: string) =>
  renderForTerminal(document, { width: 80, color: false, links: false, zone });

/** What is printed for some words; of three days with a list each, and a channel that has ordered and follows something. */
async function simulated(...words: string[]): Promise<string> {
  return await simulatedWith([], words);
}

/** The same, with further digests that the channel ordered. */
async function simulatedWith(
  further: readonly Partial<NewSubscription>[],
  words: readonly string[],
): Promise<string> {
  const clock = clockAt('2026-08-25T12:00:00Z');
  const archive = openArchive(':memory:');
  for (const [at, day] of ['2026-08-17', '2026-08-18', '2026-08-19'].entries()) {
    const listed = [
      paper({ id: `2608.0000${at}`, title: `Robots of day ${at}`, upvotes: 1 }),
      paper({ id: `2608.1000${at}`, title: `Painting of day ${at}`, upvotes: 9 }),
    ];
    await archive.putList({ source: 'huggingface', day, papers: listed, at: clock.now() });
  }
  const moment = () => ({ wall: clock.now().epochMilliseconds, tick: clock.ticks(), boot: 'test' });
  const { subscriptions, follows, close } = await openState(':memory:', { now: moment });
  const ordered = { ...SUBSCRIPTION_DEFAULTS, channel: OWN, time: '20:00', kind: 'topics' as const };
  await subscriptions.put({ ...ordered, paused: true, since: Date.now() }, Number.MAX_SAFE_INTEGER);
  for (const each of further)
    await subscriptions.put({ ...ordered, ...each, since: Date.now() }, Number.MAX_SAFE_INTEGER);
  const owner = { kind: 'channel' as const, channel: OWN };
  await follows.put({ owner, topic: topicOf('robots'), level: 'normal' });
  let printed = '';
  const own = { subscriptions, follows, platforms: ['discord', 'console'] };
  const write = (text: string) => {
    printed += text;
  };
  await runSimulate(words, { archive, sample: fakeSource({}), own, show, write });
  await close();
  return printed;
}

const DAYS = ['--from', '2026-08-17', '--to', '2026-08-18'];

// Each minute of some days is lived through.
describe('simulate', { timeout: 120_000 }, () => {
  it('shows the digests whole, each at its local time, by whose clock its own times are', async () => {
    const printed = await simulated(...DAYS, '--tz', 'Europe/Berlin');
    expect(printed).toContain('── Tue 18 Aug 2026 at 09:00 Europe/Berlin\n\nDaily papers');
    expect(printed).toContain('list as of 09:00 Europe/Berlin');
    expect(printed).toContain('Painting of day 0');
    expect(printed).toMatch(/2 digests, \d papers?, 0 shown twice/);
  });

  it('shows what comes to a channel of one’s own, by what it ordered and follows', async () => {
    for (const named of ['20', 'discord/10/20']) {
      const printed = await simulated(...DAYS, '--channel', named);
      expect(printed).toContain('20: 20:00 UTC');
      expect(printed).toContain('Robots of day 1');
      expect(printed).not.toContain('Painting');
    }
  });

  it('shows all digests of a channel, no paper in two of them', async () => {
    const evening = { name: 'evening', time: '22:00', kind: 'daily' as const };
    const printed = await simulatedWith([evening], [...DAYS, '--channel', '20']);
    expect(printed).toContain('20: daily 20:00 UTC, evening 22:00 UTC\n');
    for (const once of [
      'Tue 18 Aug 2026 at 20:00',
      'Tue 18 Aug 2026 at 22:00',
      'Robots of day 1',
      'Painting of day 1',
    ])
      expect(printed.split(once), once).toHaveLength(2);
    expect(printed).toContain('0 shown twice in a channel');
  });

  it('lives through several outages and restarts', async () => {
    const outages = ['--outage', '2026-08-17', '--outage', '2026-08-18'];
    const printed = await simulated(...DAYS, ...outages, '--restart', '2026-08-18');
    expect(printed).toContain('Mon 17 Aug 2026 at 15:');
    expect(printed).toContain('Tue 18 Aug 2026 at 15:');
  });

  it.each([
    [['--form', 'x'], 'There is no option --form; did you mean --from? Else type npm run simulate'],
    [['--wings', 'x'], 'There is no option --wings: type npm run simulate'],
    [['--from', 'today'], '--from must be a day such as 2026-08-17, not “today”'],
    [['--from'], '--from needs a value, such as --from 2026-08-17'],
    [['--from', '--to', '2026-08-19'], '--from needs a value'],
    [['2026-08-17'], '“2026-08-17” stands behind no option'],
    [['--from', '2026-08-19', '--to', '2026-08-17'], '--to 2026-08-17 is before --from 2026-08-19'],
    [['--from', '2020-01-01', '--to', '2026-08-17'], 'are more than 400 days'],
    [[...DAYS, '--outage', '2026-08-20'], '2026-08-20 is not one of the days from 2026-08-17 to 2026-08-18'],
    [[...DAYS, '--channels', '0'], '--channels must be a number from 1 to 99999, not “0”'],
    [[...DAYS, '--tz', 'Mars'], 'There is no time zone "Mars"'],
    [[...DAYS, '--channel', 'C9'], 'No digest is ordered in a channel “C9”: there is one in discord/10/20.'],
    [['--from', '2020-01-01'], 'No list from 2020-01-01 to 2020-01-01 is stored'],
  ])('says what is wrong with %j', async (words, sentence) => {
    await expect(simulated(...words)).rejects.toThrow(sentence);
  });
});
