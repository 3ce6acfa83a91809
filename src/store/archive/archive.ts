import type { Archive } from '#core/archive/archive.ts';
import type { Logger } from '#core/parts/logger.ts';
import type { Topic } from '#core/topics/topic.ts';
import { matcher, subjectKeys } from '../matcher/index.ts';
import { profileTable } from '../matcher/profile-store.ts';
import { searchIndex } from '../search/index.ts';
import { residentReader } from '../search/resident.ts';
import { explainingErrors, openDatabase } from '../sqlite.ts';
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
const SILENT: Logger = { debug() {}, info() {}, warn() {}, error() {} };

/**
 * Opens the archive in a file, or in memory for `:memory:`. A file is written in threads of its own: nobody who reads it
 * here waits for the disk, or for what takes long. The logger hears where a thread dies, and of a log that is another file's.
 */
export function openArchive(file: string, logger: Logger = SILENT): Archive {
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
  const index = searchIndex({ db, papers, resident, names, statistics });
  const embeddings = embeddingTable(db, papers);
  const writes = file === ':memory:' ? writesHere(archiveWrites(db)) : writesApart(file, logger);
  const { match, matchInTurns } = matcher(db);

  async function prepare(topics: readonly Topic[]): Promise<void> {
    const lacking = profiles.lacking(topics.flatMap(subjectKeys));
    for (let from = 0; from < lacking.length; from += PREPARED_AT_ONCE)
      await writes.prepare(lacking.slice(from, from + PREPARED_AT_ONCE));
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
    near: tasteReader({ statistics, papers, resident }),
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
