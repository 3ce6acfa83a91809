import { describe, expect, it, vi } from 'vitest';
import type { Fault } from '#test/fakes/discord/faults.ts';
import type { FakeInteraction } from '#test/fakes/discord/interaction.ts';
import { reachWith } from '../reach.ts';
import { adapterOnDiscord, type OpenDiscordAdapter } from './adapter-on-discord.ts';
import { first, textOf } from './talk.ts';

const SEARCH = ['papers', 'search'] as const;
const DOWN: Fault = { kind: 'status', status: 503, stored: false };
const PASSING: readonly (readonly [string, Fault])[] = [
  ['a 500', { kind: 'status', status: 500, stored: false }],
  ['a 503', DOWN],
  ['a 503 for what was shown all the same', { kind: 'status', status: 503, stored: true }],
  ['a limit', { kind: 'limit', afterMs: 100 }],
  ['a reset', { kind: 'reset', stored: false }],
  ['no answer', { kind: 'hang', stored: false }],
];
const EVER: readonly Fault[] = Array(3).fill(DOWN);
const EDIT = /^PATCH \/webhooks/;
const FURTHER = /^POST \/webhooks/;
const DIRECT = /^POST \/channels/;
const CALLBACK = /callback$/;

const BETWEEN = [500, 2_000];

/** Waits between tries are over at once. */
async function hurriedApp(): Promise<OpenDiscordAdapter> {
  const real = reachWith();
  const sleep = async (ms: number, signal?: AbortSignal) => {
    if (signal || !BETWEEN.includes(ms)) await real.sleep(ms, signal);
  };
  return adapterOnDiscord({ setup: { reach: reachWith({ sleep, request: 1_500 }) } });
}

const ended = ({ appApi }: OpenDiscordAdapter) =>
  vi.waitFor(() => expect(appApi.outcomes).not.toEqual([]), { timeout: 10_000 });
const here = (s: OpenDiscordAdapter) => ({ user: s.reader, channel: s.channel });
const inOwnTalk = (s: OpenDiscordAdapter) =>
  textOf(...s.discord.messagesIn(s.discord.state.directChannel(s.reader)));
const pagesWith = ({ messages }: FakeInteraction, text: string) =>
  messages.filter((message) => textOf(message).includes(text)).length;

// Mostly waiting for what never answers: they wait side by side.
describe.concurrent('an answer on Discord', () => {
  it.each(PASSING)('is given again after %s', async (_, fault) => {
    await using s = await hurriedApp();
    s.discord.fail(EDIT, fault, fault);
    const asked = s.discord.command(here(s), SEARCH, { query: 'llm' });
    await ended(s);
    expect(textOf(first(asked))).toContain('1. LLM Result 1');
    expect(asked.messages).toHaveLength(1);
    // A limit is waited for by the library.
    expect(s.appApi.outcomes).toEqual([fault.kind === 'limit' ? 'given' : 'repeated']);
  });

  it('is whispered where what was announced cannot be edited', async () => {
    await using s = await hurriedApp();
    s.discord.fail(EDIT, ...EVER);
    const asked = s.discord.command(here(s), SEARCH, { query: 'llm' });
    await ended(s);
    expect(asked.messages.map(({ onlyFor }) => onlyFor)).toEqual([s.reader, s.reader]);
    expect(pagesWith(asked, '1. LLM Result 1')).toBe(1);
    expect(s.appApi.outcomes).toEqual(['elsewhere']);
  });

  it('comes by direct message where the channel takes nothing', async () => {
    await using s = await hurriedApp();
    s.discord.fail(EDIT, ...EVER);
    s.discord.fail(FURTHER, ...EVER);
    s.discord.command(here(s), SEARCH, { query: 'llm' });
    await ended(s);
    expect(inOwnTalk(s)).toContain('1. LLM Result 1');
    expect(s.appApi.outcomes).toEqual(['elsewhere']);
  });

  it('comes by direct message where the quarter of an hour is over', async () => {
    await using s = await hurriedApp();
    const { promise, resolve } = Promise.withResolvers<void>();
    s.appApi.hold = promise;
    const asked = s.discord.command(here(s), SEARCH, { query: 'llm' });
    await asked.until(({ callback }) => callback !== undefined);
    s.discord.state.advance(16 * 60_000);
    resolve();
    await ended(s);
    expect(inOwnTalk(s)).toContain('1. LLM Result 1');
  });

  it('comes by direct message where its acknowledgement never went', async () => {
    await using s = await hurriedApp();
    s.discord.fail(CALLBACK, ...EVER);
    s.discord.command(here(s), SEARCH, { query: 'llm' });
    await ended(s);
    expect(inOwnTalk(s)).toContain('1. LLM Result 1');
    expect(s.appApi.outcomes).toEqual(['elsewhere']);
  });

  it('is counted where there is no way at all', async () => {
    await using s = await hurriedApp();
    for (const route of [EDIT, FURTHER, DIRECT]) s.discord.fail(route, ...EVER);
    s.discord.command(here(s), SEARCH, { query: 'llm' });
    await ended(s);
    expect(s.appApi.outcomes).toEqual(['lost']);
  });
});

describe.concurrent('a further page', () => {
  const asking = { query: 'llm', limit: 20 };

  it('that only its asker sees is said again', async () => {
    await using s = await hurriedApp();
    s.discord.fail(FURTHER, DOWN);
    const asked = s.discord.command(here(s), SEARCH, asking);
    await ended(s);
    expect(pagesWith(asked, 'LLM Result 20')).toBe(1);
    expect(textOf(...asked.messages)).not.toContain('left out');
  });

  it('is looked for before it is said again where it is a message of the channel', async () => {
    await using s = await hurriedApp();
    const talk = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    s.discord.fail(FURTHER, { kind: 'status', status: 503, stored: true });
    const asked = s.discord.command(talk, SEARCH, asking);
    await ended(s);
    expect(pagesWith(asked, 'LLM Result 20')).toBe(1);
    expect(textOf(...asked.messages)).not.toContain('left out');
    expect(s.appApi.outcomes).toEqual(['repeated']);
  });

  it('is said again where a look says that it is not there', async () => {
    await using s = await hurriedApp();
    const talk = { user: s.reader, channel: s.discord.state.directChannel(s.reader) };
    s.discord.fail(FURTHER, { kind: 'reset', stored: false });
    const asked = s.discord.command(talk, SEARCH, asking);
    await ended(s);
    expect(pagesWith(asked, 'LLM Result 20')).toBe(1);
  });
});
