import type { Document } from '../document.ts';
import type { Day } from '../paper.ts';
import { isWeekend, longDay } from '../time/dates.ts';
import type { DigestFacts } from './digest.ts';
import { sampleBlocks } from './papers.ts';

/** The answer where a day has no paper to show. */
export function emptyDayDocument(day: Day, facts: DigestFacts & { current: Day }): Document {
  const text = emptyReason(day, facts);
  return {
    summary: text,
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      { kind: 'heading', text: `Daily papers · ${longDay(day)}` },
      { kind: 'text', text },
      { kind: 'actions', actions: [{ label: 'Newest list', command: 'today' }] },
    ],
  };
}

function emptyReason(day: Day, facts: DigestFacts & { current: Day }): string {
  if (facts.topic) {
    return `Nothing on the list of ${longDay(day)} is about ${facts.topic}: try a wider topic, or search all days.`;
  }
  if (day > facts.current) return `The list of ${longDay(day)} has not opened yet.`;
  if (day === facts.current) return `The list of ${longDay(day)} is open, and nothing is on it so far.`;
  return isWeekend(day)
    ? `No papers were listed on ${longDay(day)}: lists are made from Monday to Friday.`
    : `No papers were listed on ${longDay(day)}.`;
}
