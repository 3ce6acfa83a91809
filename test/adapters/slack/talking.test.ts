import { describe, expect, it } from 'vitest';
import { addChannel } from '#test/fakes/slack/state.ts';
import { MODES, wordsOf } from './adapter-on-slack.ts';
import { programOnSlack, type SlackProgram } from './program-on-slack.ts';

// What people say to the bot as they would to a person, in the whole program.

const BOT = '<@UBOTT1>';
const WELCOME = 'Hello. Paperboy brings each day';
const BUTTONS = ["Today's papers", 'Order a digest', 'What can be asked'];

function channelOf(s: SlackProgram, id: string) {
  const channel = s.slack.workspace('T1').channels.get(id);
  if (!channel) throw new Error(`there is no channel ${id}`);
  return channel;
}

/** Mentions the bot in a channel, and waits for so many answers there that all or only the writer see. */
async function mention(s: SlackProgram, text: string, seen: 'whispers' | 'messages', ts = s.slack.ts()) {
  const channel = channelOf(s, 'C1');
  const before = channel[seen].length;
  await s.event({ type: 'app_mention', user: 'U1', channel: 'C1', ts, text });
  await s.slack.until(() => channel[seen].length > before);
  return wordsOf(channel[seen].at(-1) ?? {});
}

async function say(s: SlackProgram, text: string) {
  const channel = channelOf(s, 'DU1');
  const before = channel.messages.length;
  const event = { type: 'message', channel_type: 'im', user: 'U1', channel: 'DU1', ts: s.slack.ts(), text };
  await s.event(event);
  await s.slack.until(() => channel.messages.length > before);
  return wordsOf(channel.messages.at(-1) ?? {});
}

describe.each(MODES)('in a channel by %s', (mode) => {
  it('a greeting gets a welcome that only its giver sees, thanks get silence, and a question is searched for', async () => {
    await using s = await programOnSlack(mode);
    const hi = await mention(s, `${BOT} hi`, 'whispers');
    for (const said of [WELCOME, ...BUTTONS]) expect(hi).toContain(said);
    await s.event({
      type: 'app_mention',
      user: 'U1',
      channel: 'C1',
      ts: s.slack.ts(),
      text: `thanks ${BOT}!`,
    });
    expect(await mention(s, `hey ${BOT} top week please`, 'messages')).toContain('Top of the week');
    expect(await mention(s, `${BOT} what is new in quantization?`, 'messages')).toContain(
      'Search · quantization',
    );
    expect(await mention(s, `any papers on robots, ${BOT}?`, 'messages')).toContain('Search · robots');
    expect(await mention(s, BOT, 'whispers')).toContain('What would you like to read?');
    expect(await mention(s, `${BOT} skip tomorrow`, 'whispers')).toContain('pause');
    expect([channelOf(s, 'C1').messages.length, channelOf(s, 'C1').whispers.length]).toEqual([3, 3]);
  });

  it('whoever only says when is offered the order, and nothing is ordered', async () => {
    await using s = await programOnSlack(mode);
    const offered = await mention(s, `${BOT} daily at 9am`, 'whispers');
    expect(offered).toContain('Nothing has changed yet.');
    expect(offered).toContain('subscribe');
    expect(await s.app().state.subscriptions.channels('slack')).toEqual([]);
  });
});

describe.each(MODES)('in the direct messages by %s', (mode) => {
  it('the first visit finds a welcome, once, and thanks an answer', async () => {
    await using s = await programOnSlack(mode);
    addChannel(s.slack.workspace('T1'), 'DU1', ['U1', 'UBOTT1']);
    const opened = { type: 'app_home_opened', user: 'U1', channel: 'DU1', tab: 'messages' };
    await s.event(opened);
    const { messages } = channelOf(s, 'DU1');
    await s.slack.until(() => messages.length === 1);
    expect(wordsOf(messages[0] ?? {})).toContain(WELCOME);
    await s.event(opened);
    expect(await say(s, 'thank you!')).toContain('You are welcome.');
    expect(await say(s, 'how do I subscribe?')).toContain('Order a digest for this channel');
    expect(messages).toHaveLength(3);
  });
});

describe.each(MODES)('behind the slash command by %s', (mode) => {
  it.each([
    ['hi', WELCOME],
    ['thanks', 'You are welcome.'],
    ['/papers today size:1', 'Daily papers'],
    ['subscribe help', 'Order a digest for this channel'],
    ['?', 'Follow'],
    ['--help', 'You and Paperboy'],
    ['--version', 'Paperboy 0.1.0'],
    ['quit', 'There is nothing to leave here.'],
    ['topics for me', 'Nothing is followed here yet'],
    ['search llm limit:99', 'Help on search'],
    ['save 2608.10020, 2608.10021 and 2608.99999', 'Saved: Four-Bit'],
  ])('%s is answered with %s', async (line, said) => {
    await using s = await programOnSlack(mode);
    expect((await s.ask(line)).words).toContain(said);
  });
});
