import type { Part, Text } from '../../document.ts';
import { type Unclear, UserError } from '../../errors.ts';
import { paperAlone } from '../../search/paper-reference.ts';
import { oneLine } from '../../text/text.ts';
import type { WordsRead } from '../command.ts';
import type { Described } from './described.ts';
import { isSwitch } from './expected.ts';
import { takeBare, takePhrases, takeSpoken, takeTail } from './free-words.ts';
import { badValue, leftOver, missing, noSuchOption, noValue, refuseForeign, twice } from './refusals.ts';
import { accepts, optionNames, schemaOf, valueFor } from './values.ts';
import { listedAfter, papersAfter, type Word, wordsOfArguments, wordsOfLine } from './words.ts';

// Phones and chat programs turn two hyphens into one dash.
const FLAG = /^(?:--|—|–)([\p{L}][\p{L}\p{N}_-]*)(?:=(.*))?$/su;
const NAMED = /^([\p{L}][\p{L}\p{N}_-]*):(.*)$/su;

const MOST_MORE = 3;
const ANY_TEXT = '?';

/** A command's options from a typed line or from a shell's words. Throws a UserError that says what to type instead. */
export function parseOptions(command: Described, input: string | readonly string[]): Record<string, unknown> {
  const words = typeof input === 'string' ? input : input.join(' ');
  return withHelp(command, () => withLines(command, () => read(command, input), words), words);
}

function read(command: Described, input: string | readonly string[]): Record<string, unknown> {
  const words = typeof input === 'string' ? wordsOfLine(input) : wordsOfArguments(input);
  const { named, free, last } = separate(command, withPasted(command, words));
  const beside = free.map(({ raw }) => raw).join(' ');
  const values = new Map([...named].map(([name, typed]) => [name, valueFor(command, name, typed, beside)]));
  const spoken = takeSpoken(command, free, values);
  const phrases = takePhrases(command, spoken, values, typeof input === 'string' ? wordsOfLine : parted);
  const rest = [...takeBare(command, takeTail(command, phrases, values), values), ...last];
  if (rest.length > 0) values.set(...restOf(command, rest, values));
  return checked(command, values);
}

/** A command's options from the fields of a form, by name. Throws a UserError as `parseOptions` does. */
export function parseFields(
  command: Described,
  fields: Readonly<Record<string, string | number | boolean>>,
): Record<string, unknown> {
  const words = command.rest === undefined ? undefined : fields[command.rest];
  return withHelp(
    command,
    () => readFields(command, fields),
    words === undefined ? undefined : String(words),
  );
}

function readFields(
  command: Described,
  fields: Readonly<Record<string, string | number | boolean>>,
): Record<string, unknown> {
  const values = Object.entries(fields).flatMap(([typed, value]) => {
    // A platform may know names in lower case only.
    const name = optionNames(command).find((each) => each.toLowerCase() === typed.toLowerCase());
    return name ? fieldValues(command, name, String(value)) : [];
  });
  return checked(command, new Map(values));
}

/** The options that stand by their names among the words of a text, or are said in them, beside those that are `given` already, and the words without them. Throws a UserError as `parseOptions` does. */
export function optionsAmong(
  command: Described,
  text: string,
  given: readonly string[],
): { readonly named: readonly (readonly [name: string, typed: string])[]; readonly words: string } {
  const { named, free, last } = separate(command, wordsOfLine(text));
  const said = withHelp(command, () =>
    saidIn(
      command,
      free.map(({ raw }) => raw),
    ),
  );
  const all = [...named, ...Object.entries(said.options)];
  for (const [at, [name]] of all.entries())
    if (given.includes(name) || all.findIndex(([other]) => other === name) < at) throw twice(name);
  return { named: all, words: [...said.left, ...last.map(({ raw }) => raw)].join(' ') };
}

/** What a command reads out of words; nothing where it reads all of them, and a field has its own sentence. */
function saidIn(command: Described, words: readonly string[]): WordsRead {
  const { rest, readWords } = command;
  const isOpen = rest !== undefined && accepts(schemaOf(command, rest), ANY_TEXT);
  return isOpen && readWords ? readWords(words) : { options: {}, left: words };
}

/** The value of a field; where its words are of other options too ("9am Berlin" as a time), those of each. */
function fieldValues(command: Described, name: string, text: string): [string, unknown][] {
  const isOpen = name === command.rest || command.bare?.includes(name);
  const read =
    isOpen && text && !accepts(schemaOf(command, name), text) ? phrasesIn(command, text) : undefined;
  if (!read || read.left.length > 0) return [[name, valueFor(command, name, text)]];
  return Object.entries(read.options).map(([option, value]) => [option, valueFor(command, option, value)]);
}

function phrasesIn(command: Described, text: string): WordsRead | undefined {
  try {
    return command.readWords?.(wordsOfLine(text).map(({ raw }) => raw));
  } catch (error) {
    // What a field's own sentence says is nearer, but for what nothing here can do.
    if (error instanceof UserError && error.code !== 'not-yet') return undefined;
    throw error;
  }
}

function parted(line: string): Word[] {
  return wordsOfArguments(line.split(' '));
}

/** Whoever mistypes an option is one press away from what the command takes. */
function withHelp<Value>({ name }: Described, job: () => Value, words?: string): Value {
  try {
    return job();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    throw new UserError(error.code, error.sentence, {
      cause: error,
      help: name,
      ...(words === undefined ? {} : { words }),
    });
  }
}

/** Of a line, an error that says what is to be typed instead of some words has that as whole lines. */
function withLines<Value>({ name }: Described, job: () => Value, words: string): Value {
  try {
    return job();
  } catch (error) {
    const unclear = error instanceof UserError ? error.unclear : undefined;
    if (!(error instanceof UserError) || !unclear || !words.includes(unclear.typed)) throw error;
    throw new UserError(error.code, linesInstead(name, unclear, words), { cause: error });
  }
}

function linesInstead(name: string, { typed, head, choices }: Unclear, words: string): Text {
  const lines = choices.flatMap((choice, at): Part[] => [
    ...(at === 0 ? [] : [at < choices.length - 1 ? ', ' : ' or ']),
    { command: `${name} ${oneLine(words.replace(typed, () => choice))}` },
  ]);
  return [head, ...lines, head.endsWith('did you mean ') ? '?' : '.'];
}

interface Separated {
  readonly named: ReadonlyMap<string, string>;
  /** The words that name no option, in order. */
  readonly free: readonly Word[];
  /** The words after `--`. */
  readonly last: readonly Word[];
}

function separate(command: Described, words: readonly Word[]): Separated {
  const named = new Map<string, string>();
  const free: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as Word;
    if (word.raw === '--') return { named, free, last: words.slice(at + 1) };
    const option = optionIn(command, word);
    if (!option) {
      refuseForeign(command.name, word.text);
      free.push(word);
      continue;
    }
    if (named.has(option.name)) throw twice(option.name);
    const next = option.value === undefined ? following(command, option.name, words[at + 1]) : undefined;
    if (next?.used) at++;
    const value = option.value ?? next?.value ?? '';
    const more = goesOn(command, option.name, value, words.slice(at + 1));
    named.set(option.name, [value, ...more].join(' '));
    at += more.length;
  }
  return { named, free, last: [] };
}

/** Words of which JSON that is pasted behind the option that is given a text is one, to the end of the line, with its own quotes and spaces. */
function withPasted({ reads }: Described, words: readonly Word[]): readonly Word[] {
  const at = words.findIndex(({ raw }) => raw.toLowerCase().startsWith(`${reads}:{`));
  if (reads === undefined || at < 0) return words;
  const raw = words
    .slice(at)
    .map((word) => word.raw)
    .join(' ');
  return [...words.slice(0, at), { raw, text: raw }];
}

/** The option that a word sets; its value is missing where the next word gives it. */
function optionIn(command: Described, word: Word): { name: string; value: string | undefined } | undefined {
  const flag = FLAG.exec(word.raw);
  const typed = (flag ?? NAMED.exec(word.raw))?.[1];
  if (typed === undefined) return evenIn(command, word);
  const name = optionCalled(command, typed);
  // The name's part of a word holds no quote, so that it is as long in `text` as in `raw`.
  if (name && !flag) return { name, value: word.text.slice(typed.length + 1) || undefined };
  if (name) return { name, value: (FLAG.exec(word.text) ?? flag)?.[2] };
  if (word.raw.startsWith('--')) throw noSuchOption(typed, optionNames(command));
  return undefined;
}

/** The option of a name, also where that is said of one of several: "topic" for "topics". */
function optionCalled(command: Described, typed: string): string | undefined {
  const [names, asked] = [optionNames(command), typed.toLowerCase()];
  const called = (wanted: string) => names.find((option) => option.toLowerCase() === wanted);
  return called(asked) ?? called(`${asked}s`);
}

/** "limit=3": an option that takes certain values alone, with one of them; "accuracy=99" is words. */
function evenIn(command: Described, { text }: Word): { name: string; value: string } | undefined {
  const [, typed = '', value = ''] = /^([\p{L}][\p{L}\p{N}_-]*)=(.+)$/su.exec(text) ?? [];
  const name = optionNames(command).find((option) => option.toLowerCase() === typed.toLowerCase());
  const schema = name && schemaOf(command, name);
  return schema && !accepts(schema, ANY_TEXT) && accepts(schema, value) ? { name, value } : undefined;
}

/** The words that a value goes on with ("zone:New York", "time:9:30 pm"), as many as its option takes; where it takes any text, those of a list. */
function goesOn(command: Described, name: string, value: string, next: readonly Word[]): string[] {
  const schema = schemaOf(command, name);
  const end = next.findIndex((word) => word.raw === '--' || optionIn(command, word));
  const all = next.slice(0, end < 0 ? undefined : end).map(({ text }) => text);
  if (name === command.reads && paperAlone(value)) return papersAfter(value, all);
  if (accepts(schema, ANY_TEXT)) return listedAfter(value, all);
  const texts = all.slice(0, MOST_MORE);
  while (texts.length > 0 && !accepts(schema, [value, ...texts].join(' '))) texts.pop();
  return texts;
}

function following(
  command: Described,
  name: string,
  next: Word | undefined,
): { value: string; used: boolean } {
  const schema = schemaOf(command, name);
  if (isSwitch(schema) && !(next && accepts(schema, next.text))) return { value: 'yes', used: false };
  if (!next || next.raw === '--' || FLAG.test(next.raw)) throw noValue(command, name, schema);
  return { value: next.text, used: true };
}

function restOf(
  command: Described,
  words: readonly Word[],
  values: ReadonlyMap<string, unknown>,
): [string, unknown] {
  const typed = words.map((word) => word.raw).join(' ');
  const { rest } = command;
  if (rest && values.has(rest)) throw twice(rest);
  if (rest) return [rest, valueFor(command, rest, typed)];
  // A word that no option takes was most likely meant for the one option that could have stood bare.
  const open = command.bare?.filter((name) => !values.has(name)) ?? [];
  const [only] = open;
  if (only && open.length === 1) throw badValue(command, only, schemaOf(command, only), typed);
  throw leftOver(command, typed);
}

function checked(command: Described, values: ReadonlyMap<string, unknown>): Record<string, unknown> {
  const parsed = command.options.safeParse(Object.fromEntries(values));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = String(issue?.path[0] ?? '');
  if (Object.hasOwn(command.options.shape, name) && !values.has(name)) throw missing(command, name);
  throw new UserError('option-invalid', issue?.message ?? `${command.name} cannot do that.`);
}
