import type { Archive } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { topicOf } from '#core/topics/topic.ts';
import { proposedTo } from '#engine/use-cases/topics/propose.ts';
import { clockAt } from '#test/fakes/source.ts';
import type { HiddenList } from './lists.ts';
import type { Memory } from './reader.ts';

const PERSON = { platform: 'bench', id: 'reader' };

/** Lets a reader follow what the program proposes at the end of a day, where it is an interest of theirs; the sources' keywords, hidden from what is indexed, are what it proposes. */
export async function followProposed(
  archive: Archive,
  { memory, topics, interests }: { memory: Memory; topics: readonly string[]; interests: readonly string[] },
  { list, keywords }: { list: HiddenList; keywords: ReadonlyMap<string, ReadonlySet<string>> },
): Promise<void> {
  const known = (paper: Paper): Paper => ({ ...paper, keywords: [...(keywords.get(paper.id) ?? [])] });
  const owner = { kind: 'person', person: PERSON } as const;
  const followed = topics.map((text) => ({ owner, topic: topicOf(text), level: 'normal' as const }));
  const parts = {
    follows: { of: async () => followed, mutes: async () => [] },
    clock: clockAt(`${list.day}T18:00:00Z`),
    archiveAccess: { context: () => ({}) },
  };
  const saved = memory.saved.toReversed().map((paper, at) => ({ paper: known(paper), at: -at }));
  const recent = list.papers.map(known);
  const proposed = await proposedTo(parts, archive, { owners: [owner], saved, recent });
  memory.followed.push(...proposed.map(({ topic }) => topic).filter((topic) => interests.includes(topic)));
}
