import type { Archive } from '#core/archive/archive.ts';
import type { PaperSource } from '#core/archive/paper-source.ts';
import type { Person } from '#core/channel.ts';
import type { Document } from '#core/document.ts';
import { SourceError } from '#core/errors.ts';
import { importedDocument } from '#core/format/export/imported.ts';
import { IMPORTED, type Paper } from '#core/paper.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { type Cited, readReferences } from '#core/text/references/read-references.ts';
import { words } from '#core/text/words.ts';
import type { SavedParts } from '../saved.ts';

// Each is a request of its own, and whoever asks waits.
const MOST_ASKED = 20;

/** Saves what a list of references names, the first of it as the newest: papers as they are stored, else as the list has them or the source knows them. */
export async function importSaved(
  { archiveAccess, source, saved, clock }: SavedParts,
  { person, text }: { person: Person; text: string },
): Promise<Document> {
  const references = readReferences(text);
  const { archive } = await archiveAccess.open({ patience: 'reader' });
  const paperOf = createFinder(archive, source);
  const at = clock.now().epochMilliseconds;
  const counts = { added: 0, known: 0, full: 0 };
  const missing: string[] = [];
  for (const reference of references.toReversed()) {
    const paper = await paperOf(reference);
    if (paper) counts[await saved.put(person, { paper, at })] += 1;
    else missing.push(reference.id ?? reference.title);
  }
  return importedDocument({ ...counts, missing: missing.toReversed() }, (await saved.of(person)).length);
}

/** Gives the paper that a reference names; undefined where nobody knows enough of it. */
function createFinder(archive: Archive, source: PaperSource) {
  let asked = 0;
  return async (reference: Cited): Promise<Paper | undefined> => {
    const { id, title } = reference;
    const stored = id === undefined ? titled(archive, title) : archive.paper(id)?.paper;
    if (stored || id === undefined) return stored;
    if (title) return asListed(id, reference);
    if (asked >= MOST_ASKED) return undefined;
    asked += 1;
    return await known(source, id);
  };
}

/** The stored paper that has just this title. */
function titled(archive: Archive, title: string): Paper | undefined {
  const own = words(title).join(' ');
  const { found } = archive.search(parseQuery(own), { sort: 'relevance', limit: 5, offset: 0 });
  return found.find(({ paper }) => words(paper.title).join(' ') === own)?.paper;
}

async function known(source: PaperSource, id: string): Promise<Paper | undefined> {
  try {
    return await source.paper?.(id, { patience: 'reader' });
  } catch (error) {
    if (error instanceof SourceError) return undefined;
    throw error;
  }
}

function asListed(id: string, { title, abstract, authors }: Cited): Paper {
  const url = `https://arxiv.org/abs/${id}`;
  return {
    id,
    title,
    abstract,
    summary: '',
    authors: [...authors],
    url,
    keywords: [],
    categories: [],
    source: IMPORTED,
  };
}
