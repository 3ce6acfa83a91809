import type { Archive } from '#core/archive/archive.ts';
import type { Person } from '#core/channel.ts';
import type { NearSaved } from '#core/digest/select.ts';
import type { Paper } from '#core/paper.ts';
import type { SavedPapers } from '#core/topics/saved.ts';

/** Fitted on one half of the open topics; `npm run bench:search -- --readers` prints what it does on the other. */
const LEARNING = {
  /** What was saved long ago says less of what someone reads now. */
  recent: 50,
  /** The least nearness that is said to be like a saved paper. */
  like: 0.3,
  /** What nearness adds to a topic's score, from so many saved papers on. */
  share: 10,
  fewest: 3,
} as const;

/** How near papers are to what someone has saved lately; undefined where nothing is saved. */
export async function nearSavedAmong(
  { saved, archive }: { saved: Pick<SavedPapers, 'of'>; archive: Pick<Archive, 'near'> },
  person: Person,
  papers: readonly Paper[],
): Promise<NearSaved | undefined> {
  const all = await saved.of(person);
  if (all.length === 0) return undefined;
  const own = new Set(all.map(({ paper }) => paper.id));
  const liked = all.slice(0, LEARNING.recent).map(({ paper }) => paper);
  const others = papers.filter(({ id }) => !own.has(id));
  const near = archive.near(liked, others);
  return {
    like: new Map(
      near.filter(({ score }) => score >= LEARNING.like).map(({ paper, to }) => [paper.id, to.title]),
    ),
    worth:
      all.length < LEARNING.fewest
        ? new Map()
        : new Map(near.map(({ paper, score }) => [paper.id, LEARNING.share * score])),
  };
}
