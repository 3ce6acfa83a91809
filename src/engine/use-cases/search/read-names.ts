import type { Archive, SearchAnswer } from '#core/archive/archive.ts';
import type { StoredName } from '#core/format/search.ts';
import { type Query, queryText } from '#core/search/query.ts';
import { parseQuery } from '#core/search/read-query.ts';
import { clipWords, enumerated, plural } from '#core/text/text.ts';
import { isKindOfOrganization } from '../../access/kind-of-organization.ts';
import { withNamesInFull } from '../../access/names-in-full.ts';
import { papersOf } from '../../access/papers-of.ts';
import { isRatherName } from './names-among.ts';
import { type NameMeant, namesMeant } from './names-meant.ts';
import { readAsName } from './read-as-name.ts';

type Archived = Pick<Archive, 'named' | 'namesLike' | 'isOfName' | 'search' | 'papersWith' | 'papersWriting'>;

/** What is made of the names among the words of a search. */
interface ReadNames {
  /** Those whose papers are another search. */
  readonly offered: readonly NameMeant[];
  /** The query by them, where they are surely meant. */
  readonly asName?: Query | undefined;
  /** What is said of a name that is among the words and not read as one, a line each. */
  readonly notes: readonly string[];
  /** The search for the words alone, where some of them are read as a name. */
  readonly words?: string | undefined;
}

/** The authors and organisations that a search names: to be offered, or the query for their papers. `found` is what its words alone find. */
export function readNames(
  archive: Archived,
  query: Query,
  of: {
    readonly isWords: boolean;
    readonly isQuoted: boolean;
    readonly found: Pick<SearchAnswer, 'total'> & { readonly withAll?: number };
  },
): ReadNames {
  const names = namesMeant(archive, query, of.found);
  const whole = of.isWords ? readAsName(archive, query, { ...of.found, names }) : undefined;
  if (whole) return { offered: [], notes: [], asName: whole };
  const isPlain = of.isWords && !of.isQuoted;
  const alone = isPlain ? readAlone(archive, query) : undefined;
  if (alone)
    return {
      offered: [],
      notes: [],
      asName: alone,
      words: wordsThatFind(archive, `"${query.words.join(' ')}"`),
    };
  const slip = isPlain ? names.find(({ isSlip }) => isSlip) : undefined;
  if (slip) return { offered: [], notes: [], asName: ofName(archive, query, slip, []) };
  const among = isPlain ? readAmong(archive, query, names) : undefined;
  if (among)
    return { offered: [], notes: [], asName: among, words: wordsThatFind(archive, names[0]?.asWords) };
  const offered = withSubjects(archive, query, names);
  const isNobody = of.found.total === 0 ? nobodyTogether(names) : [];
  return {
    offered,
    notes: [...isNobody, ...nothingOfTheirs(names, offered), ...organizationToo(archive, offered)],
  };
}

/** What is said of several authors who have no paper together. */
function nobodyTogether(names: readonly NameMeant[]): string[] {
  const all = names.filter(({ kind }) => kind === 'author').map(({ name }) => name);
  return all.length > 1 ? [`No stored paper is by ${enumerated(all)} together`] : [];
}

/** What is said of somebody whose papers are surely meant, and have none of what they are to be about. */
function nothingOfTheirs(names: readonly NameMeant[], offered: readonly NameMeant[]): string[] {
  const [only, ...more] = names;
  if (!only?.isApart || !only.rest?.length || more.length > 0 || offered[0]?.rest) return [];
  const { kind, name, rest } = only;
  return [
    `No stored paper ${kind === 'author' ? 'by' : 'from'} ${name} has “${clipWords(rest.join(' '), 40)}”`,
  ];
}

// No name of an organisation is longer.
const MOST_WORDS = 8;
// One that signed a paper or two is hardly who was meant.
const FEWEST = 5;

/** What is said of words that are an organisation's whole name, too, from which there are papers. */
function organizationToo(archive: Archived, offered: readonly NameMeant[]): string[] {
  return offered.flatMap(({ kind, name, rest = [] }) => {
    if (kind !== 'org' || rest.length > 0 || archive.named('org', name) === undefined) return [];
    const total = papersOf(archive, { kind, name });
    return total < FEWEST
      ? []
      : [`${name} is an organisation, too: ${plural(total, 'paper')} are from there`];
  });
}

/** The query for papers of somebody's about something, where its words name one author or organisation beside a subject, and such papers are stored: "Tsinghua University agents". What papers have all the words of is not by an author whom it names. Undefined where it is for words alone. */
function readAmong(archive: Archived, query: Query, names: readonly NameMeant[]): Query | undefined {
  const [only, ...more] = names;
  if (!only?.rest || only.rest.length === 0 || more.length > 0 || query.phrases.length > 0) return undefined;
  // "Allen AI" is no AI of Allen's.
  if (only.kind === 'author' && only.rest.every(isKindOfOrganization)) return undefined;
  if (only.isApart === false || (only.kind === 'author' && hasAll(archive, query))) return undefined;
  const read = ofName(archive, query, only, only.rest);
  return hasAll(archive, read) ? read : undefined;
}

/** The query for papers from an organisation, where one word of its name or the whole of it is all that was typed, and hardly a paper has it: "bytedance", "Stanford University". */
function readAlone(archive: Archived, query: Query): Query | undefined {
  const typed = query.words.join(' ');
  if (typed === '' || query.words.length > MOST_WORDS || typed !== queryText({ ...query, phrases: [] }))
    return undefined;
  return isRatherName(archive, typed) ? ofName(archive, query, { kind: 'org', name: typed }, []) : undefined;
}

/** A search for the words alone, where that finds something. */
function wordsThatFind(archive: Pick<Archive, 'search'>, words: string | undefined): string | undefined {
  const finds = (text: string) =>
    archive.search(parseQuery(text), { sort: 'relevance', limit: 1, offset: 0 }).total > 0;
  return words !== undefined && finds(words) ? words : undefined;
}

/** Whether a stored paper has all that is asked for. */
function hasAll(archive: Pick<Archive, 'search'>, query: Query): boolean {
  return archive.search(query, { sort: 'relevance', limit: 1, offset: 0 }).withAll > 0;
}

/** The names with what was typed beside them left out where nothing of theirs has all of it. */
function withSubjects(archive: Archived, query: Query, names: readonly NameMeant[]): readonly NameMeant[] {
  return names.map(({ kind, name, rest = [] }) =>
    rest.length > 0 && hasAll(archive, ofName(archive, query, { kind, name }, rest))
      ? { kind, name, rest }
      : { kind, name },
  );
}

function ofName(
  archive: Archived,
  query: Query,
  { kind, name }: StoredName,
  words: readonly string[],
): Query {
  const whose = kind === 'author' ? { authors: [name] } : { organizations: [name] };
  return withNamesInFull(archive, { ...query, words, ...whose });
}
