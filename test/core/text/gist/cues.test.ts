import { describe, expect, it } from 'vitest';
import { CUES } from '#core/text/gist/cues.ts';
import { sensesOf } from '#core/text/gist/sense.ts';

/** What a sentence's own words count for. */
function counted(sentence: string): number {
  return CUES.reduce((sum, [words, weight]) => (words.test(sentence) ? sum + weight : sum), 0);
}

describe('what the words of a sentence say of its place', () => {
  it.each([
    ['We propose a method of rows.', 'We propose a stroll of rows.'],
    ['We propose RoundNet of rows.', 'We propose Roundnet of rows.'],
    ['We study rows.', 'We like rows.'],
    ['This paper sorts rows.', 'This harbour sorts rows.'],
    ['In this paper rows are sorted.', 'In this harbour rows are sorted.'],
    ['We use rows.', 'We like rows.'],
    ['A rounding of rows is proposed.', 'A rounding of rows is liked.'],
    ['To bridge gaps, rows are sorted.', 'Rows are sorted.'],
    ['Rows are sorted, leveraging ink.', 'Rows are sorted, spending ink.'],
    ['The main idea is ink.', 'The main colour is ink.'],
  ])('%s counts for more than: %s', (more, less) => {
    expect(counted(more)).toBeGreaterThan(counted(less));
  });

  it.each([
    ['To save ink, rows are sorted.', 'Rows are sorted.'],
    ['We publish maps.', 'We study maps.'],
    ['We kindly publish maps.', 'We kindly study maps.'],
    ['We opensource maps.', 'We study maps.'],
    ['We focus on maps.', 'We study maps.'],
    ['We release maps.', 'We study maps.'],
    ['Furthermore, rows are sorted.', 'Rows are sorted.'],
    ['Then rows are sorted.', 'Rows are sorted.'],
    ['We also like rows.', 'We like rows.'],
    ['Specifically, rows are sorted.', 'Rows are sorted.'],
    ['Results are sorted.', 'Rows are sorted.'],
    ['The results are sorted.', 'The rows are sorted.'],
    ['One experiment sorts rows.', 'One evening sorts rows.'],
    ['An evaluation sorts rows.', 'An evening sorts rows.'],
    ['One result sorts rows.', 'One evening sorts rows.'],
    ['Our analysis sorts rows.', 'Our evening sorts rows.'],
    ['Rows shrink by 5%.', 'Rows shrink by 5 bits.'],
    ['They are sorted.', 'Rows are sorted.'],
    ['However, we like rows.', 'We like rows.'],
    ['Compared with maps, rows are sorted.', 'Rows are sorted.'],
    ['RoundNet achieves order.', 'RoundNet likes order.'],
    ['The RoundNet clearly achieves order.', 'The RoundNet clearly likes order.'],
    ['We observe rows.', 'We like rows.'],
    ['We clearly observe rows.', 'We clearly like rows.'],
    ['(1) Rows are sorted.', 'Rows are sorted.'],
    ['2) Rows are sorted.', 'Rows are sorted.'],
    ['(iii) Rows are sorted.', 'Rows are sorted.'],
    ['(b) Rows are sorted.', 'Rows are sorted.'],
    ['Are rows sorted?', 'Rows are sorted.'],
    ['In fact, rows are sorted.', 'Rows are sorted.'],
    ['While previous rows are long, rows are sorted.', 'Rows are sorted.'],
    ['Unlike all existing rows, rows are sorted.', 'Rows are sorted.'],
    ['Rows are sorted to solve it.', 'Rows are sorted to like it.'],
    ['Rows are sorted to solve these gaps.', 'Rows are sorted to like these gaps.'],
    ['We hope for rows.', 'We like rows.'],
    ['Rows are a first step to maps.', 'Rows are a first stop to maps.'],
    ['In our prior work, rows are sorted.', 'In our other work, rows are sorted.'],
    ['Overall, rows are sorted.', 'Rows are sorted.'],
  ])('%s counts for less than: %s', (less, more) => {
    expect(counted(less)).toBeLessThan(counted(more));
  });

  it.each([
    'Furthermore, rows are sorted.',
    'Then rows are sorted.',
    'Specifically, rows are sorted.',
    'Results are sorted.',
    'These rows are sorted.',
    'However, we like rows.',
    'Compared to maps, rows are sorted.',
    'Using ink, we like rows.',
    'RoundNet achieves order.',
    'The main idea is ink.',
    'In fact, rows are sorted.',
    'While previous rows are long, rows are sorted.',
    'Overall, rows are sorted.',
    '(1) Rows are sorted.',
  ])('counts at the beginning alone: %s', (sentence) => {
    expect(counted(`Sailors say: ${sentence}`)).toBe(counted('Sailors say: Rows are sorted.'));
  });

  it.each([
    ['Rows ask “why?” and are sorted.', 'a question inside'],
    ['Rows are sorted to solve this v1.5 of it.', 'what is to be solved inside'],
    ['With this observation, we like rows.', 'an observation of its own'],
    ['With this finding, we like rows.', 'a finding of its own'],
  ])('%s is none the worse for %s', (sentence) => {
    expect(counted(sentence)).toBe(0);
  });
});

describe('the role of a sentence', () => {
  const roleOf = (sentence: string) => sensesOf(sentence, 'Whales').map(({ role }) => role);

  it.each([
    'Maps of it can be read at http://maps.example for years.',
    'Maps of it can be read at maps.github.io for years.',
    'Code is available for everybody.',
    'The training dataset can be found on a shelf.',
    'The model is released with it.',
    'The project is public by now.',
    'Our demo is public by now.',
    'All weights are opensourced by now.',
    'The video is here.',
    'Project: maps of rows.',
    'Model : maps of rows.',
  ])('is to say where something is to be had: %s', (sentence) => {
    expect(roleOf(sentence)).toEqual(['link']);
  });

  it.each([
    'Rows have become long.',
    'Rows have recently become long.',
    'Rows have revolutionized harbours.',
    'Order may remain in rows.',
    'Rows are crucial to ships.',
    'Rows are highly important to ships.',
    'A row is a crucial part of ships.',
    'Rows struggle with noise.',
    'Rows suffer from noise.',
    'Rows lack order.',
    'Rows pose a great challenge to ships.',
  ])('is to say what was there before: %s', (sentence) => {
    expect(roleOf(sentence)).toEqual(['background']);
  });

  it.each([
    'Sailors read code that is available to others.',
    'Sailors know the code: rows are round.',
    'Rangers of Many Glacier count rows of stones.',
  ])('is none of these where the same words stand in its middle: %s', (sentence) => {
    expect(roleOf(sentence)).toEqual(['other']);
  });
});
