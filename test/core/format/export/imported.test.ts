import { describe, expect, it } from 'vitest';
import { importedDocument } from '#core/format/export/imported.ts';

describe('what became of a list of references', () => {
  it('is how many were saved, and where they are', () => {
    const { summary, blocks } = importedDocument({ added: 1, known: 0, full: 0, missing: [] }, 3);
    expect(summary).toBe('Saved 1 paper: you keep 3 papers.');
    expect(blocks).toEqual([
      { kind: 'text', text: summary },
      { kind: 'actions', actions: [{ label: 'Your saved papers', command: 'saved' }] },
    ]);
  });

  it('counts what was saved before, what there is no room for, and what is not known', () => {
    const { summary, blocks } = importedDocument({ added: 2, known: 1, full: 1, missing: ['a', 'b'] }, 500);
    expect(summary).toBe(
      'Saved 2 papers, 1 saved before, no room for 1, 2 not known here: you keep 500 papers.',
    );
    expect(blocks[1]).toEqual({ kind: 'note', text: 'Not known here: a; b' });
  });

  it('names ten that are not known, each in so many characters, and says how many more there are', () => {
    const missing = Array.from({ length: 11 }, (_, at) => `${at + 1}`);
    const noteOf = (names: string[]) =>
      importedDocument({ added: 0, known: 0, full: 0, missing: names }, 0).blocks[1];
    expect(noteOf(missing.slice(0, 10))).toEqual({
      kind: 'note',
      text: 'Not known here: 1; 2; 3; 4; 5; 6; 7; 8; 9; 10',
    });
    expect(noteOf(missing)).toMatchObject({ text: expect.stringMatching(/; 10; and 1 more$/) });
    expect(noteOf(['long '.repeat(30)])).toMatchObject({ text: expect.stringMatching(/^.{50,96}…$/) });
  });
});
