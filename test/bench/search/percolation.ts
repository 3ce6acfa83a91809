import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { terms } from '#core/text/words.ts';
import { percolate } from '#store/matcher/percolate/percolate.ts';
import { packTopics } from '#store/matcher/percolate/topic-table.ts';
import { rarityOf } from '#store/matcher/prepare/rarity.ts';
import { prepareTopic, type TopicProfile } from '#store/matcher/profile.ts';
import { type Reference, weightOf } from '#store/matcher/reference.ts';
import { loadReference } from '#store/matcher/reference-store.ts';
import type { Text } from '../data.ts';
import { memory, type Row, timed } from '../measure.ts';
import { random } from './lookups.ts';

const SEED = 42;
const PREPARED = 400;
const LONGEST_TOPIC = 4;
const PAPERS = 200;
const ROUNDS = 3;

/** How long a day of 200 papers takes against so many follows, each of another topic; the median of some rounds. */
export function percolation(folder: string, texts: readonly Text[], size: number): Row {
  const db = new DatabaseSync(join(folder, 'archive.sqlite'));
  const reference = loadReference(db);
  db.close();
  const table = packTopics(syntheticTopics(texts, size, reference));
  const day = texts.slice(-PAPERS);
  let pairs = 0;
  const times = Array.from({ length: ROUNDS }, () => {
    // New objects, as a new day's papers are: nothing is remembered of them.
    const papers = day.map((each) => ({ ...each }));
    pairs = 0;
    return timed(() => {
      for (const _ of percolate(papers, table, reference.averageLength)) pairs++;
    });
  });
  const seconds = (times.toSorted((a, b) => a - b)[1] ?? 0) / 1000;
  return { follows: size, papers: PAPERS, seconds, 'pairs found': pairs, MB: memory() };
}

/**
 * Topics of 1 to 4 words from real titles. To prepare a million takes hours, so 400 are prepared, and the others take the
 * companions of one of them that shares a word, or of any: what matching costs is real.
 */
function syntheticTopics(texts: readonly Text[], size: number, reference: Reference): TopicProfile[] {
  const below = random(SEED);
  const draw = (): string[] => {
    const title = terms(texts[below(texts.length)]?.title ?? '');
    const length = 1 + below(LONGEST_TOPIC);
    const start = below(Math.max(1, title.length - length));
    const words = [...new Set(title.slice(start, start + length))];
    return words.length > 0 ? words : draw();
  };
  const real = Array.from({ length: PREPARED }, () => prepareTopic(draw().join(' '), reference));
  const kin = Map.groupBy(
    real.flatMap((profile) => profile.words.map(({ stem }) => ({ stem, profile }))),
    ({ stem }) => stem,
  );
  const weights = new Map<string, number>();
  const weight = (stem: string): number => {
    const known = weights.get(stem) ?? weightOf(reference, stem);
    weights.set(stem, known);
    return known;
  };
  return Array.from({ length: size }, () => {
    const words = draw().map((stem) => ({ stem, weight: weight(stem) }));
    const total = words.reduce((sum, each) => sum + each.weight, 0);
    const like = words.flatMap(({ stem }) => kin.get(stem) ?? []).map(({ profile }) => profile);
    const model = (like.length > 0 ? like : real)[below(like.length || real.length)] as TopicProfile;
    const rarity = rarityOf(words, reference);
    return { ...model, rarity, words: words.map((each) => ({ ...each, weight: each.weight / total })) };
  });
}
