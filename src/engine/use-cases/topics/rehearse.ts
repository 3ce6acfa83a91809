import type { Archive } from '#core/archive/archive.ts';
import type { Earlier, Rehearsal } from '#core/format/topics/follow.ts';
import type { Day } from '#core/paper.ts';
import { addDays, utcDay } from '#core/time/dates.ts';
import type { Advice } from '#core/topics/advice.ts';
import { reaches, type TopicMatch } from '#core/topics/matcher.ts';
import type { Level, Topic } from '#core/topics/topic.ts';
import { type RecentParts, recent } from '../lists/recent.ts';
import { adviseOn } from './advise.ts';

export const REHEARSED_DAYS = 30;
const YEAR_DAYS = 365;

/** What a topic would have brought in the last 30 days. */
export async function rehearse(
  parts: RecentParts,
  topic: Topic,
  level: Level,
): Promise<{ rehearsal: Rehearsal; advice: Advice }> {
  const { archive, listed, sampleBecause } = await recent(parts, REHEARSED_DAYS);
  const among = listed.map(({ paper }) => paper);
  const matches = await archive.matchMany([{ topic, level: 'broad' }], among);
  const days = [...new Set(listed.map(({ day }) => day))].toSorted();
  const advice = await adviseOn(archive, topic, { among, level });
  const today = utcDay(parts.clock.now());
  const isBrought = matches.some((match) => reaches(match, level));
  const earlier = isBrought ? undefined : await earlierThan(archive, { topic, level }, days[0]);
  // Words in no paper are heard all the same where they are close to others: then they are not unknown.
  const unknown = matches.length === 0 && earlier === undefined && advice.unknown;
  return { rehearsal: { matches, days, today, sampleBecause, earlier }, advice: { ...advice, unknown } };
}

/** What a topic would have brought in the year before a day; undefined where that is nothing, too. */
async function earlierThan(
  archive: Archive,
  followed: { topic: Topic; level: Level },
  first: Day | undefined,
): Promise<Earlier | undefined> {
  if (first === undefined) return undefined;
  const listed = archive.listings(addDays(first, -YEAR_DAYS), addDays(first, -1));
  const dayOf = new Map(listed.map(({ paper, day }) => [paper.id, day]));
  const among = [...new Map(listed.map(({ paper }) => [paper.id, paper])).values()];
  const matches = await archive.matchMany([followed], among);
  const on = ({ paper }: TopicMatch) => dayOf.get(paper.id) ?? '';
  const [last] = matches.toSorted((a, b) => on(b).localeCompare(on(a)) || b.score - a.score);
  const days = new Set(listed.map(({ day }) => day)).size;
  return last && { last, day: on(last), papers: matches.length, days };
}

/** What may be meant instead of a topic that is muted. */
export async function adviceOnMute(parts: RecentParts, topic: Topic): Promise<Advice> {
  const { archive, listed } = await recent(parts, REHEARSED_DAYS);
  return await adviseOn(archive, topic, { among: listed.map(({ paper }) => paper), level: 'normal' });
}
