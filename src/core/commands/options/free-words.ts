import type { WordsRead } from '../command.ts';
import type { Described } from './described.ts';
import { badValue, oneOfTwo } from './refusals.ts';
import { accepts, schemaOf, valueFor } from './values.ts';
import { papersAfter, type Word } from './words.ts';

/** Sets each option that is typed as its name and its value, such as "for me"; answers the words that stay. */
export function takeSpoken(command: Described, free: readonly Word[], values: Map<string, unknown>): Word[] {
  const left = [...free];
  for (const name of command.spoken ?? []) {
    const isOption = (word: Word, at: number) =>
      word.raw.toLowerCase() === name &&
      isValueOf(command, name, left[at + 1]?.raw, { isLast: at > 0 && at + 2 === left.length });
    // The last one counts, so that a topic may hold the same words: "fine-tuning for me for me".
    const at = values.has(name) ? -1 : left.findLastIndex(isOption);
    if (at < 0) continue;
    const [value = '', ...behind] = left.slice(at + 1).map(({ raw }) => raw);
    const said = [value, ...(name === command.reads ? papersAfter(value, behind) : [])];
    left.splice(at, 1 + said.length);
    values.set(name, valueFor(command, name, said.join(' ')));
  }
  return left;
}

const NUMBER = /^[+-]?\d{1,6}$/;
const ANY_NUMBER = '1';

type Spoken = Pick<Described, 'spoken' | 'options'>;

/** Whether a word is what an option that is named before it takes: a value, or at the end any number where it takes numbers, so that a wrong one is told. */
function isValueOf(
  command: Pick<Described, 'options'>,
  name: string,
  word = '',
  { isLast }: { readonly isLast: boolean },
): boolean {
  // The schema is the same for all that is described.
  const schema = schemaOf(command as Described, name);
  return accepts(schema, word) || (isLast && NUMBER.test(word) && accepts(schema, ANY_NUMBER));
}

/** The options among words that may be said as two words, also with a colon between, and the other words: "agents sort:date page 2". What is wrong with a value is for the command to say. */
export function optionsSaid(command: Spoken, words: readonly string[]): WordsRead {
  const options: Record<string, string> = {};
  let left = [...words];
  for (const name of command.spoken ?? []) {
    const signed = new RegExp(`^${name}[:=](.*)$`, 'i');
    const at = left.findLastIndex(
      (word, on) =>
        signed.test(word) ||
        (on > 0 &&
          word.toLowerCase() === name &&
          isValueOf(command, name, left[on + 1], { isLast: on + 2 === left.length })),
    );
    const behind = signed.exec(left[at] ?? '')?.[1];
    const value = behind || left[at + 1];
    if (at < 0 || value === undefined) continue;
    options[name] = value;
    left = left.filter((_, on) => on !== at && (behind || on !== at + 1));
  }
  // With nothing else to look for, they are words.
  return left.length > 0 ? { options, left } : { options: {}, left: words };
}

/** Sets the options that the command itself reads out of words; answers the words that stay, as `split` parts them. */
export function takePhrases(
  command: Described,
  free: readonly Word[],
  values: Map<string, unknown>,
  split: (line: string) => Word[],
): readonly Word[] {
  const read = free.length > 0 ? command.readWords?.(free.map(({ raw }) => raw)) : undefined;
  if (!read) return free;
  for (const [name, text] of Object.entries(read.options)) {
    const given = values.get(name);
    if (given !== undefined) throw oneOfTwo(command, name, [given, text], read.left);
    values.set(name, valueFor(command, name, text, read.left.join(' ')));
  }
  return read.left.length > 0 ? split(read.left.join(' ')) : [];
}

/** Sets the option that a last word may stand for; answers the words that stay. */
export function takeTail(
  { tail, ...command }: Described,
  free: readonly Word[],
  values: Map<string, unknown>,
): readonly Word[] {
  const last = free.at(-1);
  if (!tail || values.has(tail) || free.length < 2 || !last || last.raw !== last.text) return free;
  const schema = schemaOf(command, tail);
  if (!accepts(schema, last.text)) {
    // A year belongs to the words, and any other number was meant for this option.
    if (/^[+-]?\d+$/.test(last.text) && !/^(?:19|20)\d\d$/.test(last.text))
      throw badValue(command, tail, schema, last.text, rawOf(free.slice(0, -1)));
    return free;
  }
  values.set(tail, valueFor(command, tail, last.text));
  return free.slice(0, -1);
}

function rawOf(words: readonly Word[]): string {
  return words.map(({ raw }) => raw).join(' ');
}

// Whoever types more words than that does not mean one of them as an option, and each is tried as every one.
const MOST_BARE = 40;
const LONGEST_BARE = 100;

/** Sets each option that may be given bare and accepts a free word, or two of them such as "9 pm"; answers the words that stay. */
export function takeBare(command: Described, free: readonly Word[], values: Map<string, unknown>): Word[] {
  if (free.length > MOST_BARE) return [...free];
  const left: Word[] = [];
  for (let at = 0; at < free.length; at++) {
    const word = free[at] as Word;
    const used = [2, 1].find((count) => setBare(command, free.slice(at, at + count), count, values));
    if (used === undefined) left.push(word);
    else at += used - 1;
  }
  return left;
}

/** Sets the option that these words stand for; false where they are not so many, or stand for none. */
function setBare(
  command: Described,
  words: readonly Word[],
  count: number,
  values: Map<string, unknown>,
): boolean {
  if (words.length < count || words.some(({ raw, text }) => raw !== text)) return false;
  const typed = words.map(({ text }) => text).join(' ');
  if (typed.length > LONGEST_BARE) return false;
  const name = command.bare?.find((bare) => !values.has(bare) && accepts(schemaOf(command, bare), typed));
  if (name) values.set(name, valueFor(command, name, typed));
  return name !== undefined;
}
