import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Paper } from '#core/paper.ts';
import type { App } from '#src/app.ts';
import { paper } from '#test/fakes/papers.ts';
import { type DiscordProgram, programOnDiscord } from './discord/program-on-discord.ts';
import { answered, textOf } from './discord/talk.ts';
import { MODES, wordsOf } from './slack/adapter-on-slack.ts';
import { programOnSlack } from './slack/program-on-slack.ts';

// A topic that rings, in the whole program on both chats.

const DAY = '2026-08-21';
const HOSTILE = 'Robots @everyone <!channel> <@U1> [x](https://evil.example) *b*';

const HOSTILE_ON_SLACK = 'Robots @everyone &lt;!channel&gt; &lt;@U1&gt; [x](https://evil.example) ∗b∗';

const robots = (id: string, title = `Robots that ring ${id}`): Paper =>
  paper({ id: `2608.9000${id}`, title, abstract: `${title}. They walk.` });

/** Has papers come onto today's list, a second later than what is followed now. */
async function list({ archive }: App, ...papers: readonly Paper[]): Promise<void> {
  const before = archive.listings(DAY, DAY).map((listing) => listing.paper);
  const at = Temporal.Instant.from('2026-08-21T17:02:01Z');
  await archive.putList({ source: 'huggingface', day: DAY, papers: [...before, ...papers], at });
}

describe('on Discord', () => {
  const ask = async (s: DiscordProgram, options: Record<string, string>, user = s.owner) =>
    await answered(s.discord.command({ user, channel: s.channel }, ['papers', 'follow'], options));
  const deliver = async (s: DiscordProgram, so: () => boolean) => {
    const service = s.app.service([{ ...s.adapter, rate: { ...s.adapter.rate, channelMs: 0 } }]);
    service.start();
    await expect.poll(so, { timeout: 10_000 }).toBe(true);
    await service.stop();
  };

  it('each paper comes once to the channel and to the person, over a restart, and a press ends it', async () => {
    await using s = await programOnDiscord();
    expect(await ask(s, { topic: 'robots', alert: 'now' })).toContain('at most 5 a day, none in quiet hours');
    await ask(s, { topic: 'author:example', alert: 'now', for: 'me' }, s.reader);
    const here = () => s.discord.messagesIn(s.channel);
    const direct = () => s.discord.messagesIn(s.discord.state.directChannel(s.reader));
    await list(s.app, robots('1'));
    await deliver(s, () => here().length === 1 && direct().length === 1);
    expect(textOf(...here())).toMatch(
      /Rings for robots.*Robots that ring 1.*This channel follows robots.*Stop ringing/s,
    );
    expect(textOf(...direct())).toMatch(/Rings for author:example.*You follow author:example/s);
    await s.restart(() => undefined);
    await list(s.app, robots('2'));
    await deliver(s, () => here().length === 2 && direct().length === 2);
    const [, second] = here();
    if (!second) throw new Error('two have rung');
    const press = (user: DiscordProgram['owner']) =>
      answered(s.discord.press({ user, channel: s.channel }, second, 'Stop ringing'));
    expect(await press(s.reader)).toContain('Only those who may manage');
    expect(await press(s.owner)).toContain('Its papers no longer ring');
    await list(s.app, robots('3'));
    await deliver(s, () => direct().length === 3);
    expect(here()).toHaveLength(2);
    expect(s.discord.problems).toEqual([]);
  });

  it('a title from outside calls nobody, and one that may not set the channel up has nothing ring there', async () => {
    await using s = await programOnDiscord();
    expect(await ask(s, { topic: 'robots', alert: 'now' }, s.reader)).toContain('Only those who may manage');
    expect(await s.app.state.follows.isAnyRinging()).toBe(false);
    await ask(s, { topic: 'robots', alert: 'now' });
    await list(s.app, robots('1', HOSTILE));
    await deliver(s, () => s.discord.messagesIn(s.channel).length === 1);
    const [message] = s.discord.messagesIn(s.channel);
    expect(message?.body.allowed_mentions).toEqual({ parse: [] });
    expect(JSON.stringify(message?.body)).toContain('Robots \\\\@everyone \\\\<!channel');
    expect(s.discord.problems).toEqual([]);
  });
});

describe.each(MODES)('on Slack by %s', (mode) => {
  it('each paper comes once to the channel and to the person, over a restart, and a line ends it', async () => {
    await using s = await programOnSlack(mode);
    expect((await s.ask('follow robots alert:never')).words).toContain('must be now or off');
    expect((await s.ask('follow robots alert now')).words).toContain('at most 5 a day');
    await s.ask('follow author:example for me alert:now');
    await list(s.app(), robots('1', HOSTILE));
    await s.deliver(() => s.messagesIn('C1').length === 1 && s.messagesIn('DU1').length === 1);
    const [here] = s.messagesIn('C1');
    expect(wordsOf(here ?? {})).toMatch(/Rings for robots.*Stop ringing/s);
    expect(here?.text).toBe(`${HOSTILE_ON_SLACK} · rings for robots`);
    expect(wordsOf(s.messagesIn('DU1')[0] ?? {})).toContain('Rings for author:example');
    await s.restart();
    await list(s.app(), robots('2'));
    await s.deliver(() => s.messagesIn('C1').length === 2 && s.messagesIn('DU1').length === 2);
    expect((await s.ask('status')).words).toContain('robots rings at once: 2 of at most 5 today');
    expect((await s.ask('unfollow robots')).words).toContain('no longer follows robots');
    await list(s.app(), robots('3'));
    await s.deliver(() => s.messagesIn('DU1').length === 3);
    expect(s.messagesIn('C1')).toHaveLength(2);
  });

  it('another workspace sees and hears nothing of it', async () => {
    await using s = await programOnSlack(mode);
    await s.ask('follow robots alert:now');
    expect(await s.state().follows.ringing('slack', '', 9)).toMatchObject([
      { owner: { channel: { workspace: 'T1', id: 'C1' } } },
    ]);
  });
});
