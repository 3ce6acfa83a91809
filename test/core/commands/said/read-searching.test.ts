import { describe, expect, it } from 'vitest';
import { readSearching } from '#core/commands/said/read-searching.ts';

const read = (typed: string) => {
  const { options, left } = readSearching(typed.split(' '));
  return [left.join(' '), options];
};

describe('the days behind a search', () => {
  it.each([
    ['agents in the last two weeks', 'agents since:"2 weeks ago"'],
    ['agents over the past 12 days', 'agents since:"12 days ago"'],
    ['agents from the last few weeks', 'agents since:"3 weeks ago"'],
    ['agents in the last couple of years', 'agents since:"36 months ago"'],
    ['agents during the last one day', 'agents since:"1 days ago"'],
    ['agents last three months', 'agents since:"3 months ago"'],
    ['agents last four weeks', 'agents since:"4 weeks ago"'],
    ['agents last five days', 'agents since:"5 days ago"'],
    ['agents last six weeks', 'agents since:"6 weeks ago"'],
    ['agents last seven days', 'agents since:"7 days ago"'],
    ['agents in the past a week', 'agents since:"1 weeks ago"'],
    ['agents, memory yesterday', 'agents, memory since:yesterday until:yesterday'],
    ['agents since monday', 'agents since:monday'],
    ['agents last month', 'agents since:"last month" until:"last month"'],
    ['agents past month', 'agents since:"1 month ago"'],
    ['agents past week', 'agents since:"1 week ago"'],
    ['agents this week', 'agents since:"this week"'],
    ['agents since the last week', 'agents since:"last week"'],
    ['agents yesterday', 'agents since:yesterday until:yesterday'],
    ['agents, last week', 'agents since:"last week" until:"last week"'],
    ['agents til may', 'agents until:may'],
    ['agents untill may', 'agents until:may'],
    ['agents sinse may', 'agents since:may'],
    ['agents befor 2025', 'agents before:2025'],
    ['agents after 2025', 'agents after:2025'],
    ['agents during 2025', 'agents since:2025 until:2025'],
    ['agents 2025 only', 'agents since:2025 until:2025'],
    ['agents in 2025 only', 'agents since:2025 until:2025'],
    ['agents only from 2025', 'agents since:2025 until:2025'],
    ['agents only 2025', 'agents since:2025 until:2025'],
    ['agents papers august', 'agents since:august until:august'],
    ['agents paper august', 'agents since:august until:august'],
    ['agents that came out in may', 'agents since:may until:may'],
    ['agents published yesterday', 'agents since:yesterday until:yesterday'],
    ['agents which have just been released since may', 'agents since:may'],
    ['agents between may and june', 'agents since:may until:june'],
    ['agents from 3 to 7 august', 'agents since:"3 august" until:"7 august"'],
    ['one two three four five six since may', 'one two three four five six since:may'],
    [
      'one two three four five six seven eight nine in the last two weeks',
      'one two three four five six seven eight nine since:"2 weeks ago"',
    ],
  ])('%s', (typed, left) => expect(read(typed)).toEqual([left, {}]));

  it.each([
    'agents only 20255',
    'agents commonly 2025',
    'from the last month',
    'agents in 3rd',
    'robots in 8-20',
    'agents in the last 3 daysx',
    'agents 2025 onlyx',
    'agents wallpapers august',
    'agents papers augustus',
    'agents between june and nonsense',
    'agents since sun',
    'agents since the sat',
    'agents in ab',
    'agents in 12',
    'in may',
    'one two three four five six seven since may',
    'one two three four five six seven eight nine ten in the last two weeks x',
  ])('are none in %s', (typed) => expect(read(typed)).toEqual([typed, {}]));
});

describe('the order behind a search', () => {
  it.each([
    ['agents sort by date', 'date'],
    ['agents sort newest', 'date'],
    ['agents newest', 'date'],
    ['agents most recent first', 'date'],
    ['agents sorted by most recent', 'date'],
    ['agents by date', 'date'],
    ['agents by newest', 'date'],
    ['agents by upvotes', 'upvotes'],
    ['agents ranked by most popular first', 'upvotes'],
    ['sort by date agents', 'date'],
    ['agents ordered by relevance', 'relevance'],
    // What others sort by: "sort" says what it takes.
    ['agents sorted by most stars', 'stars'],
    ['agents sort by star', 'star'],
    ['agents sort by citation', 'citation'],
    ['agents sort by comment', 'comment'],
    ['agents sort by download', 'download'],
    ['agents sort by author', 'author'],
    ['agents sort by title', 'title'],
    ['agents sort by score', 'score'],
    ['agents sort by rating', 'rating'],
  ])('%s', (typed, sort) => expect(read(typed)).toEqual(['agents', { sort }]));

  it.each([
    'agents by dates',
    'agents by newest-vertex',
    'agents by upvotesx',
    'agents sort by starsx',
    'agents sort by ministars',
    'agents resorted by date',
    'agents sorting newest',
    'agents sorting by date',
  ])('is none in %s', (typed) => expect(read(typed)).toEqual([typed, {}]));

  it('is none of a subject that only has such a word in it', () => {
    expect(read('rankers newest first')).toEqual(['rankers', { sort: 'date' }]);
    expect(read('published robots newest')).toEqual(['published robots', { sort: 'date' }]);
  });

  it('is by upvotes where so many are asked for, and no other is', () => {
    const asked = 'agents with at least 50 upvotes';
    expect(read(asked)).toEqual([asked, { sort: 'upvotes' }]);
    expect(read(`${asked} newest first`)).toEqual([asked, { sort: 'date' }]);
    expect(read('agents 20+ votes')).toEqual(['agents 20+ votes', { sort: 'upvotes' }]);
    expect(read('agents with at least 50 stars')).toEqual(['agents with at least 50 stars', {}]);
  });
});

describe('how many are asked for behind a search', () => {
  it.each([
    ['agents top 3', '3'],
    ['agents limit 5', '5'],
    ['agents limit to 5', '5'],
    ['agents limit of 5 papers', '5'],
    ['agents max 5', '5'],
    ['agents maximum 5 results', '5'],
    ['agents at most 5', '5'],
    ['agents show me 12 papers', '12'],
    ['agents only 1 paper', '1'],
    ['agents first 5 hits', '5'],
    ['agents 20 results', '20'],
    ['agents, 20 papers', '20'],
    ['agents 1 result', '1'],
  ])('%s', (typed, limit) => expect(read(typed)).toEqual(['agents', { limit }]));

  it.each(['only 5', 'agents 200 results', 'agents 1 paper', 'agents laptop 3', 'agents top 3 resultsx'])(
    'is not said in %s',
    (typed) => expect(read(typed)).toEqual([typed, {}]),
  );
});
