import { PermissionFlagsBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Outgoing } from '#core/delivery/chat-adapter.ts';
import type { Block, Document } from '#core/document.ts';
import { channelJson, type FakeChannel, type FakeTag } from '#test/fakes/discord/state.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { adapterOnDiscord } from './adapter-on-discord.ts';
import { answered } from './talk.ts';

const MARKER = 'abcdefghijklmnopqrstuv';
const POSTING = /^POST \/channels\/\d+\/threads$/;
const TAGS: readonly FakeTag[] = [
  { id: '801', name: 'Robotics' },
  { id: '802', name: 'llm quantization' },
  { id: '803', name: 'Ada Example' },
  { id: '804', name: 'Staff picks', moderated: true },
  ...['One', 'Two', 'Three', 'Four'].map((name, at) => ({ id: `81${at}`, name })),
];

/** A digest of a day whose papers are each on a topic. */
function digest(topics: readonly string[], papers = topics.length): Document {
  const blocks = Array.from({ length: papers }, (_, at): Block => {
    const topic = topics[at % topics.length];
    const reasons =
      topic === undefined ? [] : [{ kind: 'topic' as const, topic, sentence: [{ text: 'It says so.' }] }];
    return paperBlock(
      { id: `2608.${10_000 + at}`, title: `Paper number ${at + 1}` },
      { number: at + 1, reasons },
    );
  });
  const heading = { kind: 'heading' as const, text: 'Daily papers · Thu 20 Aug 2026' };
  return { ...documentOf(heading, ...blocks), papers: 'ours', summary: 'Daily papers: 3 papers' };
}

/** A forum, and the adapter that sends a digest to it as often as a test likes. */
async function inForum(
  facts: Partial<FakeChannel> = {},
  { topics = ['"robotics"', 'LLM Quantization'], papers = 2, told = true } = {},
) {
  const s = await adapterOnDiscord();
  const { state } = s.discord;
  const forum = state.addChannel({ kind: 'forum', guild: s.guild, tags: TAGS, ...facts });
  if (told) s.discord.gateway.dispatch('CHANNEL_CREATE', channelJson(forum), s.guild);
  const place = { platform: 'discord', workspace: s.guild.id, id: forum.id };
  const pages = s.bot.render(digest(topics, papers));
  const signal = new AbortController().signal;
  const send = (more: Partial<Outgoing> = {}) =>
    s.bot.send({ channel: place, payload: pages[0] ?? '', marker: MARKER, signal, ...more });
  const look = (more: Partial<Outgoing> = {}) => {
    const since = Temporal.Instant.fromEpochMilliseconds(state.now() - 3 * 3_600_000);
    return s.bot.findByMarker({
      channel: place,
      marker: MARKER,
      payload: pages[0] ?? '',
      signal,
      since,
      ...more,
    });
  };
  const posts = () => [...state.channels.values()].filter(({ parent }) => parent === forum);
  return Object.assign(s, { forum, place, pages, send, look, posts });
}

const isV2 = (flags: unknown) => (Number(flags) & (1 << 15)) > 0;

describe('a digest in a forum', () => {
  it('is a post of its day, with the tags that are called as topics with papers in it', async () => {
    await using s = await inForum();
    const sent = await s.send();
    const [post] = s.posts();
    expect(sent).toMatchObject({ kind: 'sent', ref: { id: post?.id } });
    expect(post).toMatchObject({ name: 'Daily papers · Thu 20 Aug 2026', appliedTags: ['801', '802'] });
    const [message] = s.discord.state.messages.filter(({ channel }) => channel === post);
    expect(isV2(message?.body.flags)).toBe(true);
    expect(JSON.stringify(message?.body)).toContain('Paper number 1');
    expect(s.discord.problems).toEqual([]);
  });

  it.each(['media', 'forum'] as const)('goes on in its post, in a channel of the kind %s', async (kind) => {
    await using s = await inForum({ kind }, { papers: 12 });
    const sent = await s.send();
    expect(s.pages.length).toBeGreaterThan(1);
    const first = sent.kind === 'sent' ? sent.ref : { id: '' };
    const more = { first, payload: s.pages[1] ?? '', marker: 'b'.repeat(22) };
    expect(await s.send(more)).toMatchObject({ kind: 'sent' });
    // Discord takes the same one once there.
    expect(await s.send(more)).toMatchObject({ kind: 'sent' });
    const [post] = s.posts();
    expect(s.discord.state.messages.filter(({ channel }) => channel === post)).toHaveLength(2);
    expect(await s.look(more)).toMatchObject({ kind: 'found' });
    expect(s.discord.problems).toEqual([]);
  });

  it('has five tags at most, and none that moderators alone set', async () => {
    await using s = await inForum(
      {},
      {
        topics: ['Staff picks', 'One', 'Two', 'Three', 'Four', 'robotics', 'author:"Ada Example"'],
        papers: 7,
      },
    );
    await s.send();
    expect(s.posts()[0]?.appliedTags).toEqual(['810', '811', '812', '813', '801']);
  });

  it('has the tag of anything where the forum wants one and no topic has it, else says what to do', async () => {
    const other = { id: '899', name: 'Papers' };
    await using s = await inForum(
      { tags: [...TAGS, other], requiresTag: true },
      { topics: ['nothing known'] },
    );
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posts()[0]?.appliedTags).toEqual(['899']);
    await using without = await inForum({ requiresTag: true }, { topics: ['nothing known'] });
    expect(await without.send()).toMatchObject({
      kind: 'never',
      scope: 'channel',
      reason: expect.stringContaining('the forum wants a tag at each post'),
    });
  });

  it('is tried again with the tags that are left where one was deleted since, and held back where there is no room', async () => {
    await using s = await inForum();
    s.discord.fail(POSTING, { kind: 'status', status: 400, stored: false, code: 10087 });
    expect(await s.send()).toMatchObject({ kind: 'retry' });
    s.discord.fail(POSTING, { kind: 'status', status: 400, stored: false, code: 160006 });
    expect(await s.send()).toMatchObject({
      kind: 'never',
      scope: 'channel',
      reason: expect.stringContaining('as many open threads and posts as Discord allows'),
    });
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posts()).toHaveLength(1);
  });

  it.each([
    ['a lost answer', { kind: 'reset', stored: true }],
    ['an error of Discord after it was taken', { kind: 'status', status: 502, stored: true }],
  ] as const)('comes once after %s, whether it is looked for or sent again', async (_, fault) => {
    await using s = await inForum();
    s.discord.fail(POSTING, fault);
    expect(await s.send()).toMatchObject({ kind: 'unknown' });
    expect(s.posts()).toHaveLength(1);
    expect(await s.look()).toMatchObject({ kind: 'found', ref: { id: s.posts()[0]?.id } });
    expect(await s.send()).toMatchObject({ kind: 'sent', ref: { id: s.posts()[0]?.id } });
    expect(s.posts()).toHaveLength(1);
    const [message] = s.discord.state.messages.filter(({ channel }) => channel === s.posts()[0]);
    expect(isV2(message?.body.flags)).toBe(true);
  });

  it('is brought to its final form by a look, where the process ended between its two steps', async () => {
    await using s = await inForum();
    s.discord.fail(/^PATCH \/channels/, { kind: 'reset', stored: false });
    expect(await s.send()).toMatchObject({ kind: 'unknown' });
    const at = () => s.discord.state.messages.find(({ channel }) => channel === s.posts()[0]);
    expect(isV2(at()?.body.flags)).toBe(false);
    expect(await s.look()).toMatchObject({ kind: 'found' });
    expect(isV2(at()?.body.flags)).toBe(true);
  });

  it('is found where its post was archived meanwhile, and absent where it never came', async () => {
    await using s = await inForum();
    expect(await s.look()).toEqual({ kind: 'absent' });
    await s.send();
    const [post] = s.posts();
    if (post) Object.assign(post, { archived: true, archivedAt: s.discord.state.now() });
    expect(await s.look()).toMatchObject({ kind: 'found', ref: { id: post?.id } });
    expect(await s.look({ marker: 'c'.repeat(22) })).toEqual({ kind: 'absent' });
    s.discord.deny(s.forum, PermissionFlagsBits.ReadMessageHistory);
    expect((await s.look({ marker: 'c'.repeat(22) })).kind).toBe('forbidden');
  });

  it('is nobody else’s post of that name', async () => {
    await using s = await inForum();
    const { state } = s.discord;
    const post = state.addChannel({
      kind: 'thread',
      guild: s.guild,
      parent: s.forum,
      name: 'Daily papers · Thu 20 Aug 2026',
      openedBy: s.owner,
    });
    s.discord.say({ user: s.owner, channel: post }, 'Look at this');
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posts()).toHaveLength(2);
  });

  it('notifies whom it mentions, once, and nobody else', async () => {
    await using s = await inForum();
    const role = s.discord.role(s.guild, 'readers', { mentionable: true });
    const [payload = ''] = s.bot.render({
      ...digest(['robotics']),
      mention: { id: role.id, name: '@readers' },
    });
    expect(await s.send({ payload })).toMatchObject({ kind: 'sent' });
    const [message] = s.discord.state.messages.filter(({ channel }) => channel === s.posts()[0]);
    expect(message?.pings).toEqual([role.id]);
    expect(s.discord.problems).toEqual([]);
  });

  it('is posted where the gateway has not told of the forum yet, as in the first seconds', async () => {
    await using s = await inForum({}, { told: false });
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    expect(s.posts()).toHaveLength(1);
    expect(await s.look()).toMatchObject({ kind: 'found' });
  });

  it('does not pause the forum where its post was deleted before the rest of it came, and ends where the forum was', async () => {
    await using s = await inForum({}, { papers: 12 });
    const sent = await s.send();
    const first = sent.kind === 'sent' ? sent.ref : { id: '' };
    const [post] = s.posts();
    if (post) post.gone = true;
    const more = { first, payload: s.pages[1] ?? '', marker: 'b'.repeat(22) };
    expect(await s.send(more)).toMatchObject({ kind: 'never', scope: 'message' });
    s.forum.gone = true;
    expect(await s.send(more)).toMatchObject({ kind: 'gone' });
    expect(await s.send()).toMatchObject({ kind: 'gone' });
  });

  it.each([
    ['may not be seen', PermissionFlagsBits.ViewChannel, 'Paperboy may not see the channel'],
    ['may not be written in', PermissionFlagsBits.SendMessages, 'Paperboy may not write in the channel'],
  ])('is told where it %s', async (_, permission, reason) => {
    await using s = await inForum();
    s.discord.deny(s.forum, permission);
    expect(await s.send()).toEqual({ kind: 'never', scope: 'channel', reason });
  });

  it('is ordered from another channel, and no thread may be opened for that', async () => {
    await using s = await inForum();
    s.discord.deny(s.forum, PermissionFlagsBits.CreatePublicThreads);
    const doing = { user: s.owner, channel: s.channel };
    const ordered = s.discord.command(doing, ['papers', 'subscribe'], { time: '09:00', channel: s.forum.id });
    expect(await answered(ordered)).toContain(`A digest comes to #${s.forum.name}`);
    expect(await s.send()).toMatchObject({ kind: 'sent' });
    // Inside its post, the forum is what is set up.
    const [post] = s.posts();
    if (!post) throw new Error('there is a post');
    const shown = s.discord.command({ user: s.owner, channel: post }, ['papers', 'status']);
    expect(await answered(shown)).toContain('A digest comes on weekdays at 09:00');
  });
});
