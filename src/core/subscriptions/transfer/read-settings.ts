import type { z } from 'zod';
import { UserError } from '../../errors.ts';
import { clipWords, oneLine } from '../../text/text.ts';
import { SETTINGS_FILE, SettingsFile } from './settings-file.ts';

/** Reads a file of settings. UserError in one sentence where it is none, is too large, or of another version. */
export function readSettings(text: string): SettingsFile {
  if (text.length > SETTINGS_FILE.characters) {
    const most = SETTINGS_FILE.characters.toLocaleString('en');
    throw unread(`the file has more than ${most} characters: it is none that Paperboy has written`);
  }
  const found = parsed(text);
  if (!isRecord(found) || found.paperboy !== 'settings')
    throw unread('the file is none of settings: give one that “settings export” has written');
  if (found.version !== SETTINGS_FILE.version)
    throw unread('the file is of a version that is not known here: export it anew');
  const read = SettingsFile.safeParse(found);
  if (!read.success) throw unread(whatIsWrong(read.error.issues[0]));
  for (const { digests } of read.data.channels) {
    const names = digests.map(({ name }) => name);
    const twice = names.find((name, at) => names.indexOf(name) < at);
    if (twice !== undefined)
      throw unread(`the file has two digests of one channel that are called “${twice}”`);
  }
  return read.data;
}

// As JSON is put into a chat: between three backticks, behind which its language may stand.
const FENCE = /^\s*```(?:json\b)?|```\s*$/gi;

function parsed(typed: string): unknown {
  // What Windows puts before a text.
  const text = typed.replace(/^\ufeff/, '').replace(FENCE, '');
  try {
    return JSON.parse(text);
  } catch {
    // Phones write quotes of their own.
    try {
      return JSON.parse(text.replace(/[“”„‟]/g, '"'));
    } catch (error) {
      throw unread(isCut(text) ? CUT : NO_JSON, error);
    }
  }
}

const NO_JSON = 'the file is no whole JSON: give it as “settings export” has written it';
const CUT =
  'the file ends in the middle, as where a chat has cut what was pasted: give a shorter one, such as of fewer digests';

function isCut(text: string): boolean {
  return /^\s*\{/.test(text) && !/\}\s*$/.test(text);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a file, and where in it: "the size of digest 2 of channel 1 cannot be read". */
function whatIsWrong(issue: z.core.$ZodIssue | undefined): string {
  const where = placeIn(issue?.path ?? []);
  if (issue?.code === 'unrecognized_keys') {
    const key = clipWords(oneLine(issue.keys[0] ?? ''), 40);
    return `the file has “${key}” in ${where || 'it'}, which is not known here`;
  }
  if (issue?.code === 'too_big' && issue.origin === 'array')
    return `the file has more than ${issue.maximum} ${where}`;
  const says = issue?.code === 'custom' ? issue.message : 'cannot be read';
  const the = /^\w+ \d/.test(where) ? '' : 'the ';
  return where ? `${the}${where} in the file ${says}` : `the file ${says}`;
}

/** "size of digest 2 of channel 1". */
function placeIn(path: readonly PropertyKey[]): string {
  const parts = path.flatMap((part, at) => {
    if (typeof part !== 'number') return typeof path[at + 1] === 'number' ? [] : [String(part)];
    return [`${String(path[at - 1] ?? '').replace(/s$/, '')} ${part + 1}`];
  });
  return clipWords(oneLine(parts.reverse().join(' of ')), 80);
}

function unread(what: string, cause?: unknown): UserError {
  return new UserError('import-unread', `Nothing was imported: ${what}.`, { cause });
}
