import type { Document } from '#core/document.ts';
import { bringsDocument } from '#core/format/topics/brings.ts';
import { type Level, newTopic } from '#core/topics/topic.ts';
import { requirePossible } from '#core/topics/typed/impossible-topic.ts';
import type { FollowParts } from '../follow.ts';
import { type RecentParts, recent } from '../lists/recent.ts';
import { REHEARSED_DAYS } from './rehearse.ts';

/** What a topic would bring to whoever follows it, by the lists of the last 30 days; nothing is followed by that. */
export async function brings(
  parts: RecentParts & Pick<FollowParts, 'lineOf'>,
  ask: { readonly topic: string; readonly level: Level; readonly size: number },
): Promise<Document> {
  const { topic, notes } = newTopic(ask.topic, parts.archiveAccess.context());
  requirePossible({ ...topic, text: ask.topic }, 'follow');
  const level = ask.level === 'normal' ? undefined : ask.level;
  const followed = { command: 'follow', options: { topic: topic.text, level } };
  const { archive, listed, sampleBecause } = await recent(parts, REHEARSED_DAYS);
  const days = new Map(listed.map(({ paper, day }) => [paper.id, day]));
  const among = listed.map(({ paper }) => paper);
  const matches = await archive.matchMany([{ topic, level: 'broad' }], among);
  const place = new Map(among.map(({ id }, at) => [id, at]));
  const newest = matches.toSorted((a, b) => (place.get(a.paper.id) ?? 0) - (place.get(b.paper.id) ?? 0));
  return bringsDocument(
    { topic, level: ask.level, notes, line: parts.lineOf(followed) },
    {
      matches: newest,
      lists: new Set(days.values()).size,
      dayOf: (paper) => days.get(paper),
      sampleBecause,
    },
    ask.size,
  );
}
