import { PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { componentOf, type FakeInteraction } from '#test/fakes/discord/interaction.ts';
import type { FakeChannel } from '#test/fakes/discord/state.ts';
import { testAppApi } from '../app-api.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';
import { answered, first, saidApart, textOf } from './talk.ts';

const SETUP = ['papers-setup'] as const;
const BUTTON = 'Change time and time zone';

/** The panel, opened by whoever runs the server. */
async function panel(s: OpenDiscordAdapter): Promise<FakeInteraction> {
  const opened = s.discord.command({ user: s.owner, channel: s.channel }, SETUP);
  await answered(opened);
  return opened;
}

const placeOf = ({ guild, channel }: OpenDiscordAdapter) => ({
  platform: 'discord',
  workspace: guild.id,
  id: channel.id,
});

const set = ({ options }: Record<string, unknown>) =>
  (options as { value: string; default?: boolean }[]).find((option) => option.default)?.value;

describe('/papers-setup', () => {
  it('shows the settings and what can be set, to whoever asked alone', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    expect(textOf(first(opened))).toContain('one comes on weekdays at 09:00 UTC');
    expect(first(opened).onlyFor).toBe(s.owner);
    expect(set(componentOf(first(opened), 'How many'))).toBe('5');
    expect(set(componentOf(first(opened), 'Order'))).toBe('for-us');
    expect(textOf(first(opened))).not.toContain('Share');
    expect(s.discord.problems).toEqual([]);
  });

  it('is offered to those who may manage the server, and nowhere but there', async () => {
    await using s = await adapterOnDiscord();
    const ask = (channel = s.channel) => s.discord.command({ user: s.reader, channel }, SETUP);
    expect(() => ask()).toThrow('not offered to reader');
    expect(() => ask(s.discord.state.directChannel(s.reader))).toThrow('not offered here');
  });

  it('lets those set up a channel whom the server lets use it, there and for an hour', async () => {
    const appApi = await testAppApi();
    let ticks = 0;
    const clock = { ...appApi.clock, ticks: () => ticks };
    await using s = await adapterOnDiscord({ appApi: { ...appApi, clock } });
    const doing = { user: s.reader, channel: s.channel };
    const opened = s.discord.command({ ...doing, allowed: true }, SETUP);
    expect(await answered(opened)).toContain('one comes on weekdays at 09:00 UTC');
    const choose = (size: string) => s.discord.press(doing, first(opened), 'How many', size);
    await answered(choose('10'));
    expect(await s.appApi.subscription(placeOf(s))).toMatchObject({ size: 10 });
    const elsewhere = s.discord.state.addChannel({ kind: 'text', guild: s.guild });
    const there = s.discord.command({ user: s.reader, channel: elsewhere }, ['papers', 'subscribe'], {});
    expect(await answered(there)).toContain('Only those who may manage this channel');
    ticks += 3_600_000;
    expect(await saidApart(choose('3'))).toContain('Only those who may manage this channel');
    expect(await s.appApi.subscription(placeOf(s))).toMatchObject({ size: 10 });
  });
});

describe('several digests of a channel', () => {
  it('are listed, changed one by one, and get one more by a form', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.owner, channel: s.channel };
    const type = async (options: Record<string, string>) =>
      await answered(s.discord.command(doing, ['papers', 'subscribe'], options));
    await type({ time: '08:00', zone: 'Berlin' });
    expect(await type({ name: 'weekly-robots', kind: 'week', topics: 'robots; grasping' })).toContain(
      'A digest “weekly-robots” comes here weekly on Monday at 09:00 Europe/Berlin, only robots; grasping.',
    );
    const opened = await panel(s);
    expect(textOf(first(opened))).toContain('2 digests come here');
    const one = s.discord.press(doing, first(opened), 'weekly-robots');
    expect(await answered(one)).toContain('Digest settings: weekly-robots');
    await answered(s.discord.press(doing, first(one), 'How many', '10'));
    const typing = s.discord.press(doing, first(one), 'Change topics');
    await typing.until(({ callback }) => callback !== undefined);
    expect(await answered(s.discord.submit(typing, { topics: 'grasping' }))).toContain('only grasping');
    const quiet = s.discord.press(doing, first(one), 'Change topics and quiet hours');
    await quiet.until(({ callback }) => callback !== undefined);
    const hushed = await answered(s.discord.submit(quiet, { 'quiet-hours': '22-7' }));
    expect(hushed).toContain('never between 22:00 and 07:00, only grasping');
    const resting = s.discord.press(doing, first(one), 'Change holidays and mentions');
    await resting.until(({ callback }) => callback !== undefined);
    expect(await answered(s.discord.submit(resting, { holidays: '2099-12-24' }))).toContain(
      'Holidays: 24 Dec 2099',
    );
    expect(await answered(s.discord.press(doing, first(one), 'Pause'))).toContain('(paused)');
    expect(await s.appApi.subscriptions(placeOf(s))).toMatchObject([
      { name: 'daily', size: 5, paused: false },
      { name: 'weekly-robots', size: 10, topics: ['grasping'], paused: true },
    ]);
    const list = s.discord.press(doing, first(opened), 'All digests');
    expect(await answered(list)).toContain('2 digests come here');
    const more = s.discord.press(doing, first(list), 'Another digest');
    expect(await answered(more)).toContain('One more digest: digest-2');
    const naming = s.discord.press(doing, first(more), 'Change name and time');
    await naming.until(({ callback }) => callback !== undefined);
    expect(await answered(s.discord.submit(naming, { name: 'Vision' }))).toContain('3 digests come here');
    expect((await s.appApi.subscriptions(placeOf(s))).map(({ name }) => name)).toContain('vision');
    expect(s.discord.problems).toEqual([]);
  });

  it('are the first one to a button of before there were several', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.owner, channel: s.channel };
    await answered(s.discord.command(doing, ['papers', 'subscribe'], {}));
    const opened = await panel(s);
    await answered(s.discord.command(doing, ['papers', 'subscribe'], { name: 'robots' }));
    const asked = s.discord.command(doing, ['papers', 'pause'], {});
    expect(await answered(asked)).toContain('2 digests come here');
    await answered(s.discord.press(doing, first(opened), 'Pause'));
    expect(await s.appApi.subscriptions(placeOf(s))).toMatchObject([{ paused: true }, { paused: false }]);
    expect(s.discord.problems).toEqual([]);
  });
});

describe('a digest whose channel Paperboy cannot see any more', () => {
  /** The panel in a server in which one channel is gone, one is hidden, and one is there. */
  async function hiding(s: OpenDiscordAdapter) {
    const [gone, hidden, there] = [1, 2, 3].map(() =>
      s.discord.state.addChannel({ kind: 'text', guild: s.guild }),
    ) as [FakeChannel, FakeChannel, FakeChannel];
    for (const { id } of [gone, hidden, there]) {
      await s.appApi.state.subscriptions.put(
        { ...SUBSCRIPTION_DEFAULTS, channel: { ...placeOf(s), id }, since: 0 },
        0,
      );
    }
    gone.gone = true;
    hidden.denied = PermissionFlagsBits.ViewChannel;
    return { gone, hidden, there };
  }

  it('is listed by /papers-setup, and ended there by whoever manages the server', async () => {
    await using s = await adapterOnDiscord();
    const { gone, hidden, there } = await hiding(s);
    const doing = { user: s.owner, channel: s.channel };
    const opened = s.discord.command(doing, SETUP);
    await opened.until(({ messages }) => messages.length === 2);
    const list = opened.messages[1] ?? first(opened);
    expect(list.onlyFor).toBe(s.owner);
    const said = textOf(list);
    const unseen =
      'on weekdays at 09:00 UTC · Paperboy cannot see this channel any more: move the digest, or end it';
    expect(said).toContain(`#${gone.id}: ${unseen}`);
    expect(said).toContain(`#${hidden.id}: ${unseen}`);
    expect(said).not.toContain(`#${there.name}: ${unseen}`);
    for (const { id } of [gone, hidden]) {
      const ended = s.discord.command(doing, ['papers', 'settings'], { show: 'all' });
      await answered(ended);
      await answered(s.discord.press(doing, first(ended), `#${id}`));
      await answered(s.discord.press(doing, first(ended), 'Unsubscribe'));
    }
    expect((await s.appApi.channels('discord')).map(({ id }) => id)).toEqual([there.id]);
    expect(s.discord.problems).toEqual([]);
  });

  it('is listed for whoever ordered it, and not ended by anybody else', async () => {
    await using s = await adapterOnDiscord();
    const { gone, hidden } = await hiding(s);
    const reader = { platform: 'discord', id: s.reader.id };
    await s.appApi.admins.remember({ ...placeOf(s), id: gone.id }, reader);
    const doing = { user: s.reader, channel: s.channel };
    const opened = s.discord.command({ ...doing, allowed: true }, SETUP);
    await opened.until(({ messages }) => messages.length === 2);
    const list = opened.messages[1] ?? first(opened);
    expect(textOf(list)).toContain(`Digests of this server\n1\n#${gone.id}`);
    expect(textOf(list)).not.toContain(hidden.id);
    const other = { user: s.discord.state.user('somebody else'), channel: s.channel };
    expect(await saidApart(s.discord.press(other, list, `#${gone.id}`))).toContain(
      'There is no such channel',
    );
    await answered(s.discord.press(doing, list, `#${gone.id}`));
    expect(await saidApart(s.discord.press(other, list, 'Unsubscribe'))).toContain(
      'There is no such channel',
    );
    expect(await answered(s.discord.press(doing, list, 'Unsubscribe'))).toContain('No more digests come');
  });

  it('is ended by the button of a list that an older version made', async () => {
    await using s = await adapterOnDiscord();
    const { gone } = await hiding(s);
    const opened = await panel(s);
    const old = structuredClone(first(opened).body) as { components: unknown[] };
    const stop = { type: 2, style: 2, label: 'Stop', custom_id: `e0|${gone.id}` };
    const list = { ...first(opened), body: { ...old, components: [{ type: 1, components: [stop] }] } };
    const stranger = s.discord.press({ user: s.reader, channel: s.channel }, list, 'Stop');
    expect(await answered(stranger)).toContain('Only those who may manage');
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, list, 'Stop');
    expect(await answered(pressed)).toContain('No more digests');
  });
});

describe('the panel of settings', () => {
  it('shows what was set in its place', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const chosen = s.discord.press({ user: s.owner, channel: s.channel }, first(opened), 'How many', '10');
    expect(await answered(chosen)).toContain('When: on weekdays at 09:00 UTC');
    expect(chosen.callback?.type).toBe(6);
    expect(chosen.messages).toEqual([first(opened)]);
    expect(set(componentOf(first(opened), 'How many'))).toBe('10');
    expect(s.appApi.ran.slice(-2)).toMatchObject([
      { name: 'subscribe', options: { size: 10, for: 'channel' } },
      { name: 'settings' },
    ]);
    expect(s.discord.problems).toEqual([]);
  });

  it('asks in a modal for what is typed, filled in as it is set, before any store is asked', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const { promise, resolve } = Promise.withResolvers<void>();
    s.appApi.hold = promise;
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, first(opened), BUTTON);
    await pressed.until(({ callback }) => callback !== undefined);
    expect(pressed.callback).toMatchObject({
      type: 9,
      data: {
        title: 'Settings',
        components: [
          {
            label: 'Time',
            description: 'the local time, such as 09:00, or off',
            component: { custom_id: 'time', value: '09:00' },
          },
          { label: 'Zone', component: { custom_id: 'zone', value: 'UTC' } },
        ],
      },
    });
    expect(pressed.callback?.tookMs).toBeLessThan(1000);
    resolve();
    const sent = s.discord.submit(pressed, { time: '18:30', zone: 'America/New_York' });
    expect(await answered(sent)).toContain('on weekdays at 18:30 America/New_York');
    expect(sent.messages).toEqual([first(opened)]);
    const again = s.discord.press({ user: s.owner, channel: s.channel }, first(opened), BUTTON);
    await again.until(({ callback }) => callback !== undefined);
    expect(JSON.stringify(again.callback?.data)).toContain('"value":"America/New_York"');
    expect(s.discord.problems).toEqual([]);
  });

  it('tells a mistake apart, and loses nothing of what was set', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const before = textOf(first(opened));
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, first(opened), BUTTON);
    await pressed.until(({ callback }) => callback !== undefined);
    const sent = s.discord.submit(pressed, { time: '18:30', zone: 'Atlantis' });
    expect(await saidApart(sent)).toContain('no time zone "Atlantis"');
    expect(sent.messages[1]?.onlyFor).toBe(s.owner);
    expect(textOf(first(opened))).toBe(before);
    expect(await s.appApi.subscription(placeOf(s))).toBeUndefined();
    // Nor is what was typed.
    const [, mistake = first(opened)] = sent.messages;
    const again = s.discord.press({ user: s.owner, channel: s.channel }, mistake, 'Try again');
    await again.until(({ callback }) => callback !== undefined);
    const right = s.discord.submit(again, { zone: 'Europe/Paris' });
    expect(await answered(right)).toContain('on weekdays at 18:30 Europe/Paris');
    expect(s.discord.problems).toEqual([]);
  });

  it('takes what is typed for a value, whatever it looks like', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const type = async (zone: string) => {
      const pressed = s.discord.press({ user: s.owner, channel: s.channel }, first(opened), BUTTON);
      await pressed.until(({ callback }) => callback !== undefined);
      return await saidApart(s.discord.submit(pressed, { zone }));
    };
    for (const zone of ['UTC" size:25 "', 'UTC size:25 for:me', '@everyone', '-- |size=25&', '<t:0:R>']) {
      expect(await type(zone)).toMatch(zone === '@everyone' ? /Whom a digest notifies/ : /no time zone/);
    }
    expect(await s.appApi.subscription(placeOf(s))).toBeUndefined();
    expect(s.discord.problems).toEqual([]);
  });

  it('takes as much as the option takes: ten topics do not fit into a hundred characters', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const doing = { user: s.owner, channel: s.channel };
    const topics = Array.from({ length: 10 }, (_, at) => `robot learning by imitation ${at}`).join('; ');
    const press = s.discord.press(doing, first(opened), 'Change topics, quiet hours and holidays');
    await press.until(({ callback }) => callback !== undefined);
    await answered(s.discord.submit(press, { topics }));
    expect((await s.appApi.subscription(placeOf(s)))?.topics?.join('; ')).toBe(topics);
    expect(s.discord.problems).toEqual([]);
  });

  it('sets nothing for those who may not manage the server', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const stranger = s.discord.press({ user: s.reader, channel: s.channel }, first(opened), 'How many', '10');
    expect(await saidApart(stranger)).toContain('Only those who may manage this channel');
    expect(await s.appApi.subscription(placeOf(s))).toBeUndefined();
  });

  it('of a personal digest sets that', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel };
    const opened = s.discord.command(doing, ['papers', 'settings'], { for: 'me' });
    await answered(opened);
    const chosen = s.discord.press(doing, first(opened), 'Quiet days', 'note');
    await answered(chosen);
    const pressed = s.discord.press(doing, first(opened), BUTTON);
    await pressed.until(({ callback }) => callback !== undefined);
    expect(await answered(s.discord.submit(pressed, { time: '7:00' }))).toContain('on weekdays at 07:00 UTC');
    const mine = directMessages({ platform: 'discord', id: s.reader.id });
    const changed = { quietDays: 'note', time: '07:00', zone: 'UTC' };
    expect(await s.appApi.subscription(mine)).toMatchObject(changed);
    expect(await s.appApi.subscription(placeOf(s))).toBeUndefined();
    expect(s.discord.problems).toEqual([]);
  });

  it('works in direct messages', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    const opened = s.discord.command(doing, ['papers', 'settings']);
    await answered(opened);
    const chosen = s.discord.press(doing, first(opened), 'How many', '3');
    expect(await answered(chosen)).toContain('When: on weekdays at 09:00 UTC');
    expect(set(componentOf(first(opened), 'How many'))).toBe('3');
  });
});
