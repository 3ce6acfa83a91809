import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { Paper } from '#core/paper.ts';
import { sentences } from '#core/text/sentences.ts';
import { oneLine } from '#core/text/text.ts';
import { sampleSource } from '#sources/sample/index.ts';

const WEEK = ['2026-08-17', '2026-08-18', '2026-08-19', '2026-08-20', '2026-08-21'];
const ask = { patience: 'reader' } as const;
const source = sampleSource();
const lists = await Promise.all(WEEK.map((day) => source.daily(day, ask)));
const papers = lists.flat();

describe('the sample edition', () => {
  it('has 60 to 66 papers, 12 or 13 on each of five consecutive weekdays', () => {
    const weekdays = WEEK.map((day) => Temporal.PlainDate.from(day).dayOfWeek);
    expect(weekdays).toEqual([1, 2, 3, 4, 5]);
    expect(papers.length).toBeGreaterThanOrEqual(60);
    expect(papers.length).toBeLessThanOrEqual(66);
    for (const list of lists) expect([12, 13]).toContain(list.length);
  });

  it('has nothing on any other day', async () => {
    const others = ['2026-08-16', '2026-08-22', '2023-05-04', 'constructor'];
    for (const day of others) expect(await source.daily(day, ask)).toEqual([]);
  });

  it('names its last day as the newest', async () => {
    expect(await source.newest?.(ask)).toBe('2026-08-21');
  });

  it.each([
    ['2026-08-19T09:00Z', '2026-08-19'],
    ['2026-08-22T09:00Z', '2026-08-21'],
    ['2027-03-01T00:00Z', '2026-08-21'],
    ['2026-01-01T00:00Z', '2026-08-21'],
  ])('at %s stands open at %s', (now, day) => {
    expect(source.currentDay(Temporal.Instant.from(now))).toBe(day);
  });

  it('is complete from the start of each day', () => {
    expect(source.settles('2026-08-20').toString()).toBe('2026-08-20T00:00:00Z');
  });

  it('lists each day by upvotes, papers without a count last', () => {
    for (const list of lists) {
      const upvotes = list.map((paper) => paper.upvotes ?? -1);
      expect(upvotes).toEqual(upvotes.toSorted((one, other) => other - one));
    }
  });

  it('has at least four papers on LLM quantization, one or more on each day', () => {
    const found = lists.map((list) => list.filter((paper) => paper.keywords.includes('LLM quantization')));
    expect(found.flat().length).toBeGreaterThanOrEqual(4);
    for (const day of found) expect(day.length).toBeGreaterThanOrEqual(1);
  });

  it('has every paper once', () => {
    expect(new Set(papers.map((paper) => paper.id)).size).toBe(papers.length);
  });
});

describe('every sample paper', () => {
  it('is a valid paper of this source, without an abstract', () => {
    for (const paper of papers) {
      expect(Paper.parse(paper)).toEqual(paper);
      expect(paper.id).toMatch(/^\d{4}\.\d{5}$/);
      expect(paper.url).toBe(`https://huggingface.co/papers/${paper.id}`);
      expect(paper).toMatchObject({ source: 'sample', abstract: '' });
    }
  });

  it('has a summary of one sentence or two, 100 to 280 characters, in a plain voice', () => {
    for (const { id, summary } of papers) {
      expect([1, 2], id).toContain(sentences(summary).length);
      expect(summary.length, id).toBeGreaterThanOrEqual(100);
      expect(summary.length, id).toBeLessThanOrEqual(280);
      expect(summary, id).toMatch(/^[^!]+\.$/);
    }
  });

  it('has texts without control characters or double spaces', () => {
    for (const { id, title, summary, organization, authors, keywords } of papers) {
      const texts = [title, summary, organization ?? '', ...authors, ...keywords];
      for (const text of texts) expect(oneLine(text), id).toBe(text);
    }
  });

  it('has 1 to 40 authors and 2 to 5 keywords', () => {
    for (const { id, authors, keywords } of papers) {
      expect(authors.length, id).toBeGreaterThanOrEqual(1);
      expect(authors.length, id).toBeLessThanOrEqual(40);
      expect(keywords.length, id).toBeGreaterThanOrEqual(2);
      expect(keywords.length, id).toBeLessThanOrEqual(5);
    }
  });
});
