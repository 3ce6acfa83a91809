import { PermissionFlagsBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { deliver } from '#engine/delivery/deliver.ts';
import { documentOf, paperBlock } from '#test/contracts/renderer.ts';
import { courier, digest, START, virtualTime } from '#test/fakes/delivery.ts';
import { house } from './house.ts';
import { type StageOptions, stage } from './stage.ts';
import { answered, textOf } from './talk.ts';

const HOUR_MS = 3_600_000;

/** A stage with a ledger that owes its channel a digest. */
async function owing(options: StageOptions = {}) {
  const s = await stage(options);
  const time = virtualTime();
  const clerk = courier({ time, adapter: s.bot });
  const [payload = ''] = s.bot.render(documentOf(paperBlock()));
  const channel = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
  const expires = Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 24 });
  await clerk.ledger.plan(
    { ...digest('c'), channel, expires, parts: [{ payload, papers: ['1'] }] },
    time.now(),
  );
  const due = async () => (await clerk.ledger.due('discord', time.now(), 10)).map(({ id }) => id);
  return {
    ...s,
    time,
    due,
    place: channel,
    ledger: clerk.ledger,
    /** Delivers what is due; how that ended. */
    go: async () => {
      const [id] = await due();
      return id === undefined ? 'nothing is due' : (await deliver(clerk, id))?.kind;
    },
    told: () => s.discord.messagesIn(s.discord.world.directChannel(s.owner)),
    [Symbol.asyncDispose]: () => s[Symbol.asyncDispose](),
  };
}

describe('a channel that takes nothing from the bot any more', () => {
  it('is held back, its owner told once, and served again by itself once it may be', async () => {
    await using s = await owing();
    s.discord.deny(s.channel, PermissionFlagsBits.SendMessages);
    expect(await s.go()).toBe('never');
    expect(await s.go()).toBe('nothing is due');
    expect(textOf(...s.told())).toContain('Paperboy may not write in the channel');
    // By its name, as Discord shows it, once.
    expect(textOf(...s.told()).split(s.channel.id)).toHaveLength(2);
    expect(textOf(...s.told())).toMatch(new RegExp(`^The channel <#${s.channel.id}> did not take it`, 'm'));
    s.time.step(2 * HOUR_MS);
    expect(await s.go()).toBe('never');
    expect(s.told()).toHaveLength(1);
    expect(s.discord.messagesIn(s.channel)).toEqual([]);
    s.discord.deny(s.channel, 0n);
    s.time.step(5 * HOUR_MS);
    expect(await s.go()).toBe('sent');
    expect(s.discord.messagesIn(s.channel)).toHaveLength(1);
    expect(await s.ledger.pauseOf(s.place)).toBeUndefined();
    expect(s.discord.problems).toEqual([]);
  });
});

describe('a person who takes no direct messages', () => {
  it('is not written to again and again, is told at their next command and at no other, and resumes by a command', async () => {
    await using s = await house();
    const { ledger } = s.app.state;
    const mine = directMessages({ platform: 'discord', id: s.reader.id });
    const doing = { user: s.reader, channel: s.channel };
    const ask = (name: string, options = {}) => answered(s.discord.command(doing, ['papers', name], options));
    await ask('subscribe', { for: 'me' });
    const time = virtualTime();
    const clerk = courier({ time, adapter: s.adapter, ledger });
    const [payload = ''] = s.adapter.render(documentOf(paperBlock()));
    const expires = Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 240 });
    await ledger.plan(
      { ...digest('c'), channel: mine, expires, parts: [{ payload, papers: ['1'] }] },
      time.now(),
    );
    const due = () => ledger.due('discord', time.now(), 10);
    s.reader.closed = true;
    const [owed] = await due();
    expect(await deliver(clerk, owed?.id ?? '')).toMatchObject({ kind: 'closed' });
    time.step(100 * HOUR_MS);
    expect(await due()).toEqual([]);
    expect(await ask('topics')).toContain('direct messages from Paperboy are closed');
    expect(await ask('topics')).not.toContain('closed');
    s.reader.closed = false;
    expect(await due()).toEqual([]);
    await ask('resume', { for: 'me' });
    expect(await deliver(clerk, owed?.id ?? '')).toMatchObject({ kind: 'sent' });
    expect(s.discord.messagesIn(s.discord.world.directChannel(s.reader))).toHaveLength(1);
    expect(s.discord.problems).toEqual([]);
  });
});
