import { takePapers } from '../../../search/paper-reference.ts';
import { namedIn } from '../../../text/named-in.ts';
import { fileFor } from '../../said/file-for.ts';
import type { Meant } from '../meant.ts';

const SAVED_PAPERS =
  "(?:saved(?: (?:papers?|articles?|list|ones|items|stuff|things))?|(?:papers?|articles?|list|ones|stuff|things) (?:that )?(?:i|we)(?:[’']ve| have)? saved|bookmarks?|bookmarked(?: papers?)?|library|reading list|read[- ]later(?: list)?|favou?rites?|collection|references|saves|starred(?: papers?)?|stars)";
const MY = '(?:(?:all|the|of|my|our|me|everything in) )*';
const OWN_PAPERS = `${MY}(?:${SAVED_PAPERS}|(?:what|everything|all|whatever)(?: that)? (?:i|we)(?:['’]ve| have)? (?:saved|kept|bookmarked))`;
const KIND =
  '\\.?(?<kind>bib|bibtex|bibliography|ris|csl|csl-json|json|markdown|md|zotero|mendeley|endnote|overleaf|latex|csv|tsv|xlsx?|excel|spreadsheet|docx?|word|pdf|html|xml|txt|text)';
const GIVE =
  '(?:(?:(?:can|could|may) (?:i|we|you) )?(?:please )?(?:(?:give|send|get|show|make|create|export|download|have|save|turn|convert|put|generate|dump)(?: me| us)?|i (?:want|need)) )?';

const AS_FILE = new RegExp(
  `^${GIVE}${OWN_PAPERS} (?:as|in|to|into|for)(?: (?:an?|the|my))? ?${KIND}(?: (?:file|format|export|list))*$`,
  'i',
);
const FILE_OF = new RegExp(
  `^${GIVE}(?:an? |the )?${KIND}(?: (?:file|export|entries|entry|citations?|references|list))? (?:of|for|from|with) ${OWN_PAPERS}$`,
  'i',
);
const FILE_ALONE = new RegExp(`^${GIVE}(?:an? |the |my )${KIND} (?:file|export|download)$`, 'i');
const VERB_ONLY = new RegExp(`^(?:export|download|dump|back ?up) ${OWN_PAPERS}$`, 'i');
const NAMED_FILE = /^saved\.(?<kind>bib|ris|json|md)$/i;
const ASK =
  '(?:(?:(?:can|could) (?:i|you|we) )?(?:show|list|see|find|give|open|get|search|look)(?: me| us)? )?';
const ABOUT = '(?:on|about|for|of|regarding|related to|with|mentioning)';
const ABOUT_SAVED: readonly RegExp[] = [
  new RegExp(`^${ASK}(?:in |through |inside )?${MY}${SAVED_PAPERS} ${ABOUT} (?<words>\\S.{0,80})$`, 'i'),
  new RegExp(
    `^(?:what|which(?: papers?| ones)?|anything)(?: (?:did|have|do))?(?: (?:i|we))(?:['’]ve)?(?: (?:have|had))? ?(?:save|saved|keep|kept|bookmark|bookmarked) ${ABOUT} (?<words>\\S.{0,80})$`,
    'i',
  ),
  new RegExp(
    `^(?:(?:find|search|look up|look|show|list|get)(?: me| for)? )?(?<words>\\S.{0,80}?) (?:in|from|among|within|inside) (?:all )?(?:my|our|the) ${SAVED_PAPERS}$`,
    'i',
  ),
  /^search (?:in )?saved (?:for )?(?<words>\S.*)/i,
];
// Without whose, these are words of papers.
const WITHOUT_OWNER = new RegExp(
  `^(?:${ASK})(?:bookmarks?|library|reading list|favou?rites?|collection|references|saves|stars)\\b`,
  'i',
);
const SHOWN = new RegExp(
  `^(?:(?:show|list|see|open|view|get|give|display)(?: me| us)? (?:(?:all|the|my|our|of) )*|(?:my|our) )${SAVED_PAPERS}$|^(?:starred|saved list)$`,
  'i',
);
const WHEN_SAVED =
  /^(?:what|which(?: papers)?|papers) (?:did |have )?(?:i|we)(?:'ve| have)? (?:saved?|kept|bookmark(?:ed)?)(?: (?:on|in|from))? (?:(?:this|last|past) (?:week|month|year)|today|yesterday|recently|lately|since .{3,20}|\p{L}{3,6}day)$/iu;
const CLEARED =
  /^(?:clear|delete|remove|empty|reset|wipe|erase)(?: all)?(?: (?:of|from))?(?: (?:my|our|the))? (?:library|bookmarks?|reading list|favou?rites?|collection|saves|(?:everything |all |what )?(?:that )?(?:i|we)(?:'ve| have)? saved)$/i;
const IMPORTED =
  /^(?:import|upload|load|bring in)(?: (?:my|a|the|our))?(?: (?:from )?(?<file>\S+\.(?:bib|json|txt|ris|csl)))?(?: ?(?:(?:from )?(?:zotero|mendeley|endnote|papers|references|library|bibtex|bib|bookmarks?|reading list|file|list|csl(?:-json)?)))*$/i;
const IMPORTED_IDS = /^import (?<ids>\S.{0,380})$/i;
const LONGEST = 140;

/** What is to become of saved papers, in any order of words: "send me my library as a .ris file", "a csv of what I saved", "my saved papers about agents". Undefined where a line speaks of none. */
export function savedAsked(said: string): Meant | undefined {
  const { ids } = namedIn(IMPORTED_IDS, said);
  if (ids && takePapers(ids).rest === '') return { line: `saved import ${ids}` };
  if (
    said.length > LONGEST ||
    /^saved\b(?! (?:papers?|articles?|ones) )(?!\.)/i.test(said) ||
    takePapers(said).papers.length > 0
  )
    return undefined;
  const { kind } =
    [AS_FILE, FILE_OF, FILE_ALONE, NAMED_FILE]
      .map((asked) => namedIn(asked, said))
      .find((found) => found.kind) ?? {};
  if (kind) return { line: `saved export ${fileFor(kind.replace(/bibliography/i, 'bibtex'))}` };
  if (VERB_ONLY.test(said)) return { line: 'saved export' };
  if (SHOWN.test(said)) return { line: 'saved' };
  if (CLEARED.test(said))
    return says([
      'Saved papers are taken out by ',
      { command: 'unsave' },
      ' and their ids, several at once. Which there are, says ',
      { command: 'saved' },
      '.',
    ]);
  if (WHEN_SAVED.test(said))
    return says([
      'When each paper was saved stands with it, the last ones first: ',
      { command: 'saved' },
      '.',
    ]);
  if (IMPORTED.test(said)) return imported(namedIn(IMPORTED, said).file);
  if (WITHOUT_OWNER.test(said)) return undefined;
  const { words } = ABOUT_SAVED.map((asked) => namedIn(asked, said)).find((found) => found.words) ?? {};
  return words ? { line: `saved ${words}` } : undefined;
}

function imported(file: string | undefined): Meant {
  if (file) return { line: `saved import ${file}` };
  return says([
    'Papers of another program are saved from the file that it writes, as BibTeX, CSL-JSON or a list of ids: ',
    { command: 'saved import refs.bib' },
    '.',
  ]);
}

function says(text: readonly (string | { readonly command: string })[]): Meant {
  return { says: text };
}
