import { messageOf } from '../../errors.ts';
import type { Day } from '../../paper.ts';
import { dayNamed, hadNamed, noExclusion, type Operator, wrongValue } from '../operators.ts';
import type { Query } from '../query.ts';
import type { Value } from './tokens.ts';

/** What is made while it is read. */
export type Mutable<T> = {
  -readonly [K in keyof T]: T[K] extends readonly (infer Each)[] ? Each[] : T[K];
};

/** Notes what an operator asks for in a query; a sentence where its value is none, or nothing can be left out by it. */
export function noteCondition(
  query: Mutable<Query>,
  operator: Operator,
  { text, minus }: Pick<Value, 'text' | 'minus'>,
  today: Day | undefined,
): string | undefined {
  switch (operator) {
    case 'author':
      (minus ? query.notAuthors : query.authors).push(text);
      return undefined;
    case 'org':
      (minus ? query.notOrganizations : query.organizations).push(text);
      return undefined;
    case 'has': {
      const had = hadNamed(text);
      if (had) query[had] = !minus;
      return had ? undefined : wrongValue(operator, text);
    }
    case 'submitter':
    case 'source':
      if (minus) return noExclusion(operator);
      query[operator] = text.toLowerCase();
      return undefined;
    case 'since':
    case 'until':
      return minus ? noExclusion(operator) : noteDay(query, operator, text, today);
    default:
      return operator satisfies never;
  }
}

function noteDay(
  query: Mutable<Query>,
  operator: 'since' | 'until',
  text: string,
  today: Day | undefined,
): string | undefined {
  try {
    const day = dayNamed(text, operator === 'since' ? 'first' : 'last', today);
    if (day) query[operator] = day;
    return day ? undefined : wrongValue(operator, text);
  } catch (error) {
    return messageOf(error);
  }
}
