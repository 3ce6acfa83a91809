import type { DatabaseSync } from 'node:sqlite';
import type { Meaning } from '#core/search/embedder.ts';
import { closest } from '#core/text/closest.ts';
import { questionCompounds } from '#core/text/content/compounds.ts';
import { contentWords, stem, words } from '#core/text/words.ts';
import { type Conditions, filter, holdersOfAll } from './filter.ts';
import type { IndexText } from './postings/index-writer.ts';
import type { Readers } from './postings/readers.ts';
import type { Wanted } from './postings/terms.ts';
import { expander } from './ranking/expand.ts';
import type { Pair } from './ranking/features.ts';
import { fuse, type Hits, hitsAt } from './ranking/hits.ts';
import { rank } from './ranking/rank.ts';
import { MOST_FLAGS, rarity, type Scores, scoreAll, scoreRoom } from './ranking/score.ts';
import { formsIn } from './ranking/title-scores.ts';
import { RANKING } from './ranking/weights.ts';
import type { Resident } from './resident.ts';
import { meaningFinder } from './vectors/meaning.ts';
import type { modelReader } from './vectors/model-reader.ts';

/** What to search for: words as they were typed, and conditions. */
export interface SearchQuestion extends Conditions {
  readonly words: readonly string[];
  /** What it means, where an embedder is on. */
  readonly meaning?: Meaning | undefined;
  /** How many of the best have to stand in their right order; all of them where it is left out. */
  readonly exact?: number | undefined;
}

/** What search found. */
export interface Ranking {
  readonly hits: Hits;
  /** The rows of all papers that have every word. */
  readonly withAll: readonly number[];
  /** What was searched beside the typed words, readable: "quantization". */
  readonly added: readonly string[];
  /** The stems that were searched, and how much each one says. */
  readonly weights: ReadonlyMap<string, number>;
}

/** What the parts of search share on one connection. */
export interface SearcherParts {
  readonly db: DatabaseSync;
  readonly readers: Readers;
  readonly resident: () => Resident;
  readonly textOf: (rowid: number) => IndexText | undefined;
  readonly titleAt: (rowid: number) => string;
  readonly vectorsOf: ReturnType<typeof modelReader>;
}

// A correction is shown where the first page has it; one that found nothing is not worth a word.
const SHOWN = 5;

/** A search over one connection; words and phrases that say nothing find nothing. */
export function searcher({
  db,
  readers,
  resident,
  textOf,
  titleAt,
  vectorsOf,
}: SearcherParts): (question: SearchQuestion) => Ranking {
  const expand = expander(db, readers);
  const nearest = meaningFinder(vectorsOf, readers);
  let scores = scoreRoom(0);

  function spell(corrections: readonly string[], page: Uint32Array, typed: readonly string[]): string[] {
    if (corrections.length === 0) return [];
    const texts = [...page].flatMap((row) => textOf(row) ?? []);
    const written = [...new Set(texts.flatMap(({ title, body }) => words(`${title} ${body}`)))];
    return corrections.flatMap((term) => {
      const forms = written.filter((word) => stem(word) === term);
      // Of "diffuser" and "diffusion" the one that is nearer to "difussion".
      const near = typed.flatMap((word) => closest(word, forms) ?? []);
      return near[0] ?? forms[0] ?? [];
    });
  }

  return (question) => {
    const memory = resident();
    if (scores.score.length !== memory.length.length) scores = scoreRoom(memory.length.length);
    const asked = [...question.words, ...question.phrases].join(' ');
    const typed = contentWords(asked);
    const expanded = expand(typed, memory.papers);
    const { corrections, longForms, writings } = expanded;
    const wanted = [...expanded.wanted, ...joined(asked, readers)];
    scoreAll(memory, readers, wanted, scores);
    filter(readers, scores, question);
    const worthOf = once((term) => rarity(memory.papers, readers.having(term)));
    const size = wanted.filter(({ essential }) => essential).length;
    const { meaning } = question;
    // What is put into another order after that needs all of it.
    const exact = meaning || corrections.length > 0 ? undefined : question.exact;
    const pairs = pairsOf(typed.map(stem), worthOf);
    const ways = typed.map((word) => writings.get(word) ?? [word]);
    const asTyped = (doc: number) => formsIn(titleAt(doc), ways);
    const ranked = rank(memory, scores, { size, pairs, exact, asTyped }, readers.stems);
    const last = memory.length.length - 1;
    const found = meaning ? fuse([ranked.rows, nearest(meaning, question, last)]) : ranked;
    const hits =
      corrections.length > 0 ? asTypedFirst(found, holdersOfAll(readers, typed.map(stem), last)) : found;
    return {
      hits,
      withAll: withAll(scores, size),
      added: [...spell(corrections, hits.rows.subarray(0, SHOWN), typed), ...longForms],
      weights: weightsOf(wanted, worthOf),
    };
  };
}

/** What is told of a term, worked out once for each. */
function once(worthOf: (term: string) => number): (term: string) => number {
  const known = new Map<string, number>();
  return (term) => {
    const worth = known.get(term) ?? worthOf(term);
    known.set(term, worth);
    return worth;
  };
}

/** The question's compounds as others write them: found, they speak for a paper; no paper needs them. */
function joined(asked: string, { having }: Readers): Wanted[] {
  return questionCompounds(asked, (term) => having(term) > 0).map((term) => ({
    forms: [{ term, weight: RANKING.compound }],
    essential: false,
  }));
}

/** A guess never comes before what has all the words as they were typed. */
function asTypedFirst(hits: Hits, docs: ReadonlySet<number>): Hits {
  const places = [...hits.rows.keys()];
  const isTyped = (place: number) => docs.has(hits.rows[place] ?? 0);
  const typed = places.filter(isTyped);
  const guessed = places.filter((place) => !isTyped(place));
  return hitsAt(hits, Uint32Array.from([...typed, ...guessed]));
}

function pairsOf(sequence: readonly string[], worthOf: (term: string) => number): Pair[] {
  // In the order in which `scoreAll` gives out its flags.
  const places = new Map([...new Set(sequence)].slice(0, MOST_FLAGS).map((term, place) => [term, place]));
  const flagOf = (term: string) => {
    const place = places.get(term);
    return place === undefined ? 0 : 1 << place;
  };
  return sequence.slice(1).flatMap((after, at): Pair[] => {
    const before = sequence[at] ?? '';
    if (before === after) return [];
    return [
      {
        text: ` ${before} ${after} `,
        worth: Math.min(worthOf(before), worthOf(after)),
        flags: flagOf(before) | flagOf(after),
      },
    ];
  });
}

function withAll({ score, has }: Scores, size: number): number[] {
  const all = 2 ** Math.min(size, MOST_FLAGS) - 1;
  const found: number[] = [];
  for (let doc = 0; doc < score.length; doc++) if (has[doc] === all && (score[doc] ?? 0) > 0) found.push(doc);
  return found;
}

function weightsOf(wanted: readonly Wanted[], worthOf: (term: string) => number): Map<string, number> {
  const forms = wanted.flatMap((each) => each.forms);
  return new Map(
    forms.map(({ term, weight }) => [term, weight * worthOf(term) ** RANKING.rarityPower] as const),
  );
}
