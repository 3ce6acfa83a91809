import { writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { resolve } from 'node:path';
import type { Reply } from '#core/commands/command.ts';
import type { Described } from '#core/commands/options/described.ts';
import { parseOptions } from '#core/commands/options/parse.ts';
import { messageOf, UserError } from '#core/errors.ts';

/** What was typed behind a command's name: a line, or the words that a shell has split. */
export type TypedWords = string | readonly string[];

/** The last word of a line, in quotes or not, and what is before it. */
const LAST = /^(.*\s)(?:"([^"]+)"|(\S+))\s*$/s;
// With an ending or a folder, so that it is no word to look for.
const PATH = /[/\\]|\.\w*[A-Za-z]\w*$/;

/**
 * Takes the path that may stand behind what asks for a file, as in `saved export bibtex papers.bib`; only a command that says which
 * option makes its answer a file has one.
 */
export function takePath(command: Described, typed: TypedWords): { typed: TypedWords; path?: string } {
  const [before, last] = typeof typed === 'string' ? lastOfLine(typed) : [typed.slice(0, -1), typed.at(-1)];
  const isFile = command.file !== undefined && last !== undefined && PATH.test(last);
  if (!isFile || optionsOf(command, before)?.[command.file] === undefined) return { typed };
  return { typed: before, path: last };
}

function lastOfLine(line: string): [before: string, last: string | undefined] {
  const [, before = '', quoted, plain] = LAST.exec(line) ?? [];
  return [before, quoted ?? plain];
}

function optionsOf(command: Described, typed: TypedWords): Record<string, unknown> | undefined {
  try {
    return parseOptions(command, typed);
  } catch {
    return undefined;
  }
}

/** Writes the file of an answer to a path, and says so in its place; a file that is there is left alone. Rejects with a UserError. */
export async function keepFile(reply: Reply, path: string): Promise<Reply> {
  const file = reply.document.blocks.find((block) => block.kind === 'file');
  if (!file) return reply;
  const to = resolve(path.replace(/^~(?=\/|$)/, homedir()));
  await writeFile(to, file.text, { flag: 'wx' }).catch((error: unknown) => {
    throw refusal(to, error);
  });
  const summary = `${reply.document.summary}: written to ${to}.`;
  return { ...reply, document: { summary, blocks: [{ kind: 'text', text: summary }] } };
}

function refusal(to: string, error: unknown): UserError {
  const isThere = error instanceof Error && 'code' in error && error.code === 'EEXIST';
  return isThere
    ? new UserError('file-exists', `${to} is there already, and is left as it is: choose another name.`)
    : new UserError(
        'file-unwritable',
        `${to} cannot be written (${messageOf(error)}): choose another place.`,
        {
          cause: error,
        },
      );
}
