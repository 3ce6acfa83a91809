import { describe, expect, it } from 'vitest';
import { daysMeant } from '#core/commands/meant/reading/days-meant.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(daysMeant(line));

/** The line that is meant, and how people say it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  today: ['SHOW ME THE LATEST LIST', 'show me the latest list'],
  '12/08 can be 12 Aug or 8 Dec: type today 12 Aug or today 8 Dec.': ['12/08'],
  'search AGENTS org:"KAIST" has:code THIS MONTH': ['AGENTS PAPERS FROM KAIST WITH CODE THIS MONTH'],
  'search RL has:code': ['PAPERS WITH CODE ABOUT RL'],
  'search ROBOTS LAST MONTH': ['PAPERS ABOUT ROBOTS LAST MONTH'],
  'search agents org:"kaist" has:code this month': ['agents papers from kaist with code this month'],
  'search agents sort:upvotes limit:5': ['the 5 best papers on agents'],
  'search quantization in the past 3 days sort:date': ['newest papers on quantization in the past 3 days'],
  'search rl has:code': ['papers with code about rl'],
  'search robot arms has:demo': ['papers with a demo on robot arms'],
  'search robot arms org:"Google" has:demo': ['find robot arms papers from Google with a demo'],
  'search robots last month': ['papers about robots last month'],
  'search robots since:"june" until:"july"': ['papers on robots between june and july'],
  'search since:"20 aug" until:today sort:date': ['since 20 aug'],
  'search since:"3 AUGUST" until:"7 AUGUST" sort:upvotes': ['PAPERS FROM 3 TO 7 AUGUST'],
  'search since:"july" until:today sort:date': ['all since july'],
  'search since:"june" until:"july" sort:upvotes': ['the newest papers between june and july'],
  'search since:"monday" until:today sort:date': ['since monday'],
  'search since:2024 until:2024 sort:upvotes limit:5': ['top 5 of 2024'],
  'search until:today since:x page:song sort:date': ['search since:x page:song'],
  'today 19.8.': ['19.8.'],
  'today 20 Aug': ['20/08'],
  'today 8 Aug': ['08/08'],
  'today TODAY size:5': ['TOP 5 TODAY'],
  'today august 19th': ['which papers were published on august 19th'],
  'top CW 33': ['CW 33'],
  'top THIS WEEK': ['WHAT CAME OUT THIS WEEK'],
  'top july': ['best papers of july'],
  'top kw2': ['kw2'],
  'top last week size:5': ['show me the 5 best papers of the past week'],
  'top week 12 2026': ['week 12 2026'],
  'search since:"1 August" until:"7 August" sort:upvotes': ['top 1 August to 7 August'],
  'today today size:3': ["today's top 3"],
  'today YESTERDAY size:3': ["YESTERDAY'S TOP 3"],
  'today but nothing on video': ['todays list but nothing on video'],
  'today WITHOUT ROBOTS': ["TODAY'S PAPERS WITHOUT ROBOTS"],
  'search agents sort:date': ['newest agents papers'],
  'search LLM SINCE JULY sort:upvotes': ['MOST LIKED LLM PAPERS SINCE JULY'],
  'search since:"this year" until:today sort:upvotes': ['top this year'],
  'search since:"12 weeks ago" until:today sort:upvotes': ['top last 12 weeks'],
  'today 19.08.2026': ['papers 19.08.2026', 'PAPERS 19.08.2026'],
  'search sort:date limit:5 until:today since:june': ['search sort:date limit:5 since:june'],
  'search until:today since:"last week" sort:date': ['search since:"last week"'],
  'top month size:20': ['top 20 papers of the month'],
  'today 15.12.': ['15.12.'],
  'search agents past week sort:upvotes': ['best agents papers of the week'],
  'search agents that came out of the lab sort:upvotes': ['best agents papers that came out of the lab'],
  'search agents in 2025 sort:upvotes': ['best agents papers of 2025'],
  'search since:2024 until:2024 sort:upvotes': ['best papers of 2024'],
  'search agents org:"DeepMind" this week': ['agents papers of DeepMind this week'],
};

describe('days in words', () => {
  describe.each(Object.entries(READ))('are the line: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    '5/5 robots',
    '55/5',
    'all papers about robots since last week',
    'best in this week',
    'best of the month',
    'best papers of 20245',
    'on  5.5.',
    'papers in vision',
    'robots 5/5',
    'robots search since:x',
    'search since:x robots',
    'top 5 week',
    'top 55 week',
    'stop from june to july',
    "don't stop last 3 days",
    'top last 3 days robots',
    'papers 2026-08',
    'best of 12024',
    'best of may',
    'what came out last year',
  ])('are not meant: %s', (line) => expect(read(line)).toBe('nothing'));
});
