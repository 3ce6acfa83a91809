import type { Day } from '../../paper.ts';
import { dayOf, type FoundDate, fullYear, monthOfName, wholeMonth, withoutYear } from './calendar.ts';

/** "20 Aug", "August 20 2026", "20-Aug-2026", and a whole month with its year. */
export function byName(text: string, today: Day): FoundDate {
  const parts = text.split(/[\s./-]+/).filter(Boolean);
  const at = parts.findIndex((part) => monthOfName(part) !== undefined);
  const month = monthOfName(parts[at] ?? '');
  const numbers = parts.toSpliced(at, 1);
  if (!month || at > 1 || numbers.length === 0 || numbers.length > 2) return undefined;
  if (!numbers.every((part) => /^\d{1,4}$/.test(part))) return undefined;
  const [one = '', two] = numbers;
  if (one.length === 4 && !two) return wholeMonth(Number(one), month, today);
  if (one.length > 2 || (two && two.length !== 4 && two.length !== 2)) return undefined;
  return two ? dayOf(fullYear(two), month, Number(one)) : withoutYear(month, Number(one), today);
}
