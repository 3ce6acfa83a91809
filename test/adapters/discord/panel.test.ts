import { describe, expect, it } from 'vitest';
import { componentOf, type FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';
import { gate } from './app-api.ts';
import { answered, first, saidApart, textOf } from './talk.ts';

const SETUP = ['papers-setup'] as const;
const BUTTON = 'Change time and time zone';

/** The panel, opened by whoever runs the server. */
async function panel(s: OpenDiscordAdapter): Promise<FakeInteraction> {
  const opened = s.discord.command({ user: s.owner, channel: s.channel }, SETUP);
  await answered(opened);
  return opened;
}

const set = ({ options }: Record<string, unknown>) =>
  (options as { value: string; default?: boolean }[]).find((option) => option.default)?.value;

describe('/papers-setup', () => {
  it('shows the settings and what can be set, to whoever asked alone', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    expect(textOf(first(opened))).toContain('5 papers at 09:00 UTC');
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

  it('tells those whom a server lets use it all the same, and who may not manage it', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.channel, allowed: true };
    expect(await answered(s.discord.command(doing, SETUP))).toContain('permission to manage the server');
    expect(s.appApi.ran).toEqual([]);
  });
});

describe('the panel of settings', () => {
  it('shows what was set in its place', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const chosen = s.discord.press({ user: s.owner, channel: s.channel }, first(opened), 'How many', '10');
    expect(await answered(chosen)).toContain('10 papers at 09:00 UTC');
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
    s.appApi.hold = gate();
    const pressed = s.discord.press({ user: s.owner, channel: s.channel }, first(opened), BUTTON);
    await pressed.until(({ callback }) => callback !== undefined);
    expect(pressed.callback).toMatchObject({
      type: 9,
      data: {
        title: 'Settings',
        components: [
          {
            label: 'Time',
            description: 'when, by the clock of the zone, such as 9:30',
            component: { custom_id: 'time', value: '09:00' },
          },
          { label: 'Zone', component: { custom_id: 'zone', value: 'UTC' } },
        ],
      },
    });
    expect(pressed.callback?.tookMs).toBeLessThan(1000);
    s.appApi.hold.open();
    const sent = s.discord.submit(pressed, { time: '18:30', zone: 'America/New_York' });
    expect(await answered(sent)).toContain('5 papers at 18:30 America/New_York');
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
    expect(await saidApart(sent)).toContain('no time zone that is known');
    expect(sent.messages[1]?.onlyFor).toBe(s.owner);
    expect(textOf(first(opened))).toBe(before);
    expect(s.appApi.settings.size).toBe(0);
    // Nor is what was typed.
    const [, mistake = first(opened)] = sent.messages;
    const again = s.discord.press({ user: s.owner, channel: s.channel }, mistake, 'Try again');
    await again.until(({ callback }) => callback !== undefined);
    const right = s.discord.submit(again, { zone: 'Europe/Paris' });
    expect(await answered(right)).toContain('5 papers at 18:30 Europe/Paris');
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
      expect(await type(zone)).toContain('no time zone that is known');
    }
    expect(s.appApi.settings.size).toBe(0);
    expect(s.discord.problems).toEqual([]);
  });

  it('sets nothing for those who may not manage the server', async () => {
    await using s = await adapterOnDiscord();
    const opened = await panel(s);
    const stranger = s.discord.press({ user: s.reader, channel: s.channel }, first(opened), 'How many', '10');
    expect(await saidApart(stranger)).toContain('not yours to set');
    expect(s.appApi.settings.size).toBe(0);
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
    expect(await answered(s.discord.submit(pressed, { time: '7:00' }))).toContain('5 papers at 7:00 UTC');
    expect(Object.fromEntries(s.appApi.settings)).toEqual({
      me: { 'quiet-days': 'note', time: '7:00', zone: 'UTC' },
    });
    expect(s.discord.problems).toEqual([]);
  });

  it('works in direct messages', async () => {
    await using s = await adapterOnDiscord();
    const doing = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    const opened = s.discord.command(doing, ['papers', 'settings']);
    await answered(opened);
    const chosen = s.discord.press(doing, first(opened), 'How many', '3');
    expect(await answered(chosen)).toContain('3 papers');
  });
});
