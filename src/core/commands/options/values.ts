import type { z } from 'zod';
import type { Described } from './described.ts';
import { readAs } from './readings.ts';
import { badValue, noValue } from './refusals.ts';

/** Whether a typed text is a value of an option's schema. */
export function accepts(schema: z.core.$ZodType, text: string): boolean {
  return readAs(schema, text) !== undefined;
}

/** A typed text as the value of a command's option. Throws a UserError that says what belongs there, behind the words `beside` it where it needs some. */
export function valueFor(command: Described, name: string, text: string, beside = ''): unknown {
  const schema = schemaOf(command, name);
  const read = readAs(schema, text);
  if (!read)
    throw text === '' ? noValue(command, name, schema) : badValue(command, name, schema, text, beside);
  return read.value;
}

/** The names of a command's options. */
export function optionNames(command: Described): string[] {
  return Object.keys(command.options.shape);
}

/** The schema of one of them. */
export function schemaOf(command: Described, name: string): z.core.$ZodType {
  return command.options.shape[name] as z.core.$ZodType;
}
