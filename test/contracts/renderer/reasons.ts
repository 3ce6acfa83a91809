import { expect, it } from 'vitest';
import type { Reason, Span } from '#core/document.ts';
import { paperBlock } from '#test/fakes/documents.ts';
import type { Seen } from './renderer.ts';

const SENTENCE: readonly Span[] = [
  { text: 'All ' },
  { text: 'four-bit weights', mark: true },
  { text: ' are exact.' },
];

interface Worded {
  readonly reason: Reason;
  /** Empty where the paper's facts say it. */
  readonly words: string;
}

/** Each reason and its words; a new kind is a line here. */
const WORDS: { readonly [K in Reason['kind']]: Worded & { readonly reason: { readonly kind: K } } } = {
  upvotes: { reason: { kind: 'upvotes', rank: 1, of: 27 }, words: '' },
  reserved: {
    reason: { kind: 'reserved', rank: 1, of: 27 },
    words: 'Most upvoted of 27 papers, whatever the topics',
  },
  outside: {
    reason: { kind: 'outside', rank: 3, of: 27 },
    words: 'Outside your topics: No 3 by upvotes of 27 papers',
  },
  late: { reason: { kind: 'late', day: '2026-08-18' }, words: 'Late from 18 Aug' },
  saved: {
    reason: { kind: 'saved', title: 'On Four Bits' },
    words: 'Near to “On Four Bits”, which you saved',
  },
  topic: {
    reason: { kind: 'topic', topic: 'bits', sentence: SENTENCE },
    words: 'You follow bits: “All four-bit weights are exact.”',
  },
  match: {
    reason: { kind: 'match', sentence: [{ text: 'Four bits', mark: true }, { text: ' suffice.' }] },
    words: 'Four bits suffice.',
  },
};
const EACH = Object.values(WORDS);

/** Why a paper is shown, in the same words everywhere. */
export function describeReasons(seen: Seen): void {
  const shown = (...reasons: readonly Reason[]) => seen(paperBlock({}, { reasons }));

  it.each(EACH)('shows of a paper for the reason $reason.kind: “$words”', ({ reason, words }) => {
    if (words === '') expect(shown(reason)).toBe(shown());
    else expect(shown(reason)).toContain(words);
  });

  it('quotes nothing where no sentence speaks of the followed topic', () => {
    expect(shown({ kind: 'topic', topic: 'LLM quantization', sentence: [] })).toMatch(
      /You follow LLM quantization(?!.*“)/,
    );
  });

  it.each([
    ['press', 'of which you want more'],
    ['channel', 'of which people here want more'],
  ] as const)('says by whose word more like a paper is shown: %s', (by, words) => {
    expect(shown({ kind: 'saved', title: 'On Four Bits', by })).toContain(`Near to “On Four Bits”, ${words}`);
  });

  it('says that a topic is the digest’s own, which nobody follows', () => {
    expect(shown({ kind: 'topic', topic: 'bits', of: 'digest', sentence: SENTENCE })).toContain(
      'This digest is about bits: “All four-bit weights are exact.”',
    );
  });

  it('says that a topic is the channel’s, and what in the title speaks of it, unquoted', () => {
    const note = [{ text: 'Bits', mark: true }, { text: ' in the title' }];
    expect(shown({ kind: 'topic', topic: 'bits', of: 'channel', sentence: [], note })).toContain(
      'This channel follows bits – Bits in the title',
    );
  });

  it('shows all reasons of a paper, in their order', () => {
    const text = shown(...EACH.map(({ reason }) => reason));
    const places = EACH.flatMap(({ words }) => (words ? [text.indexOf(words)] : []));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).not.toMatch(/undefined|null|NaN/);
  });

  it('keeps what was looked for in sight, where a sentence is long', () => {
    const sentence = [
      { text: 'before '.repeat(60) },
      { text: 'the mark', mark: true },
      { text: ' after'.repeat(60) },
    ];
    expect(shown({ kind: 'match', sentence })).toMatch(/…before .*the mark after.*…/);
    expect(shown({ kind: 'topic', topic: 'marks', sentence })).toMatch(/: “….*the mark after.*…”/);
  });
}
