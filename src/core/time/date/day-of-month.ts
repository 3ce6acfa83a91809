import { Temporal } from 'temporal-polyfill';
import type { Day } from '../../paper.ts';
import { oneLine } from '../../text/text.ts';

const ALONE =
  /^(?:on |from |of |for |since |until )?(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: of (?:the|this) month)?$/i;
const MOST_MONTHS = 3;
const LONGEST = 40;

/** The last such day up to `today`, or the next one after it, of a day that is named without a month: "the 20th"; undefined where a text is none. */
export function dayOfMonth(typed: string, today: Day, which: 'last' | 'next'): Day | undefined {
  const day = typed.length > LONGEST ? 0 : Number(ALONE.exec(oneLine(typed))?.[1] ?? 0);
  if (day < 1 || day > 31) return undefined;
  const first = Temporal.PlainDate.from(today).with({ day: 1 });
  const months = Array.from({ length: MOST_MONTHS }, (_, at) =>
    first.add({ months: which === 'last' ? -at : at }),
  );
  // No month is asked for a day that it has not.
  return months
    .filter(({ daysInMonth }) => day <= daysInMonth)
    .map((month) => month.with({ day }).toString())
    .find((each) => (which === 'last' ? each <= today : each > today));
}
