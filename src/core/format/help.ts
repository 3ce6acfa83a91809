import { z } from 'zod';
import { type Command, GROUPS } from '../commands/command.ts';
import { type Block, type Document, joined } from '../document.ts';

/** All commands, a line each, under what they are about. */
export function helpDocument(commands: readonly Command<never>[]): Document {
  const grouped = Map.groupBy(commands, ({ group }) => group);
  return {
    summary: 'What you can ask',
    blocks: [
      ...[...GROUPS, undefined].flatMap((group) => groupBlocks(group ?? 'More', grouped.get(group) ?? [])),
      { kind: 'note', text: ['More about one: ', { command: 'help search' }] },
    ],
  };
}

function groupBlocks(heading: string, commands: readonly Command<never>[]): Block[] {
  if (commands.length === 0) return [];
  const lines = commands.map(({ name, about }) => [{ command: name }, `: ${about}`]);
  return [{ kind: 'heading', text: heading }, ...lines.map((text) => ({ kind: 'text' as const, text }))];
}

/** One command: its options and what to type. */
export function helpOfDocument({ name, about, options, examples }: Command<never>): Document {
  const fields = Object.entries(options.shape as Record<string, z.ZodType>);
  return {
    summary: `${name}: ${about}`,
    blocks: [
      { kind: 'heading', text: name },
      { kind: 'text', text: about },
      ...fields.map(([option, schema]) => ({
        kind: 'text' as const,
        text: `${option}: ${schema.description ?? ''}${valuesOf(schema)}`,
      })),
      {
        kind: 'note',
        text: [
          'For example: ',
          ...joined(
            examples.map((command) => [{ command }]),
            ' · ',
          ),
        ],
      },
    ],
  };
}

/** " (for-us, upvotes, newest; usually for-us)"; nothing where any value may be given and none is usual. */
function valuesOf(schema: z.ZodType): string {
  const { enum: choices = [] } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const fallback = schema.safeParse(undefined);
  const usual = fallback.success && fallback.data !== undefined ? [`usually ${String(fallback.data)}`] : [];
  const values = [...(choices.length > 0 ? [choices.join(', ')] : []), ...usual].join('; ');
  return values && ` (${values})`;
}
