import type { DatabaseSync } from 'node:sqlite';
import { acronyms } from '#core/text/acronyms.ts';
import { compounds } from '#core/text/content/compounds.ts';
import { terms } from '#core/text/words.ts';
import { addSightings, blockChanges, createChanges, dropTerms } from './changes.ts';
import { sightInBody, sightInTitle } from './entries.ts';
import { BLOCK } from './layout.ts';
import { changesWriter } from './write.ts';

/** A paper's text as it is indexed. */
export interface IndexText {
  readonly title: string;
  readonly body: string;
}

/** What the index needs of a paper; `before` is the text under which it is in the index so far, where it is. */
export interface Indexable extends IndexText {
  readonly rowid: number;
  readonly before?: IndexText | undefined;
}

/** Writes the words of papers into the index whose tables' names begin so. */
export function indexWriter(db: DatabaseSync, prefix = ''): (papers: readonly Indexable[]) => void {
  const document = db.prepare(
    `INSERT OR REPLACE INTO ${prefix}search_document (doc, title_length, length) VALUES (?, ?, ?)`,
  );
  const text = db.prepare(`INSERT OR REPLACE INTO ${prefix}search_text (doc, stems) VALUES (?, ?)`);
  const write = changesWriter(db, prefix);

  function indexSome(papers: readonly Indexable[]): void {
    const changes = createChanges();
    for (const { rowid, title, body, before } of papers) {
      const block = blockChanges(changes, rowid);
      if (before) {
        for (const each of [before.title, before.body])
          dropTerms(block, rowid, [...terms(each), ...compounds(each)]);
        countAcronyms(changes.acronyms, before.body, -1);
      }
      const inTitle = terms(title);
      const inBody = terms(body);
      document.run(rowid, inTitle.length, inTitle.length + inBody.length);
      // A space around every stem and a line break between the fields: " a b " finds neighbours, never across the title's end.
      text.run(rowid, ` ${inTitle.join(' ')} \n ${inBody.join(' ')} `);
      addSightings(block, rowid, inTitle.concat(compounds(title)), sightInTitle);
      addSightings(block, rowid, inBody.concat(compounds(body)), sightInBody);
      countAcronyms(changes.acronyms, body, 1);
    }
    write(changes);
  }

  return (papers) => {
    // What is not yet written stays bounded in memory.
    for (let from = 0; from < papers.length; from += BLOCK) indexSome(papers.slice(from, from + BLOCK));
  };
}

/** Sightings by short and long form, on two lines. */
function countAcronyms(sightings: Map<string, number>, body: string, by: 1 | -1): void {
  for (const { short, long } of acronyms(body)) {
    const key = `${short.toLowerCase()}\n${long.toLowerCase()}`;
    sightings.set(key, (sightings.get(key) ?? 0) + by);
  }
}
