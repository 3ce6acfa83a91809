import { describe, expect, it } from 'vitest';
import { isNotYet, orderedIn, termsOfPlace } from '#core/commands/meant/digests/order-said.ts';

describe('the words of an order', () => {
  it.each([
    ['weekdays at 9', ['days', 'time']],
    ['berlin', ['zone']],
    ['hourly', []],
    ['robots', []],
  ])('%s are these parts of it: %s', (words, parts) => expect(orderedIn(words).toSorted()).toEqual(parts));

  it.each([
    ['hourly', true],
    ['every second friday', true],
    ['weekdays', false],
    ['9:00 berlin', false],
    ['robots', false],
    ['at 25', false],
  ])('%s are an order that cannot be had: %s', (words, cannot) => expect(isNotYet(words)).toBe(cannot));

  it.each([
    ['berlin', 'berlin'],
    ['9:00 berlin', '9:00 berlin'],
    ['weekdays berlin', undefined],
    ['9:00', undefined],
    ['robots', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s are an order by the clock of a place: %s', (words, order) =>
    expect(termsOfPlace(words)).toBe(order),
  );
});
