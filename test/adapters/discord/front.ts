import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Answer, type Asker, type Command, defineCommand } from '#core/command.ts';
import type { Document } from '#core/document.ts';
import { messageOf, UserError } from '#core/errors.ts';
import type { Front } from '#core/front.ts';
import type { Forgotten } from '#core/ledger.ts';
import { documentOf, paperBlock } from '#test/contracts/renderer.ts';
import { testAdmins } from '#test/fakes/admins.ts';

/** Where a command stops until it is let go. */
export interface Gate {
  readonly opened: Promise<void>;
  open(): void;
}

export function gate(): Gate {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

export interface TestFront extends Front {
  /** Every command that ran, with its options and where and by whom it was asked. */
  readonly ran: { name: string; options: Record<string, unknown>; asker: Asker }[];
  readonly forgotten: Forgotten[];
  readonly logged: { level: string; message: string; facts: unknown }[];
  readonly kept: Map<string, unknown>;
  readonly seen: Set<string>;
  /** Followed topics, by channel. */
  readonly topics: Map<string, string[]>;
  /** Holds every command back, once it is set. */
  hold: Gate | undefined;
}

const said = (text: string): Document => documentOf({ kind: 'text', text });

/** The program as the adapter sees it: a few commands over state that a test can look at. */
export function testFront(shares: Partial<TestFront> = {}): TestFront {
  const ran: TestFront['ran'] = [];
  const kept = shares.kept ?? new Map<string, unknown>();
  const seen = shares.seen ?? new Set<string>();
  const logged: TestFront['logged'] = [];
  const forgotten: Forgotten[] = [];
  const topics = shares.topics ?? new Map<string, string[]>();
  const commands = commandsOver(topics);
  const log = (level: string) => (message: string, facts?: unknown) =>
    void logged.push({ level, message, facts });
  const explain = (error: unknown): Answer =>
    error instanceof UserError
      ? { status: 'usage', document: said(error.message) }
      : { status: 'failed', document: said(`Sorry, something went wrong: ${messageOf(error)}`) };
  const front: TestFront = {
    ran,
    kept,
    seen,
    logged,
    forgotten,
    topics,
    hold: undefined,
    commands,
    explain,
    async dispatch(name, options, asker) {
      ran.push({ name, options, asker });
      await front.hold?.opened;
      try {
        const command = commands.find((each) => each.name === name);
        if (!command) throw new Error(`no ${name}`);
        return { status: 'answered', document: await command.run(undefined as never, { ...asker, options }) };
      } catch (error) {
        return explain(error);
      }
    },
    suggest: async (_command, _option, typed) =>
      ['LLM quantization', 'world models', 'x'.repeat(101)]
        .filter((topic) => topic.toLowerCase().startsWith(typed.toLowerCase()))
        .map((value) => ({ value, label: value })),
    once: async (id) => !seen.has(id) && seen.add(id).has(id),
    memory: {
      get: async (key) => kept.get(key),
      set: async (key, value) => void kept.set(key, value),
    },
    admins: testAdmins(),
    subscription: async () => undefined,
    channels: async () => [],
    forget: async (whose) => void forgotten.push(whose),
    clock: { now: () => Temporal.Instant.from('2026-08-20T12:00:00Z') },
    logger: { debug: log('debug'), info: log('info'), warn: log('warn'), error: log('error') },
  };
  return front;
}

const keyOf = ({ channel }: Asker) => `${channel.workspace}/${channel.id}`;

function commandsOver(topics: Map<string, string[]>): readonly Command<never>[] {
  return [
    defineCommand({
      name: 'search',
      about: 'Search all papers',
      options: z.object({
        query: z.string().max(300).describe('words, or "exact phrases"'),
        limit: z.int().min(1).max(50).default(5).describe('how many papers a page'),
        page: z.int().min(1).max(100).default(1),
        sort: z.enum(['relevance', 'date']).default('relevance').describe('what comes first'),
        code: z.boolean().optional().describe('only papers with code'),
        since: z.iso.date().optional().describe('the earliest day'),
        topic: z.string().max(100).optional().describe('a topic that is followed'),
      }),
      rest: 'query',
      examples: ['search llm'],
      run: async (_engine: never, { options: { query, limit, page } }) => ({
        summary: `Search ${query}`,
        blocks: [
          { kind: 'heading', text: `Search · ${query}`, aside: `page ${page}` },
          ...Array.from({ length: limit }, (_, at) =>
            paperBlock({ id: `2608.${10_000 + at}`, title: `Result ${page}.${at + 1}` }, { number: at + 1 }),
          ),
          {
            kind: 'actions',
            actions: [{ label: 'Next page', command: `search ${query} limit:${limit} page:${page + 1}` }],
          },
        ],
      }),
    }),
    defineCommand({
      name: 'paper',
      about: 'One paper',
      options: z.object({ paper: z.string().max(300).describe('an arXiv id or a link') }),
      rest: 'paper',
      examples: ['paper 2608.01234'],
      run: async (_engine: never, { options: { paper } }) =>
        documentOf(paperBlock({ id: paper, title: `The paper ${paper}` }), {
          kind: 'actions',
          actions: [{ label: 'Similar papers', command: `similar ${paper}` }],
        }),
    }),
    defineCommand({
      name: 'similar',
      about: 'Papers like one',
      options: z.object({ paper: z.string().max(300).describe('an arXiv id or a link') }),
      rest: 'paper',
      examples: ['similar 2608.01234'],
      run: async (_engine: never, { options: { paper } }) => said(`Similar to ${paper}`),
    }),
    defineCommand({
      name: 'follow',
      about: 'Follow a topic',
      options: z.object({ topic: z.string().max(100).describe('what to follow') }),
      rest: 'topic',
      examples: ['follow agents'],
      run: async (_engine: never, request) => {
        if (!(await request.mayConfigure())) {
          throw new UserError('Following for a channel needs the permission to manage the server.');
        }
        topics.set(keyOf(request), [...(topics.get(keyOf(request)) ?? []), request.options.topic]);
        return said(`This channel now follows ${request.options.topic}`);
      },
    }),
    defineCommand({
      name: 'topics',
      about: 'What is followed here',
      options: z.object({}),
      examples: ['topics'],
      run: async (_engine: never, request) =>
        said(`Followed: ${(topics.get(keyOf(request)) ?? ['nothing']).join(', ')}`),
    }),
    defineCommand({
      name: 'broken',
      about: 'Fails',
      options: z.object({}),
      examples: ['broken'],
      run: async () => {
        throw new Error('the source is on fire');
      },
    }),
  ];
}
