import { expect, it } from 'vitest';
import type { Block } from '#core/document.ts';
import { paperBlock } from '#test/fakes/documents.ts';
import { type RendererUnderTest, type Seen, where } from './renderer.ts';

type Kind = Block['kind'];
type Blocks = { readonly [K in Kind]: Extract<Block, { kind: K }> };

/** One of each kind; a new kind is a line here. */
const BLOCKS: Blocks = {
  heading: { kind: 'heading', text: 'Daily papers', aside: '5 of 27' },
  text: { kind: 'text', text: 'A quiet day' },
  paper: paperBlock({ title: 'FlexQuant' }, { gist: 'Four bits are enough.' }),
  note: { kind: 'note', text: 'Twenty-two more' },
  form: {
    kind: 'form',
    command: 'subscribe',
    shows: { command: 'settings' },
    about: 'A change starts a digest of its own.',
    fields: [
      { name: 'time', label: 'Time', value: '07:30', choices: [] },
      {
        name: 'order',
        label: 'Order',
        value: 'newest',
        choices: [
          { value: 'upvotes', label: 'Most upvoted first' },
          { value: 'newest', label: 'Newest first' },
        ],
      },
    ],
    actions: [{ label: 'Stop it', command: 'unsubscribe' }],
  },
  actions: {
    kind: 'actions',
    actions: [{ label: 'This week', command: 'top', options: { period: 'week' } }],
  },
  file: { kind: 'file', name: 'papers.bib', text: '@misc{a,\n  title = {On Bits},\n}' },
};

/** What each kind of block shows, and in which order. */
export function describeBlocks(renderer: RendererUnderTest, seen: Seen): void {
  it('shows every kind of block in its order', () => {
    const text = seen(...Object.values(BLOCKS));
    const places = [
      'Daily papers',
      'A quiet day',
      'FlexQuant',
      'Four bits are enough',
      'Twenty-two more',
    ].map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toContain('5 of 27');
    for (const action of BLOCKS.actions.actions) expect(text).toContain(renderer.offered(action));
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it.each(Object.values(BLOCKS))('takes a document of one alone: $kind', (block) => {
    const document = { summary: 'Daily papers', blocks: [block] };
    expect(renderer.textOf(document).trim()).not.toBe('');
    expect(renderer.problems(document)).toEqual([]);
  });

  it('shows what a form is set to, in the words of its choices, and what can be done', () => {
    const text = seen(BLOCKS.form);
    for (const { label } of BLOCKS.form.fields) expect(text.toLowerCase()).toContain(label.toLowerCase());
    for (const value of ['07:30', 'Newest first']) expect(text).toContain(value);
    for (const action of BLOCKS.form.actions) expect(text).toContain(renderer.offered(action));
  });

  where(renderer.changesForms, 'says what a change in a form does', () => {
    expect(seen(BLOCKS.form)).toContain('A change starts a digest of its own.');
  });

  where(renderer.showsFiles, 'gives every line of a file', () => {
    const text = renderer.textOf({ summary: 'Your library', blocks: [BLOCKS.file] });
    for (const line of BLOCKS.file.text.split('\n')) expect(text).toContain(line.trim());
  });

  it('says its summary where a document has no blocks', () => {
    expect(seen()).toContain('Daily papers');
  });
}
