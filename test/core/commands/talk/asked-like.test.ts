import { describe, expect, it } from 'vitest';
import { likeAsked } from '#core/commands/talk/asked-like.ts';
import { inShort } from '#test/core/commands/in-short.ts';

const read = (line: string) => inShort(likeAsked(line));

/** What is asked for, and the lines that ask for it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  '{"paper":"2608.01234","rest":""}': [
    'an article similar to 2608.01234',
    'papers closely related to 2608.01234',
    'related to 2608.01234',
    'article like 2608.01234',
    'one like 2608.01234',
    'paper like 2608.01234',
    'some like 2608.01234',
    'the same area as 2608.01234',
    'thing like 2608.01234',
    'vein of 2608.01234',
    "what's similar to 2608.01234",
    'whats similar to 2608.01234',
    'work like 2608.01234',
  ],
  '{"paper":"2608.01234 2608.01235","rest":""}': ['papers like 2608.01234 and 2608.01235'],
  '{"paper":"2608.01234","many":17,"rest":""}': ['17 papers like 2608.01234'],
  '{"paper":"2608.01234","many":5,"rest":""}': ['5 papers similar to 2608.01234'],
  '{"paper":"2608.01234","rest":"25"}': ['25 papers like 2608.01234'],
  '{"paper":"2608.01234","rest":"agents"}': ['things like that: 2608.01234 (agents)'],
  '{"paper":"2608.01234","rest":"banana"}': ['papers similar to 2608.01234 banana'],
  '{"paper":"2608.01234","rest":"code"}': ['something close to 2608.01234 with code'],
  '{"paper":"2608.01234","rest":"from kaist"}': ['articles similar to 2608.01234 from kaist'],
  '{"paper":"2608.01234","rest":"nice"}': ['papers similar to 2608.01234 a nice'],
  '{"paper":"2608.01234","rest":"robots likewise"}': ['robots similar to 2608.01234 likewise'],
  '{"paper":"2608.01234","rest":"unlike robots"}': ['similar papers to 2608.01234 unlike robots'],
  '{"paper":"2608.01234 2608.01235 2608.01236","rest":""}': [
    'papers similar to 2608.01234, 2608.01235 and 2608.01236',
  ],
  '{"paper":"2608.01234","rest":"agents robots"}': ['agents similar to 2608.01234 robots'],
  '{"paper":"2608.01234","rest":"robotics"}': ['robotics papers like 2608.01234'],
};

describe('papers like one', () => {
  describe.each(Object.entries(READ))('are asked for: %s', (meant, lines) => {
    it.each(lines)('%s', (line) => expect(read(line)).toBe(meant));
  });

  it.each([
    'papers like 2608.01234 2608.01235 2608.01236 2608.01237',
    "papers like i'm 2608.01234",
    'papers like im 2608.01234',
    'similar papers',
    'papers similar to 2608.01234, 2608.01235, 2608.01236 and 2608.01237',
    'agents like these: 2608.01234',
  ])('are not asked for: %s', (line) => expect(read(line)).toBe('nothing'));
});
