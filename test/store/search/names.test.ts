import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { meetsFilters } from '#core/search/filters.ts';
import { type Query, queryText } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { openArchive } from '#store/archive/archive.ts';
import { MIGRATIONS } from '#store/archive/migrations.ts';
import { JOINED, SPELLINGS } from '#store/archive/steps/names.ts';
import { openDatabase } from '#store/sqlite.ts';
import { paper } from '#test/fakes/papers.ts';

async function archiveOf(stored: readonly Paper[]): Promise<Archive> {
  const archive = openArchive(':memory:');
  await archive.putPapers(stored);
  return archive;
}

function idsOf(archive: Archive, query: Query): string[] {
  const { found } = archive.search(query, { sort: 'relevance', limit: 100, offset: 0 });
  return found.map(({ paper: { id } }) => id).toSorted();
}

const PAPERS = [
  paper({ id: 'wang', authors: ['Yang Wang'], organization: 'Google DeepMind' }),
  paper({ id: 'ng', authors: ['Andrew Ng', 'Ada Example'], organization: 'Googleplex' }),
  paper({ id: 'schutze', authors: ['Hinrich Schütze'] }),
  paper({ id: 'umlaut', authors: ['Bernhard Schölkopf'], organization: 'Universität Tübingen' }),
  paper({ id: 'two', authors: ['B. Schoelkopf'] }),
  paper({ id: 'none', authors: ['Bernhard Scholkopf'] }),
  paper({ id: 'lecun', authors: ['Y. LeCun'], organization: 'NYU' }),
];

it.each([
  ['author:Ng', ['ng']],
  ['author:Schutze', ['schutze']],
  ['author:"LeCun, Yann"', ['lecun']],
  ['author:"Y. LeCun"', ['lecun']],
  ['author:"ada example" author:ng', ['ng']],
  ['author:Li', []],
  ['author:Schoelkopf', ['two', 'umlaut']],
  ['author:Schölkopf', ['none', 'two', 'umlaut']],
  ['author:Scholkopf', ['none', 'umlaut']],
  ['author:"Schölkopf, Bernhard"', ['none', 'two', 'umlaut']],
  ['org:"universitaet tuebingen"', ['umlaut']],
  ['org:google', ['wang']],
  ['org:"deepmind google"', ['wang']],
  ['org:googledeepmind', ['wang']],
  ['org:"google deep mind"', ['wang']],
  ['org:"N Y U"', ['lecun']],
  ['org:universitaettuebingen', ['umlaut']],
  ['author:yangwang', []],
  ['paper -author:Ng', ['lecun', 'none', 'schutze', 'two', 'umlaut', 'wang']],
  ['paper -org:google', ['lecun', 'ng', 'none', 'schutze', 'two', 'umlaut']],
])('%s finds %j', async (typed, ids) => {
  expect(idsOf(await archiveOf(PAPERS), parseQuery(typed))).toEqual(ids);
});

it('follows a paper whose authors change', async () => {
  const archive = await archiveOf(PAPERS);
  await archive.putPapers([paper({ id: 'wang', authors: ['Yang Wang', 'Bo Ng'], organization: 'Meta' })]);
  expect(idsOf(archive, parseQuery('author:Ng'))).toEqual(['ng', 'wang']);
  expect(idsOf(archive, parseQuery('author:Wang'))).toEqual(['wang']);
  expect(idsOf(archive, parseQuery('org:meta'))).toEqual(['wang']);
  expect(idsOf(archive, parseQuery('org:deepmind'))).toEqual([]);
});

it('finds the names of an archive of an earlier version', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
  const db = openDatabase({ file, migrations: MIGRATIONS.slice(0, 7) });
  const insert = db.prepare("INSERT INTO paper (id, title, abstract, data) VALUES (?, ?, '', ?)");
  for (const { id, title, abstract: _, ...rest } of PAPERS)
    insert.run(id, title, JSON.stringify({ id, ...rest }));
  db.close();
  const archive = openArchive(file);
  expect(idsOf(archive, parseQuery('author:Schutze'))).toEqual(['schutze']);
  expect(idsOf(archive, parseQuery('author:Schoelkopf'))).toEqual(['two', 'umlaut']);
  expect(idsOf(archive, parseQuery('author:"LeCun, Yann"'))).toEqual(['lecun']);
  expect(idsOf(archive, parseQuery('org:google'))).toEqual(['wang']);
});

it('has both spellings of the names of an archive that knew one', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
  const before = openArchive(file);
  await before.putPapers(PAPERS);
  await before.close();
  const db = openDatabase({ file, migrations: MIGRATIONS });
  db.exec("DELETE FROM name_word WHERE word = 'schoelkopf'");
  db.exec(`PRAGMA user_version = ${MIGRATIONS.indexOf(SPELLINGS)}`);
  db.close();
  expect(idsOf(openArchive(file), parseQuery('author:Schoelkopf'))).toEqual(['two', 'umlaut']);
});

it('has the organisations, written as one, of an archive that knew them by words', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
  const before = openArchive(file);
  await before.putPapers(PAPERS);
  await before.close();
  const db = openDatabase({ file, migrations: MIGRATIONS });
  db.exec("DELETE FROM name_word WHERE word = 'googledeepmind'");
  db.exec(`PRAGMA user_version = ${MIGRATIONS.indexOf(JOINED)}`);
  db.close();
  const after = openArchive(file);
  expect(idsOf(after, parseQuery('org:googledeepmind'))).toEqual(['wang']);
  expect(idsOf(after, parseQuery('author:yangwang'))).toEqual([]);
});

it.each([
  ['author', 'Wang Y', true],
  ['author', 'LeCun Yann', false],
  ['author', 'LeCun Y.', true],
  ['author', 'Ng agents', false],
  ['author', '', false],
  ['org', 'google deepmind', true],
  ['org', 'google agents', false],
] as const)('knows whether words are of a stored %s: %s is %s', async (kind, typed, is) => {
  expect((await archiveOf(PAPERS)).isOfName(kind, typed)).toBe(is);
});

it.each([
  ['author', 'Schölkpf', ['Schölkopf']],
  ['author', 'schoelkof', ['Schölkopf']],
  ['author', 'Andrw Ng', ['Andrew Ng']],
  ['author', 'ng, adrew', ['ng, Andrew']],
  ['author', 'Wnag', ['Wang']],
  ['author', 'Andrew Wnag', []],
  ['author', 'Nga', []],
  ['author', '', []],
  ['org', 'Gogle', ['Google']],
  ['org', 'gogle deepmind', ['Google deepmind']],
  ['author', 'Gogle', []],
] as const)('of the kind %s, by a slip in %s are meant %j', async (kind, typed, meant) => {
  expect((await archiveOf(PAPERS)).namesLike(kind, typed, 1)).toEqual(meant);
});

it('a slip is those with most papers first', async () => {
  const archive = await archiveOf([
    paper({ id: '1', authors: ['Ada Hilton'] }),
    paper({ id: '2', authors: ['Geoffrey Hinton'] }),
    paper({ id: '3', authors: ['G. Hinton'] }),
  ]);
  expect(archive.namesLike('author', 'Hintno', 3)).toEqual(['Hinton']);
  expect(archive.namesLike('author', 'Hiton', 3)).toEqual(['Hinton', 'Hilton']);
  expect(archive.namesLike('author', 'Hiton', 1)).toEqual(['Hinton']);
});

it.each([
  ['Yan LeCun', ['Yann LeCun']],
  ['LeCun, Yan', ['Yann LeCun']],
  // Its first letter is another, its surname is short, or nobody is called so.
  ['Ann LeCun', []],
  ['Adi Ng', []],
  ['Yan Hinton', []],
])('beside a rare surname three letters have a slip, too: %s', async (typed, meant) => {
  const archive = await archiveOf([
    paper({ id: '1', authors: ['Yann LeCun', 'Ada Ng'] }),
    paper({ id: '2', authors: ['Geoffrey Hinton'] }),
  ]);
  expect(archive.namesLike('author', typed, 3)).toEqual(meant);
});

// Few words, so that names meet; initials, doubled words and letters that are folded among them.
const word = fc.constantFrom(
  'Li',
  'Ng',
  'Wang',
  'W.',
  'W',
  'Yann',
  'Y',
  'Lë',
  'Lö',
  'Loe',
  'Le',
  'L.',
  'Groß',
  'gross',
  '何',
);
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '));
const written = fc.record(
  { authors: fc.array(name, { maxLength: 3 }), organization: name },
  { requiredKeys: ['authors'] },
);

it('finds the papers that a follow of the same names brings, whatever the names and however they changed', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(written, { minLength: 1, maxLength: 12 }),
      fc.array(written, { maxLength: 4 }),
      fc.array(name, { minLength: 1, maxLength: 2 }),
      fc.constantFrom('authors', 'organizations', 'notAuthors', 'notOrganizations'),
      async (first, later, typed, list) => {
        const archive = await archiveOf(first.map((each, at) => paper({ id: `p${at}`, ...each })));
        await archive.putPapers(later.map((each, at) => paper({ id: `p${at}`, ...each })));
        const stored = first.concat(later).flatMap((_, at) => archive.paper(`p${at}`)?.paper ?? []);
        const query = { ...parseQuery('plain paper'), [list]: typed };
        const meant = [...new Set(stored)].filter((each) => meetsFilters(query, each)).map(({ id }) => id);
        expect(idsOf(archive, query), queryText(query)).toEqual([...new Set(meant)].toSorted());
        await archive.close();
      },
    ),
    { numRuns: 50 },
  );
});
