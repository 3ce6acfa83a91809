import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Block, Document } from '#core/document.ts';
import { fakeHub, type Hub } from '#test/fakes/hub.ts';
import { folder } from './folder.ts';
import { start } from './start.ts';

const RECORDED = resolve(import.meta.dirname, '../../../shared/data/daily-papers');

function row(index: number, about: object = {}): { paper: object } {
  const id = `2608.${String(index).padStart(5, '0')}`;
  const paper = {
    id,
    title: `Paper ${index}`,
    summary: 'It quantizes models.',
    upvotes: 100 - index,
    authors: [],
  };
  return { paper: { ...paper, ...about } };
}

function papersIn(json: string): Extract<Block, { kind: 'paper' }>[] {
  const document: Document = JSON.parse(json);
  return document.blocks.filter((block) => block.kind === 'paper');
}

describe('what needs nothing', () => {
  it.each([
    [['--version'], /^Paperboy \d+\.\d+\.\d+\n$/],
    [['?'], /^Read\n/],
    [['search', '--help'], /^search\n/],
    [['import', '--help'], /^npm run import -- FILE/],
    [['quit'], /^$/],
  ])('%j is answered without opening a file', async (words, said) => {
    const dataDir = folder();
    const { code, out, err } = await start(words, { dataDir, env: { HF_TOKEN: 'not read' } });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(said);
    expect(readdirSync(dataDir)).toEqual([]);
  });
});

describe('without a network', () => {
  it('shows the sample, says so first, and ends well', async () => {
    const { code, out, err } = await start([]);
    expect(out.split('\n')[0]).toMatch(/^This is a bundled sample, not today's list, because Hugging Face/);
    expect(out).toContain('Daily papers · Fri 21 Aug 2026');
    expect({ code, err }).toEqual({ code: 0, err: '' });
  });

  it.each([
    [['serach', 'x'], 2, /did you mean search\?/],
    [['today', '--date', '2026-13-01'], 2, /There is no 2026-13-01/],
    [['search'], 2, /search llm quantization/],
    [['paper', 'what'], 2, /no arXiv id or link/],
    [['run', 'file'], 2, /npm start -- run -/],
    [['backfill', '--form', 'x'], 2, /npm run backfill/],
    [['backfill', '--from', 'May'], 2, /--from must be a day/],
    [['backfill', '--from', '2026-02-01', '--to', '2026-01-01'], 2, /earlier day first/],
    [['import'], 2, /npm run import -- papers/],
    [
      ['import', '/nowhere/x.json'],
      1,
      /1 file of 1 could not be read to the end:\n {2}There is no file .*x\.json/,
    ],
  ])('%j ends with %i and one sentence', async (words, expected, sentence) => {
    const { code, out, err } = await start(words, { env: { LOG_LEVEL: 'silent' } });
    expect(code).toBe(expected);
    expect(out + err).toMatch(sentence);
    expect(out + err).not.toMatch(/\n\s+at /);
  });

  it.each([
    [{ ADAPTERS: 'discrod' }, /ADAPTERS names discrod, which is none of console/],
    [{ HF_ENDPOINT: 'huggingface' }, /HF_ENDPOINT must be an http/],
    [{ EMBEDDER: 'word2vec' }, /EMBEDDER must be empty or transformers/],
    [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL must be one of debug, info/],
    [{ HF_TOKEN: 'hf secret' }, /HF_TOKEN must be a token in one piece/],
    [
      { DATABASE_URL: 'postgres://me:100%@db/x' },
      /DATABASE_URL a % that stands for itself is written as %25/,
    ],
    [{ ENV_FILE: '/nowhere/.env' }, /\.env cannot be read: ENV_FILE names it, and it is not there/],
  ])('%j stops it with a sentence that names the variable', async (env, sentence) => {
    const { code, out, err } = await start([], { env: env as Record<string, string> });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toMatch(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).not.toContain('hf secret');
  });

  it('tells of an archive that cannot be used, and leaves it as it is', async () => {
    const dataDir = folder();
    writeFileSync(join(dataDir, 'archive.sqlite'), 'not a database, but precious');
    const { code, err } = await start([], { dataDir });
    expect(code).toBe(1);
    expect(err).toMatch(/archive\.sqlite is not a Paperboy database/);
    expect(readFileSync(join(dataDir, 'archive.sqlite'), 'utf8')).toBe('not a database, but precious');
  });

  it('answers a line of input at a time, and ends with the worst outcome', async () => {
    const { code, out } = await start(['run', '-', '--json'], {
      input: 'search llm quantization\n\nserch robots\nhelp\n',
    });
    const answers = out
      .trim()
      .split('\n')
      .map((line): Document => JSON.parse(line));
    expect(answers.map(({ summary }) => summary)).toEqual([
      expect.stringMatching(/papers for llm quantization/),
      expect.stringMatching(/no command "serch"/),
      'What you can ask',
    ]);
    expect(code).toBe(2);
  });
});

describe('with Hugging Face', () => {
  let hub: Hub;
  const days = { '2026-08-19': [row(8), row(9)], '2026-08-20': [row(1), row(2), row(3)] };
  beforeAll(async () => {
    hub = await fakeHub({ days, openUntil: '2099-01-01' });
  });
  afterAll(() => hub.close());

  const env = () => ({ HF_ENDPOINT: hub.url, HF_TOKEN: 'hf_verysecret', LOG_LEVEL: 'debug' });

  it('shows the list of a day, whole papers with --json, and no secret in the log', async () => {
    const { code, out, err } = await start(['today', '--date', '2026-08-20', '--json'], { env: env() });
    expect(code).toBe(0);
    expect(papersIn(out).map(({ paper }) => [paper.id, paper.upvotes])).toEqual([
      ['2608.00001', 99],
      ['2608.00002', 98],
      ['2608.00003', 97],
    ]);
    expect(err).toContain('list read');
    expect(out + err).not.toContain('verysecret');
    expect(hub.asked.at(-1)?.headers.authorization).toBe('Bearer hf_verysecret');
  });

  it('fills the archive, goes on where it stopped, and then answers without a network', async () => {
    const dataDir = folder();
    const range = ['backfill', '--from', '2026-08-18', '--to', '2026-08-21'];
    const first = await start(range, { env: env(), dataDir });
    expect(first.err).toContain('Done: 4 lists read, 5 papers added');
    const again = await start(range, { env: env(), dataDir });
    expect(again.err).toContain('Done: 0 lists read, 0 papers added');
    const { out } = await start(['today', 'date:2026-08-19', '--json'], { dataDir });
    expect(papersIn(out).map(({ paper }) => paper.id)).toEqual(['2608.00008', '2608.00009']);
    expect(out, 'a list whose day is over is not asked for').not.toContain('cannot be reached');
    const other = await start(['today', 'date:2026-08-22', '--json'], { dataDir });
    expect(other.out + other.err).toContain('Hugging Face cannot be reached (ECONNREFUSED)');
  });

  it('goes on behind a list that is not to be had, says which it is, and ends with 1', async () => {
    hub.fail({ kind: 'status', status: 404 });
    const { code, err } = await start(['backfill', '--from', '2026-08-19', '--to', '2026-08-20'], {
      env: env(),
    });
    expect(err).toContain(
      '1 list could not be read: Hugging Face answered 404 (2026-08-19). The next run asks for what is missing.',
    );
    expect(code).toBe(1);
  });

  it('imports recorded lists and JSON Lines, once', async () => {
    const dataDir = folder();
    const list = join(dataDir, '2026-08-18.json');
    const lines = join(dataDir, 'more.jsonl');
    writeFileSync(list, JSON.stringify([row(4)]));
    writeFileSync(lines, '{"id":"own-1","title":"An Imported Zebra","text":"Stripes."}\nnonsense\n');
    const first = await start(['import', list, lines], { dataDir });
    expect(first.err).toContain(
      '2 papers added, 0 updated; 1 line skipped that is no paper; 1 without authors',
    );
    expect(first.code).toBe(0);
    const again = await start(['import', list, lines], { dataDir });
    expect(again.err).toContain('0 papers added, 0 updated, 2 as they were; 1 line skipped');
    expect((await start(['search', 'zebras'], { dataDir })).out).toContain('An Imported Zebra');
  });
});

describe('an import', () => {
  it('goes on behind a file that cannot be read, names it, and ends with 1', async () => {
    const dataDir = folder();
    const paths = ['2026-08-18.json', '2026-08-19.json', '2026-08-20.json'].map((name) =>
      join(dataDir, name),
    );
    const [first = '', bad = '', last = ''] = paths;
    writeFileSync(first, JSON.stringify([row(4)]));
    writeFileSync(bad, '[{"paper":');
    writeFileSync(last, JSON.stringify([row(5), row(6)]));
    const { code, err } = await start(['import', ...paths], { dataDir });
    expect(code).toBe(1);
    expect(err).toContain('3 papers added, 0 updated');
    expect(err).toContain(
      '1 file of 3 could not be read to the end:\n  2026-08-19.json is not whole JSON; record it again\n',
    );
  });

  it('fills gaps and overrules nothing that a source told', async () => {
    const dataDir = folder();
    const list = join(dataDir, '2026-08-18.json');
    const lines = join(dataDir, 'more.jsonl');
    writeFileSync(list, JSON.stringify([row(4)]));
    writeFileSync(
      lines,
      JSON.stringify({
        id: '2608.00004',
        title: 'X',
        text: 'T',
        authors: 'No One',
        categories: 'cs.LG cs.AI',
      }),
    );
    await start(['import', list, lines], { dataDir });
    const [shown] = papersIn((await start(['paper', '2608.00004', '--json'], { dataDir })).out);
    expect(shown?.paper).toMatchObject({
      title: 'Paper 4',
      abstract: 'It quantizes models.',
      url: 'https://huggingface.co/papers/2608.00004',
      upvotes: 96,
      authors: ['No One'],
      categories: ['cs.LG', 'cs.AI'],
      source: 'huggingface',
    });
  });
});

const skipped = existsSync(RECORDED) ? '' : ' (skipped: ../shared/data/daily-papers is not there)';
describe.skipIf(skipped)(`every recorded list${skipped}`, () => {
  it('is shown with the ids and the order of its file, and a second run asks for nothing', async () => {
    const names = readdirSync(RECORDED).map((name) => name.replace('.json', ''));
    await using hub = await fakeHub({ folder: RECORDED, openUntil: '2099-01-01' });
    const dataDir = folder();
    const run = () =>
      start(['run', '-', '--json'], {
        dataDir,
        env: { HF_ENDPOINT: hub.url, LOG_LEVEL: 'info' },
        input: names.map((day) => `today date:${day} size:100`).join('\n'),
      });
    const rounds = [await run(), await run()];
    for (const round of rounds) {
      const shown = round.out
        .trim()
        .split('\n')
        .map((line) => papersIn(line).map(({ paper }) => paper.id));
      expect(round.code).toBe(0);
      expect(shown).toEqual(names.map(idsOfFile));
    }
    // Each list's day is over.
    expect(rounds[0]?.err).toContain('list read');
    expect(rounds[1]?.err).not.toContain('list read');
  }, 90_000);
});

function idsOfFile(day: string): string[] {
  const rows: { paper: { id: string } }[] = JSON.parse(readFileSync(join(RECORDED, `${day}.json`), 'utf8'));
  return rows.map(({ paper }) => paper.id);
}
