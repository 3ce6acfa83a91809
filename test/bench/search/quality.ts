const DEPTH = 10;

/** How good ranked answers are, means over queries: nDCG@10, recall@100 and MRR@10. */
export function quality(
  relevant: ReadonlyMap<string, ReadonlyMap<string, number>>,
  answers: ReadonlyMap<string, readonly string[]>,
): { ndcg: number; recall: number; mrr: number } {
  const sum = { ndcg: 0, recall: 0, mrr: 0 };
  for (const [query, grades] of relevant) {
    const answer = answers.get(query) ?? [];
    sum.ndcg +=
      gain(answer.map((id) => grades.get(id) ?? 0)) / gain([...grades.values()].sort((a, b) => b - a));
    sum.recall += answer.slice(0, 100).filter((id) => grades.has(id)).length / grades.size;
    sum.mrr += reciprocalRank(answer, (id) => grades.has(id));
  }
  const mean = (total: number) => total / relevant.size;
  return { ndcg: mean(sum.ndcg), recall: mean(sum.recall), mrr: mean(sum.mrr) };
}

/** 1 over the place of the first that is sought, 0 where it is not among the first ten. */
export function reciprocalRank(answer: readonly string[], isSought: (id: string) => boolean): number {
  const at = answer.slice(0, DEPTH).findIndex(isSought);
  return at < 0 ? 0 : 1 / (at + 1);
}

function gain(grades: readonly number[]): number {
  return grades.slice(0, DEPTH).reduce((sum, grade, at) => sum + grade / Math.log2(at + 2), 0);
}

/** The mean of the precisions at each of the places where something wanted stands; what is not in the answer counts 0. */
export function averagePrecision(answer: readonly string[], wanted: ReadonlySet<string>): number {
  let [found, sum] = [0, 0];
  answer.forEach((id, at) => {
    if (!wanted.has(id)) return;
    found += 1;
    sum += found / (at + 1);
  });
  return sum / Math.max(1, wanted.size);
}
