import { describe, expect, it } from 'vitest';
import { aboutItself } from '#core/commands/meant/about-itself.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(aboutItself(line));

const FROM =
  'They are papers of arXiv that people have put on the daily lists of Hugging Face, and upvote there; whoever runs this may have brought in others. Each leads to its own page. The newest list is shown by today.';
const MADE =
  'Paperboy is open source, under the MIT license, by those who maintain it; here it is run by whoever let it in. What it can be asked, says help.';
const MANY =
  'How many papers there are on a subject stands above them: search agents; how many a day has, above its list: today.';
const UPDATED =
  'Papers are on the list of the day on which Hugging Face lists them, few or none on weekends. The newest list, with how many it has, is shown by today; when the next digest comes, says status.';

describe('what is asked of Paperboy itself', () => {
  it.each([
    'where do these papers come from',
    'where do you get your papers from',
    'where are the papers from',
    'where does this data come from',
    'so where do they come from',
    "what's your source",
    'what are your sources',
    'which sources do you use',
    'what is the source of these papers',
    'who picks these papers',
    'Where is the data from',
    'how do you find these papers',
  ])('is where its papers are from: %s', (line) => expect(read(line)).toBe(FROM));

  it.each([
    'how many papers are there',
    'how many articles do you have in total',
    'and how many papers does paperboy know',
    'how many papers',
    'how big is the archive',
    'how far back does it go',
  ])('is how many papers there are: %s', (line) => expect(read(line)).toBe(MANY));

  it.each([
    'how often are the papers updated',
    'when do new papers come out',
    'how up to date is this list',
    'how many papers come out per day',
  ])('is when there are new ones: %s', (line) => expect(read(line)).toBe(UPDATED));

  it.each([
    'who made you',
    'who do i ask',
    'report a bug',
    'who built this bot',
    'who runs this',
    "who's behind this",
    'who is your maker',
    'are you open source',
    'is this free',
    "where's your source code",
  ])('is who made it: %s', (line) => expect(read(line)).toBe(MADE));

  it.each([
    'where do language models come from',
    'who wrote FlexQuant',
    'who owns deepmind',
    'which sources of bias do language models have',
    'is this paper free of charge',
    'who made the benchmark',
    'how many papers are there on agents',
  ])('is not asked by %s', (line) => expect(read(line)).toBe('nothing'));

  it('is asked in 100 letters at most', () => {
    const asked = `where do you${' actually'.repeat(6)}`;
    expect(read(`${asked}${' all'.repeat(6)} come from`)).toBe(FROM);
    expect(read(`${asked}${' here'.repeat(5)} come from`)).toBe('nothing');
  });
});
