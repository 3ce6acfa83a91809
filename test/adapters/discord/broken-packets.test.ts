import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mutantOf, surprisesDuring } from '#test/fakes/mutants.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';
import { answered } from './talk.ts';

const TIMES = 500;
const EVENTS = [
  'READY',
  'RESUMED',
  'GUILD_CREATE',
  'GUILD_UPDATE',
  'GUILD_ROLE_UPDATE',
  'GUILD_MEMBER_UPDATE',
  'CHANNEL_CREATE',
  'CHANNEL_UPDATE',
  'CHANNEL_DELETE',
  'THREAD_CREATE',
  'THREAD_LIST_SYNC',
  'THREAD_DELETE',
  'MESSAGE_CREATE',
  'error',
  '__proto__',
];

async function isAnswered(s: OpenDiscordAdapter): Promise<void> {
  const doing = { user: s.reader, channel: s.channel };
  expect(await answered(s.discord.command(doing, ['papers', 'topics']))).toContain('Nothing is followed');
}

it('an interaction without entitlements is no trouble, as no part of the library reads it', async () => {
  await using s = await adapterOnDiscord();
  const doing = { user: s.reader, channel: s.channel };
  const asked = s.discord.command(doing, ['papers', 'topics']);
  await answered(asked);
  const broken = { ...asked.payload, entitlements: undefined };
  const before = s.appApi.logged.length;
  const surprises = await surprisesDuring(async () => {
    s.discord.gateway.dispatch('INTERACTION_CREATE', broken, s.guild);
    await isAnswered(s);
  });
  expect(surprises).toEqual([]);
  // Its first acknowledgement is its second of the same id, and nothing else is wrong with it.
  expect(s.appApi.logged.slice(before).map(({ message }) => message)).not.toContain(
    'something that could not be read was dropped',
  );
});

it(`${TIMES} broken packets end nothing, and what is asked after them is answered`, async () => {
  await using s = await adapterOnDiscord();
  const { gateway } = s.discord;
  const doing = { user: s.reader, channel: s.channel };
  const asked = s.discord.command(doing, ['papers', 'topics']);
  await answered(asked);
  const interaction = fc.record({
    op: fc.constant(0),
    t: fc.constant('INTERACTION_CREATE'),
    d: mutantOf(asked.payload),
  });
  const other = fc.record({
    op: fc.constant(0),
    t: fc.constantFrom(...EVENTS),
    s: fc.option(fc.nat(), { nil: undefined }),
    d: fc.oneof(fc.jsonValue(), mutantOf({ id: '1', guild_id: s.guild.id, guilds: [], user: { id: '1' } })),
  });
  const packet = fc.oneof(interaction, other, fc.jsonValue());
  const surprises = await surprisesDuring(async () => {
    for (const each of fc.sample(packet, TIMES)) gateway.raw(JSON.stringify(each));
    gateway.raw('{');
    await isAnswered(s);
    for (const control of [
      { op: 9, d: null },
      { op: 10, d: null },
      { op: 1, d: {} },
    ])
      gateway.raw(JSON.stringify(control));
    await isAnswered(s);
    // This one costs the line; what was asked while there is none is known to the session that is taken up again.
    const logins = () => gateway.resumed() + gateway.identified.length;
    const before = logins();
    gateway.raw(JSON.stringify({ op: 7 }));
    await expect.poll(logins).toBeGreaterThan(before);
    await isAnswered(s);
  });
  expect(surprises).toEqual([]);
});
