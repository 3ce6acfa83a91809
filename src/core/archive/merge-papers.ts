import { byUpvotes, IMPORTED, type Paper } from '../paper.ts';

/**
 * What is known of a paper after hearing of it again, field by field: the newer word of its own source counts, another source
 * fills what is blank, and overrules what is known only where it counts more upvotes. Nothing known is forgotten.
 */
export function mergePapers(known: Paper, heard: Paper): Paper {
  return merged(known, heard, leads(known, heard));
}

/** What is known of a paper after a recording of some time ago was read: it fills what is blank, and overrules only an import. */
export function fillPaper(known: Paper, recorded: Paper): Paper {
  return merged(known, recorded, known.source !== IMPORTED);
}

/** The same for an earlier list of a source that also has it on a later one: a count that was read of the later one is not taken back. */
export function mergeEarlier(known: Paper, heard: Paper): Paper {
  return merged(known, heard, known.source !== IMPORTED && byUpvotes(known, heard) <= 0);
}

function merged(known: Paper, heard: Paper, knownLeads: boolean): Paper {
  const [under, over] = knownLeads ? [heard, known] : [known, heard];
  const said = Object.entries(over).filter(([, value]) => !isBlank(value));
  // In the order of what is known, so that what says the same is stored the same.
  const both = {
    ...known,
    ...under,
    ...Object.fromEntries(said),
    abstract: wholeOf(over.abstract, under.abstract),
    ...linkedOf(over, under),
  };
  const isOtherCode = over.code !== undefined && over.code !== under.code;
  if (!isOtherCode || over.stars !== undefined) return both;
  // Stars are those of one repository.
  const { stars: _, ...unstarred } = both;
  return unstarred;
}

/** Whether what is known goes before what another source says: of two that count alike the first, so that they do not take turns. */
function leads(known: Paper, heard: Paper): boolean {
  if (known.source === heard.source) return false;
  if (heard.source === IMPORTED) return true;
  return known.source !== IMPORTED && byUpvotes(known, heard) <= 0;
}

/** A text, but for one that is empty, or that is the other's beginning with an ellipsis: a teaser, not a revision. */
function wholeOf(text: string, other: string): string {
  const begin = text.replace(/ ?(?:…|\.\.\.)$/, '');
  const isTeaser = begin !== text && other.startsWith(begin);
  return isTeaser || text === '' ? other : text;
}

/** What belongs to a paper, kind by kind: of each, one word counts whole. */
function linkedOf({ linked = [] }: Paper, under: Paper): Pick<Paper, 'linked'> {
  const told = new Set(linked.map(({ kind }) => kind));
  const both = [...linked, ...(under.linked ?? []).filter(({ kind }) => !told.has(kind))];
  return both.length > 0 ? { linked: both } : {};
}

function isBlank(value: Paper[keyof Paper]): boolean {
  return value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}
