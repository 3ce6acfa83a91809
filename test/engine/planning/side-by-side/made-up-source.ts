import { Temporal } from 'temporal-polyfill';
import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import { SourceError } from '#core/errors.ts';
import type { Day, Paper } from '#core/paper.ts';
import type { Clock } from '#core/time/clock.ts';
import { addDays, daysBetween, isWeekend } from '#core/time/dates.ts';
import type { Followed, TopicMatch } from '#core/topics/matcher.ts';
import { paper } from '#test/fakes/papers.ts';
import { DAYS, EMPTY_ANSWERS, FIRST_DAY, HOLIDAY, isWithin, OUTAGES } from './calendar.ts';

/** A whole number below a bound, by chance. */
export type Below = (bound: number) => number;

/** What papers of the made-up lists are about, and what channels follow. */
export const TOPICS = ['agents', 'audio', 'diffusion', 'ethics', 'graphs', 'reasoning', 'robots', 'vision'];

interface Arrival {
  readonly day: Day;
  readonly at: number;
  readonly paper: Paper;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const OPENS_MS = 1.5 * HOUR_MS;
const SETTLES_MS = 17 * HOUR_MS;
const WEEK_BEFORE = 7;

/** A source of 20 to 40 papers a weekday, which come from 01:30 to 17:00 UTC, some days later or on two lists; down and empty as the calendar says. */
export function madeUpSource(below: Below, clock: Pick<Clock, 'now'>): PaperSource {
  const days = daysBetween(addDays(FIRST_DAY, -WEEK_BEFORE), addDays(FIRST_DAY, DAYS));
  const arrivals = days.flatMap((day, index) => (hasList(day) ? arrivalsOf(day, index, below) : []));
  const again = arrivals
    .filter(() => below(20) === 0)
    .map((arrival) => ({ ...arrival, day: nextList(arrival.day), at: arrival.at + 24 * HOUR_MS }));
  const lists = Map.groupBy([...arrivals, ...again], ({ day }) => day);
  return {
    name: 'made-up',
    title: 'The made-up source',
    currentDay: (now) => new Date(now.epochMilliseconds - OPENS_MS).toISOString().slice(0, 10),
    settles: (day) => Temporal.Instant.fromEpochMilliseconds(midnight(day) + SETTLES_MS),
    async daily(day) {
      const now = clock.now().epochMilliseconds;
      if (isWithin(OUTAGES, now)) throw new SourceError('source-refused', 'the made-up source is down');
      if (isWithin(EMPTY_ANSWERS, now)) return [];
      return (lists.get(day) ?? []).filter(({ at }) => at <= now).map((arrival) => asOf(arrival, now));
    },
  };
}

/** Matches a topic with the papers that have it among their keywords, some more surely than others. */
export const keywordMatcher: Pick<Archive, 'prepare' | 'match' | 'matchMany'> = {
  prepare: async () => undefined,
  match: (follows, papers) =>
    follows.flatMap((follow) => papers.flatMap((each) => matchOf(follow, each) ?? [])),
  matchMany: async (follows, papers) => keywordMatcher.match(follows, papers),
};

function matchOf({ topic, level }: Followed, paper: Paper): TopicMatch | undefined {
  const place = paper.keywords.indexOf(topic.text);
  if (place < 0) return undefined;
  const score = ((Number(paper.id.slice(-3)) * 7 + place * 31) % 100) / 100;
  const reached = score < 0.3 ? 'broad' : score < 0.7 ? 'normal' : 'strict';
  const levels = ['broad', 'normal', 'strict'];
  if (levels.indexOf(reached) < levels.indexOf(level)) return undefined;
  return { topic, paper, score, level: reached, sentence: () => [] };
}

function arrivalsOf(day: Day, index: number, below: Below): Arrival[] {
  const opens = midnight(day) + OPENS_MS + below(90) * MINUTE_MS;
  const fills = midnight(day) + SETTLES_MS - opens;
  return Array.from({ length: 20 + below(21) }, (_, number) => {
    const isLate = below(25) === 0;
    const at =
      opens + Math.round(isLate ? fills + below(60) * HOUR_MS : (below(1_000) / 1_000) ** 1.5 * fills);
    return { day, at, paper: paperOf(`2610.${String(index * 100 + number).padStart(5, '0')}`, day, below) };
  });
}

function paperOf(id: string, day: Day, below: Below): Paper {
  const keywords = [0, 1].flatMap(() => TOPICS[below(TOPICS.length + 4)] ?? []);
  const published = addDays(day, -below(4));
  return paper({ id, title: `Paper ${id}`, published, upvotes: 1 + below(200), keywords, source: 'made-up' });
}

/** A paper with the upvotes that it has by then: they grow by the hour until its list settles. */
function asOf({ day, at, paper }: Arrival, now: number): Paper {
  const whole = midnight(day) + SETTLES_MS - at;
  const passed = Math.floor((now - at) / HOUR_MS) * HOUR_MS;
  if (whole <= 0 || now - at >= whole) return paper;
  return { ...paper, upvotes: Math.round(((paper.upvotes ?? 0) * passed) / whole) };
}

function hasList(day: Day): boolean {
  return !isWeekend(day) && day !== HOLIDAY;
}

function nextList(day: Day): Day {
  const next = addDays(day, 1);
  return hasList(next) ? next : nextList(next);
}

function midnight(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}
