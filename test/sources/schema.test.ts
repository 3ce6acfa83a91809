import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Paper } from '#core/paper.ts';
import { parseDailyList, parsePaper } from '#sources/huggingface/schema.ts';
import { type Json, row } from '#test/fakes/hub.ts';

const silent = () => {};

describe('a row of Hugging Face', () => {
  it('becomes a paper', () => {
    expect(parsePaper(row('2608.01234v2'))).toEqual({
      id: '2608.01234',
      title: 'An Example Paper 2608.01234v2',
      abstract: 'We cut memory by 2.5× and keep 99% of the accuracy.',
      summary: 'Memory use is cut without loss.',
      authors: ['Ada Example', 'Bo Sample'],
      verified: ['Ada Example'],
      organization: 'Example Lab',
      submitter: { name: 'Ada Example', login: 'ada-ex' },
      published: '2026-08-03',
      upvotes: 12,
      comments: 3,
      url: 'https://huggingface.co/papers/2608.01234',
      discussion: 'https://huggingface.co/papers/2608.01234#community',
      authorParticipates: false,
      code: 'https://github.com/example/repo',
      stars: 40,
      project: 'https://example.org/project',
      thumbnail: 'https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/2608.01234v2.png',
      keywords: ['quantization', 'memory'],
      categories: [],
      source: 'huggingface',
    });
  });

  it('needs an id and a title only', () => {
    const paper = parsePaper({ id: '2608.00001', title: 'T' });
    expect(paper).toMatchObject({
      abstract: '',
      summary: '',
      authors: [],
      keywords: [],
    });
    // What is not said is unknown, which is not zero.
    expect(paper).not.toHaveProperty('upvotes');
    expect(paper).not.toHaveProperty('comments');
    expect(paper).not.toHaveProperty('published');
    expect(paper).not.toHaveProperty('thumbnail');
  });

  it('may be bare, as old search answers are', () => {
    const bare = { id: '2401.00001', title: 'T', thumbnailUrl: '/thumbs/1.png', source: 'hf' };
    expect(parsePaper(bare)).toMatchObject({
      id: '2401.00001',
      thumbnail: 'https://huggingface.co/thumbs/1.png',
    });
  });

  it('takes the outer title and abstract where the inner ones are unusable', () => {
    const paper = parsePaper(row('2608.00001', { title: null, summary: 7 }));
    expect(paper?.title).toBe('An Example Paper 2608.00001');
    expect(paper?.abstract).toMatch(/^We cut memory/);
  });

  it('is never dated by the outer publishedAt', () => {
    expect(parsePaper(row('2608.00001', { publishedAt: undefined }))).not.toHaveProperty('published');
  });

  it.each([
    ['a line break inside', 'https://github.com/a/b\nhttps://evil.example'],
    ['a line break at its end', 'https://github.com/a/b\n'],
    ['a control character', 'https://github.com/a\u0007b'],
    ['another protocol', 'javascript:alert(1)'],
    ['no protocol', 'github.com/a/b'],
    ['another type', 7],
  ])('has no link, and no stars, where the address has %s', (_, githubRepo) => {
    const paper = parsePaper(row('2608.00001', { githubRepo }));
    expect(paper).not.toHaveProperty('code');
    expect(paper).not.toHaveProperty('stars');
  });

  it('calls an organization without a full name by its name', () => {
    expect(parsePaper(row('1', { organization: { name: 'ex-lab', fullname: ' ' } }))?.organization).toBe(
      'ex-lab',
    );
    expect(parsePaper(row('1', { organization: {} }, { organization: null }))).not.toHaveProperty(
      'organization',
    );
  });

  it.each(['../../x', 'a/b', 'x?y', '.', '..', 'a b', '%2e%2e'])('is none under the id %j', (id) => {
    expect(parsePaper(row(id))).toBeUndefined();
  });

  it.each([
    ['math.GT/0309136v2', 'math/0309136'],
    ['2608.00001v2', '2608.00001'],
    ['a-b.1', 'a-b.1'],
  ])('has the id %j as %j', (id, kept) => {
    const url = `https://huggingface.co/papers/${kept}`;
    expect(parsePaper(row(id))).toMatchObject({ id: kept, url });
  });

  it('reads the names of authors and their organization as it reads titles', () => {
    const paper = parsePaper({
      id: '2608.00001',
      title: 'T',
      authors: ['Kara{\\c c}ayl{\\i}', { name: 'Jan T{\\"o}nshoff' }],
      organization: { fullname: 'Universit{\\"a}t' },
    });
    expect(paper).toMatchObject({ authors: ['Karaçaylı', 'Jan Tönshoff'], organization: 'Universität' });
  });

  it.each([undefined, null, '12', 2.5, -2, Number.NaN, true, [12]])(
    'does not know how many upvotes and comments it has where that is %j, which is not zero',
    (count) => {
      const paper = parsePaper(row('1', { upvotes: count }, { numComments: count }));
      expect(paper).toMatchObject({ id: '1' });
      expect(paper).not.toHaveProperty('upvotes');
      expect(paper).not.toHaveProperty('comments');
    },
  );

  it('keeps the good authors, keywords and counts among bad ones', () => {
    const mixed = {
      authors: [null, 'Ada', { name: 3 }, { name: ' Bo\n B ' }],
      ai_keywords: [1, 'a', 'a', ''],
      upvotes: -2,
    };
    const paper = parsePaper(row('1', mixed));
    expect(paper).toMatchObject({ authors: ['Ada', 'Bo B'], keywords: ['a'], comments: 3 });
    expect(paper).not.toHaveProperty('upvotes');
  });

  it('never throws and stays a valid paper or none, with any field missing, null or of another type', () => {
    const whole = row('2608.00001');
    const paths = [
      ...Object.keys(whole).map((key) => [key]),
      ...Object.keys(whole.paper as Json).map((key) => ['paper', key]),
    ];
    const junk = fc.oneof(fc.constant(undefined), fc.constant(null), fc.anything(), fc.jsonValue());
    const changes = fc.array(fc.tuple(fc.constantFrom(...paths), junk), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(changes, (changed) => {
        const json = structuredClone(whole);
        for (const [[outer = '', inner], value] of changed) {
          if (inner === undefined) json[outer] = value;
          else if (json.paper !== null && typeof json.paper === 'object') (json.paper as Json)[inner] = value;
        }
        const paper = parsePaper(json);
        if (paper) expect(Paper.parse(paper)).toEqual(paper);
        expect(() => parseDailyList([json], silent)).not.toThrow();
      }),
      { numRuns: 1000 },
    );
  });
});

describe('a daily list', () => {
  it('drops a bad row, names it and keeps the others in their order', () => {
    const bad: [number, string][] = [];
    const rows = [
      row('2608.00002'),
      row('2608.00003', { title: ' ' }, { title: '' }),
      'x',
      row('2608.00001'),
    ];
    const { day, papers } = parseDailyList(rows, (index, missing) => bad.push([index, missing]));
    expect(papers.map((paper) => paper.id)).toEqual(['2608.00002', '2608.00001']);
    expect(bad).toEqual([
      [1, 'a title'],
      [2, 'an id'],
    ]);
    expect(day).toBe('2026-08-20');
  });

  it('holds a paper once', () => {
    const { papers } = parseDailyList([row('2608.00001'), row('2608.00001v2', { upvotes: 99 })], silent);
    expect(papers.map((paper) => paper.upvotes)).toEqual([12]);
  });

  it.each([undefined, null, {}, 'no', 7, []])('is empty and without a day where it is %j', (json) => {
    expect(parseDailyList(json, silent)).toEqual({ papers: [] });
  });
});

describe('what belongs to a paper', () => {
  const linked = (fields: Json) => parsePaper(row('2608.00001', fields))?.linked;

  it('is counted even where only some are named, and has pages of the public site', () => {
    const detail = {
      linkedModels: [{ id: 'a/m', likes: 3 }, { id: '../x' }, null],
      numTotalModels: 40,
      linkedSpaces: [{ id: 'b/s' }],
    };
    expect(linked(detail)).toEqual([
      { kind: 'model', total: 40, top: [{ id: 'a/m', url: 'https://huggingface.co/a/m', likes: 3 }] },
      { kind: 'space', total: 1, top: [{ id: 'b/s', url: 'https://huggingface.co/spaces/b/s' }] },
    ]);
  });

  it('has the Spaces that run first', () => {
    const linkedSpaces = [
      { id: 'a/sleeps', running: false },
      { id: 'a/runs', running: true, likes: 2 },
      { id: 'a/other' },
      { id: 'a/up', runtime: { stage: 'RUNNING' } },
    ];
    expect(linked({ linkedSpaces })?.[0]?.top.map(({ id }) => id)).toEqual([
      'a/runs',
      'a/up',
      'a/sleeps',
      'a/other',
    ]);
  });

  it('is nothing where the answer does not say', () => {
    expect(linked({ linkedDatasets: 'x', numTotalDatasets: null, linkedModels: [] })).toBeUndefined();
  });

  it.each(['a/../../x', 'javascript:alert(1)', 'a/b?c', 'a//b', `${'a'.repeat(10_000)}/b`, '<@1>/x'])(
    'has no address of %.30s',
    (id) => {
      expect(linked({ linkedModels: [{ id }], linkedSpaces: [{ id }] })).toBeUndefined();
    },
  );

  it.each([
    ['https://huggingface.co/spaces/a/demo', 'space', 'a/demo'],
    ['https://huggingface.co/datasets/a/data/', 'dataset', 'a/data'],
  ])('is also its project page %s', (projectPage, kind, id) => {
    expect(linked({ projectPage })).toMatchObject([{ kind, total: 1, top: [{ id }] }]);
  });

  it.each([
    'https://huggingface.co/spaces/a',
    'https://huggingface.co/collections/a/b',
    'https://huggingface.co.evil.org/spaces/a/demo',
  ])('is not its project page %s', (projectPage) => {
    expect(linked({ projectPage })).toBeUndefined();
  });
});

describe('whoever stands behind a paper', () => {
  it('is verified where the site knows them for certain', () => {
    const authors = [
      { name: 'Claims', status: 'claimed_verified' },
      { name: 'Assigned', status: 'admin_assigned' },
      { name: 'Found', status: 'extracted_confirmed' },
      { name: 'Perhaps', status: 'extracted_pending' },
      { name: 'No', status: 'extracted_infirmed' },
      { name: 'Hidden', status: 'claimed_verified', hidden: true },
      { name: 'Odd', status: ['claimed_verified'] },
    ];
    expect(parsePaper(row('1', { authors }))).toMatchObject({
      authors: ['Claims', 'Assigned', 'Found', 'Perhaps', 'No', 'Odd'],
      verified: ['Claims', 'Assigned', 'Found'],
    });
  });

  it('has submitted it under a name and an account, wherever the account stands', () => {
    const submittedBy = { fullname: 'Old  Way', name: 'old-way' };
    const old = row('1', { submittedOnDailyBy: undefined }, { submittedBy });
    expect(parsePaper(old)?.submitter).toEqual({ name: 'Old Way', login: 'old-way' });
    const nameless = row('1', { submittedOnDailyBy: { user: 'ada-ex', fullname: ' ' } });
    expect(parsePaper(nameless)?.submitter).toEqual({ name: 'ada-ex', login: 'ada-ex' });
    const hostile = row('1', { submittedOnDailyBy: { user: '../x' } }, { submittedBy: { name: '<@1>' } });
    expect(parsePaper(hostile)).not.toHaveProperty('submitter');
  });

  it('shows it by pictures and films of their own', () => {
    const mediaUrls = ['https://cdn-uploads.huggingface.co/a.png', 'javascript:alert(1)', null, 'x.png'];
    expect(parsePaper(row('1', {}, { mediaUrls }))?.media).toEqual([mediaUrls[0]]);
    expect(parsePaper(row('1', {}, { mediaUrl: mediaUrls[0] }))?.media).toEqual([mediaUrls[0]]);
    const many = Array.from({ length: 40 }, (_, at) => `https://cdn-uploads.huggingface.co/${at}.png`);
    expect(parsePaper(row('1', { mediaUrls: many }))?.media).toEqual(many.slice(0, 8));
  });
});

const shared = new URL('../../../shared/data/', import.meta.url);
const recorded = new URL('daily-papers/', shared);
const absent = !existsSync(recorded);
const why = absent ? ' (left out: ../shared is not beside the project)' : '';

describe.skipIf(absent)(`the recorded lists${why}`, () => {
  const read = (name: string): Json[] => JSON.parse(readFileSync(new URL(name, recorded), 'utf8'));
  const innerOf = (item: Json) => item.paper as Json;

  it('parse without a bad row and in their order, all of them', () => {
    const names = readdirSync(recorded).filter((name) => name.endsWith('.json'));
    expect(names).toHaveLength(52);
    for (const name of names) {
      const list = read(name);
      const { day, papers } = parseDailyList(list, (index, missing) =>
        expect.fail(`${name}: row ${index} lacks ${missing}`),
      );
      expect(papers.map((paper) => paper.id)).toEqual(list.map((item) => innerOf(item).id));
      expect([name.slice(0, 10), undefined]).toContain(day);
      for (const paper of papers) expect(Paper.safeParse(paper).error).toBeUndefined();
    }
  });

  it.each([
    ['2026-07-15', 2],
    ['2026-05-13', 50],
  ])('have on %s %i papers', (day, count) => {
    expect(parseDailyList(read(`${day}.json`), silent)).toMatchObject({ day, papers: { length: count } });
  });

  it('show no hidden author and no mark of LaTeX commands', () => {
    for (const name of readdirSync(recorded)) {
      const list = read(name);
      for (const [index, paper] of parseDailyList(list, silent).papers.entries()) {
        const authors = innerOf(list[index] ?? {}).authors as { hidden?: boolean }[];
        expect(paper.authors).toHaveLength(authors.filter((author) => !author.hidden).length);
        expect(`${paper.title} ${paper.abstract} ${paper.summary}`).not.toMatch(/\\|[{}]|\dtimes\b/);
      }
    }
  });

  it('tell who submitted them, whose they are, and what their authors show', () => {
    const all = readdirSync(recorded).flatMap((name) => parseDailyList(read(name), silent).papers);
    const share = (holds: (paper: Paper) => unknown) => all.filter(holds).length / all.length;
    expect(share(({ submitter }) => submitter)).toBeGreaterThan(0.95);
    expect(share(({ media }) => media)).toBeGreaterThan(0.2);
    expect(share(({ verified }) => verified)).toBeGreaterThan(0.3);
    expect(share(({ authorParticipates }) => authorParticipates)).toBeGreaterThan(0.1);
    expect(share(({ discussion }) => discussion)).toBe(1);
  });

  it('take the midnights of July 2026 and the times of March 2026 for the same kind of day', () => {
    for (const name of ['2026-03-06.json', '2026-07-06.json']) {
      const { day, papers } = parseDailyList(read(name), silent);
      expect(day).toBe(name.slice(0, 10));
      expect(papers.every((paper) => paper.published)).toBe(true);
    }
  });

  it('parse whatever the fields of their time were called', () => {
    for (const name of ['2024-06-03.json', '2025-10-01.json']) {
      expect(parseDailyList(read(name), () => expect.fail(name)).papers.length).toBeGreaterThan(0);
    }
  });
});

describe.skipIf(absent)(`the recorded search answer${why}`, () => {
  it('gives its nine papers, none with a day', () => {
    const json = JSON.parse(readFileSync(new URL('hf-search/search_q_kazakh_2025-05.json', shared), 'utf8'));
    const { day, papers } = parseDailyList(json, () => expect.fail('a bad row'));
    expect(papers).toHaveLength(9);
    expect(papers[0]).toMatchObject({ id: '2404.04487', published: '2024-04-06' });
    expect(day).toBeUndefined();
  });
});
