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
  if (wanted.length < 2) return docs;
  const exact = ` ${wanted.join(' ')} `;
  return new Set([...docs].filter((doc) => readers.stems(doc).includes(exact)));
}

/** The papers that have every one of some stems. */
export function holdersOfAll(readers: Readers, wanted: readonly string[], lastDoc: number): Set<number> {
  let docs: Set<number> | undefined;
  for (const term of wanted) {
    const having = new Set<number>();
    for (const list of readers.lists(term, lastDoc)) {
      for (const entry of list) if (!docs || docs.has(docOf(entry))) having.add(docOf(entry));
    }
    docs = having;
  }
  return docs ?? new Set();
}
