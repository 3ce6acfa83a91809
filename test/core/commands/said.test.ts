import { describe, expect, it } from 'vitest';
import { commands } from '#commands/index.ts';
import { readFields, readLine } from '#core/commands/options/read-line.ts';
import { UserError } from '#core/errors.ts';

/** The options of a typed line, or the sentence about it. */
function read(line: string): unknown {
  try {
    return readLine(commands, line).options;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

describe('for how long a topic is muted', () => {
  it.each([
    ['games for 2 weeks', { topic: 'games', days: 14 }],
    ['games 3 days', { topic: 'games', days: 3 }],
    ['games 7', { topic: 'games', days: 7 }],
    ['games for a month', { topic: 'games', days: 30 }],
    ['games for the next two weeks', { topic: 'games', days: 14 }],
    ['video games for one year for me', { topic: 'video games', days: 365, for: 'me' }],
    ['"games 2 weeks"', { topic: '"games 2 weeks"' }],
    ['2 weeks', expect.stringContaining('as in mute games for 2 weeks')],
    ['seven days of the week', { topic: 'seven days of the week' }],
    ['games for 60 weeks', expect.stringContaining('"days" must be a whole number from 1 to 365')],
    ['games forever', { topic: 'games' }],
    ['games for the weekend', { topic: 'games for the weekend' }],
    ['robots this week', { topic: 'robots this week' }],
    ['robots next month', expect.stringContaining('type how many, as in mute robots 7')],
    ['games today', { topic: 'games', days: 1 }],
    ['games until tomorrow', { topic: 'games', days: 1 }],
    ['robots for a fortnight', { topic: 'robots', days: 14 }],
    ['robots for 100000 days', expect.stringContaining('try mute robots days:365')],
    ['games for a while', expect.stringContaining('type how many, as in mute games 7')],
    ['games for several weeks', { topic: 'games', days: 21 }],
    ['games for some weeks', expect.stringContaining('type how many, as in mute games 7')],
    ['games for this summer', { topic: 'games for this summer' }],
    ['for the weekend', { topic: 'for the weekend' }],
    ['games until friday', { topic: 'games until friday' }],
    ['games for 2 weeks days:3', expect.stringContaining('mute games days 3 or mute games days 14')],
    ['games for 2 weeks days:3', expect.stringContaining('"days" is given twice')],
  ])('mute %s', (typed, options) => {
    expect(read(`mute ${typed}`)).toEqual(options);
  });

  it('is heard in a field of a form, too', () => {
    const fields = (options: Record<string, string | number>) =>
      readFields(commands, { command: 'mute', options }).options;
    expect(fields({ topic: 'games for 2 weeks' })).toEqual({ topic: 'games', days: '14' });
    expect(fields({ topic: 'games', days: 3 })).toEqual({ topic: 'games', days: 3 });
    expect(() => fields({ topic: 'games for 2 weeks', days: 3 })).toThrow('"days" is given twice');
    expect(readFields(commands, { command: 'today', options: { topic: 'yesterday' } }).options).toEqual({
      date: 'yesterday',
    });
  });
});

describe('what a search says behind its words', () => {
  it.each([
    ['agents since yesterday', { query: 'agents since:yesterday' }],
    ['llm agents last week', { query: 'llm agents since:"last week" until:"last week"' }],
    ['agents from the last month', { query: 'agents since:"last month"' }],
    ['agents in May 2026', { query: 'agents since:"May 2026" until:"May 2026"' }],
    ['agents in 2025', { query: 'agents since:2025 until:2025' }],
    ['agents before 20 Aug 2025', { query: 'agents before:"20 Aug 2025"' }],
    ['agents until may', { query: 'agents until:may' }],
    ['agents since 3/4/2026', { query: 'agents since:3/4/2026' }],
    ['agents newest first', { query: 'agents', sort: 'date' }],
    ['agents sorted by votes', { query: 'agents', sort: 'upvotes' }],
    ['agents since yesterday most upvoted first', { query: 'agents since:yesterday', sort: 'upvotes' }],
    ['agents sort by colour', { query: 'agents sort by colour' }],
    ['agents page 2 limit 10', { query: 'agents', page: 2, limit: 10 }],
    ['learning from experience', { query: 'learning from experience' }],
    ['learning in the sun', { query: 'learning in the sun' }],
    ['robots in 3/4', { query: 'robots in 3/4' }],
    ['yesterday', { query: 'yesterday' }],
    ['since yesterday', { query: 'since yesterday' }],
    ['newest first', { query: 'newest first' }],
    ['"agents last week"', { query: '"agents last week"' }],
    ['a survey of all that was learned about agents in 2025', { query: expect.stringMatching(/ in 2025$/) }],
  ])('search %s', (typed, options) => {
    expect(read(`search ${typed}`)).toEqual(options);
  });

  it('is heard in a field of a form, too', () => {
    expect(
      readFields(commands, { command: 'search', options: { query: 'agents before 2025' } }).options,
    ).toEqual({ query: 'agents before:2025' });
  });
});

describe('how many papers are to be shown', () => {
  it.each([
    ['top 20', { size: 20 }],
    ['top 5 this week', { size: 5, date: 'this week' }],
    ['top month 3', { period: 'month', size: 3 }],
    ['top 5 papers of the month', { size: 5, period: 'month' }],
    ['today 5', { size: 5 }],
    ['today top 5 papers', { size: 5 }],
    ['today limit:5', { size: 5 }],
    ['today 7 papers from yesterday', { size: 7, date: 'yesterday' }],
    ['today 3D', { topic: '3D' }],
    ['today top 5 robots', { topic: 'top 5 robots' }],
    ['today 5 size:3', '"size" is given twice; give it once: today size:3 or today size:5.'],
  ])('%s', (line, options) => {
    expect(read(line)).toEqual(options);
  });
});

describe('whose things are to be forgotten', () => {
  it.each([
    ['me', { whose: 'me' }],
    ['about me', { whose: 'me' }],
    ['everything about me please', { whose: 'me' }],
    ['my data', { whose: 'me' }],
    ['all of this channel', { whose: 'channel' }],
    ['me yes', { whose: 'me', sure: 'yes' }],
    ['channel yes please', { whose: 'channel', sure: 'yes' }],
    ['learning 2608.01234 yes', { whose: 'learning', paper: '2608.01234', sure: 'yes' }],
    ['everything in this channel yes', { whose: 'channel' }],
    ['all my data yes', { whose: 'me' }],
    ['what I liked yes', { whose: 'learning' }],
    ['everything', expect.stringContaining('Everything of yours goes by forget me')],
    ['me pls yes', { whose: 'me', sure: 'yes' }],
    [
      '2608.01234',
      expect.stringContaining('Nothing was deleted. A paper is saved no more by unsave 2608.01234'),
    ],
    ['about robot learning', expect.stringContaining('unfollow robot learning')],
    ['learning 2608.01234', { whose: 'learning', paper: '2608.01234' }],
    ['what you learned from 2608.01234', { whose: 'learning', paper: '2608.01234' }],
    ['topic agents', expect.stringMatching(/^Nothing was deleted\./)],
    ['that', expect.stringMatching(/^Nothing was deleted\./)],
  ])('forget %s', (typed, options) => {
    expect(read(`forget ${typed}`)).toEqual(options);
  });
});

describe('small words around what is meant', () => {
  it.each([
    ['top of the week', undefined],
    ['top papers of the month', { period: 'month' }],
    ['top of last month', { date: 'last month' }],
    ['top year', expect.stringContaining('top takes no words like "year"')],
    ['topics me', { for: 'me' }],
    ['status mine', { for: 'me' }],
    ['similar 2608.01234 3', { paper: '2608.01234', limit: 3 }],
    ['similar to 2608.01234 limit 10', { paper: 'to 2608.01234', limit: 10 }],
    ['similar 2608.01234 2608.01235', { paper: '2608.01234 2608.01235' }],
    ['open 2608.01234', { paper: '2608.01234' }],
    ['the id of it is 2608.01234 I think', expect.stringContaining('There is no command "the"')],
  ])('%s', (line, options) => {
    expect(read(line)).toEqual(options);
  });
});

describe.each(Object.getOwnPropertyNames(Object.prototype))('the word %s', (word) => {
  it('is one of a search, also before a year', () => {
    expect(read(`search attention ${word} 2026`)).toEqual({ query: `attention ${word} 2026` });
  });

  it.each(commands.map(({ name }) => name))('behind %s is read, or told in a sentence', (name) => {
    expect(() => read(`${name} ${word} ${word}:${word} today`)).not.toThrow();
  });
});

describe('what a command is asked for in one word more', () => {
  it.each([
    ['saved papers', undefined],
    ['saved all my papers', undefined],
    ['saved the list', undefined],
    ['saved bib', { export: 'bibtex' }],
    ['saved as bibtex', { export: 'bibtex' }],
    ['saved export as a RIS file', { export: 'ris' }],
    ['saved export all papers to markdown', { export: 'markdown' }],
    ['saved json file', { export: 'json' }],
    ['saved json', { words: 'json' }],
    ['saved agents', { words: 'agents' }],
    ['saved agents export bibtex', { words: 'agents', export: 'bibtex' }],
    ['undo that', undefined],
    ['undo the last one please', undefined],
    ['undo ab12', { key: 'ab12' }],
    ['unsubscribe me', { for: 'me' }],
    ['settings me', { for: 'me' }],
    ['settings all', { show: 'all' }],
    ['unsubscribe robots', { name: 'robots' }],
    ['pause 3 days', { until: '3 days' }],
    ['pause two weeks', { until: 'two weeks' }],
    ['pause forever', undefined],
    ["pause until i'm back", undefined],
    ['pause until we say so', undefined],
    ['pause from 24 dec to 1 jan', expect.stringContaining('holidays:"24 dec to 1 jan"')],
    ['pause from here to eternity', expect.stringContaining('or say until when')],
    ['pause until further notice', undefined],
    ['pause robots', { name: 'robots' }],
    ['search agents limit=3', { query: 'agents', limit: 3 }],
    ['search agents SORT=date', { query: 'agents', sort: 'date' }],
    ['search agents limit=many', { query: 'agents limit=many' }],
    ['search accuracy=99 query=x', { query: 'accuracy=99 query=x' }],
    ['subscribe by mail', 'A digest by mail is ordered with your address: type mail you@example.org.'],
    [
      'subscribe email me@example.org',
      'A digest by mail is ordered with your address: type mail you@example.org.',
    ],
    ['subscribe to rss', 'What this channel is sent is also there for a feed reader: type feed.'],
    ['subscribe as a feed', 'What this channel is sent is also there for a feed reader: type feed.'],
  ])('%s', (line, options) => {
    expect(read(line)).toEqual(options);
  });
});
