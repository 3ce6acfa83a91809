import type { Text } from '../../data.ts';
import { random } from '../lookups.ts';
import { drawn } from '../samples.ts';
import type { Judged } from '../sets.ts';

/** Somebody who follows a topic and has saved some of its papers, and wants the others. */
export interface Follower {
  readonly topic: string;
  readonly liked: readonly string[];
  readonly wanted: ReadonlySet<string>;
  /** Whether it is one of the topics that nothing was fitted on. */
  readonly apart: boolean;
}

const SEED = 31;
/** The most likes, and a few papers to find. */
const FEWEST_PAPERS = 14;

/** Followers of every topic that has papers enough, `draws` of each, who like so many of its papers: the same ones each time. */
export function followersOf({ queries, relevant }: Judged, likes: number, draws: number): Follower[] {
  const below = random(SEED + likes);
  return queries
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap(({ id, text }, at) => {
      const papers = [...(relevant.get(id)?.keys() ?? [])];
      if (papers.length < FEWEST_PAPERS) return [];
      const texts = papers.map((paper): Text => ({ id: paper, title: '', text: '' }));
      return Array.from({ length: draws }, () => {
        const liked = new Set(drawn(texts, likes, below(2 ** 31)).map((paper) => paper.id));
        const wanted = new Set(papers).difference(liked);
        // Every second topic by name is one that nearness was fitted on.
        return { topic: text, liked: [...liked], wanted, apart: at % 2 === 1 };
      });
    });
}
