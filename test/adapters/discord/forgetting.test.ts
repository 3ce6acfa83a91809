import { afterEach, expect, it, vi } from 'vitest';
import { stateHolds } from '#test/fakes/bytes.ts';
import type { FakeGuild } from '#test/fakes/discord/state.ts';
import { channelOf } from './adapter-on-discord.ts';
import { type DiscordProgram, programOnDiscord } from './program-on-discord.ts';
import { answered, first, saidApart } from './talk.ts';

const DAY_MS = 86_400_000;

afterEach(() => {
  vi.useRealTimers();
});

async function ask(s: DiscordProgram, guild: FakeGuild, name: string, options: Record<string, string>) {
  const doing = { user: guild.owner, channel: channelOf(guild) };
  const asked = s.discord.command(doing, ['papers', name], options);
  await answered(asked);
  return asked;
}

/** What channels follow, as far as it is known. */
async function followed({ app }: DiscordProgram): Promise<readonly string[]> {
  return (await app.state.follows.all()).map(({ topic }) => topic.text).toSorted();
}

it('a server that has only follows and left while the bot was away for 40 days has some days to come back, one that is unavailable has for ever', async () => {
  await using s = await programOnDiscord();
  await ask(s, s.guild, 'follow', { topic: 'robots' });
  await ask(s, s.other, 'follow', { topic: 'secret project' });
  await s.restart(() => {
    s.guild.unavailable = true;
    s.other.installed = false;
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 40 * DAY_MS });
  });
  await expect.poll(() => s.app.state.removals.of('discord')).toEqual([s.other.id]);
  expect(await followed(s)).toHaveLength(2);
  expect(s.discord.problems).toEqual([]);
});

it('whoever is forgotten leaves no word of a search behind its button, and the button says what to do', async () => {
  await using s = await programOnDiscord();
  const doing = { user: s.reader, channel: s.channel };
  const query = `quantization ${Array.from({ length: 9 }, (_, at) => `-zanzibar${at}`).join(' ')}`;
  const asked = s.discord.command(doing, ['papers', 'search'], { query, limit: 3 });
  await answered(asked);
  expect(stateHolds(s.folder, 'zanzibar8')).toBe(true);
  await answered(s.discord.command(doing, ['papers', 'forget'], { whose: 'me', sure: 'yes' }));
  expect(stateHolds(s.folder, 'zanzibar')).toBe(false);
  const pressed = s.discord.press(doing, first(asked), 'Next page');
  expect(await saidApart(pressed)).toContain(
    'This button is too old, and its words are no longer kept: type /papers search with them again.',
  );
});

it('a button of whoever is forgotten works on for whoever asked the same', async () => {
  await using s = await programOnDiscord();
  const query = `quantization ${Array.from({ length: 9 }, (_, at) => `-zanzibar${at}`).join(' ')}`;
  const search = async (user: DiscordProgram['reader']) => {
    const asked = s.discord.command({ user, channel: s.channel }, ['papers', 'search'], { query, limit: 3 });
    await answered(asked);
    return asked;
  };
  const [mine] = [await search(s.owner), await search(s.reader)];
  const doing = { user: s.reader, channel: s.channel };
  await answered(s.discord.command(doing, ['papers', 'forget'], { whose: 'me', sure: 'yes' }));
  const turned = s.discord.press({ user: s.owner, channel: s.channel }, first(mine), 'Next page');
  expect(await answered(turned)).toContain('4 to 6');
});
