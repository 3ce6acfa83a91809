import { z } from 'zod';
import { type Caller, type Command, defineCommand } from '#core/commands/command.ts';
import { callerFor } from '#core/commands/scope.ts';
import type { Document } from '#core/document.ts';
import { UserError } from '#core/errors.ts';
import { subscriptionForm } from '#core/format/form.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import { isZone } from '#core/time/zone.ts';
import { documentOf, paperBlock } from '#test/contracts/renderer.ts';

/** What the commands keep. */
export interface TestState {
  /** Followed topics, by channel. */
  readonly topics: Map<string, string[]>;
  /** Saved papers, by person. */
  readonly archiveAccess: Map<string, string[]>;
  /** What was set, for the channel and for oneself. */
  readonly settings: Map<string, Readonly<Record<string, unknown>>>;
}

export const said = (text: string): Document => documentOf({ kind: 'text', text });

const keyOf = ({ channel }: Caller) => `${channel.workspace}/${channel.id}`;

export function commandsOver({ topics, archiveAccess, settings }: TestState): readonly Command<never>[] {
  return [
    defineCommand({
      name: 'search',
      completes: { topic: 'topic' },
      effect: 'reads',
      audience: 'everyone',
      fallback: true,
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
            actions: [{ label: 'Next page', command: 'search', options: { query, limit, page: page + 1 } }],
          },
        ],
      }),
    }),
    defineCommand({
      name: 'paper',
      effect: 'reads',
      audience: 'everyone',
      about: 'One paper',
      options: z.object({ paper: z.string().max(300).describe('an arXiv id or a link') }),
      rest: 'paper',
      examples: ['paper 2608.01234'],
      run: async (_engine: never, { options: { paper } }) =>
        documentOf(paperBlock({ id: paper, title: `The paper ${paper}` }), {
          kind: 'actions',
          actions: [{ label: 'Similar papers', command: 'similar', options: { paper } }],
        }),
    }),
    defineCommand({
      name: 'similar',
      effect: 'reads',
      audience: 'everyone',
      about: 'Papers like one',
      options: z.object({ paper: z.string().max(300).describe('an arXiv id or a link') }),
      rest: 'paper',
      examples: ['similar 2608.01234'],
      run: async (_engine: never, { options: { paper } }) => said(`Similar to ${paper}`),
    }),
    defineCommand({
      name: 'follow',
      effect: 'changes',
      audience: 'everyone',
      about: 'Follow a topic',
      options: z.object({ topic: z.string().max(100).describe('what to follow') }),
      rest: 'topic',
      examples: ['follow agents'],
      run: async (_engine: never, request) => {
        if (!(await request.mayConfigure())) {
          throw new UserError(
            'not-permitted',
            'Following for a channel needs the permission to manage the server.',
          );
        }
        topics.set(keyOf(request), [...(topics.get(keyOf(request)) ?? []), request.options.topic]);
        return said(`This channel now follows ${request.options.topic}`);
      },
    }),
    defineCommand({
      name: 'topics',
      effect: 'reads',
      about: 'What is followed here',
      options: z.object({}),
      examples: ['topics'],
      run: async (_engine: never, request) =>
        documentOf(
          { kind: 'text', text: `Followed: ${(topics.get(keyOf(request)) ?? ['nothing']).join(', ')}` },
          { kind: 'actions', actions: [{ label: 'All topics', command: 'topics' }] },
        ),
    }),
    defineCommand({
      name: 'broken',
      effect: 'reads',
      audience: 'everyone',
      about: 'Fails',
      options: z.object({}),
      examples: ['broken'],
      run: async () => {
        throw new Error('the source is on fire');
      },
    }),
    defineCommand({
      name: 'save',
      effect: 'changes',
      about: 'Save a paper',
      options: z.object({ paper: z.string().max(300).describe('an arXiv id or a link') }),
      rest: 'paper',
      examples: ['save 2608.01234'],
      run: async (_engine: never, { options: { paper }, person }) => {
        archiveAccess.set(person.id, [...(archiveAccess.get(person.id) ?? []), paper]);
        return documentOf(
          { kind: 'text', text: `Saved ${paper}` },
          { kind: 'actions', actions: [{ label: 'All saved', command: 'saved' }] },
        );
      },
    }),
    defineCommand({
      name: 'saved',
      effect: 'reads',
      about: 'What you have saved',
      options: z.object({ export: z.enum(['bibtex', 'markdown', 'json']).optional() }),
      examples: ['saved export:bibtex'],
      run: async (_engine: never, { options, person }) => {
        const papers = archiveAccess.get(person.id) ?? [];
        const [summary, text] = [`${papers.length} papers`, papers.join('\n')];
        if (options.export) return { summary, blocks: [{ kind: 'file', name: 'my papers.bib', text }] };
        const action = { label: 'Export', command: 'saved', options: { export: 'bibtex' } };
        return documentOf({ kind: 'text', text: summary }, { kind: 'actions', actions: [action] });
      },
    }),
    defineCommand({
      name: 'dismiss',
      effect: 'changes',
      about: 'Leave a paper out',
      options: z.object({ paper: z.string().max(300).describe('an arXiv id or a link') }),
      rest: 'paper',
      examples: ['dismiss 2608.01234'],
      run: async (_engine: never, { options: { paper } }) => said(`Left out ${paper}`),
    }),
    defineCommand({
      name: 'subscribe',
      effect: 'orders',
      audience: 'everyone',
      about: 'Order a digest',
      options: z.object({
        time: z
          .string()
          .regex(/^\d{1,2}:\d\d$/)
          .optional()
          .describe('when, by the clock of the zone, such as 9:30'),
        zone: z.string().refine(isZone, 'That is no time zone that is known: try Europe/Berlin').optional(),
        size: z.int().min(1).max(25).optional(),
        kind: z.enum(['daily', 'week', 'month', 'topics']).optional(),
        order: z.enum(['for-us', 'upvotes', 'newest']).optional(),
        days: z.string().optional(),
        'quiet-days': z.enum(['silent', 'note']).optional(),
        for: z.enum(['channel', 'me']).default('channel'),
      }),
      examples: ['subscribe time:9:30'],
      run: async (_engine: never, request) => {
        const { for: whose, ...changes } = request.options;
        if (whose === 'channel' && !(await request.mayConfigure()))
          throw new UserError('not-permitted', 'That is not yours to set.');
        const given = Object.entries(changes).filter(([, value]) => value !== undefined);
        settings.set(whose, { ...settings.get(whose), ...Object.fromEntries(given) });
        return said('Changed');
      },
    }),
    defineCommand({
      name: 'settings',
      effect: 'reads',
      audience: 'everyone',
      about: 'What is ordered',
      options: z.object({ for: z.enum(['channel', 'me']).default('channel') }),
      examples: ['settings'],
      run: async (_engine: never, request) => {
        const { for: whose } = request.options;
        const { size = 5, time = '09:00', zone = 'UTC', kind = 'daily' } = settings.get(whose) ?? {};
        const known = { ...SUBSCRIPTION_DEFAULTS, size, time, zone, kind } as typeof SUBSCRIPTION_DEFAULTS;
        return documentOf(
          { kind: 'heading', text: 'Digest settings' },
          { kind: 'text', text: `${size} papers at ${time} ${zone}` },
          subscriptionForm({ ...known, channel: callerFor(request, whose).channel }, []),
        );
      },
    }),
  ];
}
