import type { Found } from '#core/archive/archive.ts';
import { either } from '#core/commands/options/expected.ts';
import type { Text } from '#core/document.ts';
import { isInOtherScript } from '#core/search/other-script.ts';
import { papersLinked } from '#core/search/paper-reference.ts';
import { isEmpty, type Query, queryText } from '#core/search/query.ts';
import { withoutCategories } from '#core/topics/typed/categories.ts';
import { categoryNote } from '#core/topics/typed/category-text.ts';
import { MOST_NAMED } from './answer.ts';
import { type Misspelt, nobodyCalled } from './misspelt-names.ts';

interface Noted {
  /** As it was typed, and how it was read. */
  readonly typed: string;
  readonly query: Query;
  /** The ids of the papers that it names. */
  readonly papers: readonly string[];
  /** Names that no stored paper has. */
  readonly misspelt: readonly Misspelt[];
  /** The papers that are shown. */
  readonly found: readonly Found[];
}

/** What is said of a search that no paper stands for: what was made of ids, links, categories and scripts, and whose name was meant. */
export function searchNotes({ typed, query, papers, misspelt, found }: Noted): Text[] {
  return [
    ...helpNote(typed),
    ...namedNote(papers, query),
    ...linkNote(typed),
    ...categoryNote(typed, withoutCategories(typed) !== typed),
    ...scriptNote(query),
    ...misspelt.map(misspeltNote),
    ...dayNote(query, found),
    ...yearNote(query),
  ];
}

/** What says how to search, where that may be what was asked for. */
function helpNote(typed: string): Text[] {
  return /^\s*(?:help|usage|options|syntax)[\s?!.]*$/i.test(typed)
    ? [['How to search, and what narrows one, says ', { command: 'help search' }]]
    : [];
}

/** What is said of papers whose own day is none of those asked for: they are on a list of one. */
function dayNote({ since, until }: Query, found: readonly Found[]): string[] {
  const isOutside = ({ paper: { published } }: Found) =>
    published !== undefined && ((since && published < since) || (until && published > until));
  return found.some(isOutside) ? ['Days are those of the lists that papers were on'] : [];
}

// "SemEval 2024" is a name.
const YEAR = /^20[0-4]\d$/;
const MOST_WORDS = 4;

/** How papers of a year are asked for, where it is the last word of few. */
function yearNote(query: Query): string[] {
  const { words, since, until, or } = query;
  const [year = '', ...before] = words.toReversed();
  if (
    !YEAR.test(year) ||
    before.length === 0 ||
    before.length >= MOST_WORDS ||
    since ||
    until ||
    or.length > 0
  )
    return [];
  const others = queryText({ ...query, words: before.toReversed() });
  return [`${year} was looked for as a word; for papers of that year: ${others} since:${year} until:${year}`];
}

/** What is said of papers that are named by their ids beside what asks for others. */
function namedNote(papers: readonly string[], query: Query): string[] {
  if (papers.length === 0 || isEmpty(query)) return [];
  const shown = papers.slice(0, MOST_NAMED).join(', ');
  return [`${shown} comes first by its id, whatever else was asked for`];
}

/** What is said of a link that is none to a paper: its letters are all that can be looked for. A repository is looked for by its name. */
function linkNote(typed: string): string[] {
  const isLink = /^\s*(?:https?:\/\/|www\.)\S+\s*$/i.test(typed);
  if (!isLink || papersLinked(typed).length > 0 || /git(?:hub|lab)\.com\//i.test(typed)) return [];
  return [OTHER_LINK];
}

const OTHER_LINK =
  'No paper is known by that link, and its letters were looked for: links to arXiv, Hugging Face, alphaXiv and a few others are understood, and ids';

/** What is said of words that no source's search makes anything of: it would find any papers. */
function scriptNote(query: Query): string[] {
  if (!isInOtherScript(query)) return [];
  return ['Papers are in English: only those with these very words were looked for'];
}

function misspeltNote(misspelt: Misspelt): string {
  return `${nobodyCalled(misspelt)}: did you mean ${either(misspelt.meant)}?`;
}
