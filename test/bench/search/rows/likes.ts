import type { Row } from '../../measure.ts';
import { averagePrecision, quality } from '../quality.ts';
import { archiveOf, withJudged } from '../samples.ts';
import type { OpenTopics } from '../topic-rows.ts';
import { type Follower, followersOf } from './followers.ts';
import { type Answers, waysOf } from './ways.ts';

const LIKES = [1, 3, 5, 10];
const DRAWS = 3;
// To look through all papers for one follower takes seconds.
const AMONG_ALL = { likes: 5, draws: 1 };

/**
 * What a follow finds once so many of its papers are liked: among the judged papers by average precision, and among all by
 * nDCG@10 and recall@100; of the topics that nothing was fitted on, and of all of them.
 */
export async function likesRows(topics: OpenTopics, size: number): Promise<Row[]> {
  const { known } = topics;
  const texts = withJudged(topics, size);
  const isJudged = new Set(known.judged);
  const { archive, folder } = await archiveOf(texts);
  const rows: Row[] = [];
  for (const likes of LIKES) {
    const followers = followersOf(known, likes, DRAWS);
    const judged = texts.filter(({ id }) => isJudged.has(id));
    const ways = await waysOf({ archive, folder, followers, texts: judged });
    rows.push(...ways.map(([what, answers]) => ({ likes, what, ...precisionOf(followers, answers) })));
  }
  const followers = followersOf(known, AMONG_ALL.likes, AMONG_ALL.draws);
  const ways = await waysOf({ archive, folder, followers, texts });
  rows.push(
    ...ways.map(([what, answers]) => ({
      likes: AMONG_ALL.likes,
      what: `${what}, among all`,
      ...foundOf(followers, answers),
    })),
  );
  await archive.close();
  return rows;
}

function precisionOf(followers: readonly Follower[], answers: Answers): Row {
  const each = followers.map(({ wanted }, at) => averagePrecision(answers[at] ?? [], wanted));
  const apart = each.filter((_, at) => followers[at]?.apart);
  return { AP: mean(apart), 'AP, all topics': mean(each) };
}

function foundOf(followers: readonly Follower[], answers: Answers): Row {
  const of = (some: readonly (readonly [number, Follower])[]) =>
    quality(
      new Map(some.map(([at, { wanted }]) => [`${at}`, new Map([...wanted].map((id) => [id, 1]))])),
      new Map(some.map(([at]) => [`${at}`, answers[at] ?? []])),
    );
  const all = [...followers.entries()];
  const [apart, every] = [of(all.filter(([, follower]) => follower.apart)), of(all)];
  return {
    'nDCG@10': apart.ndcg,
    'R@100': apart.recall,
    'nDCG@10, all topics': every.ndcg,
    'R@100, all topics': every.recall,
  };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}
