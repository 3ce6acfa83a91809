import { questionCompounds } from '#core/text/content/compounds.ts';
import { contentWords, stem, stemOnce } from '#core/text/words.ts';
import { meantBy } from './prepare/alternatives.ts';
import { nearness } from './prepare/nearness.ts';
import { rarityOf } from './prepare/rarity.ts';
import { type Reference, weightOf } from './reference.ts';
import { idf } from './strength.ts';

const SURELY_ON_TOPIC = 20;
const NEARLY_ON_TOPIC = { from: 200, to: 1000 };
const COMPANIONS = 32;
const SEEN_TOGETHER = 3;
const LEAST_LIKE = 0.3;
/** A topic's background is the likeness that one paper in 200, about one a day, reaches. */
const ONE_IN = 200;
const SHARE_OF_SURE = 0.7;

/** What a word says that no paper has, of what the topic's other words say. */
const UNSEEN = 0.7;

export type WeightedWord = { readonly stem: string; readonly weight: number };

/** A topic made ready for matching: plain data, kept beside the follow and renewed when the reference is. */
export type TopicProfile = {
  /** The topic's own words; their weights sum to 1. */
  readonly words: readonly WeightedWord[];
  /** The topic's neighbouring words, between spaces; their weights sum to 1. */
  readonly pairs: readonly WeightedWord[];
  /** Words that mark the papers on this topic off from papers that only share its words; weights sum to 1. */
  readonly companions: readonly WeightedWord[];
  /** The companion score that one archived paper in 200 reaches: what makes one threshold fit every topic. */
  readonly background: number;
  /** 0 to 1: how far the archive is large enough for companions to be believed. */
  readonly trust: number;
  /** How rare the rarest of its words is, as BM25 has it: a paper with half of a topic's words is the surer on it, the rarer they are. */
  readonly rarity: number;
};

/** A topic as it was named, and the other ways to say it: a paper that is on any of them is on the topic. */
export type PreparedTopic = TopicProfile & { readonly also: readonly TopicProfile[] };

/** Prepares a topic: 2 to 20 ms, and the same topic on the same reference gives the same profile. */
export function prepareTopic(topic: string, reference: Reference): TopicProfile {
  const { words, pairs, rarity } = readTopic(topic, reference);
  const ranked = rankPapers(words, reference);
  const share = Math.min(1, reference.papers / (3 * NEARLY_ON_TOPIC.from));
  const sure = ranked
    .slice(0, Math.ceil(SURELY_ON_TOPIC * share))
    .filter((paper) => paper.likeness >= LEAST_LIKE);
  const near = ranked.slice(Math.ceil(NEARLY_ON_TOPIC.from * share), NEARLY_ON_TOPIC.to);
  const companions = findCompanions(sure, near, reference);
  return {
    words,
    pairs,
    companions,
    background: backgroundOf(companions, sure, reference),
    trust: companions.length === 0 ? 0 : trustIn(reference.papers),
    rarity,
  };
}

function trustIn(papers: number): number {
  return papers / (papers + 4000);
}

/** The words of a topic, its compounds as further ones, which of its words are neighbours, and how rare they are. */
function readTopic(topic: string, reference: Reference): Pick<TopicProfile, 'words' | 'pairs' | 'rarity'> {
  const typed = contentWords(topic);
  const stems = typed.map(stem);
  const joined = questionCompounds(topic, (each) => reference.numbers.has(each));
  // What is written as one is meant as one, and counts for both of its words: that no paper has it yet makes it rare, not doubtful.
  const compounds = joined
    .filter((each) => !stems.includes(each))
    .map((each) => ({ stem: each, weight: weightOf(reference, each) }))
    .flatMap((each) => [each, each]);
  const pairs = new Map(
    stems.slice(1).map((after, at) => {
      const before = stems[at] ?? '';
      const weight = Math.min(weightOf(reference, before), weightOf(reference, after));
      return [`${before} ${after}`, weight] as const;
    }),
  );
  const words = [...weightsOf(typed, reference), ...compounds];
  return {
    words: normalise(words),
    rarity: rarityOf(words, reference),
    // "Text in an image" has the words of text-to-image side by side, too: the compound says what is meant.
    pairs: compounds.length > 0 ? [] : normalise([...pairs].map(([stem, weight]) => ({ stem, weight }))),
  };
}

/**
 * How much each word says: one that the archive has never seen says as much as what it is most likely meant for; it may be rare or
 * mistyped where nothing is near, and says no more than the others do.
 */
function weightsOf(typed: readonly string[], reference: Reference): WeightedWord[] {
  const byStem = new Map(typed.map((word) => [stem(word), word]));
  const seen = [...byStem.keys()].filter((each) => reference.numbers.has(each));
  const usual = seen.reduce((sum, each) => sum + weightOf(reference, each), 0) / seen.length;
  return [...byStem].map(([each, word]) => {
    if (seen.length === 0 || reference.numbers.has(each))
      return { stem: each, weight: weightOf(reference, each) };
    const meant = meantBy(word, reference)?.split(' ');
    const weight = meant?.reduce((sum, other) => sum + weightOf(reference, stemOnce(other)), 0);
    return { stem: each, weight: weight ?? UNSEEN * usual };
  });
}

type RankedPaper = { readonly paper: number; readonly likeness: number; readonly score: number };

/** The reference's papers by likeness to the topic, best first; padded with a spread of others when few share a word. */
function rankPapers(words: readonly WeightedWord[], reference: Reference): RankedPaper[] {
  const likeness = accumulate(words, reference);
  const numbers = words.map(({ stem }) => reference.numbers.get(stem) ?? -1);
  const weights = words.map(({ weight }) => weight);
  const cut = rankedValue(likeness, 2 * NEARLY_ON_TOPIC.to);
  const ranked: RankedPaper[] = [];
  const others: RankedPaper[] = [];
  const stride = Math.max(1, Math.floor(reference.papers / NEARLY_ON_TOPIC.to));
  likeness.forEach((value, paper) => {
    if (value > 0 && value >= cut) {
      const near =
        words.length === 1
          ? value
          : nearness(
              reference.tokens,
              reference.starts[paper] ?? 0,
              reference.starts[paper + 1] ?? 0,
              numbers,
              weights,
            );
      ranked.push({ paper, likeness: value, score: value + near });
    } else if (paper % stride === 0) others.push({ paper, likeness: value, score: value });
  });
  return [...ranked.sort((a, b) => b.score - a.score || b.paper - a.paper), ...others];
}

function findCompanions(
  sure: readonly RankedPaper[],
  near: readonly RankedPaper[],
  reference: Reference,
): WeightedWord[] {
  const total = sure.reduce((sum, { likeness, score }) => sum + (likeness > 0 ? score : 0), 0);
  const shareOfSure = new Float32Array(reference.papers);
  for (const { paper, score } of sure) shareOfSure[paper] = score / total;
  const shareOfNear = new Float32Array(reference.papers);
  for (const { paper } of near) shareOfNear[paper] = 1 / Math.max(1, near.length);
  const found: WeightedWord[] = [];
  for (const term of termsOf(sure, reference)) {
    const { together, difference } = contrast(term, shareOfSure, shareOfNear, reference);
    const weight = difference * idf(reference.papersWith[term] ?? 1, reference.papers);
    if (together >= SEEN_TOGETHER && weight > 0) found.push({ stem: reference.terms[term] ?? '', weight });
  }
  found.sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1));
  return normalise(found.slice(0, COMPANIONS));
}

/** In how many of the sure papers a term is, and how much stronger it is there than in the near ones. */
function contrast(
  term: number,
  sure: Float32Array,
  near: Float32Array,
  { slots, holders, strengths }: Reference,
): { together: number; difference: number } {
  let together = 0;
  let difference = 0;
  const to = slots[term + 1] ?? 0;
  for (let slot = slots[term] ?? 0; slot < to; slot += 1) {
    const paper = holders[slot] ?? 0;
    const share = sure[paper] ?? 0;
    if (share > 0) together += 1;
    difference += (share - (near[paper] ?? 0)) * (strengths[slot] ?? 0);
  }
  return { together, difference };
}

function termsOf(papers: readonly RankedPaper[], reference: Reference): Set<number> {
  const terms = new Set<number>();
  for (const { paper } of papers)
    for (const term of reference.tokens.subarray(reference.starts[paper], reference.starts[paper + 1]))
      terms.add(term);
  terms.delete(0);
  return terms;
}

/** What one paper in 200 reaches; less for a topic so common that this would leave out its own papers. */
function backgroundOf(
  companions: readonly WeightedWord[],
  sure: readonly RankedPaper[],
  reference: Reference,
): number {
  const scores = accumulate(companions, reference);
  const ofSure = sure.reduce((sum, { paper }) => sum + (scores[paper] ?? 0), 0) / Math.max(1, sure.length);
  return Math.min(rankedValue(scores, Math.ceil(reference.papers / ONE_IN)), SHARE_OF_SURE * ofSure);
}

/** The sum over `words` of weight times strength, for every paper of the reference. */
function accumulate(words: readonly WeightedWord[], reference: Reference): Float32Array {
  const sums = new Float32Array(reference.papers);
  for (const { stem, weight } of words) {
    const term = reference.numbers.get(stem);
    if (term === undefined) continue;
    for (let slot = reference.slots[term] ?? 0; slot < (reference.slots[term + 1] ?? 0); slot += 1) {
      const paper = reference.holders[slot] ?? 0;
      sums[paper] = (sums[paper] ?? 0) + weight * (reference.strengths[slot] ?? 0);
    }
  }
  return sums;
}

function rankedValue(values: Float32Array, rank: number): number {
  return values.toSorted()[Math.max(0, values.length - rank)] ?? 0;
}

function normalise(words: readonly WeightedWord[]): WeightedWord[] {
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  return words.map(({ stem, weight }) => ({ stem, weight: weight / total }));
}
