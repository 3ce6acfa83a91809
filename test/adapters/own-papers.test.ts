import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import type { App } from '#src/app.ts';
import { paper } from '#test/fakes/papers.ts';
import { type DiscordProgram, programOnDiscord } from './discord/program-on-discord.ts';
import { answered, textOf } from './discord/talk.ts';
import { MODES, wordsOf } from './slack/adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './slack/program-on-slack.ts';

// "Tell me when my lab's or my own paper is listed", in the whole program on both chats.

const DAY = '2026-08-21';
const LAB = 'Example Robotics Lab';
const TITLES = ['Alpha', 'Beta', 'Gamma', 'Delta', 'Epsilon', 'Zeta', 'Eta'].map((name) => `${name} walks`);

/** Papers of the lab, all but the first of Ada Longname, too, and one of other people that only names both. */
const theirs: readonly Paper[] = [
  ...TITLES.map((title, at) =>
    paper({
      id: `2608.9100${at}`,
      title,
      abstract: `${title}. It does.`,
      authors: at === 0 ? ['Bo Sample'] : ['Bo Sample', 'Ada Longname'],
      organization: LAB,
      upvotes: 900 - at,
    }),
  ),
  paper({
    id: '2608.91009',
    title: `Others about the ${LAB}`,
    abstract: 'As Ada Longname of the Example Robotics Lab has shown.',
    authors: ['Cy Third'],
    organization: 'Elsewhere',
    upvotes: 1,
  }),
];

/** Has papers come onto today's list, a second later than what is followed now. */
async function list({ archive }: App, papers: readonly Paper[]): Promise<void> {
  const before = archive.listings(DAY, DAY).map((listing) => listing.paper);
  const at = Temporal.Instant.from('2026-08-21T17:02:01Z');
  await archive.putList({ source: 'huggingface', day: DAY, papers: [...before, ...papers], at });
}

/** How often each of the papers is in some messages, in the order of their titles. */
function timesIn(texts: readonly string[]): number[] {
  return TITLES.map((title) => texts.filter((text) => text.includes(title)).length);
}

const ONCE = TITLES.map(() => 1);

describe('on Discord', () => {
  const ask = (
    s: DiscordProgram,
    [name, options]: [string, Record<string, string | number>],
    user = s.owner,
  ) => answered(s.discord.command({ user, channel: s.channel }, ['papers', name], options));
  const deliver = async (s: DiscordProgram, so: () => boolean) => {
    const service = s.app.service([{ ...s.adapter, rate: { ...s.adapter.rate, channelMs: 0 } }]);
    service.start();
    await expect.poll(so, { timeout: 15_000 }).toBe(true);
    await service.stop();
  };

  it('a lab’s papers ring in the channel and a person’s own for them, five a day, and the rest comes in the digest, once', async () => {
    await using s = await programOnDiscord();
    expect(await ask(s, ['follow', { topic: `org:"${LAB}"`, alert: 'now' }])).toContain('at most 5 a day');
    await ask(s, ['follow', { topic: 'author:"Ada Longname"', alert: 'now', for: 'me' }], s.reader);
    const here = () => s.discord.messagesIn(s.channel).map((message) => textOf(message));
    const direct = () =>
      s.discord.messagesIn(s.discord.state.directChannel(s.reader)).map((message) => textOf(message));
    await list(s.app, theirs);
    await deliver(s, () => here().length === 5 && direct().length === 5);
    for (const text of here()) expect(text).toMatch(/Rings for org:"Example Robotics Lab".*just listed/s);
    for (const text of direct()) expect(text).toContain('Rings for author:"Ada Longname"');
    expect(here().at(-1)).toContain('5 have rung today');
    await ask(s, ['subscribe', { size: 25, kind: 'topics', send: 'now' }]);
    await ask(s, ['subscribe', { size: 25, kind: 'topics', send: 'now', for: 'me' }], s.reader);
    await deliver(s, () => here().length > 5 && direct().length > 5);
    expect(timesIn(here())).toEqual(ONCE);
    expect(timesIn(direct()), 'the first is not hers').toEqual([0, ...ONCE.slice(1)]);
    expect([...here(), ...direct()].join()).not.toContain('Others about');
    expect(s.discord.problems).toEqual([]);
  });

  it('they do not ring in quiet hours, also not when those are over, and come in the digest, once', async () => {
    await using s = await programOnDiscord();
    await ask(s, ['subscribe', { time: '20:00', zone: 'UTC', 'quiet-hours': '16-18', kind: 'topics' }]);
    await ask(s, ['follow', { topic: `org:"${LAB}"`, alert: 'now' }]);
    await ask(s, ['follow', { topic: `org:"${LAB}"`, alert: 'now', for: 'me' }], s.reader);
    await list(s.app, theirs.slice(0, 2));
    const here = () => s.discord.messagesIn(s.channel).map((message) => textOf(message));
    const direct = () => s.discord.messagesIn(s.discord.state.directChannel(s.reader));
    // What rings for the reader was planned in the same look.
    await deliver(s, () => direct().length === 2);
    expect(here()).toEqual([]);
    await ask(s, ['subscribe', { send: 'now', 'quiet-hours': 'off' }]);
    await deliver(s, () => here().length > 0);
    await deliver(s, () =>
      timesIn(here())
        .slice(0, 2)
        .every((times) => times === 1),
    );
    expect(timesIn(here())).toEqual([1, 1, 0, 0, 0, 0, 0]);
    expect(s.discord.problems).toEqual([]);
  });
});

describe.each(MODES)('on Slack by %s', (mode) => {
  it('a lab’s papers ring in the channel and a person’s own for them, five a day, and the rest comes in the digest, once', async () => {
    await using s = await programOnSlack(mode);
    expect((await s.ask(`follow org:"${LAB}" alert:now`)).words).toContain('at most 5 a day');
    await s.ask('follow author:"Ada Longname" alert:now for me');
    await list(s.app(), theirs);
    const textsIn = (channel: string) => s.messagesIn(channel).map((message) => wordsOf(message));
    await s.deliver(() => textsIn('C1').length === 5 && textsIn('DU1').length === 5);
    for (const text of textsIn('C1')) expect(text).toContain(`Rings for org:"${LAB}"`);
    for (const text of textsIn('DU1')) expect(text).toContain('Rings for author:"Ada Longname"');
    expect(textsIn('C1').at(-1)).toContain('5 have rung today');
    await s.ask('subscribe size:25 kind:topics thread:none send:now');
    await s.ask('subscribe size:25 kind:topics send:now for me');
    const rest = (channel: string) => textsIn(channel).slice(5).length > 0;
    await s.deliver(() => rest('C1') && rest('DU1'));
    expect(timesIn(textsIn('C1'))).toEqual(ONCE);
    expect(timesIn(textsIn('DU1')), 'the first is not hers').toEqual([0, ...ONCE.slice(1)]);
    expect([...textsIn('C1'), ...textsIn('DU1')].join()).not.toContain('Others about');
  });

  it('they do not ring in quiet hours', async () => {
    await using s: SlackProgram = await programOnSlack(mode);
    await s.ask('subscribe 20:00 UTC kind:topics quiet-hours:16-18');
    await s.ask(`follow org:"${LAB}" alert:now`);
    await s.ask(`follow org:"${LAB}" alert:now for me`);
    await list(s.app(), theirs.slice(0, 2));
    await s.deliver(() => s.messagesIn('DU1').length === 2);
    expect(s.messagesIn('C1')).toEqual([]);
    expect((await s.ask('status')).words).toContain('rings at once: 0 of at most 5 today');
  });
});
