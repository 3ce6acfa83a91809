import type { z } from 'zod';
import type { Part } from '../../document.ts';
import { UserError } from '../../errors.ts';
import { closest } from '../../text/closest.ts';
import { clipWords, oneLine } from '../../text/text.ts';
import type { Described } from './described.ts';
import { description, either, expected, lengthProblem, sampleValue } from './expected.ts';
import { ownWords } from './readings.ts';

const LIMITS = { quoted: 40 };

/** What was typed, safe and short enough to be repeated in a sentence. */
function quoted(typed: string): string {
  return `"${clipWords(oneLine(typed), LIMITS.quoted)}"`;
}

export function noSuchOption(typed: string, names: readonly string[]): UserError {
  const near = closest(typed, names);
  const head = `There is no option ${quoted(typed)} here`;
  if (near) return new UserError('option-unknown', `${head}; did you mean ${near}?`);
  return new UserError(
    'option-unknown',
    names.length > 0 ? `${head}: try ${either(names)}.` : `${head}; this command takes none.`,
  );
}

export function noValue(command: Described, name: string, schema: z.core.$ZodType): UserError {
  return new UserError('option-missing', [
    `"${name}" needs a value`,
    ...suggestion(command, name, schema, ''),
    '.',
  ]);
}

export function badValue(
  command: Described,
  name: string,
  schema: z.core.$ZodType,
  typed: string,
  beside = '',
): UserError {
  const own = ownWords(schema, typed);
  if (own) return new UserError('option-invalid', own.message, own.unclear ? { unclear: own.unclear } : {});
  const length = lengthProblem(schema, typed);
  if (length) return new UserError('option-invalid', `"${name}" must be ${length}.`);
  const must = expected(schema);
  const about = description(schema);
  const problem = must
    ? `"${name}" must be ${must}, not ${quoted(typed)}`
    : `${quoted(typed)} does not fit "${name}"${about ? ` (${about})` : ''}`;
  return new UserError('option-invalid', [problem, ...suggestion(command, name, schema, typed, beside), '.']);
}

/** ": try …" with a value that is accepted or an example that shows the option; nothing where neither is known. */
function suggestion(
  command: Described,
  name: string,
  schema: z.core.$ZodType,
  typed: string,
  beside = '',
): readonly Part[] {
  const value = sampleValue(schema, typed);
  const bare = command.rest === name || command.bare?.includes(name);
  if (value !== undefined)
    return [': try ', { command: `${lineBefore(command, name, beside)} ${bare ? '' : `${name}:`}${value}` }];
  const shown = command.examples.find(
    (example) => command.rest === name || new RegExp(`\\b${name}[:= ]`).test(example),
  );
  return example(shown);
}

/** What an option stands behind: the command's name, and where it needs more than that option, the words typed beside it, else what the first example has. */
function lineBefore(command: Described, name: string, beside: string): string {
  const { rest, options, examples } = command;
  const [first] = examples;
  if (rest === undefined || rest === name || first === undefined) return command.name;
  const needsWords = !(options.shape[rest]?.safeParse(undefined).success ?? true);
  if (!needsWords) return command.name;
  if (beside) return `${command.name} ${beside}`;
  return first.includes(':') ? command.name : first;
}

function example(shown: string | undefined): readonly Part[] {
  return shown ? [': try ', { command: shown }] : [];
}

export function twice(name: string): UserError {
  return new UserError('option-twice', `"${name}" is given twice; give it once.`);
}

/** The same of one that was given and is said again in words: each of them alone is a line. */
export function oneOfTwo(
  { name: command, spoken }: Described,
  name: string,
  given: readonly [unknown, unknown],
  words: readonly string[],
): UserError {
  const [one, two] = given.map((value) =>
    [command, ...words, spoken?.includes(name) ? `${name} ${value}` : `${name}:${value}`].join(' '),
  );
  if (!one || !two || one === two) return twice(name);
  return new UserError('option-twice', [
    `"${name}" is given twice; give it once: `,
    { command: one },
    ' or ',
    { command: two },
    '.',
  ]);
}

export function missing(command: Described, name: string): UserError {
  return new UserError('option-missing', [
    `${command.name} needs "${name}"`,
    ...example(command.examples[0]),
    '.',
  ]);
}

export function leftOver(command: Described, typed: string): UserError {
  const head = `${command.name} takes no words like ${quoted(typed)}`;
  return new UserError('words-left-over', [head, ...example(command.examples[0]), '.']);
}

// In these forms an option of other commands is part of no topic and of no search.
const FOREIGN = /^(?:(channel|move-to):<?#|(alert|level):(?:now|off|broad|normal|strict)$)/i;

/** Throws a UserError where a word names an option that the command does not take, and that no text has. */
export function refuseForeign(command: string, typed: string): void {
  const [, place, option] = FOREIGN.exec(typed) ?? [];
  if (place !== undefined)
    throw new UserError(
      'option-unknown',
      `No other channel can be named behind "${command}": give it in the channel that it is for.`,
    );
  if (option !== undefined)
    throw new UserError('option-unknown', [
      `There is no option ${quoted(option)} behind "${command}": it is given with a topic, as in `,
      { command: `follow LLM quantization ${typed.toLowerCase()}` },
      '.',
    ]);
}
