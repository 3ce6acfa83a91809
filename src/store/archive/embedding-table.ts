import type { DatabaseSync } from 'node:sqlite';
import type { Embedder } from '#core/search/embedder.ts';
import { packVector } from '../search/vectors/packed-vector.ts';
import { transaction } from '../sqlite.ts';
import { bodyOf, type paperTable } from './paper-table.ts';

// So many texts make good use of the processor, and are done within seconds.
const BATCH = 16;

/** What the papers mean, a vector each; the index takes a vector away when its text changes. */
export function embeddingTable(db: DatabaseSync, papers: ReturnType<typeof paperTable>) {
  const lacking = 'FROM search_document WHERE doc NOT IN (SELECT doc FROM search_embedding WHERE model = ?)';
  const count = db.prepare(`SELECT count(*) AS n ${lacking}`);
  const next = db.prepare(`SELECT doc ${lacking} ORDER BY doc DESC LIMIT ${BATCH}`);
  const write = db.prepare('INSERT OR REPLACE INTO search_embedding (doc, model, vector) VALUES (?, ?, ?)');
  const epoch = db.prepare('UPDATE search_state SET epoch = epoch + 1');

  function textOf(rowid: number): string {
    const paper = papers.at(rowid)?.paper;
    return paper ? `${paper.title}\n${bodyOf(paper)}` : '';
  }

  return {
    lacking: (model: string): number => Number(count.get(model)?.n),
    /** Gives the next papers that have no vector of this embedder one, the newest first; how many got one, 0 when none is left. */
    async embedSome(embedder: Embedder): Promise<number> {
      const texts = next.all(embedder.name).map(({ doc }) => [Number(doc), textOf(Number(doc))] as const);
      if (texts.length === 0) return 0;
      const vectors = await embedder.embed(
        texts.map(([, text]) => text),
        'paper',
      );
      return transaction(db, () => {
        // A text may have changed while its vector was made: that one is made again.
        const kept = texts.flatMap(([doc, text], at) =>
          textOf(doc) === text ? [[doc, vectors[at]] as const] : [],
        );
        for (const [doc, vector] of kept) if (vector) write.run(doc, embedder.name, packVector(vector));
        if (kept.length > 0) epoch.run();
        return texts.length;
      });
    },
  };
}
