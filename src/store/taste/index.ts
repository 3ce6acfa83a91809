import type { Near } from '#core/archive/archive.ts';
import type { Paper } from '#core/paper.ts';
import { bodyOf, type paperTable } from '../archive/paper-table.ts';
import { alike, type ContentVectors, contentReader } from './content.ts';
import { type Feature, type Features, featuresOf, type WordStatistics } from './features.ts';
import type { statisticsReader } from './statistics-store.ts';

/** Fitted on one half of the open topics, as simulated readers with one and with three interests; `few` and `halving` on days before those of `npm run bench:readers`. */
const TASTE = {
  /** What content counts beside words. */
  content: 0.5,
  /** Several interests stay apart: a paper is as near as it is to so many of the liked ones, or, lately, to as many as are this near to each other. */
  nearest: 4,
  kin: 0.2,
  /** From more liked papers than these on, each counts half for so many newer ones: by rank and not by clock, since whoever saves nothing for a month wants what they wanted. Of fewer, several interests have too few each. */
  few: 12,
  halving: 7,
} as const;

interface TasteParts {
  readonly statistics: ReturnType<typeof statisticsReader>;
  readonly papers: Pick<ReturnType<typeof paperTable>, 'rowOf'>;
  /** What papers of some rows are about. */
  readonly contentsOf: (rows: readonly number[]) => ContentVectors;
}

/** Tells how near papers are to what somebody likes, on one connection, which it only reads. */
export function tasteReader({ statistics, papers, contentsOf }: TasteParts) {
  const known = featureKeeper();
  return (liked: readonly Paper[], among: readonly Paper[], disliked: readonly Paper[] = []): Near[] => {
    const all = [...liked, ...disliked];
    if (all.length === 0) return [];
    const words = statistics();
    const rows = [...all, ...among].flatMap(({ id }) => papers.rowOf(id) ?? []);
    const contentOf = contentReader(contentsOf(rows));
    const contents = all.map((paper) => contentOf(papers.rowOf(paper.id)));
    const sharing = wordLikeness(all.map((paper) => known(paper, words)));
    const scoresOf = (paper: Paper) => {
      const content = contentOf(papers.rowOf(paper.id));
      const byWords = sharing(known(paper, words));
      return contents.map((own, at) => (byWords[at] ?? 0) + TASTE.content * alike(own, content));
    };
    const kin = liked.length > TASTE.few ? TASTE.nearest : kinOf(liked.map(scoresOf));
    return among
      .map((paper): Near => ({ paper, ...nearest(scoresOf(paper), liked, kin) }))
      .sort((a, b) => b.score - a.score || (a.paper.id < b.paper.id ? -1 : 1));
  };
}

/** Gives how alike a paper's words are to those of each liked one: cosines. */
function wordLikeness(likes: readonly Features[]): (paper: Features) => Float32Array {
  const having = new Map<Feature, [like: number, weight: number][]>();
  likes.forEach((features, like) => {
    for (const [feature, weight] of features) {
      const those = having.get(feature) ?? [];
      having.set(feature, those);
      those.push([like, weight]);
    }
  });
  return (paper) => {
    const sums = new Float32Array(likes.length);
    for (const [feature, weight] of paper)
      for (const [like, liked] of having.get(feature) ?? []) sums[like] = (sums[like] ?? 0) + weight * liked;
    return sums;
  };
}

/** To how many of what is liked, itself counted, each is near, as a mean: how many of them one interest has. */
function kinOf(scores: readonly (readonly number[])[]): number {
  const near = scores.map((own) => own.slice(0, scores.length).filter((score) => score >= TASTE.kin).length);
  return Math.max(TASTE.nearest, Math.round(near.reduce((sum, count) => sum + count, 0) / near.length));
}

/** The mean of the best few, of all alike and of the newest ones first, and the liked paper that is nearest; the scores of what is not liked stand behind. */
function nearest(all: readonly number[], liked: readonly Paper[], kin: number): Omit<Near, 'paper'> {
  const scores = all.slice(0, liked.length);
  const first = scores.reduce((best, score, at) => (score > (scores[best] ?? 0) ? at : best), 0);
  const halving = liked.length > TASTE.few ? TASTE.halving : Number.POSITIVE_INFINITY;
  const faded = scores.map((score, newer) => score * 2 ** (-newer / halving));
  const worst = Math.max(0, ...all.slice(liked.length));
  return {
    score: meanOfBest(scores, TASTE.nearest),
    lately: meanOfBest(faded, kin),
    to: liked[first],
    against: worst > (scores[first] ?? 0) ? worst : 0,
  };
}

function meanOfBest(scores: readonly number[], most: number): number {
  const best = scores.toSorted((a, b) => b - a).slice(0, most);
  return best.reduce((sum, score) => sum + score, 0) / Math.max(1, best.length);
}

/** Remembers the features of papers: those of a day are met again for every reader. */
function featureKeeper(): (paper: Paper, statistics: WordStatistics) => Features {
  let known = new WeakMap<Paper, Features>();
  let stamp = '';
  return (paper, statistics) => {
    if (statistics.stamp !== stamp) known = new WeakMap();
    stamp = statistics.stamp;
    const features = known.get(paper) ?? featuresOf({ title: paper.title, text: bodyOf(paper) }, statistics);
    known.set(paper, features);
    return features;
  };
}
