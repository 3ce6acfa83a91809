import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readTyped } from '#adapters/shared/conversation/read-typed.ts';
import { commands } from '#commands/index.ts';
import { intentLine } from '#core/commands/options/intent-line.ts';
import { explainError } from '#engine/use-cases/explain-error.ts';
import { linesIn } from '#test/fakes/chat.ts';
import { silent } from '#test/fakes/source.ts';

const ROW = /^\| `(.+)` \| `(.+)` \|$/gm;
const text = readFileSync(join(import.meta.dirname, 'typed-lines.md'), 'utf8');
const rows = [...text.matchAll(ROW)].map(([, typed = '', right = '']) =>
  [typed, right].map((cell) => cell.replaceAll('\\|', '|')),
);

const explain = (error: unknown) =>
  explainError(error, { logger: silent, reference: () => 'none', commands });

/** The line that it is the same as; where it is none, why in brackets, and what is offered. */
function readAs(typed: string): string {
  const read = readTyped({ commands, explain, version: '1' }, typed, { prefix: '' });
  if ('intent' in read) return intentLine(commands, read.intent);
  const { reply } = read;
  const why = reply.status === 'answered' ? reply.document.summary.split(/[.,]/)[0] : reply.code;
  return [`(${why})`, linesIn(reply.document).join(' · ')].filter(Boolean).join(' ');
}

describe('lines as people type them', () => {
  it('are many', () => expect(rows.length).toBeGreaterThan(600));

  it.each(rows)('%s is %s', (typed, right) => {
    expect(readAs(typed ?? '')).toBe(right);
  });
});
