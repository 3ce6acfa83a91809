import type { Archive, Near } from '#core/archive/archive.ts';
import type { NearSaved } from '#core/digest/reader.ts';
import type { Paper } from '#core/paper.ts';
import type { Mute, Owner } from '#core/topics/topic.ts';
import { type Liked, learnedOf, type TasteParts } from './learned.ts';

/** Fitted on one half of the open topics; `npm run bench:search -- --readers` prints what it does on the other. */
const LEARNING = {
  /** The least nearness that is said to be near to a liked paper, or to one of which fewer are wanted. */
  like: 0.3,
  /** What nearness to what was saved lately adds to a topic's score: so much for each liked paper, up to `most`. */
  share: 5,
  most: 20,
  /** What nearness to what is not wanted takes from it. */
  unlike: 10,
} as const;

/** How near papers are to what an owner has saved or asked for lately, and to what they left out; undefined where nothing is known of that. */
export async function nearSavedAmong(
  parts: TasteParts & { archive: Pick<Archive, 'near' | 'paper'> },
  owner: Owner,
  { papers, mutes }: { papers: readonly Paper[]; mutes: readonly Mute[] },
): Promise<NearSaved | undefined> {
  const { liked, disliked } = await learnedOf(parts, owner, mutes);
  if (liked.length + disliked.length === 0) return undefined;
  const own = new Set(liked.map(({ paper }) => paper.id));
  const near = parts.archive.near(
    liked.map(({ paper }) => paper),
    papers.filter(({ id }) => !own.has(id)),
    disliked,
  );
  const unlike = near.filter(({ against }) => against >= LEARNING.like);
  return {
    like: reasonsFor(near, liked),
    worth: new Map([
      ...near.map(worthOf(shareOf(liked.length))),
      ...unlike.map(({ paper, against }) => [paper.id, -LEARNING.unlike * against] as const),
    ]),
    unlike: new Set(unlike.map(({ paper }) => paper.id)),
  };
}

/** Few papers may be alike by chance, so that beside them the topic says more. */
function shareOf(liked: number): number {
  return Math.min(LEARNING.most, LEARNING.share * liked);
}

function worthOf(share: number): (near: Near) => readonly [string, number] {
  return ({ paper, lately }) => [paper.id, share * lately];
}

function reasonsFor(near: readonly Near[], liked: readonly Liked[]): NearSaved['like'] {
  const words = new Map(liked.map(({ paper, by }) => [paper.id, by]));
  return new Map(
    near.flatMap(({ paper, score, to, against }) => {
      if (!to || against > 0 || score < LEARNING.like) return [];
      const by = words.get(to.id);
      return [[paper.id, { kind: 'saved', title: to.title, ...(by ? { by } : {}) }] as const];
    }),
  );
}
