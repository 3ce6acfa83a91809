import { describe, expect, it } from 'vitest';
import { channelOf } from './adapter-on-discord.ts';
import { type DiscordProgram, programOnDiscord } from './program-on-discord.ts';
import { answered, first } from './talk.ts';

// "Papers in this message", in the whole program.

const KNOWN = 'https://arxiv.org/abs/2608.10020';
const OTHER = 'https://huggingface.co/papers/2608.10021';

const choose = (s: DiscordProgram, content: string, channel = s.channel, more = {}) =>
  s.discord.menu({ user: s.reader, channel }, 'Papers in this message', content, more);

async function open() {
  const s = await programOnDiscord();
  await answered(s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'today']));
  return s;
}

const placeOf = (s: DiscordProgram, channel = s.channel) => ({
  platform: 'discord',
  workspace: channel.guild?.id ?? '',
  id: channel.id,
});

describe('the papers of a message', () => {
  it('are shown to whoever chooses it from the message’s menu, all that is known of a single one', async () => {
    await using s = await open();
    const asked = choose(s, `look at ${KNOWN}`);
    expect(await answered(asked)).toMatch(/Four-Bit.*Part 20.*On the list of Fri 21 Aug 2026/s);
    expect(first(asked).onlyFor).toBe(s.reader);
    expect(first(asked).body.allowed_mentions).toEqual({ parse: [] });
    expect(s.discord.messagesIn(s.channel)).toEqual([]);
    expect(s.discord.problems).toEqual([]);
  });

  it('are each shown shortly where there are several, and what is not known is counted', async () => {
    await using s = await open();
    const text = await answered(
      choose(s, `${KNOWN} <${OTHER}> https://arxiv.org/pdf/2608.10020 arxiv.org/abs/2601.99999`),
    );
    expect(text).toMatch(/1\. .*Part 20.*2\. .*Part 21/s);
    expect(text).toContain('1 more paper it links to is not shown');
    expect(text).not.toContain('On the list of');
    expect(s.discord.problems).toEqual([]);
  });

  it('say where this channel had them, and nothing of another channel or server', async () => {
    await using s = await open();
    const link = `https://discord.com/channels/${s.guild.id}/${s.channel.id}/123`;
    await s.app.state.discussions.note(placeOf(s), { papers: ['2608.10020'], message: { id: '123', link } });
    const asked = choose(s, KNOWN);
    expect(await answered(asked)).toMatch(/Discussed here on <t:\d+:D>/);
    expect(JSON.stringify(first(asked).body)).toContain(`[Go there](${link})`);
    const beside = s.discord.state.addChannel({ kind: 'text', guild: s.guild });
    for (const channel of [beside, channelOf(s.other)])
      expect(await answered(choose(s, KNOWN, channel))).not.toContain('Discussed');
  });

  it('leave no word of it anywhere', async () => {
    await using s = await open();
    await answered(choose(s, KNOWN));
    expect((await s.app.state.discussions.of(placeOf(s), ['2608.10020'])).size).toBe(0);
    expect(await answered(choose(s, KNOWN))).not.toContain('Discussed');
  });

  it.each([
    ['no link', /no link to a paper on arXiv or Hugging Face/],
    ['', /no link to a paper/],
    ['https://huggingface.co/datasets/x/2608.10020', /no link to a paper/],
    ['@everyone [x](https://evil.example/2608.10020) \u202e', /no link to a paper/],
    ['https://arxiv.org/abs/2601.99999', /No source here knows a paper that this message links to/],
    [
      Array.from({ length: 200 }, (_, at) => `arxiv.org/abs/2601.${10_000 + at}`).join(' '),
      /No source here knows/,
    ],
  ])('are told not to be there: %#', async (content, says) => {
    await using s = await open();
    expect(await answered(choose(s, content))).toMatch(says);
    expect(s.discord.problems).toEqual([]);
  });

  it('are those of what it forwards, too', async () => {
    await using s = await open();
    const forwarded = { message_snapshots: [{ message: { content: KNOWN, embeds: [], components: [] } }] };
    expect(await answered(choose(s, '', s.channel, forwarded))).toContain('Part 20');
  });
});
