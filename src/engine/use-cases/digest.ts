import type { Ask, PaperSource } from '#core/archive/paper-source.ts';
import { type Channel, directMessages, isDirect } from '#core/channel.ts';
import type { Caller } from '#core/commands/command.ts';
import { placesOf } from '#core/digest/plan.ts';
import { type Selection, select } from '#core/digest/select.ts';
import type { Document } from '#core/document.ts';
import { SourceError, UserError } from '#core/errors.ts';
import {
  type DigestFacts,
  digestDocument,
  topDocument,
  trendingDocument,
} from '#core/format/digest/digest.ts';
import { emptyDayDocument } from '#core/format/digest/empty-day.ts';
import { noted } from '#core/format/noted.ts';
import type { Day, Listing, Paper } from '#core/paper.ts';
import { SUBSCRIPTION_DEFAULTS } from '#core/subscriptions/subscription.ts';
import type { Subscriptions } from '#core/subscriptions/subscriptions.ts';
import type { DateRange } from '#core/time/date/calendar.ts';
import { parseDate } from '#core/time/date/read-date.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import { type Sleep, withTimeout } from '#core/time/with-timeout.ts';
import { requirePossible } from '#core/topics/impossible-topic.ts';
import type { TopicMatch } from '#core/topics/matcher.ts';
import { newTopic, type Owner, type Topic } from '#core/topics/topic.ts';
import type { ArchiveAccess, ReadableArchive } from '../access/archive-access.ts';
import { forReader, inTime, lateText, unhurried } from '../access/in-time.ts';
import type { LearningParts } from '../access/learned.ts';
import { nearSavedAmong } from '../access/near-saved.ts';
import { ownersAt, type Place } from '../access/permissions.ts';
import { type PreferenceParts, preferencesOf } from '../access/preferences.ts';
import { adviseOn } from './topics/advise.ts';

export interface DigestParts extends PreferenceParts, LearningParts {
  readonly subscriptions: Subscriptions;
  readonly archiveAccess: ArchiveAccess;
  readonly source: PaperSource;
  readonly sources: readonly PaperSource[];
  readonly sleep: Sleep;
}

const PERIODS = { week: { days: 7, name: 'Top of the week' }, month: { days: 30, name: 'Top of the month' } };

interface DayAsk extends Place, Pick<Caller, 'mayConfigure'> {
  readonly day?: string | undefined;
  readonly topic?: string | undefined;
  readonly size: number;
  readonly for?: 'me' | undefined;
}

/** The digest of a day as people say it, or of the newest day with a list; of a week or a month its top. `topic` narrows the list to what it is about, and for `me` only the asker's own topics, mutes and saved papers count. */
export async function today(parts: DigestParts, ask: DayAsk): Promise<Document> {
  const narrowed = ask.topic ? newTopic(ask.topic, parts.archiveAccess.context()) : undefined;
  return noted(await dayDocument(parts, ask, narrowed?.topic), narrowed?.notes ?? []);
}

async function dayDocument(parts: DigestParts, ask: DayAsk, topic: Topic | undefined): Promise<Document> {
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
    throw new SourceError('source-down', `${freshness.failed}, and the list of ${day} is not stored here.`);
  }
  const current = source.currentDay(now);
  const insteadOf = asked || day >= current ? undefined : current;
  const facts = { ...freshness, ...factsOf(parts, ask, { readable, day, insteadOf }) };
  if (topic) requirePossible(topic, 'today');
  const about = topic && (await matchesOf(parts, ask, { readable, listed, topic }));
  const kept = about ? listed.filter(({ paper }) => about.has(paper.id)) : listed;
  if (kept.length === 0) {
    const all = listed.map(({ paper }) => paper);
    const advice = topic && (await adviseOn(readable.archive, topic, { among: all, level: 'normal' }));
    return emptyDayDocument(day, { ...facts, current }, advice);
  }
  const { selection, ...reader } = await selectFor(parts, ask, { readable, kept, isWhole: !topic });
  return digestDocument(day, withMatches(selection, about), { ...facts, ...reader });
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

/** What somebody who asks is shown of a list, and what is said of it to them; the most upvoted have their places in a whole one alone. */
async function selectFor(
  parts: DigestParts,
  ask: DayAsk,
  of: { readable: ReadableArchive; kept: readonly Listing[]; isWhole: boolean },
): Promise<{ selection: Selection } & Pick<DigestFacts, 'mine' | 'others' | 'orderIn'>> {
  const { archive } = of.readable;
  const papers = of.kept.map(({ paper }) => paper);
  const owners = ask.for ? [{ kind: 'person' as const, person: ask.person }] : ownersAt(ask);
  const ordered = await parts.subscriptions.of(placeOf(ask));
  const orderIn = ordered ? undefined : await orderableAt(parts, ask);
  const order = orderIn ? { orderIn } : {};
  const preferences = await preferencesOf(parts, owners, papers, archive);
  const kept = placesOf(ordered ?? SUBSCRIPTION_DEFAULTS, preferences);
  const { reached: _, ...others } = preferences;
  const reader = of.isWhole ? { ...others, ...kept } : others;
  if (!ask.for)
    return { selection: select(of.kept, ask.size, reader), others: !isDirect(ask.channel), ...order };
  const me: Owner = { kind: 'person', person: ask.person };
  const nearSaved = await nearSavedAmong({ ...parts, archive }, me, { papers, mutes: preferences.mutes });
  const known = nearSaved !== undefined || preferences.follows.length + preferences.muted.size > 0;
  return { selection: select(of.kept, ask.size, { ...reader, nearSaved }), mine: { known }, ...order };
}

/** Where a digest of what is asked for would come. */
function placeOf({ for: scope, person, channel }: DayAsk): Channel {
  return scope === 'me' ? directMessages(person) : channel;
}

// A platform may have to be asked who may; a list does not wait long for a button.
const PERMISSION_MS = 1_000;

/** Where whoever asks can order a digest; undefined where they may not, where that is not known soon, and where others see the answer. */
async function orderableAt({ sleep }: DigestParts, ask: DayAsk): Promise<Channel | undefined> {
  if (ask.for === 'me') return placeOf(ask);
  if (ask.open) return undefined;
  const asked = () => ask.mayConfigure().catch(() => false);
  const may = await withTimeout(sleep, { ms: PERMISSION_MS, late: false }, asked);
  return may ? placeOf(ask) : undefined;
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

interface TopAsk {
  readonly period: keyof typeof PERIODS;
  readonly day?: string | undefined;
  readonly size: number;
}

/** The most upvoted papers of the 7 or 30 days that end with `day`, as people say it, or with the newest day that has a list; of a week or a month that `day` names, those. */
export async function top(parts: DigestParts, ask: TopAsk): Promise<Document> {
  return await forReader(parts.sleep, (reader) => topFor(parts, ask, reader));
}

async function topFor(
  { archiveAccess, clock, source }: DigestParts,
  ask: TopAsk,
  reader: Ask,
): Promise<Document> {
  const asked = ask.day === undefined ? undefined : parseDate(ask.day, utcDay(clock.now()));
  const whole = asked && asked.span !== 'day' ? { from: asked.first, span: asked.span } : undefined;
  const { days, name } = PERIODS[whole?.span ?? ask.period];
  const readable = await archiveAccess.open(reader, asked?.last);
  const to = asked?.last ?? (await readable.ingest.newest(reader)).day;
  const from = whole?.from ?? addDays(to, 1 - days);
  const failed = await readable.ingest.range(from, to, reader);
  const selection = select(readable.archive.listings(from, to), ask.size);
  if (selection.of === 0 && failed) {
    throw new SourceError('source-down', `${failed}, and no list of these days is stored here.`);
  }
  const pages = source.pages?.(to) ?? [];
  const facts = { name, pages, ...sampleOf(readable), ...(failed ? { failed } : {}) };
  return topDocument(from, to, selection, facts);
}

/** What the first source that can tell calls trending now: its own order, with papers of any age; the top of the week where it does not say so in time. */
export async function trending(parts: DigestParts, { size }: { size: number }): Promise<Document> {
  const source = parts.sources.find(({ trending }) => trending);
  return await forReader(parts.sleep, async (reader) => {
    const readable = await parts.archiveAccess.open(reader);
    const ofWeek = () => topFor(parts, { period: 'week', size }, reader);
    if (readable.sampleBecause !== undefined || !source?.trending) return await ofWeek();
    const asking = trendingPapers(readable, source.trending(size, unhurried(reader)));
    const isStored = readable.archive.newestDay() !== undefined;
    const papers = isStored ? await inTime(reader, asking, undefined) : await asking;
    if (papers === 'unknown') return await ofWeek();
    if (papers) return trendingDocument(papers, source.title);
    const instead = `${lateText(source.title)}: instead of what is trending, this is the top of the week.`;
    return noted(await ofWeek(), [instead]);
  });
}

async function trendingPapers(
  { archive }: ReadableArchive,
  asking: Promise<readonly Paper[] | undefined>,
): Promise<readonly Paper[] | 'unknown'> {
  const papers = await asking;
  if (!papers) return 'unknown';
  await archive.putPapers(papers);
  return papers;
}

type Matches = ReadonlyMap<string, TopicMatch>;

/** What of a list is about a topic, by paper: at the level of whoever follows it here, else at the usual one. */
async function matchesOf(
  { follows }: PreferenceParts,
  ask: Place,
  { readable, listed, topic }: { readable: ReadableArchive; listed: readonly Listing[]; topic: Topic },
): Promise<Matches> {
  const followed = (await Promise.all(ownersAt(ask).map((owner) => follows.of(owner)))).flat();
  const level = followed.find((each) => each.topic.key === topic.key)?.level ?? 'normal';
  const matches = await readable.archive.matchMany(
    [{ topic, level }],
    listed.map(({ paper }) => paper),
  );
  return new Map(matches.map((match) => [match.paper.id, match]));
}

/** Each pick with the sentence that is about what was asked for, where it has no topic's. */
function withMatches(selection: Selection, matches: Matches | undefined): Selection {
  const picks = selection.picks.map((pick) => {
    const sentence = matches?.get(pick.paper.id)?.sentence() ?? [];
    const isTold = sentence.length === 0 || pick.reasons.some(({ kind }) => kind === 'topic');
    return isTold ? pick : { ...pick, reasons: [{ kind: 'match' as const, sentence }, ...pick.reasons] };
  });
  return { ...selection, picks };
}

function sampleOf({ sampleBecause }: ReadableArchive): { sampleBecause?: string } {
  return sampleBecause === undefined ? {} : { sampleBecause };
}
