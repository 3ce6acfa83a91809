import type { Temporal } from 'temporal-polyfill';
import type { ListPage } from '../../archive/paper-source.ts';
import type { Channel } from '../../channel.ts';
import { SETTINGS } from '../../commands/known-intents.ts';
import type { Selection } from '../../digest/select.ts';
import { type Action, type Block, type Document, joined, type Text } from '../../document.ts';
import type { Day, Paper } from '../../paper.ts';
import { plural } from '../../text/text.ts';
import { addDays, clockTime, dayRange, isWeekend, longDay, shortDay, utcDay } from '../../time/dates.ts';
import { paperBlocks, plainPaper, sampleBlocks } from '../papers.ts';
import { digestScope } from '../subscription/scope.ts';
import { readText, standInText } from './list-age.ts';

/** How well the list of a digest is known. */
export interface ListFacts {
  readonly now: Temporal.Instant;
  readonly settles: Temporal.Instant;
  readonly readAt?: Temporal.Instant;
  readonly emptySince?: Temporal.Instant;
  readonly failed?: string;
  /** Where its sources show it. */
  readonly pages?: readonly ListPage[];
}

/** What a digest says about its own making. */
export interface DigestFacts extends ListFacts {
  readonly sampleBecause?: string;
  /** That it was ranked for one reader alone, and whether anything of that reader is known. */
  readonly mine?: { readonly known: boolean };
  /** Whether others read it too, so that each may want the day as it is for them alone. */
  readonly others?: boolean;
  /** The day whose list was asked for, where an older one stands in. */
  readonly insteadOf?: Day;
  /** Where nothing is ordered yet and the reader may order a digest. */
  readonly orderIn?: Channel;
  /** What the reader narrowed the list to. */
  readonly topic?: string;
}

/** A day's digest. */
export function digestDocument(day: Day, selection: Selection, facts: DigestFacts): Document {
  const { picks, of } = selection;
  const about = `${facts.mine ? ' · for you' : ''}${facts.topic ? ` · ${facts.topic}` : ''}`;
  return {
    ...(facts.mine ? { papers: 'mine' } : {}),
    summary: `Daily papers, ${longDay(day)}: ${plural(picks.length, 'paper')} of ${of}`,
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      {
        kind: 'heading',
        text: `Daily papers · ${longDay(day)}${about}`,
        aside: asideOf(selection),
      },
      ...standIn(day, facts),
      ...paperBlocks(picks),
      ...(facts.mine?.known === false ? [nothingYet(selection)] : []),
      { kind: 'note', text: listFooter(day, selection, facts) },
      { kind: 'actions', actions: digestActions(day, selection, facts) },
    ],
  };
}

function standIn(day: Day, { insteadOf, failed, sampleBecause }: DigestFacts): Block[] {
  if (!insteadOf || sampleBecause !== undefined) return [];
  const text = standInText(day, { current: insteadOf, failed });
  return text ? [{ kind: 'text', text }] : [];
}

function nothingYet(selection: Selection): Block {
  return {
    kind: 'text',
    text: [
      `${orderText(selection)}, since nothing of yours is known yet: follow a topic for yourself, such as `,
      { command: 'follow LLM quantization for:me' },
      ', or save papers.',
    ],
  };
}

/** What a selection goes by where nothing else counts: upvotes, where anybody counts them. */
function orderText({ picks }: Selection): string {
  return picks.some(({ paper }) => paper.upvotes !== undefined) ? 'By upvotes' : 'In the order of the lists';
}

/** The most upvoted papers of several days. */
export function topDocument(
  from: Day,
  to: Day,
  selection: Selection,
  facts: Pick<DigestFacts, 'failed' | 'pages' | 'sampleBecause'> & { name: string },
): Document {
  const { picks, of } = selection;
  const range = dayRange(from, to);
  const failed = facts.failed ? [`Some lists are missing: ${facts.failed}`] : [];
  return {
    summary: `${facts.name}, ${range}: ${plural(picks.length, 'paper')} of ${of}`,
    blocks: [
      ...sampleBlocks(facts.sampleBecause),
      { kind: 'heading', text: `${facts.name} · ${range}`, aside: `${picks.length} of ${of}` },
      ...paperBlocks(picks),
      {
        kind: 'note',
        text: [
          ...sourcesOf(facts),
          `${orderText(selection)}, of ${plural(of, 'paper')} listed`,
          ...failed,
        ].join(' · '),
      },
    ],
  };
}

/** A source's own list of what is trending. */
export function trendingDocument(papers: readonly Paper[], title: string): Document {
  const blocks = papers.map((paper, index) => plainPaper(paper, index + 1));
  return {
    summary: `Trending now: ${plural(papers.length, 'paper')}`,
    blocks: [
      { kind: 'heading', text: 'Trending now', aside: plural(papers.length, 'paper') },
      ...blocks,
      { kind: 'note', text: `In the order of ${title}, with papers of any age` },
    ],
  };
}

/** "5 of 27, 2 from your topics". */
export function asideOf({ picks, of, fromTopics }: Selection): string {
  const size = picks.length < of ? `${picks.length} of ${of}` : plural(of, 'paper');
  return fromTopics > 0 ? `${size}, ${fromTopics} from your topics` : size;
}

/** The sources of lists by their names; the sample says by itself what it is. */
export function sourcesOf({
  pages = [],
  sampleBecause,
}: Pick<DigestFacts, 'pages' | 'sampleBecause'>): string[] {
  return sampleBecause === undefined ? pages.map(({ title }) => title) : [];
}

function linkedSources({ pages = [], sampleBecause }: Pick<DigestFacts, 'pages' | 'sampleBecause'>): Text[] {
  return sampleBecause === undefined ? pages.map(({ title, url }) => [{ page: url, text: title }]) : [];
}

/** Whose list it is, what is left of it, what was left out, and how old the data is; `where` is what it is left of. */
export function listFooter(
  day: Day,
  { picks, of, muted, shownBefore, lists }: Selection,
  facts: ListFacts & Pick<DigestFacts, 'topic' | 'sampleBecause'>,
  where = lists > 1 ? 'on these lists' : 'that day',
): Text {
  const { now, settles, readAt, failed } = facts;
  const today = utcDay(now);
  const filling = !facts.topic && now.epochMilliseconds < settles.epochMilliseconds;
  const more = of - picks.length - muted - shownBefore;
  const left = [
    ...(muted > 0 ? [`${muted} muted`] : []),
    ...(shownBefore > 0 ? [`${shownBefore} shown before`] : []),
  ];
  const until = { at: settles.epochMilliseconds, show: 'time' as const, text: clockTime(settles, day) };
  const pieces: Text[] = [
    ...linkedSources(facts),
    ...(filling ? [[`${of} so far; the list for ${shortDay(day, today)} usually fills until `, until]] : []),
    ...(!filling && more > 0 ? [`${more} more ${where}`] : []),
    ...(left.length > 0 ? [left.join(', ')] : []),
    ...(failed && !facts.sampleBecause ? [failed] : []),
    ...(readAt && !facts.sampleBecause ? [readText(readAt, now)] : []),
  ];
  return joined(pieces, ' · ');
}

function digestActions(
  day: Day,
  { picks, of, muted, shownBefore }: Selection,
  { topic, mine, others, orderIn }: DigestFacts,
): Action[] {
  const list = (options: { date: Day; size?: number; for?: 'me' }) => ({
    command: 'today',
    options: { topic, for: mine && 'me', ...options },
  });
  const left = of - muted - shownBefore;
  const all = { label: `All ${left}`, ...list({ date: day, size: Math.min(of, 100) }) };
  return [
    ...(picks.length < left ? [all] : []),
    ...(others ? [{ label: 'For me', ...list({ date: day, for: 'me' }) }] : []),
    { label: 'The day before', ...list({ date: weekdayBefore(day) }) },
    { label: 'Top of the week', command: 'top', options: { period: 'week', date: day } },
    ...(orderIn ? [{ label: 'Subscribe', ...SETTINGS, ...digestScope({ channel: orderIn }) }] : []),
  ];
}

function weekdayBefore(day: Day): Day {
  const before = addDays(day, -1);
  return isWeekend(before) ? weekdayBefore(before) : before;
}
