import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Reader } from '#core/digest/reader.ts';
import { type Selection, select } from '#core/digest/select.ts';
import type { TopicMatch } from '#core/topics/matcher.ts';
import { topicOf } from '#core/topics/topic.ts';
import { listings, paper, papers } from '#test/fakes/papers.ts';

describe('select', () => {
  it('picks the most upvoted, ties in the order of the list, each with its reason', () => {
    const list = listings(
      '2026-08-20',
      papers(4, (index) => ({ upvotes: [5, 9, 5, 1][index] ?? 0 })),
    );
    const { picks, of } = select(list, 3);
    expect(picks.map((pick) => pick.paper.id)).toEqual(['2608.00002', '2608.00001', '2608.00003']);
    expect(picks[0]?.reasons).toEqual([{ kind: 'upvotes', rank: 1, of: 4 }]);
    expect(of).toBe(4);
  });

  it('puts papers that nobody counts behind those with 0 upvotes, as their list has them, and gives them no place by upvotes', () => {
    const { upvotes: _, ...uncounted } = paper();
    const list = listings('2026-08-20', [
      { ...uncounted, id: 'b' },
      { ...uncounted, id: 'a' },
      paper({ id: 'none', upvotes: 0 }),
    ]);
    const { picks } = select(list, 3);
    expect(picks.map((pick) => pick.paper.id)).toEqual(['none', 'b', 'a']);
    expect(picks.map((pick) => pick.reasons)).toEqual([[{ kind: 'upvotes', rank: 1, of: 3 }], [], []]);
  });

  it('breaks ties of the list by the newer list, then by the id', () => {
    const [a, b, c] = ['a', 'b', 'c'].map((id) => paper({ id, upvotes: 3 }));
    if (!a || !b || !c) throw new Error('there are three');
    const list = [
      ...listings('2026-08-20', [c]),
      ...listings('2026-08-19', [a]),
      ...listings('2026-08-19', [b]),
    ];
    expect(select(list, 3).picks.map((pick) => pick.paper.id)).toEqual(['c', 'a', 'b']);
  });

  it('takes a paper from the list where it has most upvotes, and says which that is', () => {
    const [then, now] = [listings('2026-08-19', [paper({ upvotes: 4 })]), listings('2026-08-20', [paper()])];
    expect(select([...now, ...then], 1).picks[0]?.day).toBe('2026-08-19');
  });

  it('shows a paper once that two days or two sources list', () => {
    const twice = paper({ upvotes: 7 });
    const { picks, of } = select(
      [...listings('2026-08-14', [twice]), ...listings('2026-08-20', [twice])],
      10,
    );
    expect(picks).toHaveLength(1);
    expect(of).toBe(1);
  });

  it('gives the same papers whatever the order in which the lists come', () => {
    const list = listings(
      '2026-08-20',
      papers(12, (index) => ({ upvotes: index % 3 })),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: list.length }), (shuffled) => {
        expect(select(shuffled, 5)).toEqual(select(list, 5));
      }),
    );
  });
});

describe('a reader with topics', () => {
  const list = listings('2026-08-20', papers(10));
  const match = (topic: string, index: number, score: number): TopicMatch => ({
    topic: topicOf(topic),
    paper: list[index]?.paper ?? paper(),
    score,
    level: 'normal',
    sentence: () => [{ text: `${topic}!` }],
  });
  const idsOf = ({ picks }: Selection) => picks.map((pick) => Number(pick.paper.id.slice(-2)));

  it('gets the papers of followed topics first, surest first, each with its sentence', () => {
    const selection = select(list, 4, { matches: [match('games', 7, 1), match('games', 5, 3)] });
    expect(idsOf(selection)).toEqual([6, 8, 1, 2]);
    expect(selection.fromTopics).toBe(2);
    expect(selection.picks[0]?.reasons).toEqual([
      { kind: 'topic', topic: 'games', sentence: [{ text: 'games!' }] },
      { kind: 'upvotes', rank: 6, of: 10 },
    ]);
  });

  it('gets half of the digest at most from one topic where several have papers', () => {
    const games = [9, 8, 7, 6].map((index) => match('games', index, index));
    expect(idsOf(select(list, 4, { matches: games }))).toEqual([10, 9, 8, 7]);
    expect(idsOf(select(list, 4, { matches: [...games, match('agents', 4, 0)] }))).toEqual([10, 9, 5, 1]);
  });

  it.each([
    [1, [10]],
    [3, [10, 5, 1]],
    [5, [10, 9, 5, 1, 2]],
  ])('half of a digest of %i papers is rounded down, and is one paper at least', (size, ids) => {
    const games = [9, 8, 7, 6].map((index) => match('games', index, index));
    expect(idsOf(select(list, size, { matches: [...games, match('agents', 4, 0)] }))).toEqual(ids);
  });

  it('gets what is over the half of a topic where nothing else is left, by upvotes', () => {
    const games = [9, 8, 7].map((index) => match('games', index, index));
    const matches = [...games, match('agents', 4, 0)];
    const onlyTopics = select(list, 4, { matches, onlyTopics: true });
    expect(idsOf(onlyTopics)).toEqual([10, 9, 5, 8]);
    expect(onlyTopics.fromTopics).toBe(4);
  });

  it('gets equally sure papers by upvotes', () => {
    const matches = [match('games', 7, 1), match('games', 3, 1), match('games', 5, 1)];
    expect(idsOf(select(list, 3, { matches }))).toEqual([4, 6, 8]);
  });

  it('is told the two surest topics of a paper, equals by name, and counts it for the surest', () => {
    const of = (score: number, ...topics: string[]) => topics.map((topic) => match(topic, 9, score));
    const selection = select(list, 2, { matches: [...of(1, 'robots'), ...of(2, 'games', 'agents')] });
    expect(selection.picks[0]?.reasons.map((reason) => 'topic' in reason && reason.topic)).toEqual([
      'agents',
      'games',
      false,
    ]);
    const cap = [match('agents', 8, 1), match('games', 7, 0), ...of(2, 'agents')];
    expect(idsOf(select(list, 2, { matches: cap }))).toEqual([10, 8]);
  });

  it('gets what is like saved papers after the topics, the most alike first, each with what it is like', () => {
    const like = new Map(
      [
        ['2608.00009', 'Saved A'],
        ['2608.00008', 'Saved B'],
        ['2608.00006', 'Saved C'],
        ['elsewhere', 'Saved D'],
      ].map(([id = '', title = '']) => [id, { kind: 'saved', title }] as const),
    );
    const nearSaved = { like, worth: new Map(), unlike: new Set<string>() };
    const selection = select(list, 5, { nearSaved, matches: [match('games', 7, 1)] });
    expect(idsOf(selection)).toEqual([8, 9, 6, 1, 2]);
    expect(selection.picks.slice(0, 3).map(({ reasons }) => reasons.at(-2))).toEqual([
      { kind: 'saved', title: 'Saved B' },
      { kind: 'saved', title: 'Saved A' },
      { kind: 'saved', title: 'Saved C' },
    ]);
    expect(selection.picks[3]?.reasons).toEqual([{ kind: 'upvotes', rank: 1, of: 10 }]);
  });

  it('gets the papers of a topic that are like saved ones before others of it', () => {
    const worth = new Map([['2608.00008', 2]]);
    const matches = [match('games', 4, 1), match('games', 7, 0.5)];
    expect(idsOf(select(list, 2, { matches }))).toEqual([5, 8]);
    expect(
      idsOf(select(list, 2, { matches, nearSaved: { like: new Map(), worth, unlike: new Set() } })),
    ).toEqual([8, 5]);
  });

  it('gets what a topic nearly reaches before strangers, the nearer first and with no topic said, also where nothing was saved', () => {
    const reached = new Map([
      ['2608.00006', -0.2],
      ['2608.00005', -0.9],
    ]);
    const pickedBy = (reader: Reader) =>
      idsOf(select(list, 4, { matches: [match('games', 3, 1)], reached, ...reader }));
    expect(pickedBy({})).toEqual([4, 6, 5, 1]);
    const like = new Map<string, { kind: 'saved'; title: string }>([
      ['2608.00003', { kind: 'saved', title: 'On Games' }],
    ]);
    const worth = new Map([['2608.00005', 1]]);
    expect(pickedBy({ nearSaved: { like, worth, unlike: new Set(['2608.00006']) } })).toEqual([4, 3, 5, 1]);
    expect(pickedBy({ onlyTopics: true })).toEqual([4]);
    expect(pickedBy({ order: 'newest' })).toEqual(pickedBy({ order: 'newest', reached: undefined }));
    const { picks, fromTopics } = select(list, 2, { reached });
    expect(picks[0]?.reasons).toEqual([{ kind: 'upvotes', rank: 6, of: 10 }]);
    expect(fromTopics).toBe(0);
  });

  it('gets the others by how near they are to what was saved, those that are alike in that by upvotes', () => {
    const like = new Map([['2608.00009', { kind: 'saved', title: 'Saved A' } as const]]);
    const worth = new Map([
      ['2608.00009', 2.9],
      ['2608.00006', 2],
      ['2608.00004', 2.5],
      ['2608.00002', -3],
    ]);
    const nearSaved = { like, worth, unlike: new Set(['2608.00002']) };
    expect(idsOf(select(list, 10, { nearSaved, matches: [match('games', 7, 1)] }))).toEqual([
      8, 9, 4, 6, 1, 3, 5, 7, 10, 2,
    ]);
  });

  it('gets what is near to much that was saved before what a topic hardly reaches, and behind what one is sure of', () => {
    const like = new Map([['2608.00009', { kind: 'saved', title: 'Saved A' } as const]]);
    const matches = [match('games', 4, 1), match('games', 7, 0.2)];
    const pickedBy = (worth: number, reached?: number) =>
      idsOf(
        select(list, 3, {
          matches,
          nearSaved: { like, worth: new Map([['2608.00009', worth]]), unlike: new Set() },
          ...(reached === undefined ? {} : { reached: new Map([['2608.00009', reached]]) }),
        }),
      );
    expect(pickedBy(0)).toEqual([5, 8, 9]);
    expect(pickedBy(2.6)).toEqual([5, 9, 8]);
    expect(pickedBy(1, -0.4), 'nearly reached').toEqual([5, 9, 8]);
    expect(pickedBy(1, -1), 'less so').toEqual([5, 8, 9]);
    const others = [match('agents', 2, 0.3), match('games', 7, 0.2)];
    const worth = new Map([['2608.00009', 2.25]]);
    expect(
      idsOf(select(list, 4, { matches: others, nearSaved: { like, worth, unlike: new Set() } })),
    ).toEqual([3, 9, 8, 1]);
  });

  it('gets what is like unwanted papers last', () => {
    const unlike = new Set(['2608.00001', '2608.00003']);
    const nearSaved = { like: new Map(), worth: new Map(), unlike };
    expect(idsOf(select(list, 10, { nearSaved }))).toEqual([2, 4, 5, 6, 7, 8, 9, 10, 1, 3]);
  });

  it('does not get what is muted or was shown, and is told how many', () => {
    const muted = new Set(['2608.00001', '2608.00002']);
    const shown = new Set(['2608.00002', '2608.00003', 'elsewhere']);
    const selection = select(list, 3, { muted, shown, matches: [match('games', 0, 9)] });
    expect(idsOf(selection)).toEqual([4, 5, 6]);
    expect(selection).toMatchObject({ of: 10, muted: 2, shownBefore: 1, fromTopics: 0 });
  });

  it('may want followed topics only, or another order', () => {
    expect(idsOf(select(list, 5, { onlyTopics: true, matches: [match('games', 7, 1)] }))).toEqual([8]);
    expect(idsOf(select(list, 2, { order: 'upvotes', matches: [match('games', 7, 1)] }))).toEqual([1, 2]);
    const dated = listings(
      '2026-08-20',
      papers(3, (index) => ({ published: `2026-08-0${index + 1}` })),
    );
    expect(idsOf(select(dated, 3, { order: 'newest' }))).toEqual([3, 2, 1]);
    expect(idsOf(select(dated, 3, { order: 'upvotes' }))).toEqual([1, 2, 3]);
  });

  it('by topic gets the papers of each topic together, topics by their first paper, those of none at the end', () => {
    const matches = [
      match('games', 7, 3),
      match('agents', 4, 2),
      match('games', 5, 1),
      match('agents', 2, 0.5),
    ];
    expect(idsOf(select(list, 6, { order: 'for-us', matches }))).toEqual([8, 5, 6, 3, 1, 2]);
    expect(idsOf(select(list, 6, { order: 'by-topic', matches }))).toEqual([8, 6, 5, 3, 1, 2]);
    // The place that is kept for the most upvoted comes behind the topics too.
    const kept = select(list, 5, { order: 'by-topic', matches, keepsTop: true });
    expect(idsOf(kept)).toEqual([8, 6, 5, 3, 1]);
  });

  it('by date gets the papers of one day by upvotes, and those without a date last', () => {
    const { published: _, ...undated } = paper({ id: '2608.00001', upvotes: 99 });
    const dated = papers(4).slice(1);
    const mixed = listings('2026-08-20', [undated, ...dated.toReversed()]);
    expect(idsOf(select(mixed, 4, { order: 'newest' }))).toEqual([2, 3, 4, 1]);
  });

  it('gets the same papers whatever the order of follows and mutes', () => {
    const matches = [
      match('games', 7, 1),
      match('agents', 7, 1),
      match('games', 3, 2),
      match('robots', 3, 2),
      match('robots', 1, 5),
    ];
    const muted = ['2608.00002', '2608.00009', '2608.00005'];
    const expected = select(list, 5, { matches, muted: new Set(muted) });
    const all = { minLength: matches.length };
    fc.assert(
      fc.property(
        fc.shuffledSubarray(matches, all),
        fc.shuffledSubarray(muted, { minLength: 3 }),
        (shuffled, others) => {
          const again = select(list, 5, { matches: shuffled, muted: new Set(others) });
          expect(JSON.stringify(again)).toBe(JSON.stringify(expected));
        },
      ),
    );
  });
});

describe('the places that are kept for the most upvoted', () => {
  const list = listings('2026-08-20', papers(20));
  const games = (indexes: readonly number[]): TopicMatch[] =>
    indexes.map((index) => ({
      topic: topicOf('games'),
      paper: list[index]?.paper ?? paper(),
      score: index,
      level: 'normal',
      sentence: () => [],
    }));
  const picked = (size: number, matches: readonly TopicMatch[], more: Reader = {}) =>
    select(list, size, { matches, keepsTop: true, ...more }).picks.map((pick) =>
      Number(pick.paper.id.slice(-2)),
    );
  const broad = games([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);

  it('are one in five, the last ones, and their reason says so', () => {
    expect(picked(4, broad)).toEqual([20, 19, 18, 17]);
    expect(picked(5, broad)).toEqual([20, 19, 18, 17, 1]);
    expect(picked(10, broad)).toEqual([20, 19, 18, 17, 16, 15, 14, 13, 1, 2]);
    const { picks, fromTopics } = select(list, 10, { matches: broad, keepsTop: true });
    expect(picks.at(-1)?.reasons).toEqual([{ kind: 'reserved', rank: 2, of: 20 }]);
    expect(picks[0]?.reasons.at(-1)).toEqual({ kind: 'upvotes', rank: 20, of: 20 });
    expect(fromTopics).toBe(8);
  });

  it('are not needed where the most upvoted come by themselves', () => {
    expect(picked(5, games([10, 11]))).toEqual([12, 11, 1, 2, 3]);
    const { picks } = select(list, 5, { matches: games([10, 0]), keepsTop: true });
    expect(picks.flatMap(({ reasons }) => reasons).some(({ kind }) => kind === 'reserved')).toBe(false);
    expect(picked(10, games([11, 12, 13, 14, 15, 16, 17, 18, 19]))).toEqual([
      20, 19, 18, 17, 16, 15, 14, 13, 1, 2,
    ]);
  });

  it('go to the next ones where a paper was shown or is muted, and to none that nobody has upvoted', () => {
    const left = { shown: new Set(['2608.00001']), muted: new Set(['2608.00002']) };
    expect(picked(5, broad, left)).toEqual([20, 19, 18, 17, 3]);
    const cold = listings(
      '2026-08-20',
      papers(20, (index) => (index < 5 ? { upvotes: undefined } : { upvotes: 0 })),
    );
    const ids = select(cold, 5, { matches: broad, keepsTop: true }).picks.map(({ paper: { id } }) => id);
    expect(ids).toEqual(['2608.00020', '2608.00019', '2608.00018', '2608.00017', '2608.00016']);
  });

  it('are nobody’s who wants none, wants followed topics only, or another order', () => {
    expect(picked(5, broad, { keepsTop: false })).toEqual([20, 19, 18, 17, 16]);
    expect(picked(5, broad, { onlyTopics: true })).toEqual([20, 19, 18, 17, 16]);
    const dated = listings(
      '2026-08-20',
      papers(9, (index) => ({ published: `2026-08-0${index + 1}` })),
    );
    const newest = select(dated, 5, { order: 'newest', keepsTop: true });
    expect(newest.picks.map((pick) => Number(pick.paper.id.slice(-2)))).toEqual([9, 8, 7, 6, 5]);
  });

  it('whatever is followed: the most upvoted are there, no other is lost but the last, no more than one in five say so', () => {
    const some = fc.uniqueArray(fc.nat(19), { maxLength: 20 });
    fc.assert(
      fc.property(some, some, fc.integer({ min: 1, max: 25 }), (followed, left, size) => {
        const shown = new Set(left.map((index) => list[index]?.paper.id ?? ''));
        const idsWith = (keepsTop: boolean) => {
          const { picks } = select(list, size, { matches: games(followed), shown, keepsTop });
          return { ids: picks.map((pick) => pick.paper.id), picks };
        };
        const { ids, picks } = idsWith(true);
        const without = idsWith(false).ids;
        const kept = Math.floor(size / 5);
        const best = list.map((each) => each.paper.id).filter((id) => !shown.has(id));
        expect(ids).toEqual(expect.arrayContaining(best.slice(0, kept)));
        expect(ids).toHaveLength(without.length);
        expect(new Set(ids).size).toBe(ids.length);
        const reserved = picks.filter(({ reasons }) => reasons.some(({ kind }) => kind === 'reserved'));
        expect(reserved.length).toBeLessThanOrEqual(kept);
        const others = ids.filter((id) => !reserved.some((pick) => pick.paper.id === id));
        expect(without.filter((id) => others.includes(id))).toEqual(others);
      }),
    );
  });
});

describe('the place outside the topics', () => {
  const list = listings('2026-08-20', papers(20));
  const idAt = (index: number) => list[index]?.paper.id ?? '';
  const topic = topicOf('games');
  const matches = Array.from({ length: 18 }, (_, index): TopicMatch => {
    const { paper: of } = list[index + 2] ?? { paper: paper() };
    return { topic, paper: of, score: index, level: 'normal', sentence: () => [] };
  });
  const all = new Map(list.map(({ paper: { id } }) => [id, 0]));
  const allBut = (left: string) => new Map([...all].filter(([id]) => id !== left));
  const reached = allBut(idAt(1));
  const placesIn = (size: number, reader: Reader) =>
    select(list, size, { matches, reached, explores: true, ...reader }).picks.flatMap(
      ({ paper: { id }, reasons }) =>
        reasons.flatMap(({ kind }) => (kind === 'outside' || kind === 'reserved' ? [`${kind} ${id}`] : [])),
    );

  it('is one of ten, shares the reserved places with the day’s top, and says what it is', () => {
    expect(placesIn(10, { keepsTop: true })).toEqual([`reserved ${idAt(0)}`, `outside ${idAt(1)}`]);
    expect(placesIn(15, { keepsTop: true })).toHaveLength(3);
    expect(placesIn(10, {})).toEqual([`outside ${idAt(1)}`]);
    expect(select(list, 10, { matches, reached, explores: true }).picks.at(-1)?.reasons).toEqual([
      { kind: 'outside', rank: 2, of: 20 },
    ]);
  });

  it('leaves its place to the next of the top where it is the day’s top itself', () => {
    expect(placesIn(10, { keepsTop: true, reached: allBut(idAt(0)) })).toEqual([
      `outside ${idAt(0)}`,
      `reserved ${idAt(1)}`,
    ]);
  });

  it('is the top’s where every paper is reached, and nobody’s in a shorter digest, without topics, where it is switched off, or in another order', () => {
    const top = [`reserved ${idAt(0)}`, `reserved ${idAt(1)}`];
    expect(placesIn(10, { keepsTop: true, reached: all })).toEqual(top);
    expect(placesIn(10, { reached: all })).toEqual([]);
    expect(placesIn(9, {})).toEqual([]);
    expect(placesIn(20, {}), 'every paper has room').toEqual([]);
    expect(placesIn(10, { keepsTop: true, reached: undefined })).toEqual(top);
    expect(placesIn(10, { explores: false })).toEqual([]);
    expect(placesIn(10, { onlyTopics: true })).toEqual([]);
    expect(placesIn(10, { order: 'newest' })).toEqual([]);
    expect(placesIn(10, { order: 'upvotes' })).toEqual([]);
  });

  it('is given to no paper that is near to a saved one, or of which fewer are wanted', () => {
    const like = new Map([[idAt(1), { kind: 'saved' as const, title: 'On Games' }]]);
    const nearSaved = { like, worth: new Map(), unlike: new Set<string>() };
    expect(placesIn(10, { nearSaved })).toEqual([]);
    expect(
      placesIn(10, { nearSaved: { ...nearSaved, like: new Map(), unlike: new Set([idAt(1)]) } }),
    ).toEqual([]);
  });
});
