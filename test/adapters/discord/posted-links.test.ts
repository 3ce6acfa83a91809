import { describe, expect, it } from 'vitest';
import { channelOf } from './adapter-on-discord.ts';
import { type DiscordProgram, programOnDiscord } from './program-on-discord.ts';
import { answered, first, textOf } from './talk.ts';

// Links that people write on servers, in the whole program.

const KNOWN = 'https://arxiv.org/abs/2608.10020';
const OTHER = 'https://huggingface.co/papers/2608.10021';

const ask = (s: DiscordProgram, name: string, options = {}, channel = s.channel) =>
  answered(s.discord.command({ user: channel.guild?.owner ?? s.owner, channel }, ['papers', name], options));

/** A program that hears links, on one server where they are answered. */
async function open() {
  const s = await programOnDiscord({ links: 'allowed' });
  await ask(s, 'today');
  await ask(s, 'settings', { links: 'on' });
  return s;
}

const repliesIn = (s: DiscordProgram, channel = s.channel) =>
  s.discord.messagesIn(channel).filter(({ body }) => body.message_reference);

const say = (s: DiscordProgram, content: string, channel = s.channel, more = {}) =>
  s.discord.say({ user: s.reader, channel }, content, more);

/** Resolves once a link that is answered was: whatever was said before it would have been, too. */
async function settled(s: DiscordProgram, paper = '2608.10029', channel = s.channel) {
  const before = repliesIn(s, channel).length;
  say(s, `https://arxiv.org/abs/${paper}`, channel);
  await expect.poll(() => repliesIn(s, channel).length, { timeout: 5_000 }).toBeGreaterThan(before);
  return repliesIn(s, channel);
}

describe('a link on a server that wants them answered', () => {
  it('gets a small reply that notifies nobody', async () => {
    await using s = await open();
    const written = say(s, `look at ${KNOWN} @everyone`);
    await expect.poll(() => repliesIn(s).length).toBe(1);
    const [reply] = repliesIn(s);
    expect(reply?.body).toMatchObject({
      message_reference: { message_id: written.id },
      allowed_mentions: { parse: [] },
      flags: (1 << 15) | (1 << 12),
    });
    expect(reply && textOf(reply)).toMatch(/Four-Bit Quantization of Large Language Models, Part 20/);
    expect(JSON.stringify(reply?.body.components)).not.toMatch(/custom_id|Discussed/);
    expect(s.discord.problems).toEqual([]);
  });

  it('says where this channel had it, and no other one', async () => {
    await using s = await open();
    const place = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    const link = `https://discord.com/channels/${s.guild.id}/${s.channel.id}/123`;
    // An hour and more before the program's own time.
    await s.app.state.discussions.note(place, { papers: ['2608.10020'], message: { id: '123', link } });
    const beside = s.discord.state.addChannel({ kind: 'text', guild: s.guild });
    const [there] = await settled(s, '2608.10020', beside);
    expect(there && textOf(there)).not.toContain('Discussed');
    const menu = s.discord.menu({ user: s.reader, channel: s.channel }, 'Papers in this message', KNOWN);
    expect(await answered(menu)).toContain('Discussed here on');
    expect(JSON.stringify(first(menu).body)).toContain(link);
  });

  it('is answered once an hour, once a message, and not without end', async () => {
    await using s = await open();
    const written = say(s, KNOWN);
    await expect.poll(() => repliesIn(s).length).toBe(1);
    s.discord.sayAgain(written);
    say(s, `again ${KNOWN}`);
    expect(await settled(s)).toHaveLength(2);
    for (let at = 0; at < 8; at++) say(s, `https://arxiv.org/abs/2608.1002${at}`);
    await expect.poll(() => repliesIn(s).length, { timeout: 5_000 }).toBe(5);
    const beside = s.discord.state.addChannel({ kind: 'text', guild: s.guild });
    await settled(s, '2608.10029', beside);
    await settled(s, '2608.10028', beside);
    expect(repliesIn(s)).toHaveLength(5);
  });

  it('is one of several in a message', async () => {
    await using s = await open();
    say(s, `${KNOWN} <${OTHER}> https://arxiv.org/abs/2601.99999`);
    await expect.poll(() => repliesIn(s).length).toBe(1);
    const [reply] = repliesIn(s);
    expect(reply && textOf(reply)).toMatch(/Part 20.*Part 21/s);
    expect(s.discord.problems).toEqual([]);
  });

  it('is not answered where a bot, a webhook or Discord itself wrote it, nor where it is none', async () => {
    await using s = await open();
    say(s, KNOWN, s.channel, { author: { id: '1', username: 'other', bot: true } });
    say(s, KNOWN, s.channel, { webhook_id: '7' });
    say(s, KNOWN, s.channel, { type: 18 });
    say(s, KNOWN, s.channel, { content: 7 });
    say(s, KNOWN, s.channel, { author: null });
    say(s, 'https://arxiv.org/abs/2601.99999');
    say(s, 'https://huggingface.co/datasets/x/2608.10020 <!channel> 2608.10020');
    const [reply, ...others] = await settled(s);
    expect(others).toEqual([]);
    expect(reply && textOf(reply)).toContain('Part 29');
    expect(s.discord.problems).toEqual([]);
  });

  it('is left where nothing may be written, or the message is gone', async () => {
    await using s = await open();
    s.discord.fail(/^POST \/channels\/\d+\/messages$/, { kind: 'status', status: 403, stored: false });
    say(s, KNOWN);
    expect(await settled(s)).toHaveLength(1);
    const gone = s.discord.state.messages;
    const written = say(s, OTHER);
    gone.splice(gone.indexOf(written), 1);
    expect((await settled(s, '2608.10028')).length).toBe(2);
    expect(s.discord.problems).toEqual([]);
  });
});

describe('links are answered', () => {
  it('on no server that has not switched it on, and nobody sees anything of another one', async () => {
    await using s = await open();
    const there = channelOf(s.other);
    say(s, KNOWN, there);
    await settled(s);
    expect(repliesIn(s, there)).toEqual([]);
    await ask(s, 'settings', { links: 'on' }, there);
    const [reply] = await settled(s, '2608.10029', there);
    expect(reply && textOf(reply)).not.toContain('Discussed');
    const had = await s.app.state.discussions.of(
      { platform: 'discord', workspace: s.other.id, id: there.id },
      ['2608.10020', '2608.10029'],
    );
    expect([...had.keys()]).toEqual(['2608.10029']);
  });

  it('until they are switched off, by a button of the settings', async () => {
    await using s = await open();
    await ask(s, 'subscribe', { time: '09:00' });
    const doing = { user: s.owner, channel: s.channel };
    const shown = s.discord.command(doing, ['papers-setup']);
    await answered(shown);
    const said = () => textOf(...shown.messages);
    await expect.poll(said).toContain('A link to a paper is answered on this server');
    const message = shown.messages.find((each) => textOf(each).includes('Leave links alone'));
    if (!message) throw new Error('there is a button');
    expect(await answered(s.discord.press(doing, message, 'Leave links alone'))).toMatch(
      /not answered on this server any more/,
    );
    expect(await s.app.appApi.links.areAnswered('discord', s.guild.id)).toBe(false);
    expect(await ask(s, 'settings')).not.toContain('A link to a paper is answered');
    expect(s.discord.problems).toEqual([]);
  });

  it('by the word of those who manage the server alone', async () => {
    await using s = await open();
    const reader = { user: s.reader, channel: s.channel };
    const refused = s.discord.command(reader, ['papers', 'settings'], { links: 'off' });
    expect(await answered(refused)).toContain('Only those with Manage Server can say');
    s.channel.managers.add(s.reader.id);
    const managing = s.discord.command(reader, ['papers', 'settings'], { links: 'off' });
    expect(await answered(managing)).toContain('Only those with Manage Server can say');
    const direct = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    const alone = s.discord.command(direct, ['papers', 'settings'], { links: 'on' });
    expect(await answered(alone)).toContain('nothing that can be set here');
    expect(await s.app.appApi.links.areAnswered('discord', s.guild.id)).toBe(true);
  });

  it('once Discord gives the words of messages: until then the bot works without, and says what to do', async () => {
    await using s = await programOnDiscord({ links: 'forbidden' });
    const asked = s.discord.gateway.identified.map(({ intents }) => intents);
    expect(asked).toEqual([1 | (1 << 9) | (1 << 15), 1]);
    expect(await ask(s, 'today')).toContain('Daily papers');
    expect(await ask(s, 'settings', { links: 'on' })).toMatch(
      /once that can be.*switch on Message Content Intent/s,
    );
    await s.restart(() => {
      s.discord.state.givesContent = true;
    });
    expect(s.discord.gateway.identified.map(({ intents }) => intents).at(-1)).toBe(1 | (1 << 9) | (1 << 15));
    expect(await settled(s)).toHaveLength(1);
  });

  it('only where whoever runs it allows that: nothing of messages is asked for else', async () => {
    await using s = await programOnDiscord();
    expect(s.discord.gateway.identified.map(({ intents }) => intents)).toEqual([1]);
    await ask(s, 'subscribe', { time: '09:00' });
    expect(await ask(s, 'settings')).not.toContain('Answer links');
    expect(await ask(s, 'settings', { links: 'on' })).toContain('DISCORD_LINKS=on');
  });
});
