import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Archive } from '#core/archive/archive.ts';
import type { Logger } from '#core/parts/logger.ts';
import { parseQuery } from '#core/search/read-query.ts';
import type { Topic } from '#core/topics/topic.ts';
import { topicMeanings } from '../matcher/by-meaning.ts';
import { matcher, subjectKeys } from '../matcher/index.ts';
import { profileTable } from '../matcher/profile-store.ts';
import { searchIndex } from '../search/index.ts';
import { residentReader } from '../search/resident.ts';
import { modelContents, modelReader } from '../search/vectors/model-reader.ts';
import { explainingErrors, openDatabase } from '../sqlite.ts';
import { learnedVectors } from '../taste/content.ts';
import { tasteReader } from '../taste/index.ts';
import { statisticsReader } from '../taste/statistics-store.ts';
import { embeddingTable } from './embedding-table.ts';
import { listTable } from './list-table.ts';
import { MIGRATIONS } from './migrations.ts';
import { nameReader } from './names/name-reader.ts';
import { NAME_FUNCTIONS } from './names/name-writer.ts';
import { paperTable } from './paper-table.ts';
import { writesApart, writesHere } from './thread/index.ts';
import { archiveWrites, hasToLearn } from './writes.ts';

// So few topics at a time that papers which come meanwhile are stored soon.
const PREPARED_AT_ONCE = 4;
const PAGE_BYTES = 16_384;
// What so many of a topic's best papers are about together, the topic is about.
const SUREST = 10;
const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Opens the archive in a file, or in memory for `:memory:`. A file is written in threads of its own: nobody who reads it
 * here waits for the disk, or for what takes long. The logger hears where a thread dies, and of a log that is another file's.
 * Follows and *For me* go by the vectors of a model, too, where it is named and has given the papers some.
 */
export function openArchive(file: string, logger: Logger = SILENT, model?: string): Archive {
  const db = openDatabase({
    file,
    migrations: MIGRATIONS,
    functions: NAME_FUNCTIONS,
    pageBytes: PAGE_BYTES,
    warn: logger.warn,
  });
  const papers = paperTable(db);
  const lists = listTable(db);
  const profiles = profileTable(db);
  const resident = residentReader(db);
  const names = nameReader(db);
  const statistics = statisticsReader(db);
  const vectorsOf = modelReader(db);
  const index = searchIndex({ db, papers, resident, names, statistics, vectorsOf });
  const byModel = model === undefined ? undefined : () => modelContents(vectorsOf(model));
  // What lacks a vector cannot be compared with what has one.
  const contentsOf = (rows: readonly number[]) => {
    const contents = byModel?.();
    return contents && rows.every((row) => contents.vectorOf(row)) ? contents : learnedVectors(resident());
  };
  const surest = (subject: string) =>
    index
      .search(parseQuery(subject), { sort: 'relevance', limit: SUREST, offset: 0 })
      .found.map(({ paper }) => paper);
  const meanings = byModel && topicMeanings({ contents: byModel, rowOf: papers.rowOf, surest });
  const embeddings = embeddingTable(db, papers);
  const writes = file === ':memory:' ? writesHere(archiveWrites(db)) : writesApart(file, logger);
  const { match, matchInTurns } = matcher(db, meanings);

  async function prepare(topics: readonly Topic[]): Promise<void> {
    const subjects = topics.flatMap(subjectKeys);
    const lacking = profiles.lacking(subjects);
    for (let from = 0; from < lacking.length; from += PREPARED_AT_ONCE)
      await writes.prepare(lacking.slice(from, from + PREPARED_AT_ONCE));
    if (!meanings) return;
    for (const subject of new Set(subjects)) {
      await nextTurn();
      meanings.prepare(subject);
    }
  }

  const archive: Archive = {
    putList: ({ at, ...list }) => writes.putList({ ...list, at: at.epochMilliseconds }),
    putPapers: writes.putPapers,
    listings: lists.between,
    listRead: lists.read,
    newestDay: lists.newestDay,
    paper: papers.get,
    search: index.search,
    similar: index.similar,
    named: names.named,
    isOfName: names.isOfName,
    namesBegun: names.namesBegun,
    namesLike: names.namesLike,
    papersWith: index.papersWith,
    papersWriting: index.papersWriting,
    hints: index.hints,
    near: tasteReader({ statistics, papers, contentsOf }),
    match,
    prepare,
    async matchMany(follows, heard) {
      await prepare(follows.map(({ topic }) => topic));
      return await matchInTurns(follows, heard);
    },
    async learn() {
      if (hasToLearn(db)) await writes.learn();
    },
    lackingVectors: embeddings.lacking,
    embedSome: embeddings.embedSome,
    size: () => ({ papers: papers.count(), days: lists.count() }),
    close: async () => {
      await writes.close();
      db.close();
    },
  };
  return explainingErrors(archive, file);
}
