import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { mentioning } from '#adapters/discord/delivery/mention.ts';
import { requestOf } from '#adapters/discord/delivery/payload.ts';
import { simplifyForDiscord } from '#adapters/discord/delivery/simplify.ts';
import { type Page, renderForDiscord } from '#adapters/discord/render/render.ts';
import { checkMessage } from '#test/fakes/discord/check.ts';
import { pingsOf } from '#test/fakes/discord/pings.ts';
import { BOT, openDiscordState } from '#test/fakes/discord/state.ts';
import { documentOf, paperBlocks } from '#test/fakes/documents.ts';
import { paper } from '#test/fakes/papers.ts';
import { type DiscordProgram, programOnDiscord } from './program-on-discord.ts';
import { answered, first, textOf } from './talk.ts';

// Whom a digest and a paper that rings notify, in the whole program.

const subscribe = async (s: DiscordProgram, options: Record<string, string | number>, user = s.owner) =>
  await answered(s.discord.command({ user, channel: s.channel }, ['papers', 'subscribe'], options));

const deliver = async (s: DiscordProgram, so: () => boolean) => {
  const service = s.app.service([{ ...s.adapter, rate: { ...s.adapter.rate, channelMs: 0 } }]);
  service.start();
  await expect.poll(so, { timeout: 15_000 }).toBe(true);
  await service.stop();
};

/** Puts papers onto today's list, a second later than now. */
const list = async ({ app: { archive } }: DiscordProgram, ...titles: readonly string[]) => {
  const day = '2026-08-21';
  const before = archive.listings(day, day).map((listing) => listing.paper);
  const more = titles.map((title, at) =>
    paper({ id: `2608.9000${at}`, title, abstract: `${title}. They walk.`, upvotes: 900 - at }),
  );
  const at = Temporal.Instant.from('2026-08-21T17:02:01Z');
  await archive.putList({ source: 'huggingface', day, papers: [...before, ...more], at });
};

describe('a role that a digest mentions on Discord', () => {
  it('is notified by the first message alone, whatever papers are called, and shown in the settings', async () => {
    await using s = await programOnDiscord();
    const readers = s.discord.role(s.guild, 'Readers @everyone', { mentionable: true });
    const others = s.discord.role(s.guild, 'Others', { mentionable: true });
    await list(s, `Robots <@&${others.id}> @everyone @here <@${s.reader.id}>`);
    const said = await subscribe(s, { mention: `<@&${readers.id}>`, size: 20, send: 'now' });
    expect(said).toContain('mentioning @Readers @everyone');
    const here = () => s.discord.messagesIn(s.channel);
    await deliver(s, () => here().length === 2);
    expect(here().map(({ pings }) => pings)).toEqual([[readers.id], []]);
    expect(textOf(...here())).toContain(`Robots <@&${others.id}> @everyone @here`);
    const opened = s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'settings']);
    expect(await answered(opened)).toContain('mentioning @Readers @everyone');
    expect(first(opened).pings ?? []).toEqual([]);
    expect(await subscribe(s, { mention: 'off' })).not.toContain('mentioning');
    expect(s.discord.problems).toEqual([]);
  });

  it('is notified of what rings, or only of that, and not of the digest', async () => {
    await using s = await programOnDiscord();
    const readers = s.discord.role(s.guild, 'Readers', { mentionable: true });
    expect(await subscribe(s, { mention: '@readers in alerts' })).toContain('mentioning @Readers in alerts');
    const follow = { topic: 'robots', alert: 'now' };
    await answered(s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'follow'], follow));
    await list(s, 'Robots that @everyone hears');
    const here = () => s.discord.messagesIn(s.channel);
    await deliver(s, () => here().length === 1);
    expect(here()[0]?.pings).toEqual([readers.id]);
    await subscribe(s, { send: 'now' });
    await deliver(s, () => here().length === 2);
    expect(here()[1]?.pings).toEqual([]);
    expect(s.discord.problems).toEqual([]);
  });

  it('is mentioned by the word of those who may alone, and where Paperboy may', async () => {
    await using s = await programOnDiscord();
    const closed = s.discord.role(s.guild, 'Closed');
    s.discord.role(s.guild, 'Twice', { mentionable: true });
    s.discord.role(s.guild, 'twice', { mentionable: true });
    await subscribe(s, {});
    const foreign = s.discord.state.addRole(s.other, 'Foreign', { mentionable: true });
    expect(await subscribe(s, { mention: `<@&${foreign.id}>` })).toContain('No role of this server');
    expect(await subscribe(s, { mention: '@twice' })).toContain('Several roles of this server');
    expect(await subscribe(s, { mention: `<@${s.reader.id}>` })).toContain('mentions a role, not one person');
    for (const mention of ['@closed', '@everyone', 'here', `<@&${s.guild.id}>`]) {
      expect(await subscribe(s, { mention })).toContain('You may not mention');
    }
    s.guild.mentioners.add(s.owner.id);
    expect(await subscribe(s, { mention: '@closed' })).toMatch(
      /Paperboy itself may not mention @Closed here: let anyone mention that role, or give Paperboy/,
    );
    expect(await subscribe(s, { mention: '@here' })).toMatch(
      /Paperboy itself may not .* here: give Paperboy/,
    );
    s.guild.mentioners.add(BOT.id);
    expect(await subscribe(s, { mention: '@closed' })).toContain('mentioning @Closed');
    // Whoever may not mention it changes the time all the same, with a form that shows it as it is.
    s.guild.mentioners.delete(s.owner.id);
    expect(await subscribe(s, { mention: '@Closed', time: '07:00' })).toContain('07:00');
    expect(await subscribe(s, { mention: '@Closed in alerts' })).toContain('You may not mention');
    expect(await subscribe(s, { mention: '@x', for: 'me' })).toContain('nobody else to mention');
    const [{ subscription } = { subscription: undefined }] = await s.app.state.subscriptions.all({
      platform: 'discord',
      workspace: s.guild.id,
      id: s.channel.id,
    });
    expect(subscription?.mention).toEqual({ id: closed.id, name: '@Closed', in: 'all' });
    expect(s.discord.problems).toEqual([]);
  });

  it('may be everybody, whom then no text of a paper notifies beside it', async () => {
    await using s = await programOnDiscord();
    for (const who of [s.owner.id, BOT.id]) s.guild.mentioners.add(who);
    await list(s, 'Robots @everyone \u200b@everyone', 'Robots \\@everyone @EVERYONE');
    await subscribe(s, { mention: '@here', send: 'now' });
    await deliver(s, () => s.discord.messagesIn(s.channel).length === 1);
    const [message] = s.discord.messagesIn(s.channel);
    expect(message?.pings).toEqual(['here']);
    expect(JSON.stringify(message?.body)).toContain('＠everyone');
    expect(s.discord.problems).toEqual([]);
  });
});

describe('the message of a mention', () => {
  const state = openDiscordState();
  const guild = state.guild();
  const [channel] = guild.channels;
  if (!channel) throw new Error('a server has a channel');
  const { id } = state.addRole(guild, 'Readers', { mentionable: true });
  const document = {
    ...documentOf(...paperBlocks('Robots that walk far', 9)),
    mention: { id, name: '@Readers' },
  };
  const bodies = (pages: readonly Page[]) => pages.map((page) => requestOf(mentioning(page)).body);

  it('is within the limits of Discord also where it is full', () => {
    const pages = renderForDiscord(document, { commands: [] });
    expect(pages.length).toBeGreaterThan(1);
    for (const body of bodies(pages)) expect(checkMessage({ ...body })).toEqual([]);
  });

  it('still mentions, once, where it is made simpler', () => {
    let [payload = ''] = renderForDiscord(document).map((page) => JSON.stringify(page));
    for (const form of ['half', 'plain']) {
      const simpler = simplifyForDiscord(payload);
      const pages = simpler.map((each) => JSON.parse(each) as Page);
      expect(pages[0]?.form).toBe(form);
      expect(bodies(pages).map((body) => pingsOf(body, channel))).toEqual(
        pages.map((_, at) => (at === 0 ? [id] : [])),
      );
      payload = simpler[0] ?? '';
    }
  });

  it.each(['', '1; DROP', '@everyone', 'EVERYONE', '123', '9'.repeat(22)])(
    'says nothing of %j',
    (mention) => {
      const page: Page = { components: [], kept: {}, mention };
      expect(mentioning(page)).toEqual(page);
      expect(requestOf(page).body.allowed_mentions).toEqual({ parse: [] });
    },
  );
});
