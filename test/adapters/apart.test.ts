import { Temporal } from 'temporal-polyfill';
import { expect, it } from 'vitest';
import type { App } from '#src/app.ts';
import { paper } from '#test/fakes/papers.ts';
import { programOnDiscord } from './discord/program-on-discord.ts';
import { answered, textOf } from './discord/talk.ts';
import { wordsOf } from './slack/adapter-on-slack.ts';
import { programOnSlack } from './slack/program-on-slack.ts';

// What rings and whom it mentions is one workspace's own; links are held by links.test and posted-links.test.

const DAY = '2026-08-21';
const SECRET = /secret|readers|rings at once: 1/i;

async function list({ archive }: App): Promise<void> {
  const before = archive.listings(DAY, DAY).map((listing) => listing.paper);
  const title = 'Secret gadgets that walk';
  const one = paper({ id: '2608.92001', title, abstract: `${title}. They do.`, upvotes: 900 });
  const at = Temporal.Instant.from('2026-08-21T17:02:01Z');
  await archive.putList({ source: 'huggingface', day: DAY, papers: [...before, one], at });
}

it('on Discord, what rings on one server and whom it mentions is neither seen, nor heard, nor ended from another one', async () => {
  await using s = await programOnDiscord();
  const [there] = s.other.channels;
  if (!there) throw new Error('a server has a channel');
  const readers = s.discord.role(s.guild, 'Readers', { mentionable: true });
  const theirs = s.discord.role(s.other, 'Readers', { mentionable: true });
  const asking =
    (user: typeof s.owner, channel: typeof there) =>
    (name: string, options: Record<string, string> = {}) =>
      answered(s.discord.command({ user, channel }, ['papers', name], options));
  const here = asking(s.owner, s.channel);
  const other = asking(s.other.owner, there);
  await here('follow', { topic: 'secret gadgets', alert: 'now' });
  expect(await here('subscribe', { mention: '@readers in alerts', time: '21:00' })).toContain(
    'mentioning @Readers',
  );
  expect(await other('subscribe', { mention: `<@&${readers.id}>` })).toContain('No role of this server');
  await other('follow', { topic: 'secret gadgets' });
  await other('unfollow', { topic: 'secret gadgets' });
  await list(s.app);
  const service = s.app.service([{ ...s.adapter, rate: { ...s.adapter.rate, channelMs: 0 } }]);
  service.start();
  await expect.poll(() => s.discord.messagesIn(s.channel).length, { timeout: 15_000 }).toBe(1);
  await service.stop();
  const [rang] = s.discord.messagesIn(s.channel);
  expect(rang?.pings).toEqual([readers.id]);
  expect(rang && textOf(rang)).toContain('Rings for secret gadgets');
  expect(s.discord.messagesIn(there)).toEqual([]);
  for (const line of ['topics', 'settings', 'status']) expect(await other(line)).not.toMatch(SECRET);
  expect(await other('topics', { show: 'alerts' })).not.toMatch(SECRET);
  expect(await other('subscribe', { mention: '@readers', time: '22:00' })).toContain('mentioning @Readers');
  expect(
    JSON.stringify(
      await s.app.state.subscriptions.of({ platform: 'discord', workspace: s.other.id, id: there.id }),
    ),
  ).toContain(theirs.id);
  expect(s.discord.problems).toEqual([]);
});

it('on Slack, what rings in one workspace and whom it mentions is neither seen, nor heard, nor ended from another one', async () => {
  await using s = await programOnSlack('http', { many: true });
  const [MINE, OTHER] = [{ team: 'T1' }, { team: 'T2' }];
  for (const { team } of [MINE, OTHER]) expect(await s.install(team)).toBe(200);
  const group = { id: 'S0MINE', handle: 'readers', name: 'Readers', date_delete: 0 };
  s.slack.workspace('T1').groups.push(group);
  await s.ask('follow secret gadgets alert:now', MINE);
  expect((await s.ask('subscribe 21:00 UTC mention:"@readers in alerts"', MINE)).words).toContain(
    'mentioning @readers',
  );
  expect((await s.ask('subscribe 21:00 UTC mention:@readers', OTHER)).words).toContain('No user group');
  await s.ask('follow secret gadgets', OTHER);
  await s.ask('unfollow secret gadgets', OTHER);
  await list(s.app());
  const inTeam = (team: string) =>
    s.slack
      .workspace(team)
      .channels.get('C1')
      ?.messages.filter(({ bot_id }) => bot_id) ?? [];
  await s.deliver(() => inTeam('T1').length === 1);
  expect(
    inTeam('T1').map((message) => [wordsOf(message).includes('Rings for secret gadgets'), message.pings]),
  ).toEqual([[true, ['S0MINE']]]);
  expect(inTeam('T2')).toEqual([]);
  for (const line of ['topics', 'settings', 'status', 'topics show:alerts'])
    expect((await s.ask(line, OTHER)).words).not.toMatch(SECRET);
});
