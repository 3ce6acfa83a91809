import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { messageOf, UserError } from '#core/errors.ts';
import { Day, type Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import { oneLine } from '#core/text/text.ts';
import { paperOfLine } from './line.ts';
import { openText, type TextLines } from './text.ts';

interface Read {
  readonly papers: readonly Paper[];
  /** Rows or lines of this batch that are not papers. */
  readonly skipped: number;
  /** How much of the file's bytes has been read, from 0 to 1. */
  readonly progress: number;
}

/** A part of a file: the whole of a recorded daily list, or some papers that came without one. */
export type Batch =
  | (Read & { readonly kind: 'list'; readonly day: Day })
  | (Read & { readonly kind: 'papers' });

/** What reading needs from outside: how a recorded list is parsed, and how a line's texts are cleaned. */
export interface FileParts {
  readonly logger: Logger;
  parseDailyList(
    json: unknown,
    onBadRow: (row: number, missing: string) => void,
  ): { day?: Day; papers: readonly Paper[] };
  /** One line of one space each where it is not set. */
  readonly clean?: (text: string) => string;
  /** Papers in a batch of JSON Lines; 1,000 where it is not set. */
  readonly size?: number;
}

const LARGEST_LIST = 50_000_000;
const LOGGED = 20;

/**
 * The papers of an import file, gzip or not, in batches that are read as they are asked for: a recorded daily list (a JSON
 * array, its day from the rows or else the file's name) or JSON Lines of `{ id, title, text, day?, authors?, categories? }`.
 * UserError where the file cannot be read or holds no papers.
 */
export async function* files(path: string, readers: FileParts): AsyncGenerator<Batch> {
  const name = basename(path);
  try {
    const { size } = await stat(path);
    const text = await openText(path);
    if (text.first === '[') yield await dailyList(name, text, readers);
    else if (text.first === '{') yield* lines(name, text, size, readers);
    else throw new UserError('file-no-papers', notPapers(name, text.first));
  } catch (error) {
    if (error instanceof UserError) throw error;
    throw new UserError('file-unreadable', unreadable(path, error), { cause: error });
  }
}

async function dailyList(
  name: string,
  text: TextLines,
  { logger, parseDailyList }: FileParts,
): Promise<Batch> {
  let json = '';
  for await (const chunk of text.chunks) {
    json += chunk;
    if (json.length > LARGEST_LIST)
      throw new UserError('file-too-large', `${name} is too large for a daily list; give JSON Lines instead`);
  }
  let skipped = 0;
  const list = parseDailyList(parseJson(name, json), (row, missing) => {
    if (skipped++ < LOGGED)
      logger.warn('a row is not a paper and was left out', { file: name, row, missing });
  });
  const day = list.day ?? Day.safeParse(/\d{4}-\d\d-\d\d/.exec(name)?.[0]).data;
  if (!day)
    throw new UserError(
      'file-no-day',
      `${name} does not say its day; name it after the day, as in 2026-08-20.json`,
    );
  if (skipped > 0 && list.papers.length === 0) throw new UserError('file-no-papers', noPapers(name, 'row'));
  return { kind: 'list', day, papers: list.papers, skipped, progress: 1 };
}

function parseJson(name: string, json: string): unknown {
  try {
    return JSON.parse(json);
  } catch (cause) {
    throw new UserError('file-no-papers', `${name} is not whole JSON; record it again`, { cause });
  }
}

async function* lines(
  name: string,
  text: TextLines,
  bytes: number,
  { logger, clean = oneLine, size = 1000 }: FileParts,
): AsyncGenerator<Batch> {
  const all = { papers: 0, skipped: 0 };
  let papers: Paper[] = [];
  let skipped = 0;
  const batch = (): Batch => ({
    kind: 'papers',
    papers,
    skipped,
    progress: Math.min(1, text.bytesRead() / bytes),
  });
  let number = 0;
  for await (const line of text.lines()) {
    number++;
    if (!line.trim()) continue;
    const paper = paperOfLine(line, clean);
    if (paper) {
      all.papers++;
      papers.push(paper);
    } else {
      skipped++;
      if (all.skipped++ < LOGGED)
        logger.warn('a line is not a paper and was left out', { file: name, line: number });
    }
    if (papers.length === size) {
      yield batch();
      papers = [];
      skipped = 0;
    }
  }
  if (all.papers === 0) throw new UserError('file-no-papers', noPapers(name, 'line'));
  if (papers.length > 0 || skipped > 0) yield batch();
}

function notPapers(name: string, first: string | undefined): string {
  const wanted = 'give a recorded daily list (a JSON array) or JSON Lines';
  return first === undefined ? `${name} is empty; ${wanted}` : `${name} holds no JSON; ${wanted}`;
}

function noPapers(name: string, part: 'row' | 'line'): string {
  return `No ${part} of ${name} is a paper; each ${part} needs at least an id and a title`;
}

function unreadable(path: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return `There is no file ${path}; check the path`;
  if (code === 'EISDIR') return `${path} is a folder; name the files in it`;
  return `${path} cannot be read (${messageOf(error)}); check its permissions, or get it again`;
}
