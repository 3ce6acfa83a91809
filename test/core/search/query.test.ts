import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { edgeOf, isEmpty, parseQuery, queryText } from '#core/search/query.ts';

describe('parseQuery', () => {
  it('reads words, phrases, exclusions and conditions', () => {
    const typed =
      '4-bit "world models" -game -"mixture of experts" author:"Ada Example" org:lab since:2026-05 until:2026 has:code source:arxiv';
    expect(parseQuery(typed)).toEqual({
      words: ['4', 'bit'],
      phrases: ['world models'],
      without: ['game', 'mixture of experts'],
      authors: ['Ada Example'],
      organizations: ['lab'],
      since: '2026-05-01',
      until: '2026-12-31',
      hasCode: true,
      source: 'arxiv',
      misread: [],
    });
  });

  it('reads what is no condition as words, and says so', () => {
    expect(parseQuery('since:soon has:money foo:bar "open end')).toMatchObject({
      words: ['since', 'soon', 'has', 'money', 'foo', 'bar', 'open', 'end'],
      misread: ['since:soon', 'has:money', 'foo:bar'],
    });
  });

  it('takes curly quotes for quotes and one quoted word for a word', () => {
    expect(parseQuery('“world models” "agents"')).toMatchObject({
      phrases: ['world models'],
      words: ['agents'],
    });
  });

  it('asks for nothing where there are only exclusions or signs', () => {
    expect(isEmpty(parseQuery('-game !!! ""'))).toBe(true);
    expect(isEmpty(parseQuery('author:ada'))).toBe(false);
  });

  it('never throws, and reads its own text as the same query', () => {
    const part = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('"a b"', '-c', 'author:d', 'since:2026-05', 'has:code', '-"e f"', 'org:"g h"', ' '),
    );
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const query = parseQuery(parts.join(' '));
        const again = parseQuery(queryText(query));
        expect({ ...again, misread: [] }).toEqual({ ...query, misread: [] });
      }),
    );
  });
});

describe('edgeOf', () => {
  it.each([
    ['2026', 'first', '2026-01-01'],
    ['2026-02', 'last', '2026-02-28'],
    ['2024-02', 'last', '2024-02-29'],
    ['2026-05-13', 'last', '2026-05-13'],
    ['2026-13', 'first', undefined],
    ['may', 'last', undefined],
  ] as const)('%s, %s: %s', (text, edge, day) => expect(edgeOf(text, edge)).toBe(day));
});
