/** Scores of some papers for one topic, and which of them are on it. */
export interface Judgments {
  readonly scores: readonly number[];
  readonly onTopic: readonly boolean[];
}

/** Means over topics at one threshold for all of them; precision is the mean over topics that have hits. */
export interface Point {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

const STEPS = 2000;

/** The best F1 that any threshold reaches, and the precision at the highest threshold with a recall of a half. */
export function bestOf(topics: readonly Judgments[]): { best: Point; atHalf: Point | undefined } {
  const all = topics.flatMap(({ scores }) => scores).sort((a, b) => b - a);
  const step = Math.max(1, Math.floor(all.length / STEPS));
  const points = all.filter((_, at) => at % step === 0).map((threshold) => pointAt(topics, threshold));
  const best = points.reduce((most, point) => (point.f1 > most.f1 ? point : most));
  return { best, atHalf: points.find(({ recall }) => recall >= 0.5) };
}

/** What all topics reach with one threshold. */
export function pointAt(topics: readonly Judgments[], threshold: number): Point {
  let [f1, precision, recall, answered] = [0, 0, 0, 0];
  for (const { scores, onTopic } of topics) {
    let [hits, right] = [0, 0];
    for (let at = 0; at < scores.length; at++) {
      if ((scores[at] ?? 0) < threshold) continue;
      hits++;
      if (onTopic[at]) right++;
    }
    const wanted = onTopic.filter(Boolean).length;
    f1 += (2 * right) / Math.max(1, hits + wanted);
    recall += right / Math.max(1, wanted);
    precision += hits > 0 ? right / hits : 0;
    answered += Number(hits > 0);
  }
  const { length } = topics;
  return {
    threshold,
    f1: f1 / length,
    recall: recall / length,
    precision: precision / Math.max(1, answered),
  };
}
