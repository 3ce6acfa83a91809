import { Temporal } from 'temporal-polyfill';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import { messageOf, SourceError } from '#core/errors.ts';
import { Day, Paper } from '#core/paper.ts';
import { oneLine } from '#core/text/text.ts';

/** A source and what it is known to hold. */
export interface SourceUnderTest {
  readonly source: PaperSource;
  /** A day with a list of at least two papers. */
  readonly full: Day;
  /** A day without a list, such as a Sunday. */
  readonly empty: Day;
  /** A paper that it knows, and words that find it. */
  readonly known: { readonly id: string; readonly words: string };
  /** Has it get no answer from now on, where there is anything that it asks. */
  away?(): Promise<void>;
  close?(): Promise<void>;
}

const ask: Ask = { patience: 'reader' };

/** What the engine counts on in every source; optional methods are held to it where they are there. */
export function describeSource(name: string, make: () => SourceUnderTest | Promise<SourceUnderTest>): void {
  describe(`the source ${name}`, () => {
    let made: SourceUnderTest;
    beforeAll(async () => {
      made = await make();
    });
    afterAll(() => made.close?.());

    it('has a lower-case word for its name and a title for people', () => {
      expect(made.source.name).toMatch(/^[a-z][a-z0-9-]*$/);
      expect(made.source.title).toMatch(/\S/);
    });

    it('gives a whole list of valid papers, each once, under its own name', async () => {
      const papers = await made.source.daily(made.full, ask);
      expect(papers.length).toBeGreaterThan(1);
      for (const paper of papers) expect(Paper.parse(paper)).toEqual(paper);
      expect(new Set(papers.map((paper) => paper.id)).size).toBe(papers.length);
      expect(new Set(papers.map((paper) => paper.source))).toEqual(new Set([made.source.name]));
    });

    it('gives clean lines of text only', async () => {
      for (const paper of await made.source.daily(made.full, ask)) {
        const texts = [paper.title, paper.abstract, paper.summary, ...paper.authors, ...paper.keywords];
        expect(texts.map(oneLine)).toEqual(texts);
      }
    });

    it('gives the same order when it is asked again', async () => {
      const [first, second] = [
        await made.source.daily(made.full, ask),
        await made.source.daily(made.full, ask),
      ];
      expect(second).toEqual(first);
    });

    it('takes a day without a list, and one far ahead, for a normal answer', async () => {
      expect(await made.source.daily(made.empty, ask)).toEqual([]);
      expect(await made.source.daily('2099-01-02', ask)).toEqual([]);
    });

    it('names the open day, which settles no sooner than it begins', () => {
      const now = Temporal.Instant.from('2026-08-20T12:00:00Z');
      const day = made.source.currentDay(now);
      expect(Day.parse(day)).toBe(day);
      const begin = Temporal.Instant.from(`${day}T00:00:00Z`);
      expect(Temporal.Instant.compare(made.source.settles(day), begin)).toBeGreaterThanOrEqual(0);
    });

    it('names as newest a day that has a list', async (test) => {
      if (!made.source.newest) return test.skip('it cannot tell without a date');
      const newest = await made.source.newest(ask);
      expect(await made.source.daily(Day.parse(newest), ask)).not.toEqual([]);
    });

    it('gives no more trending papers than were asked for', async (test) => {
      if (!made.source.trending) return test.skip('it has no trending papers');
      const papers = (await made.source.trending(1, ask)) ?? [];
      expect(papers).toHaveLength(1);
      for (const paper of papers) expect(Paper.parse(paper)).toEqual(paper);
    });

    it('finds a paper by its words, and no more than were asked for', async (test) => {
      if (!made.source.search) return test.skip('it cannot search');
      const found = await made.source.search(made.known.words, 1, ask);
      expect(found.map((paper) => paper.id)).toEqual([made.known.id]);
      expect(await made.source.search('  ', 5, ask)).toEqual([]);
    });

    it('gives a paper that it knows with what cites it, and nothing for another', async (test) => {
      if (!made.source.paper) return test.skip('it has no single papers');
      const told = await made.source.paper(made.known.id, ask);
      expect(told?.id).toBe(made.known.id);
      for (const { total, top } of told?.linked ?? []) expect(total).toBeGreaterThanOrEqual(top.length);
      expect(await made.source.paper('0001.00001', ask)).toBeUndefined();
      expect(await made.source.paper('../not-an-id', ask)).toBeUndefined();
    });

    it('says by its title and in one line why it has no answer', async (test) => {
      if (!made.away) return test.skip('it asks nobody');
      await made.away();
      const error: unknown = await made.source.daily(made.full, ask).catch((thrown: unknown) => thrown);
      expect(error).toBeInstanceOf(SourceError);
      expect(messageOf(error).startsWith(made.source.title)).toBe(true);
      expect(messageOf(error)).not.toMatch(/\n|\.$/);
    });
  });
}
