import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { Archive } from '#core/archive/archive.ts';
import { SetupError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { addDays } from '#core/time/dates.ts';
import { openArchive } from '#store/archive/archive.ts';
import { MIGRATIONS } from '#store/archive/migrations.ts';
import { PACKED } from '#store/archive/steps/papers.ts';
import { openDatabase } from '#store/sqlite.ts';
import { paper, papers } from '#test/fakes/papers.ts';

const AT = Temporal.Instant.from('2026-08-20T17:02:00Z');
const DAY = '2026-08-20';

async function withList(day = DAY, list = papers(3)): Promise<Archive> {
  const archive = openArchive(':memory:');
  await archive.putList({ source: 'huggingface', day, papers: list, at: AT });
  return archive;
}

function idsOf(
  archive: Archive,
  text: string,
  options: { on?: string; sort?: 'date' | 'upvotes' } = {},
): string[] {
  const page = { sort: 'relevance' as const, limit: 100, offset: 0, ...options };
  return archive.search(parseQuery(text), page).found.map((found) => found.paper.id);
}

describe('abstracts', () => {
  // Longer than what packing looks back on, and of more than one script.
  const longest = Array.from({ length: 4_000 }, (_, at) => `Größe ${at * 7919}`).join(' 模型 ');
  const long = 'We quantize a large language model to four bits – without calibration data. '.repeat(20);

  it('are stored in half of their length, and come back as they were', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
    const archive = openArchive(file);
    await archive.putPapers([
      paper({ id: 'long', abstract: long }),
      paper({ id: 'longest', abstract: longest }),
      paper({ id: 'short', abstract: 'Short.' }),
    ]);
    expect(archive.paper('long')?.paper.abstract).toBe(long);
    expect(archive.paper('longest')?.paper.abstract).toBe(longest);
    expect(archive.paper('short')?.paper.abstract).toBe('Short.');
    await archive.close();
    const db = openDatabase({ file, migrations: MIGRATIONS });
    const bytes = db.prepare("SELECT length(abstract) AS n FROM paper WHERE id = 'long'").get()?.n;
    db.close();
    expect(Number(bytes)).toBeLessThan(long.length / 2);
  });

  it('are read as an earlier release stored them, and change nothing when they are stored again', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
    const before = openArchive(file);
    await before.putPapers([paper({ id: 'long', abstract: long })]);
    await before.close();
    const db = openDatabase({ file, migrations: MIGRATIONS });
    db.prepare('UPDATE paper SET abstract = ?').run(long);
    db.exec(`PRAGMA user_version = ${MIGRATIONS.indexOf(PACKED)}`);
    db.close();
    const archive = openArchive(file);
    expect(archive.paper('long')?.paper.abstract).toBe(long);
    expect(await archive.putPapers([paper({ id: 'long', abstract: long })])).toEqual({
      added: 0,
      updated: 0,
    });
    await archive.close();
  });
});

describe('lists', () => {
  it('come back in their order, with the papers as they were given', async () => {
    const list = papers(3, (index) => ({
      summary: `Summary ${index}.`,
      stars: index,
      code: 'https://example.org/code',
      submitter: { name: 'Ada', login: 'ada' },
      linked: [{ kind: 'space', total: 2, top: [{ id: 'a/b', url: 'https://huggingface.co/spaces/a/b' }] }],
    }));
    const archive = await withList(DAY, list);
    expect(archive.listings(DAY, DAY).map((listing) => listing.paper)).toEqual(list);
    expect(archive.newestDay()).toBe(DAY);
    expect(archive.listRead('huggingface', DAY)?.at).toEqual(AT);
    expect(archive.size()).toEqual({ papers: 3, days: 1 });
  });

  it('change nothing when they are stored again', async () => {
    const archive = await withList();
    const again = await archive.putList({ source: 'huggingface', day: DAY, papers: papers(3), at: AT });
    expect(again).toEqual({ added: 0, updated: 0 });
    expect(archive.listings(DAY, DAY)).toHaveLength(3);
  });

  it('follow the source: new numbers, new places, and papers that left it', async () => {
    const archive = await withList();
    const [first, second] = papers(3).map((each) => ({ ...each, upvotes: (each.upvotes ?? 0) + 10 }));
    if (!first || !second) throw new Error('papers(3) gives three');
    const change = await archive.putList({
      source: 'huggingface',
      day: DAY,
      papers: [second, first],
      at: AT,
    });
    expect(change).toEqual({ added: 0, updated: 2 });
    expect(archive.listings(DAY, DAY).map((listing) => [listing.paper.id, listing.upvotes])).toEqual([
      ['2608.00002', 12],
      ['2608.00001', 13],
    ]);
  });

  it('remember the upvotes of their own day, whatever is counted later', async () => {
    const archive = await withList(DAY, [paper({ upvotes: 4 })]);
    const put = async (upvotes: number, at: string, day = DAY) => {
      const list = {
        source: 'huggingface',
        day,
        papers: [paper({ upvotes })],
        at: Temporal.Instant.from(at),
      };
      await archive.putList(list);
      return archive.listings(day, day).map((listing) => [listing.onDay, listing.upvotes]);
    };
    expect(await put(5, `${DAY}T22:00:00Z`)).toEqual([[5, 5]]);
    expect(await put(96, `${addDays(DAY, 1)}T00:00:00Z`)).toEqual([[5, 96]]);
    expect(await put(97, `${addDays(DAY, 1)}T00:00:00Z`, addDays(DAY, -1))).toEqual([[undefined, 97]]);
  });

  it('keep unknown upvotes unknown, and a count that they once had', async () => {
    const { upvotes: _, ...uncounted } = paper({ id: '2608.00002' });
    const { upvotes: __, ...counted } = paper();
    const archive = await withList(DAY, [paper({ upvotes: 163 }), uncounted]);
    await archive.putList({ source: 'huggingface', day: DAY, papers: [uncounted, counted], at: AT });
    const upvotes = archive.listings(DAY, DAY).map((each) => [each.paper.id, each.upvotes]);
    expect(upvotes).toEqual([
      ['2608.00002', undefined],
      ['2608.00001', 163],
    ]);
    expect(archive.paper('2608.00002')?.paper).not.toHaveProperty('upvotes');
  });

  it('that count nothing stand by what another source counts', async () => {
    const { upvotes: _, ...uncounted } = paper({ source: 'other' });
    const archive = await withList('2026-08-14', [paper({ upvotes: 7 })]);
    await archive.putList({ source: 'other', day: DAY, papers: [uncounted], at: AT });
    expect(archive.listings(DAY, DAY).map((each) => each.upvotes)).toEqual([7]);
  });

  it('that were recorded fill gaps, and overrule nothing that the source has told', async () => {
    const [one, two, three] = papers(3);
    if (!one || !two || !three) throw new Error('papers(3) gives three');
    const archive = await withList(DAY, [two, { ...one, upvotes: 163, summary: '' }]);
    const recorded = { ...one, title: 'As it was', upvotes: 5, summary: 'Known then.' };
    const list = { source: 'huggingface', day: DAY, papers: [recorded, three, two], recorded: true };
    await archive.putList({ ...list, at: AT.add({ hours: 3 }) });
    expect(archive.listings(DAY, DAY).map((each) => [each.paper.id, each.upvotes])).toEqual([
      ['2608.00002', two.upvotes],
      ['2608.00001', 163],
      ['2608.00003', three.upvotes],
    ]);
    expect(archive.paper(one.id)?.paper).toMatchObject({ title: one.title, summary: 'Known then.' });
    expect(archive.listRead('huggingface', DAY)?.at).toEqual(AT);
    expect(await archive.putList({ ...list, at: AT })).toEqual({ added: 0, updated: 0 });
  });

  it('that were recorded are known as read where the source was never asked', async () => {
    const archive = openArchive(':memory:');
    await archive.putList({ source: 'huggingface', day: DAY, papers: papers(1), at: AT, recorded: true });
    expect(archive.listRead('huggingface', DAY)).toEqual({ at: AT, papers: 1 });
  });

  it('that are empty are known to be so since they first were', async () => {
    const archive = openArchive(':memory:');
    const put = (hours: number, list: readonly Paper[] = []) =>
      archive.putList({ source: 'huggingface', day: DAY, papers: list, at: AT.add({ hours }) });
    await put(2);
    await put(5);
    expect(archive.listRead('huggingface', DAY)).toEqual({
      at: AT.add({ hours: 5 }),
      papers: 0,
      emptySince: AT.add({ hours: 2 }),
    });
    // A clock that was ahead does not make a list empty for less long than it was.
    await put(1);
    expect(archive.listRead('huggingface', DAY)?.emptySince).toEqual(AT.add({ hours: 1 }));
    await put(6, papers(2));
    await put(7);
    expect(archive.listRead('huggingface', DAY)).toEqual({ at: AT.add({ hours: 7 }), papers: 2 });
  });

  it('do not vanish when the source suddenly answers with nothing', async () => {
    const archive = await withList();
    await archive.putList({ source: 'huggingface', day: DAY, papers: [], at: AT });
    expect(archive.listings(DAY, DAY)).toHaveLength(3);
  });

  it('of several sources hold a paper once a day, by the best place that one of them gives it', async () => {
    const archive = await withList(DAY, papers(2));
    const { upvotes: _, ...bare } = paper({ id: '2608.00002', source: 'other', categories: ['cs.CL'] });
    const before = AT.subtract({ hours: 1 });
    await archive.putList({
      source: 'other',
      day: DAY,
      papers: [bare, paper({ id: '2608.00003' })],
      at: before,
    });
    const listed = archive
      .listings(DAY, DAY)
      .map(({ paper: { id }, upvotes, rank, seen }) => [id, upvotes, rank, seen]);
    expect(listed).toEqual([
      ['2608.00001', 2, 0, AT.epochMilliseconds],
      ['2608.00002', 1, 0, before.epochMilliseconds],
      ['2608.00003', 1, 1, before.epochMilliseconds],
    ]);
    expect(archive.paper('2608.00002')?.paper).toMatchObject({
      source: 'huggingface',
      categories: ['cs.CL'],
    });
    expect(archive.listRead('other', DAY)).toEqual({ at: before, papers: 2 });
  });

  it('of several sources change nothing when they are stored again', async () => {
    const archive = await withList(DAY, papers(2));
    const other = {
      source: 'other',
      day: DAY,
      papers: [paper({ source: 'other', upvotes: 0, project: 'https://p.example' })],
      at: AT,
    };
    await archive.putList(other);
    await archive.putList({ source: 'huggingface', day: DAY, papers: papers(2), at: AT });
    expect(await archive.putList(other)).toEqual({ added: 0, updated: 0 });
    expect(await archive.putList({ source: 'huggingface', day: DAY, papers: papers(2), at: AT })).toEqual({
      added: 0,
      updated: 0,
    });
  });

  it('may hold a paper again on a later day, which is then its day', async () => {
    const archive = await withList('2026-08-14', [paper({ upvotes: 2 })]);
    await archive.putList({ source: 'huggingface', day: DAY, papers: [paper({ upvotes: 42 })], at: AT });
    expect(archive.paper('2608.00001')).toMatchObject({ day: DAY, paper: { upvotes: 42 } });
    expect(archive.listings('2026-08-14', DAY).map((listing) => listing.upvotes)).toEqual([2, 42]);
    expect(archive.size()).toEqual({ papers: 1, days: 2 });
  });

  it('tell of a paper with the count that it stands by there, whichever of its lists was read last', async () => {
    const archive = await withList(DAY, [
      paper({ upvotes: 27, comments: 3 }),
      paper({ id: '2608.00002', upvotes: 13 }),
    ]);
    const put = async (upvotes: number, day: string) =>
      await archive.putList({
        source: 'huggingface',
        day,
        papers: [paper({ upvotes, comments: 0 })],
        at: AT,
      });
    const counts = () =>
      archive
        .listings('2026-08-13', DAY)
        .map(({ day, upvotes, paper }) => [day, upvotes, paper.upvotes, paper.comments]);
    await put(2, '2026-08-13');
    expect(counts()).toEqual([
      ['2026-08-13', 2, 2, 3],
      [DAY, 27, 27, 3],
      [DAY, 13, 13, 0],
    ]);
    await put(31, '2026-08-13');
    await put(30, DAY);
    expect(counts().map(([, upvotes, told]) => [upvotes, told])).toEqual([
      [31, 31],
      [30, 30],
    ]);
  });

  it('are stored whole or not at all', async () => {
    const archive = await withList();
    const broken = { ...paper({ id: '2608.00009' }), title: undefined as unknown as string };
    await expect(
      archive.putList({
        source: 'huggingface',
        day: '2026-08-21',
        papers: [paper({ id: '2608.00008' }), broken],
        at: AT,
      }),
    ).rejects.toThrow();
    expect(archive.paper('2608.00008')).toBeUndefined();
    expect(archive.listRead('huggingface', '2026-08-21')).toBeUndefined();
  });
});

describe('search', async () => {
  const archive = await withList(DAY, [
    paper({
      id: '1',
      title: 'Quantizing Large Models',
      abstract: 'Weights in four bits.',
      upvotes: 1,
      code: 'https://example.org/x',
    }),
    paper({
      id: '2',
      title: 'World Models for Games',
      abstract: 'Agents that play.',
      upvotes: 9,
      authors: ['Bo Sample'],
      linked: [{ kind: 'space', total: 1, top: [] }],
    }),
    paper({
      id: '3',
      title: 'Something Else',
      abstract: 'It quantizes models of the world.',
      upvotes: 5,
      organization: 'Example Lab',
      submitter: { name: 'Ada Ex', login: 'ada-ex' },
    }),
  ]);
  await archive.putPapers([
    paper({
      id: '4',
      title: 'Old Quantizer',
      abstract: '',
      published: '2020-01-01',
      summary: 'Scalar.',
      keywords: ['codebook'],
    }),
  ]);

  it.each([
    [
      'quantization models',
      ['1', '3', '2', '4'],
      'all words first, then some, by their stems; the title weighs more',
    ],
    ['"world models"', ['2'], 'a phrase stands word for word'],
    ['models -games', ['1', '3'], 'without a word'],
    ['author:sample', ['2'], 'an author'],
    ['org:example', ['3'], 'an organisation'],
    ['has:code', ['1'], 'with code'],
    ['has:demo', ['2'], 'with something to try'],
    ['models -has:demo', ['1', '3'], 'without'],
    ['has:dataset', [], 'a kind that nothing has'],
    ['submitter:ada-ex', ['3'], 'who submitted it, by the account'],
    ['submitter:"ada ex"', ['3'], 'or by the name'],
    ['submitter:"Ex, A."', ['3'], 'in any order, with an initial'],
    ['submitter:ad', [], 'whose name is longer'],
    ['quantizer submitter:ada -has:code -author:sample', ['3'], 'several conditions'],
    ['quantizer until:2020', ['4'], 'until a year'],
    ['quantizer since:2026-08', ['1', '3'], 'since a month'],
    ['codebook', ['4'], 'keywords where there is no abstract'],
    ['source:nobody models', [], 'another source'],
    ['zebra', [], 'nothing'],
    ['AND OR NOT NEAR( * ^ "', [], 'what would be signs of the database are words'],
  ])('%s: %j (%s)', (text, ids) => expect(idsOf(archive, text).toSorted()).toEqual(ids.toSorted()));

  it('puts titles first, and papers with all words before those with some', () => {
    expect(idsOf(archive, 'quantizing models').slice(0, 2)).toEqual(['1', '3']);
  });

  it('sorts by upvotes and by date', () => {
    expect(idsOf(archive, 'models', { sort: 'upvotes' })).toEqual(['2', '3', '1']);
    expect(idsOf(archive, 'quantizer', { sort: 'date' }).at(-1)).toBe('4');
  });

  it('keeps to one day with all words where that is asked', () => {
    expect(idsOf(archive, 'quantizing models', { on: DAY })).toEqual(['1', '3']);
    expect(idsOf(archive, 'quantizing models', { on: '2026-08-19' })).toEqual([]);
  });

  it('pages without repeating or leaving out', async () => {
    const many = await withList(DAY, papers(12));
    const page = (offset: number) =>
      many.search(parseQuery('plain'), { sort: 'relevance', limit: 5, offset });
    const ids = [0, 5, 10].flatMap((offset) => page(offset).found.map((found) => found.paper.id));
    expect(new Set(ids).size).toBe(12);
    expect(page(0).total).toBe(12);
  });

  it('finds a paper by its new words and not by its old ones', async () => {
    const changing = await withList(DAY, [paper({ title: 'First Name' })]);
    await changing.putPapers([paper({ title: 'Second Name' })]);
    expect(idsOf(changing, 'second')).toEqual(['2608.00001']);
    expect(idsOf(changing, 'first')).toEqual([]);
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(idsOf(archive, text)).toBeInstanceOf(Array);
      }),
    );
  });
});

it('is still there when it is opened again', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
  const first = openArchive(file);
  await first.putPapers(papers(2));
  await first.close();
  const second = openArchive(file);
  expect(second.size().papers).toBe(2);
  second.close();
});

it('says so where its file is not there any more', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
  const archive = openArchive(file);
  rmSync(file);
  await expect(archive.putPapers(papers(2))).rejects.toThrow(SetupError);
  await archive.close();
});

describe('an archive of an earlier version', () => {
  it('knows where its papers are discussed, and has them as they were', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
    const db = openDatabase({ file, migrations: MIGRATIONS.slice(0, 5) });
    const insert = db.prepare("INSERT INTO paper (id, title, abstract, data) VALUES (?, ?, '', ?)");
    const stored = [
      paper({ abstract: '' }),
      paper({ id: 'ours', abstract: '', source: 'import', url: 'https://arxiv.org/abs/2608.00001' }),
    ];
    for (const { id, title, abstract: _, ...rest } of stored)
      insert.run(id, title, JSON.stringify({ id, ...rest }));
    db.close();
    const archive = openArchive(file);
    const discussion = 'https://huggingface.co/papers/2608.00001#community';
    expect(stored.map(({ id }) => archive.paper(id)?.paper)).toEqual([
      { ...stored[0], discussion },
      stored[1],
    ]);
  });

  it('no longer takes a count that nobody knew for 0', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'paperboy-')), 'archive.sqlite');
    const db = openDatabase({ file, migrations: MIGRATIONS.slice(0, 4) });
    const { upvotes: _, ...uncounted } = paper({ id: 'uncounted' });
    const imported = paper({ id: 'imported', upvotes: 0, comments: 0, source: 'import' });
    const stored: Paper[] = [paper({ upvotes: 7 }), paper({ id: 'none', upvotes: 0 }), uncounted, imported];
    const papers = db.prepare(
      `INSERT INTO paper (id, title, abstract, data, upvotes, listed) VALUES (?, ?, '', ?, ?, '${DAY}')`,
    );
    const listing = db.prepare(
      `INSERT INTO listing (day, source, rank, paper, upvotes, seen) VALUES ('${DAY}', 'huggingface', ?, ?, ?, 0)`,
    );
    for (const [rank, { id, title, abstract: __, ...rest }] of stored.entries()) {
      papers.run(id, title, JSON.stringify({ id, ...rest }), rest.upvotes ?? 0);
      listing.run(rank, rank + 1, rest.upvotes ?? 0);
    }
    db.close();
    const archive = openArchive(file);
    const counts = archive
      .listings(DAY, DAY)
      .map((each) => [each.paper.id, each.upvotes, each.paper.upvotes]);
    expect(counts).toEqual([
      ['2608.00001', 7, 7],
      ['none', 0, 0],
      ['uncounted', undefined, undefined],
      ['imported', undefined, undefined],
    ]);
    expect(archive.paper('imported')?.paper).not.toHaveProperty('comments');
    expect(idsOf(archive, 'since:2026-01-01', { sort: 'upvotes' }).slice(0, 2)).toEqual([
      '2608.00001',
      'none',
    ]);
    await archive.close();
  });
});
