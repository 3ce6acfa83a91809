import { describe, expect, it } from 'vitest';
import { readQuery } from '#core/search/read-query.ts';

describe('whoever searches', () => {
  it.each([
    ['agents since:2027', 'since:2027-01-01 is a day that is yet to come'],
    ['agents since:2026-08-21', 'since:2026-08-21 is a day that is yet to come'],
    ['agents since:2026-08-20', ''],
    ['agents until:2027', ''],
  ])('is told of a day that is yet to come: %s', (typed, note) => {
    expect(readQuery(typed, { today: '2026-08-20' }).notes.join('; ')).toBe(note);
    expect(readQuery(typed).notes).toEqual([]);
  });

  it.each([
    ['colour grading', 'Both spellings count: colour and color'],
    ['"colour grading" dialog', 'Both spellings count: dialog and dialogue, colour and color'],
    ['agents -colour', 'Both spellings count: colour and color'],
    ['Colour colour', 'Both spellings count: colour and color'],
    [
      'grey colour dialog modelling',
      'Both spellings count: grey and gray, colour and color, dialog and dialogue',
    ],
    ['colour2 2colour agents', ''],
    ['coloür', ''],
  ])('is told what is spelled in two ways: %s', (typed, note) => {
    const others = new Map([
      ['colour', 'color'],
      ['colour2', 'color2'],
      ['2colour', '2color'],
      ['coloür', 'color'],
      ['dialog', 'dialogue'],
      ['grey', 'gray'],
      ['modelling', 'modeling'],
    ]);
    expect(readQuery(typed, { spelled: (word) => others.get(word) }).notes.join('; ')).toBe(note);
  });

  it('is told whose papers are meant, where words said so', () => {
    const knows = (kind: string, name: string) => kind === 'author' && name === 'Song Han';
    expect(readQuery('papers by Song Han', { knows }).notes).toEqual(['Read as author:"Song Han"']);
  });
});
