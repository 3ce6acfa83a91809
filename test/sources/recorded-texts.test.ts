import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { oneLine } from '#core/text/text.ts';
import { clean } from '#sources/shared/clean.ts';

const shared = fileURLToPath(new URL('../../../shared/data/', import.meta.url));
const folders = ['daily-papers', 'daily-archive', 'arxiv'].map((name) => `${shared}${name}/`);
const absent = !folders.every((folder) => existsSync(folder));
const why = absent ? ' (left out: ../shared/data is not beside the project)' : '';

/** Every text and name that stands in a JSON value under one of these names, and in the XML that it may hold. */
const FIELDS = new Set(['title', 'summary', 'ai_summary', 'name', 'fullname', 'ai_keywords']);
function* textsIn(value: unknown, field = ''): Generator<string> {
  if (typeof value === 'string') {
    if (FIELDS.has(field)) yield value;
    if (field !== 'body') return;
    for (const [, text = ''] of value.matchAll(/<(?:title|summary|name)>([^<]*)</g)) yield text;
  } else if (Array.isArray(value)) {
    for (const each of value) yield* textsIn(each, field);
  } else if (value && typeof value === 'object') {
    for (const [name, each] of Object.entries(value)) yield* textsIn(each, name);
  }
}

function recorded(): Set<string> {
  const files = folders.flatMap((folder) => readdirSync(folder).map((name) => folder + name));
  const lists = files.filter((file) => /\.json(?:\.gz)?$/.test(file)).map(read);
  return new Set(lists.flatMap((list) => [...textsIn(list)]));
}

function read(file: string): unknown {
  const bytes = readFileSync(file);
  return JSON.parse((file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString());
}

// A word that touches no mark of LaTeX; "times" may be the sign for it that has lost its backslash.
const WORD = /(?<![\\{}$_^&;~"'\p{L}\p{M}])(?!times)\p{L}{3,}(?![\\{}$_^&;~"'\p{L}\p{M}])/gu;

describe.skipIf(absent)(`the recorded texts${why}`, () => {
  it('are read without a mark of LaTeX, once and for all, and lose no word', () => {
    const texts = [...recorded()].map((text) => ({ text, cleaned: clean(text) }));
    expect(texts.length).toBeGreaterThan(100_000);
    const marked = texts.filter(({ cleaned }) => MARKS.test(cleaned));
    expect(marked).toEqual([]);
    const changed = texts.filter(({ text, cleaned }) => cleaned !== text);
    expect(changed.filter(({ cleaned }) => clean(cleaned) !== cleaned)).toEqual([]);
    expect(changed.flatMap(lost)).toEqual([]);
  });
});

const MARKS = /[\\{}\p{Cc}\p{Cs}\u200b]|\$\S+\$(?!\d)/u;

/** Words of a text that its clean form does not have. */
function lost({ text, cleaned }: { text: string; cleaned: string }): string[] {
  const words = new Set(cleaned.match(/\p{L}+/gu));
  // A link's address gives way to its words, a key to nothing.
  const said = oneLine(text).replace(/\\(?:href|color|cite)\s?\{[^}]*\}/g, ' ');
  return [...said.matchAll(WORD)].flatMap(([word]) => (words.has(word) ? [] : `${word} of: ${text}`));
}
