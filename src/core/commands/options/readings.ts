import { z } from 'zod';
import type { Unclear } from '../../errors.ts';

const YES = /^(?:yes|y|true|on)$/i;
const NO = /^(?:no|n|false|off)$/i;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/** A typed text as the value that a schema accepts: itself, in lower case, as a number, a yes or no, or a list. */
export function readAs(schema: z.core.$ZodType, text: string): { value: unknown } | undefined {
  for (const value of readings(text)) if (z.safeParse(schema, value).success) return { value };
  return undefined;
}

function readings(text: string): unknown[] {
  // What comes weekly is the week's.
  const all: unknown[] = [text, text.toLowerCase(), text.toLowerCase().replace(/ly$/, '')];
  if (NUMBER.test(text)) all.push(Number(text));
  if (YES.test(text)) all.push(true);
  if (NO.test(text)) all.push(false);
  return [...all, text.split(',').map((part) => part.trim())];
}

/** What a schema's own check says of a text, where its author wrote a sentence for it, and what is to be typed instead where it knows that. */
export function ownWords(
  schema: z.core.$ZodType,
  text: string,
): { readonly message: string; readonly unclear?: Unclear } | undefined {
  const issue = z.safeParse(schema, text).error?.issues.find(({ code }) => code === 'custom');
  if (issue?.code !== 'custom' || issue.message === 'Invalid input') return undefined;
  const unclear = issue.params?.unclear as Unclear | undefined;
  return { message: issue.message, ...(unclear ? { unclear } : {}) };
}
