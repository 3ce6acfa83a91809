import { Temporal } from 'temporal-polyfill';
import { type Part, plainText, type Text } from '#core/document.ts';
import { dayAndTime, longDay, timeIn } from '#core/time/dates.ts';

/** A text as it reads in a terminal, its moments by the clock of whoever sits there; as they were written where that is not known, or is UTC. */
export function localText(text: Text, zone = 'UTC'): string {
  if (typeof text === 'string' || zone === 'UTC') return plainText(text);
  return text.map((part) => localPart(part, zone)).join('');
}

function localPart(part: Part, zone: string): string {
  if (typeof part === 'string' || !('at' in part)) return plainText([part]);
  const at = Temporal.Instant.fromEpochMilliseconds(part.at);
  if (part.show === 'day') return longDay(at.toZonedDateTimeISO(zone).toPlainDate().toString());
  return part.show === 'time' ? timeIn(at, zone) : dayAndTime(at, zone);
}
