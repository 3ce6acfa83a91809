import type { Document } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import { type DigestFacts, digestDocument } from '#core/format/digest/digest.ts';
import { emptyDayDocument } from '#core/format/digest/empty-day.ts';
import { noted } from '#core/format/noted.ts';
import type { Day, Listing } from '#core/paper.ts';
import { meetsFilters } from '#core/search/filters.ts';
import { clipWords } from '#core/text/text.ts';
import type { DateRange } from '#core/time/date/calendar.ts';
import { parseDate } from '#core/time/date/read-date.ts';
import { longDay, utcDay } from '#core/time/dates.ts';
import { type Narrowing, narrowingOf } from '#core/topics/narrowing.ts';
import type { Topic } from '#core/topics/topic.ts';
import { requirePossible } from '#core/topics/typed/impossible-topic.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';
import { forReader } from '../../access/in-time.ts';
import { adviseOn } from '../topics/advise.ts';
import type { DayAsk, DigestParts } from './digest-parts.ts';
import { matchesOf, withMatches } from './matches-of.ts';
import { sampleOf } from './sample-of.ts';
import { selectFor } from './select-for.ts';
import { top } from './top.ts';

/** The digest of a day as people say it, or of the newest day with a list; of a week or a month its top. `topic` narrows the list to what it is about, and for `me` only the asker's own topics, mutes and saved papers count. */
export async function today(parts: DigestParts, ask: DayAsk): Promise<Document> {
  const narrowing = ask.topic ? narrowingOf(ask.topic, parts.archiveAccess.context()) : undefined;
  return noted(await dayDocument(parts, ask, narrowing), narrowing?.notes ?? []);
}

async function dayDocument(
  parts: DigestParts,
  ask: DayAsk,
  narrowing: Narrowing | undefined,
): Promise<Document> {
  const { archiveAccess, source, clock } = parts;
  // Its own list may not be there yet: "today" is the newest one.
  const asked = ask.day && !/^today$/i.test(ask.day) ? parseDate(ask.day, utcDay(clock.now())) : undefined;
  if (asked && asked.span !== 'day') return await overview(parts, asked, ask);
  const { readable, day, ...freshness } = await forReader(parts.sleep, async (reader) => {
    const readable = await archiveAccess.open(reader, asked?.last);
    const { ingest } = readable;
    return { readable, ...(await (asked ? ingest.day(asked.last, reader) : ingest.newest(reader))) };
  });
  const now = clock.now();
  const listed = readable.archive.listings(day, day);
  if (listed.length === 0 && freshness.failed) {
    // That it cannot be reached is no reason for what nobody can have yet.
    if (day > utcDay(now)) throw stillAhead(day);
    throw new SourceError('source-down', `${freshness.failed}, and the list of ${day} is not stored here.`);
  }
  const current = source.currentDay(now);
  const insteadOf = asked || day >= current ? undefined : current;
  const facts = { ...freshness, ...factsOf(parts, ask, { readable, day, insteadOf }) };
  const { topic, about, kept } = await narrowed(parts, ask, { readable, listed, narrowing });
  if (kept.length === 0) {
    const all = listed.map(({ paper }) => paper);
    const advice = topic && (await adviseOn(readable.archive, topic, { among: all, level: 'normal' }));
    const speak = speakingOf(readable, topic, day);
    return emptyDayDocument(day, { ...facts, current, speak }, advice);
  }
  const { selection, ...reader } = await selectFor(parts, ask, { readable, kept, isWhole: !narrowing });
  const shown = digestDocument(day, withMatches(selection, about?.matches), { ...facts, ...reader });
  return noted(shown, topic && about?.near ? [nearNote(topic)] : []);
}

/** What of a list is asked for, and what is about a topic where one is named. */
async function narrowed(
  parts: DigestParts,
  ask: DayAsk,
  of: {
    readonly readable: ReadableArchive;
    readonly listed: readonly Listing[];
    readonly narrowing: Narrowing | undefined;
  },
) {
  const { readable, listed, narrowing } = of;
  if (!narrowing) return { kept: listed };
  if ('without' in narrowing)
    return { kept: listed.filter(({ paper }) => meetsFilters(narrowing.without, paper)) };
  const { topic } = narrowing;
  requirePossible({ ...topic, text: ask.topic ?? topic.text }, 'today');
  const about = await matchesOf(parts, ask, { readable, listed, topic });
  return { topic, about, kept: listed.filter(({ paper }) => about.matches.has(paper.id)) };
}

/** How many papers of a day's list have all words of a topic, which may be about something else. */
function speakingOf({ archive }: ReadableArchive, topic: Topic | undefined, day: Day): number {
  if (!topic || topic.query.words.length + topic.query.phrases.length === 0) return 0;
  const onDay = { ...topic.query, since: day, until: day };
  return archive.search(onDay, { sort: 'relevance', limit: 1, offset: 0 }).withAll;
}

function nearNote({ text }: Topic): string {
  return `Nothing on it is surely about ${clipWords(text, 60)}: this is what comes near, as at level broad`;
}

function stillAhead(day: Day): UserError {
  return new UserError('date-unknown', [
    `${longDay(day)} is still ahead, and so is its list: what there is so far is shown by `,
    { command: 'today' },
    '.',
  ]);
}

/** What is said of a list beside how well it is known. */
function factsOf(
  { source, clock }: DigestParts,
  { topic }: DayAsk,
  { readable, day, insteadOf }: { readable: ReadableArchive; day: Day; insteadOf: Day | undefined },
): Pick<DigestFacts, 'now' | 'pages' | 'sampleBecause' | 'topic' | 'insteadOf'> {
  return {
    now: clock.now(),
    pages: source.pages?.(day) ?? [],
    ...sampleOf(readable),
    ...(topic ? { topic } : {}),
    ...(insteadOf ? { insteadOf } : {}),
  };
}

/** A week or a month instead of a day: its top, or how to search it where it is to be about something. */
async function overview(
  parts: DigestParts,
  { first, last, span }: DateRange,
  { topic, day, size }: { topic?: string | undefined; day?: string | undefined; size: number },
): Promise<Document> {
  if (span !== 'day' && !topic) return await top(parts, { period: span, day, size });
  throw new UserError('date-unclear', [
    'The list of one day can be about a topic; for more days, type ',
    { command: `search ${topic} since:${first} until:${last}` },
    '.',
  ]);
}
