import type { DatabaseSync } from 'node:sqlite';
import { stem } from '#core/text/words.ts';
import { transaction } from '../sqlite.ts';
import { alternativesOf } from './prepare/alternatives.ts';
import { type PreparedTopic, prepareTopic } from './profile.ts';
import type { Reference } from './reference.ts';
import { loadReference, stampOf } from './reference-store.ts';

/** The profiles of topics that are prepared. */
export function profileTable(db: DatabaseSync) {
  const one = db.prepare('SELECT profile FROM matcher_topic WHERE topic = ?');
  const some = db.prepare('SELECT 1 FROM matcher_topic WHERE topic = ?');
  const all = db.prepare('SELECT topic FROM matcher_topic');
  const write = db.prepare('INSERT OR REPLACE INTO matcher_topic VALUES (?, ?)');
  return {
    get(topic: string): PreparedTopic | undefined {
      const stored = one.get(topic)?.profile;
      // Written by this very version: a new reference brings all profiles anew.
      return typeof stored === 'string' ? (JSON.parse(stored) as PreparedTopic) : undefined;
    },
    lacking: (topics: readonly string[]): string[] =>
      [...new Set(topics)].filter((topic) => some.get(topic) === undefined),
    topics: (): string[] => all.all().map(({ topic }) => String(topic)),
    put(profiles: Iterable<readonly [topic: string, PreparedTopic]>): void {
      for (const [topic, profile] of profiles) write.run(topic, JSON.stringify(profile));
    },
  };
}

// Introduced by so many papers, or it may be one author's whim.
const SIGHTINGS = 2;
const SEVERAL = /^[a-z\d]{1,8}[^isu\W]s$/;

/** Prepares a topic and the other ways to say it, by a reference and what the archive knows of short forms: 2 to 80 ms. */
export function topicPreparer(db: DatabaseSync): (topic: string, reference: Reference) => PreparedTopic {
  const longest = db.prepare(
    'SELECT long FROM search_acronym WHERE short = ? AND papers >= ? ORDER BY papers DESC, long LIMIT 1',
  );
  const longFormOf = (short: string): string | undefined => {
    const long = longest.get(short, SIGHTINGS)?.long;
    if (long !== undefined) return String(long);
    // Several of one: "VLAs".
    return SEVERAL.test(short) ? longFormOf(short.slice(0, -1)) : undefined;
  };
  const having = db.prepare(
    'SELECT papers * 1.0 / (SELECT count(*) FROM search_document) AS share FROM search_term WHERE term = ?',
  );
  const shareOf = (word: string) => Number(having.get(stem(word))?.share ?? 0);
  return (topic, reference) => ({
    ...prepareTopic(topic, reference),
    also: alternativesOf(topic, reference, { longFormOf, shareOf }).map((other) =>
      prepareTopic(other, reference),
    ),
  });
}

/** Prepares topics that are not, 2 to 50 ms each, and stores their profiles; it keeps the reference, 35 MB, for the next ones. */
export function preparer(db: DatabaseSync): (topics: readonly string[]) => void {
  const profiles = profileTable(db);
  const prepareOne = topicPreparer(db);
  const reference = referenceKeeper(db);
  return (topics) => {
    const lacking = profiles.lacking(topics);
    if (lacking.length === 0) return;
    // Where a new reference is stored meanwhile, profiles by the old one are worth nothing.
    for (let stored = false; !stored; ) {
      const known = reference();
      const prepared = lacking.map((topic) => [topic, prepareOne(topic, known)] as const);
      stored = transaction(db, () => {
        if (stampOf(db) !== known.stamp) return false;
        profiles.put(prepared);
        return true;
      });
    }
  };
}

// So many topics that nobody has prepared are remembered until they are met again.
const REMEMBERED = 500;

/** Reads profiles, one for each topic, and never writes: topics that nobody has prepared are prepared here and now, which holds everything up. */
export function profileReader(db: DatabaseSync): (topics: readonly string[]) => PreparedTopic[] {
  const profiles = profileTable(db);
  const prepareOne = topicPreparer(db);
  let made = { stamp: 'none', profiles: new Map<string, PreparedTopic>() };
  return (topics) => {
    let reference: KeptReference | undefined;
    const prepare = (topic: string): PreparedTopic => {
      reference ??= loadReference(db);
      const { stamp } = reference;
      if (made.stamp !== stamp || made.profiles.size >= REMEMBERED) made = { stamp, profiles: new Map() };
      const profile = prepareOne(topic, reference);
      made.profiles.set(topic, profile);
      return profile;
    };
    const remembered = (topic: string) => (made.stamp === stampOf(db) ? made.profiles.get(topic) : undefined);
    return topics.map((topic) => profiles.get(topic) ?? remembered(topic) ?? prepare(topic));
  };
}

type KeptReference = ReturnType<typeof loadReference>;

/** Gives the reference, loaded again where another one is stored. */
function referenceKeeper(db: DatabaseSync): () => KeptReference {
  let loaded: KeptReference | undefined;
  return () => {
    if (loaded?.stamp !== stampOf(db)) loaded = loadReference(db);
    return loaded;
  };
}
