import { isSurelyEmpty } from '../../digest/edition.ts';
import type { Action, Block, Document } from '../../document.ts';
import type { Day } from '../../paper.ts';
import { isEmpty } from '../../search/query.ts';
import { parseQuery } from '../../search/read-query.ts';
import { clipWords, plural } from '../../text/text.ts';
import { clockTime, isWeekend, longDay, utcDay } from '../../time/dates.ts';
import type { Advice } from '../../topics/advice.ts';
import { sampleBlocks } from '../papers.ts';
import { aboutOrBy } from '../topics/about-or-by.ts';
import { meantText, unknownText } from '../topics/advice.ts';
import type { DigestFacts } from './digest.ts';

/** What is known of a day without a paper to show: how many of its papers `speak` of the topic, and are about something else. */
interface EmptyDayFacts extends DigestFacts {
  readonly current: Day;
  readonly speak: number;
}

/** The answer where a day has no paper to show. */
export function emptyDayDocument(
  day: Day,
  facts: EmptyDayFacts,
  given: Advice = { unknown: false, offers: [] },
): Document {
  const offers = given.offers.filter(({ papers }) => papers > 0);
  // What this list has nothing of either may be on others.
  const elsewhere = offers.length === 0 ? given.offers[0]?.topic : undefined;
  const advice = { unknown: elsewhere === undefined && given.unknown, offers };
  const text = emptyReason(day, facts);
  return {
    summary: text,
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      { kind: 'heading', text: `Daily papers · ${longDay(day)}` },
      { kind: 'text', text },
      ...adviceOn(advice),
      ...(elsewhere === undefined ? [] : [alsoNothing(elsewhere)]),
      {
        kind: 'actions',
        actions: [
          ...meantActions(day, advice),
          ...(advice.unknown ? [] : [...speaking(day, facts), ...everywhere(elsewhere ?? facts.topic)]),
          { label: 'Newest list', command: 'today' },
        ],
      },
    ],
  };
}

function alsoNothing(topic: string): Block {
  return { kind: 'text', text: `Did you mean ${topic}? Nothing on this list is about that either.` };
}

function adviceOn({ unknown, offers }: Advice): Block[] {
  const told = unknown ? [unknownText(unknown)] : [];
  return [...told, ...meantText(offers, 'on this list')].map((text) => ({ kind: 'text', text }));
}

function meantActions(day: Day, { offers }: Advice): Action[] {
  return offers.map(({ topic }) => ({
    label: clipWords(topic, 60),
    command: 'today',
    options: { topic, date: day },
  }));
}

/** The search of this list for what some of its papers speak of. */
function speaking(day: Day, { topic, speak }: EmptyDayFacts): Action[] {
  if (!topic || speak === 0) return [];
  const query = `${topic} since:${day} until:${day}`;
  return [{ label: `Those that speak of ${clipWords(topic, 40)}`, command: 'search', options: { query } }];
}

/** The search of all days for what no paper of this one is about. */
function everywhere(topic: string | undefined): Action[] {
  if (!topic || isEmpty(parseQuery(topic))) return [];
  return [{ label: `Search for ${clipWords(topic, 50)}`, command: 'search', options: { query: topic } }];
}

function emptyReason(day: Day, facts: EmptyDayFacts): string {
  if (facts.topic) return nothingOf(facts.topic, day, facts);
  if (day > facts.current) return `The list of ${longDay(day)} has not opened yet.`;
  // What is bundled has a few days alone, and knows nothing of the others.
  if (facts.sampleBecause !== undefined && !isWeekend(day))
    return `The sample has no list of ${longDay(day)}.`;
  if (day === facts.current) return `The list of ${longDay(day)} is open, and nothing is on it so far.`;
  if (isWeekend(day))
    return `No papers were listed on ${longDay(day)}: lists are made from Monday to Friday.`;
  if (!facts.readAt) return `The list of ${longDay(day)} is not stored here.`;
  if (isSurelyEmpty({ day, ...facts })) return `No papers were listed on ${longDay(day)}.`;
  const when = clockTime(facts.readAt, utcDay(facts.now));
  return `The list of ${longDay(day)} was empty when it was last read (${when}), and is looked at again.`;
}

function nothingOf(topic: string, day: Day, { speak }: EmptyDayFacts): string {
  const query = parseQuery(topic);
  if (isEmpty(query)) return `Nothing is left of the list of ${longDay(day)}.`;
  const nothing = `Nothing on the list of ${longDay(day)} is`;
  const whose = aboutOrBy(query, topic);
  if (whose.startsWith('by ')) return `${nothing} ${whose}: search all days.`;
  if (speak === 0) return `${nothing} about ${topic}: try a wider topic, or search all days.`;
  const some = `${plural(speak, 'paper')} of it ${speak === 1 ? 'speaks' : 'speak'}`;
  return `${nothing} mainly about ${topic}, and ${some} of that: search the list, or all days.`;
}
