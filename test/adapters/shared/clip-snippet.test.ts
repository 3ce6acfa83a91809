import { expect, it } from 'vitest';
import { clipSnippet } from '#adapters/shared/paper/clip-snippet.ts';

const shown = (before: string, mark: string, after: string, room: number) =>
  clipSnippet([{ text: before }, { text: mark, mark: true }, { text: after }], room)
    .map(({ text, mark }) => (mark ? `*${text}*` : text))
    .join('');

it('a quote begins with its sentence where the word that was looked for is near', () => {
  expect(shown('It ', 'quantizes', ' each row of the weights by rank.', 80)).toBe(
    'It *quantizes* each row of the weights by rank.',
  );
});

it('else it begins with a clause, so that who does it is not lost', () => {
  const before =
    'Some layers of a model bear rounding well and others do not at all, and SliderQuant moves a window over them and ';
  expect(shown(before, 'quantizes', ' each region in its own way.', 110)).toBe(
    '…and SliderQuant moves a window over them and *quantizes* each region in its own way.',
  );
});

it('and in the middle of one where no clause begins near enough', () => {
  const before = 'Some layers of a model bear rounding well, '.concat('far '.repeat(20));
  const quote = shown(before, 'quantizes', ' each region.', 60);
  expect(quote).toBe('…far far far far *quantizes* each region.');
});
