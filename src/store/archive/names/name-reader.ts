import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import { type NameWord, nameSpellings, nameWords, plainest } from '#core/search/name-words.ts';
import { fitsName, hasWords, isWholeName, keysOver, type NameKind } from '#core/search/names.ts';
import { inFull, isShortForm, isShortOf } from '#core/search/reading/short-names.ts';
import { slips } from '#core/text/typos.ts';

interface NameRow {
  readonly id: number;
  readonly name: string;
}

// Shorter words have too many neighbours to guess.
const SHORTEST_MISSPELT = 4;
const SHORTEST_BEGUN = 3;
// Beside a long word that few people are called, a given name of three letters has few neighbours with its own first one: "Yan LeCun".
const BESIDE_RARE = { shortest: 3, surname: 5, bearers: 5 };
// Of so many names with a beginning, those with most papers are offered.
const LOOKED_AT = 400;

/** Looks for names among those of the stored papers, by the one rule of names. */
export function nameReader(db: DatabaseSync) {
  const count = db.prepare('SELECT count(*) AS n FROM name_word WHERE kind = ? AND word = ?');
  const holding = listReader(
    db,
    `SELECT json_group_array(json_object('id', n.id, 'name', n.name)) AS list
     FROM name_word w JOIN name n ON n.id = w.name WHERE w.kind = ? AND w.word = ?`,
  );
  const papersOf = listReader(
    db,
    'SELECT json_group_array(paper) AS list FROM name_paper WHERE name IN (SELECT value FROM json_each(?))',
  );
  const papersWith = listReader(
    db,
    `SELECT json_group_array(p.paper) AS list
     FROM name_word w JOIN name_paper p ON p.name = w.name WHERE w.kind = ? AND w.word = ?`,
  );

  const begun = db.prepare(
    `SELECT n.name, (SELECT count(*) FROM name_paper p WHERE p.name = n.id) AS papers
     FROM (SELECT DISTINCT name FROM name_word WHERE kind = ? AND word >= ? AND word < ? LIMIT ${LOOKED_AT}) w
     JOIN name n ON n.id = w.name ORDER BY papers DESC, n.name`,
  );

  const organizations = db.prepare(
    `SELECT n.name, (SELECT count(*) FROM name_paper p WHERE p.name = n.id) AS papers
     FROM name n WHERE n.id IN (SELECT name FROM name_word WHERE kind = 'org') ORDER BY papers DESC, n.name`,
  );

  const namesWith = (kind: NameKind, word: NameWord): number =>
    nameSpellings(word).reduce((sum, each) => sum + Number(count.get(kind, each)?.n), 0);
  const isRare = (kind: NameKind, word: string): boolean => {
    const names = word.length < BESIDE_RARE.surname ? 0 : namesWith(kind, word);
    return names > 0 && names <= BESIDE_RARE.bearers;
  };
  const rarest = (kind: NameKind, words: readonly NameWord[]): NameWord =>
    words
      .map((word) => ({ word, names: namesWith(kind, word) }))
      .reduce((least, each) => (each.names < least.names ? each : least)).word;
  const allHolding = (kind: NameKind, word: NameWord): NameRow[] =>
    nameSpellings(word).flatMap((each) => holding<NameRow>(kind, each));

  /** The names that hold a word which every name that is meant holds, or its initial where another word may be the sure one. */
  function candidates(kind: NameKind, words: readonly NameWord[]): NameRow[] {
    const long = words.filter((word) => nameSpellings(word).every((each) => each.length > 1));
    const anchor = rarest(kind, long.length > 0 ? long : words);
    if (kind === 'org') {
      return keysOver(words, words.indexOf(anchor)).flatMap((key) => holding<NameRow>(kind, key));
    }
    const [plain = ''] = nameSpellings(anchor);
    const initial = kind === 'author' && long.length > 1 ? holding<NameRow>(kind, plain.charAt(0)) : [];
    return [...allHolding(kind, anchor), ...initial];
  }

  /** The rows of the papers of all that are meant by what was typed; those of several such once for each. */
  function rows(kind: NameKind, typed: string): readonly number[] {
    const words = nameWords(typed);
    const [only] = words;
    if (only === undefined) return [];
    if (words.length === 1) return nameSpellings(only).flatMap((each) => papersWith<number>(kind, each));
    const meant = candidates(kind, words).filter(({ name }) => fitsName(name, typed, kind));
    return papersOf<number>(JSON.stringify(meant.map(({ id }) => id)));
  }

  /** Organisations of which words that were typed are the initials: "UC Berkeley", "MIT". */
  function spelledOut(typed: string, most: number): string[] {
    const words = nameWords(typed).map(plainest);
    if (!words.some(isShortForm)) return [];
    const named = organizations
      .all()
      .filter(({ papers }) => Number(papers) > 0)
      .map(({ name }) => String(name));
    const wordsOf = (name: string) => nameWords(name).map(plainest);
    const short = named.filter((name) => isShortOf(words, wordsOf(name)));
    const full = short.length > 0 ? undefined : inFull(words);
    const called = full ? named.filter((name) => full.every((word) => wordsOf(name).includes(word))) : [];
    return [...short, ...called].slice(0, most);
  }

  /** A stored word of a name as its bearers write it. */
  function written(kind: NameKind, word: string): string {
    const names = holding<NameRow>(kind, word).flatMap(({ name }) => name.split(/\s+/));
    return names.find((part) => nameWords(part).flatMap(nameSpellings).includes(word)) ?? word;
  }

  function namesBegun(kind: NameKind, typed: string, most: number): string[] {
    const words = nameWords(typed);
    const [last] = nameSpellings(words.at(-1) ?? '');
    if (!last) return [];
    const rest = words
      .slice(0, -1)
      .map((word) => nameSpellings(word)[0])
      .join(' ');
    return begun
      .all(kind, last, `${last}\u{10ffff}`)
      .filter(({ papers }) => Number(papers) > 0)
      .map(({ name }) => String(name))
      .filter((name) => rest === '' || fitsName(name, rest, kind))
      .slice(0, most);
  }

  const sizeOf = ({ id }: NameRow) => papersOf<number>(JSON.stringify([id])).length;

  return {
    /** The stored name that has just the typed words, in any order; of several, the one with most papers. */
    named(kind: NameKind, typed: string): string | undefined {
      const words = nameWords(typed);
      if (words.length === 0) return undefined;
      return candidates(kind, words)
        .filter(({ name }) => isWholeName(name, typed, kind))
        .map((row) => ({ name: row.name, papers: sizeOf(row) }))
        .filter(({ papers }) => papers > 0)
        .toSorted((a, b) => b.papers - a.papers)[0]?.name;
    },
    /** Whether a stored name has all of the typed words, in any order, an author's also by an initial that was typed. */
    isOfName(kind: NameKind, typed: string): boolean {
      const words = nameWords(typed);
      if (words.length === 0) return false;
      return candidates(kind, words).some((row) => hasWords(row.name, typed, kind) && sizeOf(row) > 0);
    },
    /** Stored names with a word that begins as the last one typed, and with the others whole; those with most papers first. */
    namesBegun,
    /** What was typed with one slip in one of its words undone, so that it is somebody's name; those with most papers first. */
    namesLike(kind: NameKind, typed: string, most: number): string[] {
      const words = nameWords(typed).map((word) => nameSpellings(word)[0] ?? '');
      const shortest =
        kind === 'author' && words.some((word) => isRare(kind, word))
          ? BESIDE_RARE.shortest
          : SHORTEST_MISSPELT;
      const meant = words.flatMap((word, at) =>
        [...(word.length < shortest ? [] : slips(word))]
          .filter((other) => word.length >= SHORTEST_MISSPELT || other.startsWith(word.charAt(0)))
          .filter((other) => namesWith(kind, other) > 0)
          .map((other) => ({ other, at, papers: rows(kind, words.with(at, other).join(' ')).length })),
      );
      const parts = typed.split(/\s+/).filter((part) => nameWords(part).length > 0);
      const whole = kind === 'org' ? spelledOut(typed, most) : [];
      if (whole.length > 0) return whole;
      const slipped = meant
        .filter(({ papers }) => papers > 0)
        .toSorted((a, b) => b.papers - a.papers)
        .map(({ other, at }) =>
          (parts.length === words.length ? parts : words).with(at, written(kind, other)).join(' '),
        );
      // A name that is typed to its middle is no slip.
      const begun = (words.at(-1)?.length ?? 0) < SHORTEST_BEGUN ? [] : namesBegun(kind, typed, most);
      const other = slipped.filter((each) => !begun.some((name) => isWholeName(name, each, kind)));
      return [...begun, ...new Set(other)].slice(0, most);
    },
    /** The rows of the papers by an author, or from an organisation, that is meant by what was typed; those of several such once for each. */
    rows,
  };
}

/** Many rows come as one text in a fifth of the time that they take one by one. */
function listReader(db: DatabaseSync, sql: string) {
  const statement = db.prepare(sql);
  return <Row>(...values: readonly SQLInputValue[]): Row[] =>
    JSON.parse(String(statement.get(...values)?.list));
}
