import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import type { renderForDiscord } from '#adapters/discord/render/render.ts';
import type { composeReply } from '#adapters/discord/reply/compose.ts';
import type { renderForSlack } from '#adapters/slack/render/render.ts';
import type { messagesFor } from '#adapters/slack/reply/answer.ts';
import type { AppApi } from '#core/app-api.ts';
import type { Reply } from '#core/commands/command.ts';
import type { Document } from '#core/document.ts';
import type { Engine } from '#engine/index.ts';
import type { Ran } from './walk-process.ts';

const README = readFileSync(resolve(import.meta.dirname, '../../src/README.md'), 'utf8');
const [, WALK = ''] = /## A command's walk\n(.*?)\n## /s.exec(README) ?? [];
const CHATS = ['discord', 'slack'] as const;
/** What carries nothing on by itself: the line to a platform, the foundation, and what is kept. */
const BENEATH = /^adapters\/\w+\/connection\/|^src\/(?:core|store|health)\//;

/** The files that the walk lists for a chat, in order, as the ones of `search`. */
function walkOf(chat: (typeof CHATS)[number]): string[] {
  const rows = WALK.split('\n').filter((line) => /^\| \d/.test(line));
  const cells = rows.map((row) => row.split('|').at(2 + CHATS.indexOf(chat)) ?? '');
  return cells.flatMap((cell) => named(cell));
}

/** What is asked on the way, and hands nothing on. */
function askedOf(): string[] {
  return named(
    WALK.split('\n')
      .filter((line) => !line.startsWith('|'))
      .join('\n'),
  );
}

function named(text: string): string[] {
  const paths = [...text.matchAll(/`((?:src|commands|adapters)\/[\w/.-]+\.ts)`/g)];
  return paths.map(([, path = '']) => path);
}

describe('the walk of a slash command', () => {
  let ran: Record<string, Ran>;

  beforeAll(async () => {
    const child = fork(join(import.meta.dirname, 'walk-process.ts'));
    [ran] = await once(child, 'message');
    await once(child, 'exit');
  }, 120_000);

  it.each(CHATS)('has at most 14 files on %s, each of which it passes, and leaves none out', (chat) => {
    const walk = walkOf(chat);
    const { all = [], waited = [] } = ran[chat] ?? {};
    expect(walk.length).toBeGreaterThan(9);
    expect(walk.length).toBeLessThanOrEqual(14);
    expect(walk.filter((file) => !all.includes(file))).toEqual([]);
    // Whatever waits for the rest of the way holds the command: no file may do so that the walk is silent about.
    const known = [...walk, ...askedOf()];
    expect(waited.filter((file) => !BENEATH.test(file) && !known.includes(file))).toEqual([]);
  });
});

it('an answer has three names: a document, a reply, and the payload that its platform takes', () => {
  expectTypeOf<ReturnType<Engine[keyof Engine]>>().resolves.toEqualTypeOf<Document>();
  expectTypeOf<AppApi['dispatch']>().returns.resolves.toEqualTypeOf<Reply>();
  expectTypeOf<Parameters<typeof renderForDiscord>[0]>().toEqualTypeOf<Document>();
  expectTypeOf<Awaited<ReturnType<typeof composeReply>>['pages']>().toEqualTypeOf<
    Readonly<ReturnType<typeof renderForDiscord>>
  >();
  expectTypeOf<Parameters<typeof renderForSlack>[0]>().toEqualTypeOf<Document>();
  expectTypeOf<Awaited<ReturnType<typeof messagesFor>>>().toEqualTypeOf<ReturnType<typeof renderForSlack>>();
});
