import { open } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Described } from '#core/commands/options/described.ts';
import { UserError } from '#core/errors.ts';
import { wholeArxivId } from '#core/paper.ts';
import { paperIn } from '#core/search/paper-reference.ts';
import { SURE_WORD } from '#core/subscriptions/transfer/transfers.ts';
import { clipWords, oneLine } from '#core/text/text.ts';

// In bytes; what a command takes of it is less.
const LARGEST = 8_000_000;

/** Options with the text of a file in the place of its name, where the command has one that is given a text; ids and links are such a text. Rejects with a UserError. */
export async function withFileText(
  { reads }: Described,
  options: Record<string, unknown>,
): Promise<Record<string, unknown>> {
  const name = reads === undefined ? undefined : options[reads];
  if (reads === undefined || typeof name !== 'string' || !name.trim()) return options;
  if (
    name
      .trim()
      .split(/(?:[\s,;]|(?<=\s)(?:and|&)(?=\s))+/)
      .filter(Boolean)
      .every(isPaper) ||
    isText(name)
  )
    return options;
  return { ...options, [reads]: await textOf(name.trim()) };
}

/** Whether it is the text itself, or a word that stands for one that was given before. */
function isText(name: string): boolean {
  return /^\s*\{/.test(name) || SURE_WORD.test(name.trim());
}

/** Whether a word is the id of a paper or a link to one, which no file is called. */
function isPaper(word: string): boolean {
  return wholeArxivId(word) !== undefined || (/^https?:/.test(word) && paperIn(word) !== undefined);
}

async function textOf(path: string): Promise<string> {
  const named = `“${clipWords(oneLine(path), 80)}”`;
  try {
    await using file = await open(resolve(path.replace(/^~(?=\/|$)/, homedir())));
    const { size } = await file.stat();
    if (size > LARGEST)
      throw new UserError('file-too-large', `${named} has more than 8 MB: give a smaller one.`);
    return await file.readFile('utf8');
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('file-unreadable', `No file ${named} can be read here: check its name.`, {
      cause: error,
    });
  }
}
