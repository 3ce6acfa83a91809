import { describe, expect, it } from 'vitest';
import { namedIn } from '#core/text/named-in.ts';

const SPAN = /^(?<many>\d+) (?:(?<unit>days?)|weeks)$/;

describe('what the named groups of a pattern take', () => {
  it.each([
    ['3 days', { many: '3', unit: 'days' }],
    ['3 weeks', { many: '3', unit: undefined }],
    ['some days', {}],
  ])('in “%s”', (text, taken) => expect({ ...namedIn(SPAN, text) }).toEqual(taken));

  it('is nothing of a pattern that names none', () => expect(namedIn(/\d/, '3')).toEqual({}));
});
