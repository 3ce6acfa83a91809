import { describe, expect, it } from 'vitest';
import { questionIn } from '#core/commands/talk/question.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(questionIn(line));

/** What is asked for, and the lines that ask for it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  mine: [
    'recommend me something good to read',
    'suggest',
    'suggest a paper',
    'suggest anything',
    'surprise a one',
    'which one could i read',
    'which paper do i read',
    'could you recommend a paper',
    'could you please recommend a paper',
  ],
  today: ['any', 'any paper', 'new paper', 'paper', 'what up'],
  '{"words":"agents"}': [
    "I'm interested in agents",
    'got any papers on agents',
    'has anyone worked on agents',
    'what are people saying about agents',
    'need papers on agents',
    'papers about agents recently',
  ],
  '{"day":"yesterday"}': ['papers by yesterday', "yesterday's papers"],
  '{"words":"agents since:2025 until:2025"}': [
    'papers about agents  in  2025',
    'papers about agents in 2025',
  ],
  '{"words":"has:code","since":"today"}': ['WHICH PAPERS HAVE CODE TODAY', 'which papers have code today'],
  trending: ['what is trending now'],
  '{"day":"2026-08-20"}': ['what did 2026-08-20 write'],
  '{"day":"friday"}': ['the papers of friday'],
  '{"period":"month","date":"last month"}': ['news from the past month'],
  '{"period":"month"}': ['which are the best papers of the month'],
  '{"period":"week"}': ['what is new this week'],
  '{"words":"AGENTS","since":"today"}': ["TODAY'S AGENTS PAPERS"],
  '{"words":"agents except coding","since":"today"}': ["today's agents papers except coding ones"],
  '{"words":"agents in 2025 and 2026"}': ['papers about agents in 2025 and 2026'],
  '{"words":"agents","since":"last month"}': ['papers from last month about agents'],
  '{"words":"papers by SONG HAN"}': ['PAPERS BY SONG HAN'],
  '{"words":"papers by Song Han recently and others"}': ['papers written by Song Han recently and others'],
  '{"words":"papers by Song Han","since":"2024"}': ['what did Song Han write since 2024'],
  '{"words":"papers from DeepMind"}': ['anything from DeepMind recently'],
  '{"words":"papers from video"}': ['list from video'],
  '{"words":"robot","since":"today"}': ["today's robot papers"],
  '{"words":"robotics","sort":"date"}': ["what's new in robotics"],
  '{"words":"since:2024 until:2024"}': ['show me articles of 2024'],
  '{"words":"agents","sort":"date"}': ['i want some new papers on agents'],
  '{"words":"new york"}': ['papers about new york'],
  '{"words":"attention the newest idea"}': ['is attention the newest idea?'],
  '{"words":"benchmarks for agents"}': ['Any good benchmarks for agents?'],
  '{"words":"benchmarks for agents","sort":"date"}': ['any new benchmarks for agents?'],
  '{"words":"robots has:code"}': [
    'papers about robots with code',
    'papers about robots with open-source code available',
    'papers about robots that have CODE released',
  ],
  '{"words":"robots has:demo"}': [
    'papers about robots having a demo',
    'papers about robots with their demos',
    'papers about robots that has a public demo',
  ],
  '{"words":"robots has:dataset"}': ['papers about robots which come with an open dataset'],
  '{"words":"robots has:model"}': ['papers about robots and have models'],
  '{"words":"robots with models"}': ['papers about robots with models'],
  '{"words":"robots with code reviews"}': ['papers about robots with code reviews'],
};

describe('a question to a bot as to a person', () => {
  describe.each(Object.entries(READ))('asks for: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each(['by Song Han', 'robots ?', 'robots suggest'])('is none: %s', (line) =>
    expect(read(line)).toBe('nothing'),
  );
});
