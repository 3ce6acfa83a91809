import { z } from 'zod';
import type { Command } from '../commands/command.ts';
import { type Document, joined } from '../document.ts';

/** All commands, a line each. */
export function helpDocument(commands: readonly Command<never>[]): Document {
  return {
    summary: 'What you can ask',
    blocks: [
      { kind: 'heading', text: 'What you can ask' },
      ...commands.map(({ name, about }) => ({
        kind: 'text' as const,
        text: [{ command: name }, `: ${about}`],
      })),
      { kind: 'note', text: ['More about one: ', { command: 'help search' }] },
    ],
  };
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
