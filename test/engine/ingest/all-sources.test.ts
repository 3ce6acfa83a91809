import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { Paper } from '#core/paper.ts';
import { allSources } from '#engine/ingest/all-sources.ts';
import { paper } from '#test/fakes/papers.ts';
import { fakeSource } from '#test/fakes/source.ts';

const READER = { patience: 'reader' } as const;
const DAY = '2026-08-20';

const hub = (also: Partial<PaperSource> = {}, lists: Record<string, readonly Paper[]> = {}) =>
  fakeSource(lists, also);
const arxiv = (also: Partial<PaperSource> = {}, lists: Record<string, readonly Paper[]> = {}) =>
  fakeSource(lists, { name: 'arxiv', title: 'arXiv', ...also });
const known = (id: string, also: Partial<Paper> = {}) => paper({ id, ...also });
const away = (sentence: string) => () => Promise.reject(new SourceError('source-refused', sentence));

describe('one source alone', () => {
  it('is what it was', () => {
    const source = hub();
    expect(allSources([source])).toBe(source);
  });
});

describe('several sources as one', () => {
  it('carry both titles, open with the first and settle with the last', () => {
    const late = Temporal.Instant.from('2026-08-21T04:00Z');
    const both = allSources([hub(), arxiv({ settles: () => late, currentDay: () => '2026-01-01' })]);
    expect([both.name, both.title]).toEqual(['huggingface', 'Hugging Face + arXiv']);
    expect(both.settles(DAY)).toEqual(late);
    expect(both.currentDay(late)).toBe('2026-08-21');
  });

  it('merge what they list and find, each paper once, what both have first', async () => {
    const theirs = [known('a'), known('b', { categories: [] })];
    const others = [known('c'), known('b', { categories: ['cs.CL'], source: 'arxiv', upvotes: undefined })];
    const both = allSources([
      hub({ search: async () => theirs }, { [DAY]: theirs }),
      arxiv({ search: async () => others }, { [DAY]: others }),
    ]);
    const listed = await both.daily(DAY, READER);
    expect(listed.map(({ id }) => id)).toEqual(['b', 'a', 'c']);
    expect(listed[0]).toMatchObject({ source: 'huggingface', categories: ['cs.CL'] });
    expect((await both.search?.('x', 2, READER))?.map(({ id }) => id)).toEqual(['b', 'a']);
  });

  it('answer as long as one of them does, and say every reason where none does', async () => {
    const silent = arxiv({ search: away('arXiv answered 503') });
    const both = allSources([hub({ search: async () => [known('a')] }), silent]);
    expect(await both.search?.('x', 5, READER)).toHaveLength(1);
    const none = allSources([hub({ search: away('Hugging Face answered 429') }), silent]);
    await expect(none.search?.('x', 5, READER)).rejects.toThrow(
      new SourceError('source-down', 'Hugging Face answered 429; arXiv answered 503'),
    );
  });

  it('do not hide a fault of ours', async () => {
    const broken = arxiv({ search: () => Promise.reject(new TypeError('of our own making')) });
    const both = allSources([hub({ search: away('Hugging Face answered 429') }), broken]);
    await expect(both.search?.('x', 5, READER)).rejects.toThrow(TypeError);
  });

  it('know a paper where one of them does; one that is away may know it', async () => {
    const detail = { ...known('a'), linked: [{ kind: 'model' as const, total: 1, top: [] }] };
    const nothing = async () => undefined;
    const of = (first: PaperSource['paper'], second: PaperSource['paper']) =>
      allSources([
        hub({ ...(first && { paper: first }) }),
        arxiv({ ...(second && { paper: second }) }),
      ]).paper?.('a', READER);
    expect(await of(nothing, async () => detail)).toEqual(detail);
    expect(
      await of(
        async () => detail,
        async () => detail,
      ),
    ).toEqual(detail);
    expect(await of(undefined, nothing)).toBeUndefined();
    await expect(of(nothing, away('arXiv answered 503'))).rejects.toThrow('arXiv answered 503');
    expect(await of(async () => detail, away('arXiv answered 503'))).toEqual(detail);
  });

  it('name the newest day that one of them names', async () => {
    const both = allSources([hub({ newest: async () => '2026-08-19' }), arxiv({ newest: async () => DAY })]);
    expect(await both.newest?.(READER)).toBe(DAY);
  });
});
