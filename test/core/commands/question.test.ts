import { describe, expect, it } from 'vitest';
import { questionIn } from '#core/commands/talk/question.ts';

describe('a question', () => {
  it.each([
    ['what papers do you have on agents', 'agents'],
    ['could you show me some diffusion work', 'diffusion work'],
    ['I want to read papers about agents', 'agents'],
    ['which optimizers converge?', 'optimizers converge'],
    ['find me everything by Kaiming He', 'papers by Kaiming He'],
    ['the latest from Google', 'papers from Google'],
    ['What’s  attention?', 'attention'],
    ['what  is  attention??', 'attention'],
    ['are transformers scalable? ', 'transformers scalable'],
    ['is attention needed, please?', 'attention needed'],
    ['is attention needed, please', undefined],
    ['attention is needed, right?', 'attention is needed, right'],
    ['why do people say please to bots?', 'people say please to bots'],
    ['world models and how do they plan?', 'world models and how do they plan'],
    ['attention?', undefined],
    ['attention is needed', undefined],
    ['why? because of attention', undefined],
  ])('is about what it is asked for: %s', (line, words) => {
    expect(questionIn(line)).toEqual(words === undefined ? undefined : { words });
  });

  it.each([
    'whats new',
    'What up?',
    'What is new TODAY',
    'any papers',
    'any new paper?',
    'any news today?',
    'Anything new for today',
    'anything?',
    'news',
    'papers',
    'paper?',
    'the latest papers',
    'newest paper',
  ])('of what is new is for the list of today: %s', (line) => {
    expect(questionIn(line)).toBe('today');
  });

  it.each([
    ['What is new this Week?', { period: 'week' }],
    ['papers of the last month', { period: 'month', date: 'last month' }],
    ['any news from last month', { period: 'month', date: 'last month' }],
    ['What were the BEST papers of the Month?', { period: 'month' }],
    ['the most voted of the past week', { period: 'week', date: 'last week' }],
    ['what is new this weekend', undefined],
    ['the best papers of the monthly digest', { words: 'the monthly digest' }],
  ])('is for a week or a month: %s', (line, period) => {
    expect(questionIn(line)).toEqual(period);
  });

  it.each([
    ['Papers of Friday', { day: 'Friday' }],
    ['the digest for 20 Aug 2026', { day: '20 Aug 2026' }],
    ['papers of 2026-08-20', { day: '2026-08-20' }],
    ['papers from May 2026', { day: 'May 2026' }],
    ['papers from 2026-05', { day: '2026-05' }],
    ['papers of 1875', undefined],
    ['papers of Hinton', undefined],
    ['Articles from 2024', { words: 'since:2024 until:2024' }],
    ['show me all papers of the year 1999', { words: 'since:1999 until:1999' }],
  ])('is for the papers of a date: %s', (line, asked) => {
    expect(questionIn(line)).toEqual(asked);
  });

  it.each([
    ['What is Trending?', 'trending'],
    ['show me hot papers right now', 'trending'],
    ['trending topics of NLP', undefined],
    ['not trending', undefined],
    ['which paper should I read', 'mine'],
    ['Which one should I read first?', 'mine'],
    ['What can we look at today?', 'mine'],
    ['recommend something', 'mine'],
    ['suggest', 'mine'],
    ['recommend me another good paper', 'mine'],
    ['models that recommend something', undefined],
    ['recommend something else', undefined],
  ])('is for what others read, or for what is for whoever asks: %s', (line, asked) => {
    expect(questionIn(line)).toBe(asked);
  });
});

describe('the day from which on papers are asked for', () => {
  it.each([
    ['Papers From last month about agents', { words: 'agents', since: 'last month' }],
    ['new work since yesterday on world models', { words: 'world models', since: 'yesterday' }],
    ['papers from MIT about agents', { words: 'papers from MIT about agents' }],
    ['papers about agents  since  2025', { words: 'agents', since: '2025' }],
    ['papers about learning after 2025', { words: 'learning', since: '2025' }],
    ['papers about agents  Today', { words: 'agents', since: 'Today' }],
    ['papers about agents this month', { words: 'agents', since: 'this month' }],
    ['papers about agents since 5/6/2026', { words: 'agents', since: '5/6/2026' }],
    // Not a day, and words of what is looked for.
    ['papers about agents today and tomorrow', { words: 'agents today and tomorrow' }],
    ['papers about life after death', { words: 'life after death' }],
    ['papers about today', { words: 'today' }],
  ])('is known: %s', (line, asked) => {
    expect(questionIn(line)).toEqual(asked);
  });
});
