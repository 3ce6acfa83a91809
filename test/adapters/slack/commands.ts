import { z } from 'zod';
import { type Command, defineCommand } from '#core/commands/command.ts';
import { callerFor } from '#core/commands/scope.ts';
import type { Block, Document } from '#core/document.ts';
import { messageOf, UserError } from '#core/errors.ts';
import { subscriptionForm } from '#core/format/form.ts';
import {
  describeSchedule,
  parseTime,
  parseWeekdays,
  SUBSCRIPTION_DEFAULTS,
  type Subscription,
} from '#core/subscriptions/subscription.ts';
import { parseZone } from '#core/time/zone.ts';
import { paperBlock } from '#test/contracts/renderer.ts';
import { channelKey, type RecordingEngine } from './app-api.ts';

/** Papers that are about something, `from` the one to the other. */
export function papers(title: string, from: number, to: number): Block[] {
  return Array.from({ length: to - from + 1 }, (_, at) =>
    paperBlock({ id: `2608.${10_000 + from + at}`, title: `${title} ${from + at}` }, { number: from + at }),
  );
}

export function said(summary: string, ...blocks: Block[]): Document {
  return { summary, blocks: blocks.length > 0 ? blocks : [{ kind: 'text', text: summary }] };
}

const Whose = z.enum(['channel', 'me']);

const search = defineCommand({
  name: 'search',
  effect: 'reads',
  audience: 'everyone',
  featured: true,
  fallback: true,
  about: 'Search all papers',
  options: z.object({ query: z.string().max(300), page: z.int().min(1).default(1) }),
  rest: 'query',
  examples: ['search llm quantization'],
  run: async (_: RecordingEngine, { options: { query, page } }) =>
    said(`Found ${query}, page ${page}`, ...papers(query, page * 5 - 4, page * 5), {
      kind: 'actions',
      actions: [{ label: 'Next page', command: 'search', options: { query, page: page + 1 } }],
    }),
});

const today = defineCommand({
  name: 'today',
  effect: 'reads',
  audience: 'everyone',
  about: "The day's papers",
  options: z.object({ for: z.enum(['me']).optional(), size: z.int().min(0).max(100).default(10) }),
  spoken: ['for'],
  examples: ['today size:20'],
  run: async (_: RecordingEngine, { options: { size } }) =>
    said(
      'Daily papers',
      { kind: 'heading', text: 'Daily papers', aside: `of ${size} papers` },
      ...papers('Paper', 1, size),
      { kind: 'actions', actions: [{ label: 'The day before', command: 'today' }] },
    ),
});

const follow = defineCommand({
  name: 'follow',
  effect: 'changes',
  audience: 'everyone',
  featured: true,
  about: 'Follow a topic',
  options: z.object({
    topic: z.string(),
    for: Whose.default('channel'),
    level: z.enum(['broad', 'normal', 'strict']).default('normal'),
  }),
  rest: 'topic',
  spoken: ['for'],
  examples: ['follow world models for me'],
  run: async (handler: RecordingEngine, { options, channel, person, zone, locale, mayConfigure }) => {
    if (options.for === 'channel' && !(await mayConfigure()))
      throw new UserError('not-permitted', 'Only who may set this up can do that.');
    handler.followed.set(options.topic, options.level);
    const place = `${channel.workspace} ${channel.id} ${person.id} ${zone} ${locale}`;
    return said(`Followed ${options.topic} for ${options.for} in ${place}`);
  },
});

const unfollow = defineCommand({
  name: 'unfollow',
  effect: 'changes',
  audience: 'everyone',
  about: 'Stop following a topic',
  options: z.object({ topic: z.string(), for: Whose.optional() }),
  rest: 'topic',
  spoken: ['for'],
  examples: ['unfollow world models'],
  run: async (handler: RecordingEngine, { options: { topic } }) => {
    if (!handler.followed.delete(topic)) throw new UserError('not-followed', `You do not follow ${topic}.`);
    return said(`You no longer follow ${topic}.`);
  },
});

const topics = defineCommand({
  name: 'topics',
  effect: 'reads',
  about: 'What is followed here',
  options: z.object({}),
  examples: ['topics'],
  run: async ({ followed, muted }: RecordingEngine, { person }) =>
    said(
      `Topics of ${person.id}`,
      { kind: 'heading', text: 'Your topics' },
      ...[...followed].map(([topic, level]): Block => {
        const at = level === 'normal' ? '' : ` · ${level}`;
        return { kind: 'text', text: `${topic}${at} · 3 papers this week` };
      }),
      ...[...muted].map((topic): Block => ({ kind: 'text', text: `Muted: ${topic}` })),
    ),
});

const settings = defineCommand({
  name: 'settings',
  effect: 'reads',
  audience: 'everyone',
  about: 'What is ordered here',
  options: z.object({ for: Whose.optional() }),
  spoken: ['for'],
  examples: ['settings'],
  run: async (handler: RecordingEngine, request) => {
    const { channel: place } = callerFor(request, request.options.for ?? 'channel');
    const known = handler.subscriptions.get(channelKey(place));
    const summary = known ? describeSchedule(known) : 'Nothing is ordered here yet.';
    return said(
      summary,
      { kind: 'text', text: summary },
      subscriptionForm(known ?? { ...SUBSCRIPTION_DEFAULTS, channel: place }, []),
    );
  },
});

const subscribe = defineCommand({
  name: 'subscribe',
  effect: 'orders',
  audience: 'everyone',
  featured: true,
  about: 'Order a digest',
  options: z.object({
    time: as(parseTime),
    zone: as(parseZone),
    days: as(parseWeekdays),
    size: z.int().max(25).optional(),
    order: z.enum(['for-us', 'upvotes', 'newest']).optional(),
    kind: z.enum(['daily', 'week', 'month', 'topics']).optional(),
    'catch-up': z.enum(['merge', 'skip']).optional(),
    'quiet-days': z.enum(['silent', 'note']).optional(),
    thread: z.enum(['none', 'day']).optional(),
    for: Whose.optional(),
  }),
  rest: 'zone',
  bare: ['time', 'days'],
  spoken: ['for', 'size'],
  examples: ['subscribe 09:00 Europe/Berlin'],
  run: async (handler: RecordingEngine, { options, channel, mayConfigure }) => {
    if (!(await mayConfigure()))
      throw new UserError('not-permitted', 'Only those who may manage this channel can do that.');
    const { time, zone, days, 'quiet-days': quietDays, 'catch-up': catchUp, for: _, ...rest } = options;
    const known = handler.subscriptions.get(channelKey(channel));
    handler.subscriptions.set(channelKey(channel), {
      ...SUBSCRIPTION_DEFAULTS,
      ...known,
      ...rest,
      ...(time ? { time: parseTime(time) } : {}),
      ...(zone ? { zone: parseZone(zone) } : {}),
      ...(days ? { weekdays: parseWeekdays(days) } : {}),
      ...(quietDays ? { quietDays } : {}),
      ...(catchUp ? { catchUp } : {}),
      channel,
      since: 0,
    } as Subscription);
    return said(`Ordered ${JSON.stringify(options)} in ${channel.id}`);
  },
});

function as(parse: (typed: string) => unknown) {
  return z
    .string()
    .superRefine((typed, context) => {
      try {
        parse(typed);
      } catch (error) {
        context.addIssue({ code: 'custom', message: messageOf(error) });
      }
    })
    .optional();
}

const changing = (name: 'pause' | 'resume' | 'unsubscribe') =>
  defineCommand({
    name,
    effect: name === 'resume' ? 'orders' : 'changes',
    audience: 'everyone',
    about: name,
    options: z.object({}),
    examples: [name],
    run: async (handler: RecordingEngine, { channel }) => {
      const known = handler.subscriptions.get(channelKey(channel));
      if (!known) throw new UserError('nothing-ordered', 'Nothing is ordered here.');
      if (name === 'unsubscribe') handler.subscriptions.delete(channelKey(channel));
      else handler.subscriptions.set(channelKey(channel), { ...known, paused: name === 'pause' });
      return said(`Done: ${name}`);
    },
  });

const about = (name: string) =>
  defineCommand({
    name,
    effect: 'changes',
    about: name,
    options: z.object({ paper: z.string() }),
    rest: 'paper',
    examples: [`${name} 2608.12345`],
    run: async (handler: RecordingEngine, { options: { paper } }) => {
      if (name === 'save') handler.saved.add(paper);
      if (name === 'unsave') handler.saved.delete(paper);
      return said(`${name} of ${paper}`);
    },
  });

const saved = defineCommand({
  name: 'saved',
  effect: 'reads',
  about: 'Saved papers',
  options: z.object({ export: z.enum(['bibtex', 'markdown', 'json']).optional() }),
  spoken: ['export'],
  examples: ['saved', 'saved export bibtex'],
  run: async (handler: RecordingEngine, { options }) => {
    if (options.export)
      return said('Your papers', {
        kind: 'file',
        name: 'papers.bib',
        text: '@misc{paper, title={Ünï & <x>}}\n',
      });
    return said(
      'Saved papers',
      { kind: 'heading', text: 'Your saved papers' },
      ...[...handler.saved].map((id, at) => paperBlock({ id, title: `Saved ${id}` }, { number: at + 1 })),
      { kind: 'actions', actions: [{ label: 'BibTeX', command: 'saved', options: { export: 'bibtex' } }] },
    );
  },
});

const broken = defineCommand({
  name: 'broken',
  effect: 'reads',
  audience: 'everyone',
  about: 'Does not work',
  options: z.object({}),
  examples: ['broken'],
  run: async () => {
    throw new Error('secret details');
  },
});

const long = defineCommand({
  name: 'long',
  effect: 'reads',
  audience: 'everyone',
  about: 'Offers a long command',
  options: z.object({}),
  examples: ['long'],
  run: async () =>
    said(
      'Long',
      { kind: 'text', text: 'Long' },
      {
        kind: 'actions',
        actions: [{ label: 'More', command: 'follow', options: { topic: `${'word '.repeat(600)}end` } }],
      },
    ),
});

/** A few commands that keep what they are told on a desk. */
export const commands: readonly Command<RecordingEngine>[] = [
  search,
  today,
  follow,
  unfollow,
  topics,
  settings,
  subscribe,
  ...(['pause', 'resume', 'unsubscribe'] as const).map(changing),
  ...['paper', 'similar', 'save', 'unsave', 'dismiss'].map(about),
  saved,
  broken,
  long,
];
