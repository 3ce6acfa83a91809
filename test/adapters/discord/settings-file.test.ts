import { describe, expect, it } from 'vitest';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { adapterOnDiscord, channelOf } from './adapter-on-discord.ts';
import { addTo } from './channels-of-guild.ts';
import { answered, first, textOf } from './talk.ts';

/** A channel whose owner has ordered a digest with a topic in it, and what it has set as a file. */
async function exported() {
  const s = await adapterOnDiscord();
  const doing = { user: s.owner, channel: s.channel };
  const ask = (command: string, options: Record<string, string> = {}) =>
    s.discord.command(doing, ['papers', command], options);
  await answered(ask('subscribe', { time: '08:00', zone: 'Berlin' }));
  await answered(ask('follow', { topic: 'world models' }));
  const file = ask('settings', { export: 'channel' });
  expect(await answered(file)).toContain('Settings of this channel: 1 digest, 1 topic, 0 mutes.');
  const place = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
  return Object.assign(s, { doing, ask, file: first(file), place });
}

describe('settings as a file on Discord', () => {
  it('are attached to an answer for one alone, and brought back by attaching that file', async () => {
    await using s = await exported();
    const [file] = s.file.files ?? [];
    expect(file?.name).toBe('paperboy-settings.json');
    expect(s.file.onlyFor).toBe(s.owner);
    expect(textOf(s.file)).not.toContain('Share');
    await s.appApi.state.forget({ kind: 'channel', channel: s.place });
    const id = s.discord.attach('settings.json', file?.text ?? '');
    expect(await answered(s.ask('settings', { file: id }))).toContain('Imported 1 digest, 1 topic.');
    expect(await s.appApi.subscriptions(s.place)).toMatchObject([{ time: '08:00', zone: 'Europe/Berlin' }]);
    expect(s.discord.problems).toEqual([]);
  });

  it('take the place of what is set at a press of the button that asks', async () => {
    await using s = await exported();
    const text = (s.file.files?.[0]?.text ?? '').replace('08:00', '10:30');
    const asked = s.ask('settings', { file: s.discord.attach('settings.json', text) });
    expect(await answered(asked)).toContain('Would be overwritten: digest “daily”');
    expect(await s.appApi.subscriptions(s.place)).toMatchObject([{ time: '08:00' }]);
    expect(await answered(s.discord.press(s.doing, first(asked), 'Import it'))).toContain(
      'Imported 1 digest.',
    );
    expect(await s.appApi.subscriptions(s.place)).toMatchObject([{ time: '10:30' }]);
    expect(s.discord.problems).toEqual([]);
  });

  it.each([
    ['that Discord says is large', { size: 2_000_000 }, '{}', 'The file has more than 1 MB'],
    ['that is larger than Discord says', { size: 10 }, 'x'.repeat(1_100_000), 'The file has more than 1 MB'],
    [
      'from another host',
      { url: 'http://127.0.0.1:1/x.json' },
      '{}',
      'Discord did not give the attached file',
    ],
    ['of anything else', {}, '<html>', 'the file is no whole JSON'],
  ])('refuse a file %s', async (_, facts, text, says) => {
    await using s = await exported();
    const id = s.discord.attach('x.json', text, facts);
    expect(await answered(s.ask('settings', { file: id }))).toContain(says);
    expect(await s.appApi.subscriptions(s.place)).toMatchObject([{ time: '08:00' }]);
  });

  it('and references to save are attached alike', async () => {
    await using s = await exported();
    const id = s.discord.attach('papers.bib', '@misc{a, title={One}, eprint={2608.00001}}');
    expect(await answered(s.ask('saved', { file: id }))).toContain('Saved 1 paper');
  });

  it('of all channels of a server are of no use on another one, also to who manages both', async () => {
    await using s = await exported();
    const other = s.discord.state.guild({ owner: s.owner });
    s.discord.recover(other);
    const there = { user: s.owner, channel: channelOf(other) };
    const asked = s.ask('settings', { export: 'all' });
    expect(await answered(asked)).toContain('Settings of 1 channel: 1 digest');
    const text = first(asked).files?.[0]?.text ?? '';
    expect(text).toContain(s.channel.id);
    const file = s.discord.attach('all.json', text);
    const given = s.discord.command(there, ['papers', 'settings'], { file });
    expect(await answered(given)).toContain(
      'that is none here that both you and Paperboy can see: take it out of the file',
    );
    const nothing = s.discord.command(there, ['papers', 'settings'], { export: 'all' });
    expect(await answered(nothing)).toContain('No channel that you may set up has anything to export');
    expect(await s.appApi.subscriptions({ ...s.place, workspace: other.id })).toEqual([]);
  });

  it('of forty channels are exported and brought back without asking Discord of each one', async () => {
    await using s = await exported();
    for (let at = 0; at < 39; at += 1) {
      const { id } = addTo(s, { name: `room-${at}` });
      const digest = { ...SUBSCRIPTION_DEFAULTS, channel: { ...s.place, id }, since: 0 };
      await s.appApi.state.subscriptions.put(digest, 0);
    }
    const before = s.discord.asked.length;
    const asked = s.ask('settings', { export: 'all' });
    expect(await answered(asked)).toContain('Settings of 40 channels: 40 digests');
    const text = (first(asked).files?.[0]?.text ?? '').replaceAll('"size": 5', '"size": 7');
    const given = s.ask('settings', { file: s.discord.attach('all.json', text) });
    expect(await answered(given)).toContain('Would be overwritten');
    expect(await answered(s.discord.press(s.doing, first(given), 'Import it'))).toContain(
      'Imported 40 digests in 40 channels',
    );
    expect(s.discord.asked.length - before).toBeLessThan(60);
  });

  it('name the roles that set channels up so that the file is taken again, whatever became of them', async () => {
    await using s = await exported();
    const [gone, twin] = [s.discord.role(s.guild, 'Gone'), s.discord.role(s.guild, 'Leads, and mods')];
    s.discord.role(s.guild, 'leads, and mods');
    await answered(s.ask('settings', { managers: `<@&${gone.id}> <@&${twin.id}>` }));
    s.guild.roles.splice(s.guild.roles.indexOf(gone), 1);
    s.discord.gateway.dispatch('GUILD_ROLE_DELETE', { guild_id: s.guild.id, role_id: gone.id }, s.guild);
    const asked = s.ask('settings', { export: 'all' });
    await answered(asked);
    const text = first(asked).files?.[0]?.text ?? '';
    expect(JSON.parse(text)).toMatchObject({ managers: `<@&${twin.id}>` });
    const given = s.ask('settings', { file: s.discord.attach('all.json', text) });
    expect(await answered(given)).toContain('Would be overwritten: list of managers “@Leads, and mods”');
  });

  it('are given to nobody who may not set the channel up', async () => {
    await using s = await exported();
    const doing = { user: s.reader, channel: s.channel };
    const asked = s.discord.command(doing, ['papers', 'settings'], { export: 'channel' });
    expect(await answered(asked)).toContain('Only those who may manage this channel');
    expect(first(asked).files ?? []).toEqual([]);
  });
});
