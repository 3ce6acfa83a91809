import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { type Asker, type Command, defineCommand } from '#core/command.ts';
import type { Block, Document } from '#core/document.ts';
import { messageOf, UserError } from '#core/errors.ts';
import type { Front } from '#core/front.ts';
import type { Forgotten } from '#core/ledger.ts';
import type { Subscription } from '#core/subscription.ts';
import { paperBlock } from '#test/contracts/renderer.ts';
import { testAdmins } from '#test/fakes/admins.ts';

/** Papers that are about something, `from` the one to the other. */
export function papers(title: string, from: number, to: number): Block[] {
  return Array.from({ length: to - from + 1 }, (_, at) =>
    paperBlock({ id: `2608.${10_000 + from + at}`, title: `${title} ${from + at}` }, { number: from + at }),
  );
}

function said(summary: string, ...blocks: Block[]): Document {
  return { summary, blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: summary }] };
}

const search = defineCommand({
  name: 'search',
  about: 'Search all papers',
  options: z.object({ query: z.string().max(300), page: z.int().min(1).default(1) }),
  rest: 'query',
  examples: ['search llm quantization'],
  run: async (_: unknown, { options: { query, page } }) =>
    said(`Found ${query}, page ${page}`, ...papers(query, page * 5 - 4, page * 5), {
      kind: 'actions',
      actions: [{ label: 'Next page', command: `search ${query} page:${page + 1}` }],
    }),
});

const today = defineCommand({
  name: 'today',
  about: "The day's papers",
  options: z.object({ size: z.int().min(0).max(100).default(10) }),
  examples: ['today size:20'],
  run: async (_: unknown, { options: { size } }) =>
    said('Daily papers', { kind: 'heading', text: 'Daily papers' }, ...papers('Paper', 1, size)),
});

const follow = defineCommand({
  name: 'follow',
  about: 'Follow a topic',
  options: z.object({ topic: z.string(), for: z.enum(['channel', 'me']).default('channel') }),
  rest: 'topic',
  spoken: ['for'],
  examples: ['follow world models for me'],
  run: async (_: unknown, { options, channel, person, zone, locale, mayConfigure }) => {
    if (options.for === 'channel' && !(await mayConfigure()))
      throw new UserError('Only who may set this up can do that.');
    const place = `${channel.workspace} ${channel.id} ${person.id} ${zone} ${locale}`;
    return said(`Followed ${options.topic} for ${options.for} in ${place}`);
  },
});

const about = (name: string) =>
  defineCommand({
    name,
    about: name,
    options: z.object({ paper: z.string() }),
    rest: 'paper',
    examples: [`${name} 2608.12345`],
    run: async (_: unknown, { options }) => said(`${name} of ${options.paper}`),
  });

const topics = defineCommand({
  name: 'topics',
  about: 'What is followed here',
  options: z.object({}),
  examples: ['topics'],
  run: async (_: unknown, { person }) => said(`Topics of ${person.id}: 3 papers this week`),
});

const subscribe = defineCommand({
  name: 'subscribe',
  about: 'Order a digest',
  options: z.object({
    time: z.string().optional(),
    zone: z
      .string()
      .regex(/^\w+\/\w+$/)
      .optional(),
    days: z.string().optional(),
    size: z.int().max(25).optional(),
    order: z.enum(['for-us', 'upvotes', 'newest']).optional(),
  }),
  bare: ['zone'],
  examples: ['subscribe 09:00 Europe/Berlin'],
  run: async (_: unknown, { options, channel }) =>
    said(`Ordered ${JSON.stringify(options)} in ${channel.id}`),
});

const broken = defineCommand({
  name: 'broken',
  about: 'Does not work',
  options: z.object({}),
  examples: ['broken'],
  run: async () => {
    throw new Error('secret details');
  },
});

const long = defineCommand({
  name: 'long',
  about: 'Offers a long command',
  options: z.object({}),
  examples: ['long'],
  run: async () =>
    said(
      'Long',
      { kind: 'text', text: 'Long' },
      { kind: 'actions', actions: [{ label: 'More', command: `follow ${'word '.repeat(600)}end` }] },
    ),
});

const commands: readonly Command<unknown>[] = [
  search,
  today,
  follow,
  topics,
  subscribe,
  about('similar'),
  about('save'),
  broken,
  long,
];

export interface FakeFront extends Front {
  /** What was run, in order. */
  readonly asked: { name: string; options: Record<string, unknown>; asker: Asker }[];
  readonly forgotten: Forgotten[];
  /** What channels have ordered. */
  readonly ordered: Subscription[];
  readonly logs: string[];
  /** What runs wait for before they answer. */
  gate: Promise<void>;
}

/** What a program remembers over a restart. */
export interface Remembered {
  readonly seen: Set<string>;
  readonly memory: Map<string, unknown>;
}

/** A program with a few commands and no engine. */
export function fakeFront({ seen, memory }: Remembered = { seen: new Set(), memory: new Map() }): FakeFront {
  const log = (message: string, facts?: object) =>
    void front.logs.push(`${message} ${JSON.stringify(facts)}`);
  const explain: Front['explain'] = (error) => {
    const usage = error instanceof UserError;
    return {
      status: usage ? 'usage' : 'failed',
      document: said(usage ? messageOf(error) : 'Something went wrong, and it is not your fault (ref 1a2b).'),
    };
  };
  const front: FakeFront = {
    asked: [],
    forgotten: [],
    logs: [],
    gate: Promise.resolve(),
    commands,
    explain,
    dispatch: async (name, options, asker) => {
      front.asked.push({ name, options, asker });
      await front.gate;
      try {
        const command = commands.find((each) => each.name === name);
        if (!command) throw new Error('no such command');
        return { status: 'answered', document: await command.run(undefined, { ...asker, options }) };
      } catch (error) {
        return explain(error);
      }
    },
    suggest: async () => [],
    once: async (id) => {
      const first = !seen.has(id);
      seen.add(id);
      return first;
    },
    memory: { get: async (key) => memory.get(key), set: async (key, value) => void memory.set(key, value) },
    admins: testAdmins(),
    ordered: [],
    subscription: async (channel) => front.ordered.find((each) => isDeepStrictEqual(each.channel, channel)),
    channels: async () => front.ordered.map(({ channel }) => channel),
    forget: async (whose) => void front.forgotten.push(whose),
    clock: { now: () => Temporal.Instant.from('2026-08-20T09:00:00Z') },
    logger: { debug: () => {}, info: log, warn: log, error: log },
  };
  return front;
}
