import type { Selection } from '#core/digest/select.ts';
import type { Listing } from '#core/paper.ts';
import type { TopicMatch } from '#core/topics/matcher.ts';
import type { Level, Topic } from '#core/topics/topic.ts';
import type { ReadableArchive } from '../../access/archive-access.ts';
import { ownersAt, type Place } from '../../access/permissions.ts';
import type { PreferenceParts } from '../../access/preferences.ts';

type Matches = ReadonlyMap<string, TopicMatch>;

/** What of a list is about a topic, by paper: at the level of whoever follows it here, else at the usual one, and where that has nothing, what comes `near`. */
export async function matchesOf(
  { follows }: PreferenceParts,
  ask: Place,
  { readable, listed, topic }: { readable: ReadableArchive; listed: readonly Listing[]; topic: Topic },
): Promise<{ readonly matches: Matches; readonly near: boolean }> {
  const followed = (await Promise.all(ownersAt(ask).map((owner) => follows.of(owner)))).flat();
  const level = followed.find((each) => each.topic.key === topic.key)?.level;
  const papers = listed.map(({ paper }) => paper);
  const at = async (level: Level): Promise<Matches> => {
    const found = await readable.archive.matchMany([{ topic, level }], papers);
    return new Map(found.map((match) => [match.paper.id, match]));
  };
  const matches = await at(level ?? 'normal');
  if (matches.size > 0 || level !== undefined) return { matches, near: false };
  const broad = await at('broad');
  return { matches: broad, near: broad.size > 0 };
}

/** Each pick with the sentence that is about what was asked for, where it has no topic's. */
export function withMatches(selection: Selection, matches: Matches | undefined): Selection {
  const picks = selection.picks.map((pick) => {
    const sentence = matches?.get(pick.paper.id)?.sentence() ?? [];
    const isTold = sentence.length === 0 || pick.reasons.some(({ kind }) => kind === 'topic');
    return isTold ? pick : { ...pick, reasons: [{ kind: 'match' as const, sentence }, ...pick.reasons] };
  });
  return { ...selection, picks };
}
