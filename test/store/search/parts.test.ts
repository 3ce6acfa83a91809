import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '#store/blob.ts';
import {
  bodyCount,
  docOf,
  emptyEntry,
  readEntries,
  sightInBody,
  sightInTitle,
  titleCount,
} from '#store/search/postings/entries.ts';
import { best } from '#store/search/ranking/best.ts';
import { neighbours } from '#store/search/ranking/features.ts';
import { highestFirst } from '#store/search/ranking/highest-first.ts';
import { rank } from '#store/search/ranking/rank.ts';
import { rarity } from '#store/search/ranking/score.ts';
import { titleScores } from '#store/search/ranking/title-scores.ts';
import { mainAxes } from '#store/search/vectors/axes.ts';

function times(count: number, step: (entry: number) => number, entry: number): number {
  return count > 0 ? times(count - 1, step, step(entry)) : entry;
}

describe('an entry of a posting list', () => {
  it('holds its paper and how often a word is in title and body, up to a bound', () => {
    const counted = fc.record({ doc: fc.nat(2 ** 24 - 1), title: fc.nat(5), body: fc.nat(70) });
    fc.assert(
      fc.property(counted, ({ doc, title, body }) => {
        const entry = times(body, sightInBody, times(title, sightInTitle, emptyEntry(doc)));
        expect([docOf(entry), titleCount(entry), bodyCount(entry)]).toEqual([
          doc,
          Math.min(title, 3),
          Math.min(body, 63),
        ]);
      }),
    );
  });

  it('comes back from its bytes, wherever they lie in memory', () => {
    const bytes = bytesOf(Uint32Array.of(1, 2 ** 32 - 1));
    const moved = new Uint8Array(bytes.length + 1);
    moved.set(bytes, 1);
    expect([...readEntries(moved.subarray(1))]).toEqual([1, 2 ** 32 - 1]);
  });
});

describe('best', () => {
  it('is what sorting everything would give', () => {
    const scores = fc.array(fc.oneof(fc.constant(0), fc.float({ min: 0, max: 9, noNaN: true })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(scores, fc.integer({ min: 1, max: 20 }), (list, count) => {
        const found = best(Float32Array.from(list), count);
        const sorted = [...list.keys()]
          .filter((at) => (list[at] ?? 0) > 0)
          .sort((a, b) => (list[b] ?? 0) - (list[a] ?? 0) || a - b);
        expect([...found]).toEqual(sorted.slice(0, count));
      }),
    );
  });
});

describe('highestFirst', () => {
  it('is what sorting by a callback would give, also of scores that hardly differ', () => {
    const score = fc.oneof(
      fc.double({ min: -9, max: 9, noNaN: true }),
      fc.constantFrom(0, 1, 1 + 2 ** -52, 1 - 2 ** -53, 2 ** 30 + 2 ** -20),
    );
    const scored = fc.tuple(score, fc.nat(5));
    fc.assert(
      fc.property(fc.array(scored, { maxLength: 80 }), (list) => {
        const scores = Float64Array.from(list, ([each]) => each);
        const rows = list.map(([, row]) => row);
        const sorted = [...list.keys()].sort(
          (a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || (rows[a] ?? 0) - (rows[b] ?? 0),
        );
        expect([...highestFirst(scores, rows)]).toEqual(sorted);
      }),
    );
  });
});

describe('neighbours', () => {
  const pairs = [
    { text: ' world model ', worth: 3, flags: 0 },
    { text: ' model game ', worth: 1, flags: 0 },
  ];

  it('counts pairs that stand side by side, in the title more, and nothing across its end', () => {
    expect(neighbours(' play \n a world model here ', pairs)).toBeCloseTo(3 / 2 / 4);
    expect(neighbours(' world model \n play ', pairs)).toBeGreaterThan(
      neighbours(' play \n world model ', pairs),
    );
    expect(neighbours(' world \n model game ', pairs)).toBeCloseTo(1 / 2 / 4);
    expect(neighbours(' anything ', [])).toBe(0);
  });
});

describe('rank', () => {
  const resident = {
    papers: 300,
    meanLength: 9,
    length: new Uint16Array(300),
    titleLength: new Uint8Array(300),
    vectors: new Map(),
  };
  const pairs = [{ text: ' world model ', worth: 3, flags: 3 }];
  const paper = fc.record({
    score: fc.float({ min: 0, max: 9, noNaN: true }),
    stems: fc.constantFrom(' world ', ' model ', ' world model ', ' model of a world '),
  });
  const flagsOf = (stems: string) => Number(stems.includes('world')) + 2 * Number(stems.includes('model'));

  it('has the same papers first, in the same order, where it reads no others', () => {
    fc.assert(
      fc.property(
        fc.array(paper, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 1, max: 20 }),
        (all, exact) => {
          const first = {
            score: Float32Array.from(all, ({ score }) => score),
            has: Uint32Array.from(all, ({ stems }) => flagsOf(stems)),
            inTitle: new Uint32Array(all.length),
          };
          const read: number[] = [];
          const stemsOf = (doc: number) => {
            read.push(doc);
            return all[doc]?.stems ?? '';
          };
          const question = { size: 2, pairs: pairs.map((pair) => ({ ...pair, flags: 0 })) };
          const whole = rank(resident, first, question, stemsOf);
          const inAll = read.splice(0).length;
          const some = rank(resident, first, { size: 2, pairs, exact }, stemsOf);
          expect(some.rows.subarray(0, exact)).toEqual(whole.rows.subarray(0, exact));
          expect(some.scores.subarray(0, exact)).toEqual(whole.scores.subarray(0, exact));
          expect(read.length).toBeLessThanOrEqual(inAll);
          expect(read.filter((doc) => first.has[doc] !== 3)).toEqual([]);
        },
      ),
    );
  });
});

describe('titleScores', () => {
  /** The scores of so many titles of four words that have both words of a question, as they were typed; the last one has other forms. */
  const scoresOf = (titles: number) => {
    const docs = Uint32Array.from({ length: titles }, (_, doc) => doc);
    const asTyped = (doc: number) => Number(doc < titles - 1);
    const titleLength = new Uint8Array(titles).fill(4);
    return titleScores({ titleLength }, { inTitle: new Uint32Array(titles).fill(3) }, docs, {
      size: 2,
      asTyped,
    });
  };

  it('takes words that few titles have for the name of a paper, and those of more for a subject', () => {
    const [name = 0, ...names] = scoresOf(5);
    expect([...names.slice(0, -1)]).toEqual([name, name, name]);
    expect(name).toBeGreaterThan(2 * Math.abs(names.at(-1) ?? 0) + 2);
    const [subject = 0, ...same] = scoresOf(6);
    expect([...same.slice(0, -1)]).toEqual([subject, subject, subject, subject]);
    expect(subject).toBeLessThan(0.5);
    expect(same.at(-1)).toBeLessThan(subject);
  });
});

describe('mainAxes', () => {
  it('brings words that stand in the same papers together', () => {
    // Words 0 and 1 share papers 0 to 3, words 2 and 3 share papers 4 to 7.
    const rows = (from: number) => Uint32Array.of(from, from + 1, from + 2, from + 3);
    const column = (from: number) => ({ rows: rows(from), weights: Float32Array.of(1, 1, 1, 1) });
    const axes = mainAxes([column(0), column(0), column(4), column(4)], 8, 2);
    const dot = (a: number, b: number) =>
      [0, 1].reduce((sum, j) => sum + (axes[2 * a + j] ?? 0) * (axes[2 * b + j] ?? 0), 0);
    expect(dot(0, 1)).toBeGreaterThan(0.4);
    expect(Math.abs(dot(0, 2))).toBeLessThan(0.01);
    expect(mainAxes([column(0), column(4)], 8, 2)).toEqual(mainAxes([column(0), column(4)], 8, 2));
  });
});

it('a word says more the fewer papers have it', () => {
  expect(rarity(1000, 1)).toBeGreaterThan(rarity(1000, 10));
  expect(rarity(10, 10)).toBeGreaterThan(0);
});
