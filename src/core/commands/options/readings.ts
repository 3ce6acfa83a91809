import { z } from 'zod';

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

/** What a schema's own check says of a text, where its author wrote a sentence for it. */
export function ownWords(schema: z.core.$ZodType, text: string): string | undefined {
  const issue = z.safeParse(schema, text).error?.issues.find(({ code }) => code === 'custom');
  return issue && issue.message !== 'Invalid input' ? issue.message : undefined;
}
