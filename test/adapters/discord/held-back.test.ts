import { PermissionFlagsBits } from 'discord.js';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { directMessages } from '#core/channel.ts';
import { type DeliveryParts, deliver } from '#engine/delivery/deliver.ts';
import { deliveryParts, type Time, virtualTime } from '#test/fakes/delivery.ts';
import { documentOf, paperBlock } from '#test/fakes/documents.ts';
import { digest, memoryState, owe, START } from '#test/fakes/state.ts';
import { adapterOnDiscord, type DiscordAdapterOptions } from './adapter-on-discord.ts';
import { programOnDiscord } from './program-on-discord.ts';
import { answered, textOf } from './talk.ts';

const HOUR_MS = 3_600_000;

/** Delivers what is due; how that ended. */
async function deliverNext(parts: DeliveryParts, time: Time): Promise<string | undefined> {
  const by = { owner: parts.owner, leaseMs: parts.timing.lease };
  const [claim] = await parts.ledger.claimSome('discord', by, { limit: 1, may: () => true });
  return claim ? (await deliver(parts, claim, time.ticks()))?.kind : 'nothing is due';
}

/** A stage with a ledger that owes its channel a digest. */
async function owing(options: DiscordAdapterOptions = {}) {
  const s = await adapterOnDiscord(options);
  const time = virtualTime();
  const state = await memoryState(time);
  const parts = deliveryParts({ time, adapter: s.bot, ledger: state.ledger });
  const [payload = ''] = s.bot.render(documentOf(paperBlock()));
  const channel = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
  const expires = Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 24 });
  await owe(state, channel, { ...digest({ expires }), parts: [{ payload, papers: ['1'] }] });
  return {
    ...s,
    time,
    place: channel,
    ledger: state.ledger,
    go: () => deliverNext(parts, time),
    told: () => s.discord.messagesIn(s.discord.state.directChannel(s.owner)),
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

describe('a digest that waits because its channel did not take it', () => {
  it('is tried again at once by whoever wants it now, and is said to be sent only when it was', async () => {
    await using s = await programOnDiscord();
    const { state } = s.app;
    const order = async (options: Record<string, string>) =>
      await answered(
        s.discord.command({ user: s.owner, channel: s.channel }, ['papers', 'subscribe'], options),
      );
    const place = { platform: 'discord', workspace: s.guild.id, id: s.channel.id };
    const deliver = async (so: () => Promise<boolean>) => {
      const service = s.app.service([s.adapter]);
      service.start();
      await expect.poll(so, { timeout: 15_000 }).toBe(true);
      await service.stop();
    };
    s.discord.deny(s.channel, PermissionFlagsBits.SendMessages);
    await order({ time: '09:00', send: 'now' });
    await deliver(async () => (await state.ledger.pauseOf(place)) !== undefined);
    s.discord.deny(s.channel, 0n);
    expect(await order({ send: 'now' })).toContain('The digest is on its way: it comes here within a minute');
    await deliver(async () => s.discord.messagesIn(s.channel).length > 0);
    expect(s.discord.messagesIn(s.channel)).toHaveLength(1);
    expect(await order({ send: 'now' })).toContain('was sent already');
    expect(s.discord.problems).toEqual([]);
  });
});

describe('a person who takes no direct messages', () => {
  it('is not written to again and again, is told at their next command and at no other, and resumes by a command', async () => {
    await using s = await programOnDiscord();
    const { state } = s.app;
    const mine = directMessages({ platform: 'discord', id: s.reader.id });
    const doing = { user: s.reader, channel: s.channel };
    const ask = (name: string, options = {}) => answered(s.discord.command(doing, ['papers', name], options));
    await ask('subscribe', { for: 'me' });
    const time = virtualTime();
    const parts = deliveryParts({ time, adapter: s.adapter, ledger: state.ledger });
    const [payload = ''] = s.adapter.render(documentOf(paperBlock()));
    const expires = Temporal.Instant.fromEpochMilliseconds(START).add({ hours: 240 });
    await owe(state, mine, { ...digest({ expires }), parts: [{ payload, papers: ['1'] }] });
    s.reader.closed = true;
    expect(await deliverNext(parts, time)).toBe('closed');
    expect(await deliverNext(parts, time)).toBe('nothing is due');
    expect(await ask('topics')).toContain('direct messages from Paperboy are closed');
    expect(await ask('topics')).not.toContain('closed');
    s.reader.closed = false;
    expect(await deliverNext(parts, time)).toBe('nothing is due');
    await ask('resume', { for: 'me' });
    expect(await deliverNext(parts, time)).toBe('sent');
    expect(s.discord.messagesIn(s.discord.state.directChannel(s.reader))).toHaveLength(1);
    expect(s.discord.problems).toEqual([]);
  });
});
