import { z } from 'zod';
import type { Described } from './described.ts';

/** What a command's option is as a field of a form; bounds are of a number's size or a text's length. */
export interface OptionField {
  readonly name: string;
  readonly kind: 'text' | 'whole' | 'number' | 'switch';
  readonly about: string;
  readonly required: boolean;
  /** The values to choose from; empty where any may be given. */
  readonly choices: readonly string[];
  readonly min?: number;
  readonly max?: number;
}

interface Property {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** A command's options as typed fields, in their order. */
export function fieldsOf(command: Described): OptionField[] {
  const schema = z.toJSONSchema(command.options, { io: 'input', unrepresentable: 'any' });
  const required = schema.required ?? [];
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const { description = name, ...wanted } = property as Property;
    return { name, about: description, required: required.includes(name), ...shapeOf(wanted) };
  });
}

function shapeOf(wanted: Property): Omit<OptionField, 'name' | 'about' | 'required'> {
  const { type, enum: values = [] } = wanted;
  if (type === 'boolean') return { kind: 'switch', choices: [] };
  if (type !== 'integer' && type !== 'number') {
    return { kind: 'text', choices: values.map(String), ...bounds(wanted.minLength, wanted.maxLength) };
  }
  return {
    kind: type === 'integer' ? 'whole' : 'number',
    choices: [],
    ...bounds(wanted.minimum, wanted.maximum),
  };
}

// zod gives every whole number the bounds of a safe integer; they say nothing.
function bounds(min: number | undefined, max: number | undefined): { min?: number; max?: number } {
  return {
    ...(min !== undefined && min > Number.MIN_SAFE_INTEGER ? { min } : {}),
    ...(max !== undefined && max < Number.MAX_SAFE_INTEGER ? { max } : {}),
  };
}
