import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Paper } from '#core/paper.ts';

/** Where the recorded data lies, beside the checkout; nothing of it is part of the project. */
export const SHARED = resolve(import.meta.dirname, '../../../shared/data');

export interface Text {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly day?: string;
}

function linesOf(file: string): string[] {
  const bytes = readFileSync(file);
  const text = file.endsWith('.gz') ? gunzipSync(bytes).toString('utf8') : bytes.toString('utf8');
  return text.split('\n').filter(Boolean);
}

export function corpusOf(folder: string): Text[] {
  return linesOf(join(folder, 'corpus.jsonl.gz')).map((line) => JSON.parse(line));
}

export function queriesOf(folder: string): { id: string; text: string }[] {
  return linesOf(join(folder, 'queries.jsonl')).map((line) => JSON.parse(line));
}

/** A text of a corpus as an imported paper. */
export function paperOf({ id, title, text, day }: Text): Paper {
  return {
    id,
    // Some corpora have texts without a title, which no paper is.
    title: title || id,
    abstract: text,
    summary: '',
    authors: [],
    ...(day ? { published: day } : {}),
    keywords: [],
    categories: [],
    source: 'import',
  };
}
