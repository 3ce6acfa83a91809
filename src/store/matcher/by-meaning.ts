import type { Paper } from '#core/paper.ts';
import { alike, type ContentVectors, contentReader, rowsAcross, unit } from '../taste/content.ts';

/** Not fitted, as no model was at hand: what a model says moves a score by less than lies between two levels. */
const MEANING = { most: 0.5, oneIn: 200 } as const;

interface MeaningParts {
  /** What the papers are about, by the model. */
  readonly contents: () => ContentVectors;
  readonly rowOf: (id: string) => number | undefined;
  /** The papers that are surest of a topic by its words. */
  readonly surest: (subject: string) => readonly Paper[];
}

/** What a topic's surest papers are about, and how near to that papers commonly are, and one in 200. */
interface TopicMeaning {
  readonly about: Float32Array;
  readonly common: number;
  readonly near: number;
}

/** What a model says of whether papers are on topics. */
export function topicMeanings({ contents, rowOf, surest }: MeaningParts) {
  const known = new WeakMap<ContentVectors, Map<string, TopicMeaning | undefined>>();
  const meaningOf = (subject: string): TopicMeaning | undefined => {
    const of = contents();
    const topics = known.get(of) ?? new Map<string, TopicMeaning | undefined>();
    known.set(of, topics);
    if (!topics.has(subject)) {
      const rows = surest(subject).map(({ id }) => rowOf(id));
      topics.set(subject, readMeaning(of, rows));
    }
    return topics.get(subject);
  };
  return {
    /** Reads what a topic means, which the next papers are compared with: some milliseconds, after every change of the archive. */
    prepare(subject: string): void {
      meaningOf(subject);
    },
    /** By how much it moves the score of a paper for a topic, -0.5 to 0.5: up where the paper is nearer to the topic's surest papers than one in 200, down where it is no nearer than most. 0 where the model knows either too little. */
    moves(subject: string, paper: Paper): number {
      const meaning = meaningOf(subject);
      const content = contentReader(contents())(rowOf(paper.id));
      if (!meaning || !content) return 0;
      const { about, common, near } = meaning;
      const nearness = (alike(about, content) - near) / Math.max(Number.EPSILON, near - common);
      return MEANING.most * Math.max(-1, Math.min(1, nearness));
    },
  };
}

function readMeaning(
  contents: ContentVectors,
  surest: readonly (number | undefined)[],
): TopicMeaning | undefined {
  const contentOf = contentReader(contents);
  const sure = surest.flatMap((row) => contentOf(row) ?? []);
  const about = unit(sumOf(sure));
  const all = rowsAcross(contents).flatMap((row) => contentOf(row) ?? []);
  if (!about || all.length < MEANING.oneIn) return undefined;
  const likeness = all.map((content) => alike(about, content)).sort((a, b) => b - a);
  const at = (share: number) => likeness[Math.floor(likeness.length * share)] ?? 0;
  return { about, common: at(0.5), near: at(1 / MEANING.oneIn) };
}

function sumOf(vectors: readonly Float32Array[]): Float32Array {
  const sum = new Float32Array(vectors[0]?.length ?? 0);
  for (const vector of vectors)
    for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (vector[at] ?? 0);
  return sum;
}
