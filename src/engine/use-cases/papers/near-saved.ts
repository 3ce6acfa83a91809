import type { Archive } from '#core/archive/archive.ts';
import type { Person } from '#core/channel.ts';
import type { SavedPapers } from '#core/topics/saved.ts';

// What was saved long ago says less of what someone reads now, and each saved paper is a search.
const RECENT = 20;
const NEAREST = { least: 10, most: 50, share: 0.01 };

/** The papers of an archive that are nearest to what someone has saved lately, nearest first: id → title of the saved one. */
export async function papersNearSaved(
  saved: SavedPapers,
  person: Person,
  archive: Archive,
): Promise<ReadonlyMap<string, string>> {
  const all = await saved.of(person);
  const own = new Set(all.map(({ paper }) => paper.id));
  const { least, most, share } = NEAREST;
  const nearest = Math.min(most, Math.max(least, Math.round(archive.size().papers * share)));
  const near = all
    .slice(0, RECENT)
    .flatMap(({ paper }) =>
      archive
        .similar(paper.id, nearest)
        .map(({ found }, rank) => ({ id: found.paper.id, rank, title: paper.title })),
    )
    .filter(({ id }) => !own.has(id))
    .sort((a, b) => a.rank - b.rank);
  const nearSaved = new Map<string, string>();
  for (const { id, title } of near) if (!nearSaved.has(id)) nearSaved.set(id, title);
  return nearSaved;
}
