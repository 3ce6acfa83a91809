import { z } from 'zod';
import { type Command, defineCommand } from '#core/commands/command.ts';

/** A command with every kind of option. */
export const search = defineCommand({
  name: 'search',
  effect: 'reads',
  audience: 'everyone',
  fallback: true,
  about: 'Search all papers',
  options: z.object({
    query: z.string().max(200).describe('words or "exact phrases"'),
    limit: z.int().min(1).max(50).default(10).describe('how many papers'),
    since: z.iso.date().optional().describe('the first day'),
    sort: z.enum(['relevance', 'date', 'upvotes']).default('relevance'),
    code: z.boolean().optional().describe('only papers with code'),
    tags: z.array(z.enum(['cs', 'math'])).optional(),
    field: z
      .string()
      .regex(/^[a-z]+\.[A-Z]+$/)
      .optional()
      .describe("arXiv's short name of a field"),
  }),
  rest: 'query',
  bare: ['since'],
  examples: ['search llm quantization', 'search agents field:cs.CL'],
  run: async (_engine: unknown, { options }) => ({ summary: JSON.stringify(options), blocks: [] }),
});

/** A command that takes no free words. */
export const top = defineCommand({
  name: 'top',
  effect: 'reads',
  audience: 'everyone',
  about: 'The most upvoted papers',
  options: z.object({ period: z.enum(['week', 'month']), size: z.int().min(1).max(100).default(10) }),
  bare: ['period'],
  examples: ['top week'],
  run: async (_engine: unknown, { options }) => ({ summary: JSON.stringify(options), blocks: [] }),
});

export const commands: readonly Command<unknown>[] = [search, top];
