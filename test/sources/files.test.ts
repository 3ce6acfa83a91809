import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { UserError } from '#core/errors.ts';
import { Paper } from '#core/paper.ts';
import type { Logger } from '#core/parts/logger.ts';
import { type Batch, type FileParts, files } from '#sources/files/index.ts';
import { imports } from '#sources/index.ts';
import { row } from '#test/fakes/hub.ts';

const { parseDailyList } = imports;
let folder: string;
let logged: string[];
const log = (message: string, facts?: object) => void logged.push(`${message} ${JSON.stringify(facts)}`);
const logger: Logger = { debug: log, info: log, warn: log, error: log };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperboy-files-'));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(() => {
  logged = [];
});

async function read(path: string, readers: Partial<FileParts> = {}): Promise<Batch[]> {
  return Array.fromAsync(files(path, { logger, parseDailyList, ...readers }));
}

async function written(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

const lines = (...all: unknown[]) =>
  all.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
const papers = (batches: Batch[]) => batches.flatMap((batch) => batch.papers);

describe('a recorded daily list', () => {
  it('is one batch under the day of its rows, whatever its file is called', async () => {
    const path = await written(
      '2020-01-01.json',
      JSON.stringify([row('2608.00002'), row('2608.00001'), 'no row']),
    );
    const [batch, ...more] = await read(path);
    expect(more).toEqual([]);
    expect(batch).toMatchObject({ kind: 'list', day: '2026-08-20', skipped: 1, progress: 1 });
    expect(batch?.papers.map((paper) => paper.id)).toEqual(['2608.00002', '2608.00001']);
    expect(logged).toEqual([expect.stringMatching(/"row":2,"missing":"an id"/)]);
  });

  it('takes its day from its name where its rows have none, and may be empty', async () => {
    expect(await read(await written('papers-2026-08-16.json', ' \n[]'))).toEqual([
      { kind: 'list', day: '2026-08-16', papers: [], skipped: 0, progress: 1 },
    ]);
  });

  it.each([
    ['list.json', '[]', 'list.json does not say its day; name it after the day, as in 2026-08-20.json'],
    ['2026-02-31.json', '[]', '2026-02-31.json does not say its day'],
    ['2026-08-20.json', '[{"id":', '2026-08-20.json is not whole JSON; record it again'],
    [
      '2026-08-21.json',
      '[{}, 3]',
      'No row of 2026-08-21.json is a paper; each row needs at least an id and a title',
    ],
  ])('%s of %j is answered with a sentence', async (name, content, sentence) => {
    await expect(read(await written(name, content))).rejects.toThrow(sentence);
    await expect(read(await written(name, content))).rejects.toBeInstanceOf(UserError);
  });

  it('has a bound', async () => {
    const path = await written(
      '2026-08-20.json.gz',
      gzipSync(Buffer.concat([Buffer.from('['), Buffer.alloc(60_000_000, 0x20)])),
    );
    await expect(read(path)).rejects.toThrow('too large for a daily list; give JSON Lines instead');
  });
});

describe('JSON Lines', () => {
  it('become papers with the day they were published', async () => {
    const line = {
      id: 'arXiv:2503.11742v3',
      title: 'A\n Title',
      text: 'Some  text.',
      day: '2025-03-18',
      categories: ['cs.CV', 'cs.AI'],
      authors: ['Ada Example', ' Bo  Sample ', null, ''],
    };
    const [batch] = await read(await written('one.jsonl', lines(line)));
    expect(batch).toEqual({
      kind: 'papers',
      skipped: 0,
      progress: 1,
      papers: [
        {
          id: '2503.11742',
          title: 'A Title',
          abstract: 'Some text.',
          summary: '',
          authors: ['Ada Example', 'Bo Sample'],
          published: '2025-03-18',
          url: 'https://arxiv.org/abs/2503.11742',
          keywords: [],
          categories: ['cs.CV', 'cs.AI'],
          source: 'import',
        },
      ],
    });
  });

  it.each([
    ['2503.11742v1', '2503.11742'],
    ['cs/0112017', 'cs/0112017'],
    ['doc 2503.11742', 'doc 2503.11742'],
    ['https://a.example/2503.11742', 'https://a.example/2503.11742'],
    [' 4983 ', '4983'],
    [4983, '4983'],
  ])('keep the id %j as %j', async (id, kept) => {
    const [paper] = papers(await read(await written('ids.jsonl', lines({ id, title: 'T' }))));
    expect(paper?.id).toBe(kept);
    expect(paper?.url).toBe(/^(cs\/)?[\d.]{7,}$/.test(kept) ? `https://arxiv.org/abs/${kept}` : undefined);
  });

  it('ignore authors that are a number, and a day that is none', async () => {
    const line = { id: '1', title: 'T', authors: 6, day: '18 March', categories: 7, text: null };
    const [paper] = papers(await read(await written('loose.jsonl', lines(line))));
    expect(paper).toMatchObject({ authors: [], categories: [], abstract: '' });
    expect(paper).not.toHaveProperty('published');
  });

  it('are read as arXiv gives its metadata away', async () => {
    const line = {
      id: '0704.0001',
      submitter: 'Ada Example',
      title: 'Calculation of\n  Things',
      authors: "C. Bal\\'azs (Example Lab (Berlin), Lab 2), E. L. Berger, Jr. and P. M. Nadolsky",
      abstract: '  A fully\ndifferential calculation.\n',
      categories: 'hep-ph hep-th',
      doi: '10.1103/PhysRevD.76.013009',
      versions: [{ version: 'v1', created: 'Mon, 2 Apr 2007 19:18:42 GMT' }, { version: 'v2' }],
      update_date: '2008-11-26',
    };
    const readLine = async (about: object) =>
      papers(await read(await written('arxiv.jsonl', lines(about)), { clean: imports.clean }));
    const [paper] = await readLine(line);
    expect(paper).toMatchObject({
      id: '0704.0001',
      title: 'Calculation of Things',
      abstract: 'A fully differential calculation.',
      authors: ['C. Balázs', 'E. L. Berger Jr.', 'P. M. Nadolsky'],
      categories: ['hep-ph', 'hep-th'],
      published: '2007-04-02',
      versions: 2,
      url: 'https://arxiv.org/abs/0704.0001',
    });
    const parsed = [['Balázs', 'C.', ''], ['Berger', 'E. L.', 'Jr.'], ['ATLAS Collaboration', '', ''], null];
    expect(
      await readLine({ ...line, authors_parsed: parsed, versions: [{ created: 'never' }] }),
    ).toMatchObject([{ authors: ['C. Balázs', 'E. L. Berger Jr.', 'ATLAS Collaboration'] }]);
  });

  it.each([
    ['A. One, B. Two and C. Three', ['A. One', 'B. Two', 'C. Three']],
    ['A. One, B. Two, and C. Three', ['A. One', 'B. Two', 'C. Three']],
    ['Ada Example', ['Ada Example']],
    ['Anders Sandberg and Land Ander', ['Anders Sandberg', 'Land Ander']],
    ['A. One (1 and 2), B. Two (2) ((1) Here, (2) There)', ['A. One', 'B. Two']],
    ['Jr., A. One, III, ', ['Jr.', 'A. One III']],
    ['', []],
  ])('take the authors of %j apart', async (authors, names) => {
    const [paper] = papers(await read(await written('names.jsonl', lines({ id: '1', title: 'T', authors }))));
    expect(paper?.authors).toEqual(names);
  });

  it('clean their texts, and the names of their authors, as they are told', async () => {
    const line = { id: '1', title: 'Up to 2.5times', text: '99\\% of it', authors: ['Jan T{\\"o}nshoff'] };
    const [paper] = papers(await read(await written('tex.jsonl', lines(line)), { clean: imports.clean }));
    expect(paper).toMatchObject({ title: 'Up to 2.5×', abstract: '99% of it', authors: ['Jan Tönshoff'] });
  });

  it.each(['../../x', '/etc/passwd', './a', 'a/../b', '..', 'a/.', '', ' ', 'x'.repeat(301)])(
    'refuse the id %j, which leads elsewhere or nowhere',
    async (id) => {
      const [batch] = await read(
        await written('bad-ids.jsonl', lines({ id, title: 'T' }, { id: 'a..b', title: 'T' })),
      );
      expect(batch).toMatchObject({ papers: [{ id: 'a..b' }], skipped: 1 });
    },
  );

  it('skip a bad line, say which, and pass over blank ones', async () => {
    const text = lines(
      { id: 'a', title: 'A' },
      '',
      '{"id": "b"',
      { id: 'c' },
      '[1]',
      'null',
      { id: 'd', title: 'D' },
      '',
    );
    const [batch] = await read(await written('mixed.jsonl', text));
    expect(batch?.papers.map((paper) => paper.id)).toEqual(['a', 'd']);
    expect(batch?.skipped).toBe(4);
    expect(logged.map((line) => /"line":(\d+)/.exec(line)?.[1])).toEqual(['3', '4', '5', '6']);
  });

  it('log only the first twenty of many bad lines, and count them all', async () => {
    const text = lines({ id: 'a', title: 'A' }, ...Array(100).fill('{'));
    expect((await read(await written('bad.jsonl', text)))[0]?.skipped).toBe(100);
    expect(logged).toHaveLength(20);
  });

  it('come in batches, with their progress', async () => {
    const all = Array.from({ length: 2500 }, (_, n) => ({ id: `p${n}`, title: 'T', text: 'x'.repeat(200) }));
    const batches = await read(await written('many.jsonl', lines(...all)));
    expect(batches.map((batch) => batch.papers.length)).toEqual([1000, 1000, 500]);
    expect(papers(batches).map((paper) => paper.id)).toEqual(all.map((paper) => paper.id));
    const progress = batches.map((batch) => batch.progress);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(progress.at(-1)).toBe(1);
  });

  it('end with the count of bad lines where a batch has just been full', async () => {
    const path = await written('tail.jsonl', lines({ id: 'a', title: 'A' }, '{'));
    const counts = (await read(path, { size: 1 })).map((batch) => [batch.papers.length, batch.skipped]);
    expect(counts).toEqual([
      [1, 0],
      [0, 1],
    ]);
  });

  it('may end lines with \\r\\n, begin with a mark of their encoding, and hold any letters', async () => {
    const text = `\ufeff{"id":"a","title":"Ä"}\r\n\r\n{"id":"b","title":"数学 😀"}\r\n`;
    expect(papers(await read(await written('dos.jsonl', text))).map((paper) => paper.title)).toEqual([
      'Ä',
      '数学 😀',
    ]);
  });

  it('may be left early, without a complaint', async () => {
    const all = Array.from({ length: 50 }, (_, n) => ({ id: `p${n}`, title: 'T' }));
    const path = await written('early.jsonl.gz', gzipSync(lines(...all)));
    for await (const batch of files(path, { logger, parseDailyList, size: 5 })) {
      expect(batch.papers).toHaveLength(5);
      break;
    }
  });

  it('leave out a line that is longer than any paper', async () => {
    const text = lines(
      { id: 'a', title: 'A' },
      { id: 'b', title: 'B', text: 'x'.repeat(6_000_000) },
      { id: 'c', title: 'C' },
    );
    const [batch] = await read(await written('long.jsonl', text));
    expect(batch?.papers.map((paper) => paper.id)).toEqual(['a', 'c']);
    expect(batch?.skipped).toBe(1);
  });

  it('never throw but in a sentence, and give valid papers, whatever a line holds', async () => {
    const path = await written('any.jsonl', '');
    const value = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
    const line = fc.record(
      { id: value, title: value, text: value, day: value, authors: value },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1 }), async (all) => {
        await writeFile(path, `{}\n${lines(...all)}`);
        const found = await read(path).catch((error: unknown) => {
          expect(error).toBeInstanceOf(UserError);
        });
        for (const paper of papers(found ?? [])) expect(Paper.parse(paper)).toEqual(paper);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a file', () => {
  it('may be gzip under any name', async () => {
    const path = await written('packed.jsonl', gzipSync(lines({ id: 'a', title: 'A' })));
    expect(papers(await read(path)).map((paper) => paper.id)).toEqual(['a']);
    const plain = await written('plain.jsonl.gz', lines({ id: 'b', title: 'B' }));
    expect(papers(await read(plain)).map((paper) => paper.id)).toEqual(['b']);
  });

  it.each([
    ['empty.jsonl', '', 'empty.jsonl is empty; give a recorded daily list (a JSON array) or JSON Lines'],
    ['blank.jsonl', ' \n\n', 'blank.jsonl is empty'],
    ['x', 'x', 'x holds no JSON; give a recorded daily list'],
    ['page.html', '<html></html>', 'page.html holds no JSON'],
    [
      'other.jsonl',
      '{"name": 1}\n{"name": 2}',
      'No line of other.jsonl is a paper; each line needs at least an id and a title',
    ],
    [
      'cut.jsonl.gz',
      gzipSync('{"id": "a", "title": "A"}\n'.repeat(99)).subarray(0, 40),
      /cut\.jsonl\.gz cannot be read \(.*end of file/,
    ],
  ])('%s is answered with a sentence', async (name, content, sentence) => {
    await expect(read(await written(name, content))).rejects.toThrow(sentence);
    await expect(read(await written(name, content))).rejects.toBeInstanceOf(UserError);
  });

  it('that is not there, or is a folder, is answered with a sentence', async () => {
    await expect(read(join(folder, 'none.json'))).rejects.toThrow(
      /^There is no file .*none\.json; check the path$/,
    );
    await expect(read(folder)).rejects.toThrow(/is a folder; name the files in it$/);
  });
});

const corpus = fileURLToPath(new URL('../../../shared/data/search/topics/corpus.jsonl.gz', import.meta.url));
const absent = !existsSync(corpus);

describe.skipIf(absent)(`the corpus of topics${absent ? ' (left out: ../shared is not there)' : ''}`, () => {
  it('is read in a few batches, each line a paper', async () => {
    let count = 0;
    for await (const batch of files(corpus, { logger, parseDailyList, clean: imports.clean })) {
      expect(batch.skipped).toBe(0);
      count += batch.papers.length;
      if (count === 5000) break;
    }
    expect(count).toBe(5000);
  });
});
