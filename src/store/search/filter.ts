import { waysToSpell } from '#core/text/spelling-pairs.ts';
import { terms } from '#core/text/words.ts';
import { docOf } from './postings/entries.ts';
import type { Readers } from './postings/readers.ts';
import type { Scores } from './ranking/score.ts';

/** What a paper must have or lack, apart from ranking: phrases, excluded words, allowed rows. */
export interface Conditions {
  readonly phrases: readonly string[];
  readonly without: readonly string[];
  readonly among?: ReadonlySet<number> | undefined;
}

/** Sets to zero the scores of papers that do not meet the conditions. */
export function filter(readers: Readers, { score }: Pick<Scores, 'score'>, conditions: Conditions): void {
  const last = score.length - 1;
  const keep = (docs: ReadonlySet<number>) => {
    for (let doc = 0; doc <= last; doc++) if (!docs.has(doc)) score[doc] = 0;
  };
  for (const phrase of conditions.phrases) if (terms(phrase).length > 0) keep(holders(readers, phrase, last));
  for (const text of conditions.without) for (const doc of holders(readers, text, last)) score[doc] = 0;
  if (conditions.among) keep(conditions.among);
}

/** The papers that have a text word for word in either spelling, compared by stem, stopwords ignored; none where it has no other word. */
export function holders(readers: Readers, text: string, lastDoc: number): ReadonlySet<number> {
  const [own = new Set<number>(), ...others] = waysToSpell(text).map((each) =>
    spelledSo(readers, each, lastDoc),
  );
  return others.reduce<ReadonlySet<number>>((all, each) => all.union(each), own);
}

function spelledSo(readers: Readers, text: string, lastDoc: number): ReadonlySet<number> {
  const wanted = terms(text);
  const docs = holdersOfAll(readers, wanted, lastDoc);
  return wanted.length < 2 ? docs : new Set(readers.writing(docs, exactly(wanted)));
}

/** How many papers `holders` has, counted up to `most`: of many that have all of the words, not all are read. */
export function countHolders(readers: Readers, text: string, lastDoc: number, most: number): number {
  const found = new Set<number>();
  for (const way of waysToSpell(text)) {
    const wanted = terms(way);
    const docs = [...holdersOfAll(readers, wanted, lastDoc)];
    for (let from = 0; from < docs.length && found.size < most; from += AT_ONCE) {
      const some = docs.slice(from, from + AT_ONCE);
      for (const doc of wanted.length < 2 ? some : readers.writing(some, exactly(wanted))) found.add(doc);
    }
  }
  return Math.min(found.size, most);
}

const AT_ONCE = 500;

/** Terms as they stand in a paper's stems. */
function exactly(wanted: readonly string[]): string {
  return ` ${wanted.join(' ')} `;
}

/** The papers that have every one of some stems. */
export function holdersOfAll(readers: Readers, wanted: readonly string[], lastDoc: number): Set<number> {
  // How many of the stems, in their order, each paper has: a common one is in too many papers for a set of them.
  const has = new Uint16Array(lastDoc + 1);
  for (const [before, term] of wanted.entries()) {
    for (const list of readers.lists(term, lastDoc)) {
      for (const entry of list) if (has[docOf(entry)] === before) has[docOf(entry)] = before + 1;
    }
  }
  const docs = new Set<number>();
  for (let doc = 0; wanted.length > 0 && doc <= lastDoc; doc++) if (has[doc] === wanted.length) docs.add(doc);
  return docs;
}
