import { z } from 'zod';
import { closest } from '../../text/closest.ts';
import type { Described } from './described.ts';

/** What one option's schema wants, read from its JSON Schema, which is zod's public description of itself. */
interface Wanted {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Wanted[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
}

function wantedBy(schema: z.core.$ZodType): Wanted {
  return z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Wanted;
}

/** The values that a command's option chooses from; empty where it takes anything else or is none. */
export function choicesOf({ options }: Described, name: string): string[] {
  const schema = Object.hasOwn(options.shape, name) ? options.shape[name] : undefined;
  return schema ? choicesIn(wantedBy(schema)) : [];
}

function choicesIn(wanted: Wanted): string[] {
  const values = wanted.enum ?? (wanted.const === undefined ? [] : [wanted.const]);
  return [...values, ...(wanted.anyOf ?? []).flatMap(choicesIn)].map(String);
}

/** Whether an option is a switch, so that its name alone says yes. */
export function isSwitch(schema: z.core.$ZodType): boolean {
  return wantedBy(schema).type === 'boolean';
}

/** What belongs in an option, as words that stand after "must be"; undefined where the schema does not say. */
export function expected(schema: z.core.$ZodType): string | undefined {
  return inWords(wantedBy(schema));
}

function inWords(wanted: Wanted): string | undefined {
  const { type, format, anyOf } = wanted;
  if (wanted.enum || wanted.const !== undefined) return either(choicesIn(wanted));
  if (anyOf) {
    const parts = anyOf.map(inWords);
    return parts.every((part) => part !== undefined) ? either(parts) : undefined;
  }
  if (type === 'integer' || type === 'number') {
    return `a ${type === 'integer' ? 'whole ' : ''}number${range(wanted)}`;
  }
  if (type === 'boolean') return 'yes or no';
  if (format === 'date') return 'a date written YYYY-MM-DD';
  if (format === 'uri') return 'a link that begins with https://';
  return undefined;
}

function range({ minimum = Number.MIN_SAFE_INTEGER, maximum = Number.MAX_SAFE_INTEGER }: Wanted): string {
  // zod gives every whole number these two bounds; they say nothing to a reader.
  const [low, high] = [minimum > Number.MIN_SAFE_INTEGER, maximum < Number.MAX_SAFE_INTEGER];
  if (low && high) return ` from ${minimum} to ${maximum}`;
  if (low) return ` of at least ${minimum}`;
  return high ? ` of at most ${maximum}` : '';
}

/** "a", "a or b", "a, b or c". */
export function either(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} or ${last}`;
}

/** How a text is too short or too long for an option, where that is what is wrong with it. */
export function lengthProblem(schema: z.core.$ZodType, typed: string): string | undefined {
  const { type, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = wantedBy(schema);
  if (type !== 'string') return undefined;
  if (typed.length > maxLength) return `at most ${maxLength} characters long, not ${typed.length}`;
  if (typed.length < minLength) return `at least ${minLength} character${minLength === 1 ? '' : 's'} long`;
  return undefined;
}

/** The schema's own words on what belongs in it. */
export function description(schema: z.core.$ZodType): string | undefined {
  return wantedBy(schema).description;
}

/** A value to show as an example: one near to what was typed where there is one. */
export function sampleValue(schema: z.core.$ZodType, typed: string): string | undefined {
  const wanted = wantedBy(schema);
  const values = choicesIn(wanted);
  const given = closest(typed, values) ?? wanted.examples?.[0] ?? numberNear(wanted, typed);
  const value = given ?? values[0] ?? wanted.default ?? (wanted.type === 'boolean' ? 'yes' : undefined);
  return value === undefined ? undefined : String(value);
}

function numberNear({ type, minimum = 1, maximum = 5 }: Wanted, typed: string): number | undefined {
  if (type !== 'integer' && type !== 'number') return undefined;
  const near = Number(typed);
  const low = Math.max(minimum, Number.MIN_SAFE_INTEGER);
  const intent = Number.isFinite(near) && typed.trim() !== '' ? Math.round(near) : 5;
  return Math.min(Math.max(intent, low), maximum);
}
