import { messageOf } from '../../errors.ts';
import type { Day } from '../../paper.ts';
import { boundNamed, hadNamed, noExclusion, type Operator, wrongValue } from '../operators.ts';
import type { Query } from '../query.ts';
import { unshortened } from './short-names.ts';
import type { Value } from './tokens.ts';
import type { ReaderContext } from './whole-values.ts';

/** What is made while it is read. */
export type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer Each)[] ? Each[] : T[K];
};

const LEAVES_OUT: ReadonlySet<Operator> = new Set(['author', 'org', 'has']);

/** Notes what an operator asks for in a query; a sentence where its value is none, or nothing can be left out by it. */
export function noteCondition(
  query: Mutable<Query>,
  operator: Operator,
  { text, minus, name = operator }: Pick<Value, 'text' | 'minus' | 'name'>,
  context: ReaderContext,
): string | undefined {
  if (text === '') return wrongValue(operator, text, { name });
  if (minus && !LEAVES_OUT.has(operator)) return noExclusion(operator);
  switch (operator) {
    case 'author':
      (minus ? query.notAuthors : query.authors).push(text);
      return undefined;
    case 'org':
      (minus ? query.notOrganizations : query.organizations).push(unshortened(text));
      return undefined;
    case 'has': {
      const had = hadNamed(text);
      if (had) query[had] = !minus;
      return had ? undefined : wrongValue(operator, text);
    }
    case 'submitter':
      query.submitter = text.toLowerCase();
      return undefined;
    case 'source':
      return noteSource(query, text, context);
    case 'since':
    case 'until':
      return noteDay(query, operator, { name, text }, context.today);
    default:
      return operator satisfies never;
  }
}

function noteSource(query: Mutable<Query>, text: string, { sources }: ReaderContext): string | undefined {
  const name = text.toLowerCase();
  if (sources?.includes(name) === false) return wrongValue('source', text, { takes: sources.join(' or ') });
  query.source = name;
  return undefined;
}

function noteDay(
  query: Mutable<Query>,
  operator: 'since' | 'until',
  { name, text }: { readonly name: string; readonly text: string },
  today: Day | undefined,
): string | undefined {
  try {
    const day = boundNamed(name, text, today);
    if (day) query[operator] = day;
    return day ? undefined : wrongValue(operator, text, { name });
  } catch (error) {
    return messageOf(error);
  }
}
