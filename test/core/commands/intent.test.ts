import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeIntent, encodeIntent, optionsIn } from '#core/commands/intent.ts';

describe('an intent as text', () => {
  it('is the name alone where it has no options, else the name and its options', () => {
    expect(encodeIntent({ command: 'saved', options: { words: undefined } })).toBe('saved');
    expect(encodeIntent({ command: 'save', options: { paper: '2608.01234' } })).toBe(
      'save{"paper":"2608.01234"}',
    );
  });

  it('is one text, in whatever order its options are given', () => {
    expect(encodeIntent({ command: 'top', options: { period: 'week', date: 'x' } })).toBe(
      encodeIntent({ command: 'top', options: { date: 'x', period: 'week' } }),
    );
  });

  it('is read again as it was, whatever its words are', () => {
    const value = fc.oneof(fc.string({ unit: 'binary' }), fc.integer(), fc.boolean());
    const options = fc.dictionary(fc.stringMatching(/^[a-z-]{1,8}$/), value, { noNullPrototype: true });
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z][a-z-]{0,9}$/), options, (command, given) => {
        const read = decodeIntent(encodeIntent({ command, options: given }));
        expect(read?.command).toBe(command);
        expect(read && optionsIn(read)).toEqual(given);
      }),
    );
  });

  it.each([
    '',
    '#key',
    'save 2608.01234',
    'save{',
    'save{"a":[1]}',
    'save[]',
    '{"a":1}',
    'Save',
    'save{"a":null}',
  ])('%j is none', (text) => expect(decodeIntent(text)).toBeUndefined());

  it('never fails, whatever is sent back', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(() => decodeIntent(text)).not.toThrow();
      }),
    );
  });
});
