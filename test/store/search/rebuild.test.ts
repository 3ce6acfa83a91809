import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const SWE = paper({ id: 'swe', title: 'Repairs', abstract: 'An agent repairs what SWE-bench asks.' });
const PAGE = { sort: 'relevance', limit: 10, offset: 0 } as const;

/** An archive whose index is of an older version, which knew no compounds. */
async function oldArchive() {
  const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
  const before = openArchive(file);
  await before.putPapers([SWE, ...papers(20)]);
  await before.close();
  const db = new DatabaseSync(file);
  db.exec(`UPDATE search_state SET version = 1; DELETE FROM search_posting WHERE term = 'swebench'`);
  const archive = openArchive(file);
  return {
    archive,
    db,
    found: (text: string) => archive.search(parseQuery(text), PAGE).found.map(({ paper: { id } }) => id),
    async [Symbol.asyncDispose]() {
      await archive.close();
      db.close();
    },
  };
}

describe('an index of an older version', () => {
  it('answers until the new one takes its place, which learning builds', async () => {
    await using old = await oldArchive();
    expect(old.found('repairs')).toEqual(['swe']);
    expect(old.found('SWEbench')).toEqual([]);
    await old.archive.learn();
    expect(old.found('SWEbench')).toEqual(['swe']);
    expect(old.found('repairs')).toEqual(['swe']);
    expect(old.db.prepare('SELECT count(*) AS n FROM next_search_posting').get()?.n).toBe(0);
  });

  it('takes up what is stored and changed while the new one is built', async () => {
    await using old = await oldArchive();
    // As a process leaves it that ended after the first papers.
    old.db.exec(`INSERT INTO next_search_document SELECT * FROM search_document WHERE doc = 1;
      INSERT INTO next_search_text SELECT * FROM search_text WHERE doc = 1;
      INSERT INTO next_search_posting VALUES (0, 'repair', (SELECT entries FROM search_posting WHERE term = 'repair'));
      INSERT INTO next_search_term VALUES ('repair', 1);
      UPDATE search_state SET rebuilt = 1`);
    await old.archive.putPapers([
      { ...SWE, title: 'Mending', abstract: 'An agent mends it.' },
      paper({ id: 'new', title: 'Repairs again', abstract: 'Another one.' }),
    ]);
    await old.archive.learn();
    expect(old.found('repairs')).toEqual(['new']);
    expect(old.found('mending')).toEqual(['swe']);
  });
});
