import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`, without a time or a zone. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;

/** An address that may be shown as a link: http or https, nothing else. */
export const Link = z.url({ protocol: /^https?$/ });

/** One paper. Texts are clean (no control characters, single spaces) and plain: no markup, no escapes. */
export const Paper = z.object({
  /** arXiv's identifier without its version, or an imported paper's own identifier. */
  id: z.string().min(1),
  title: z.string().min(1),
  /** Empty where the source has none. */
  abstract: z.string(),
  /** One or two sentences made for readers; empty until the source has written them. */
  summary: z.string(),
  /** Names in the paper's order; authors who asked to be hidden are not among them. */
  authors: z.array(z.string()),
  organization: z.string().optional(),
  published: Day.optional(),
  /** Absent, like `comments` and `stars`, where the source does not say: unknown is not zero. */
  upvotes: z.number().int().nonnegative().optional(),
  comments: z.number().int().nonnegative().optional(),
  /** Where to read about it. */
  url: Link.optional(),
  code: Link.optional(),
  /** GitHub stars of `code`. */
  stars: z.number().int().nonnegative().optional(),
  project: Link.optional(),
  thumbnail: Link.optional(),
  keywords: z.array(z.string()),
  categories: z.array(z.string()),
  /** The name of the source that it came from. */
  source: z.string(),
});
export type Paper = z.infer<typeof Paper>;

/** The source of a paper that people brought as a file: it fills gaps, and never overrules what a source tells. */
export const IMPORTED = 'import';

/** A paper's place on one daily list: its upvotes there when the list was last read, absent where nobody counts them, and its rank from 0. */
export interface Listing {
  readonly day: Day;
  readonly paper: Paper;
  readonly upvotes?: number;
  readonly rank: number;
  /** When it was first seen on that list, in epoch ms. */
  readonly seen: number;
}

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

function merged(known: Paper, heard: Paper, knownLeads: boolean): Paper {
  const [under, over] = knownLeads ? [heard, known] : [known, heard];
  const said = Object.entries(over).filter(([, value]) => !isBlank(value));
  // In the order of what is known, so that what says the same is stored the same.
  const both = {
    ...known,
    ...under,
    ...Object.fromEntries(said),
    abstract: wholeOf(over.abstract, under.abstract),
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

type Counted = { readonly upvotes?: number | undefined };

/** Orders by upvotes, most first; an unknown count is less than 0, so that nothing counted stands behind it. */
export function byUpvotes(a: Counted, b: Counted): number {
  return (b.upvotes ?? -1) - (a.upvotes ?? -1);
}

/** A text, but for one that is empty, or that is the other's beginning with an ellipsis: a teaser, not a revision. */
function wholeOf(text: string, other: string): string {
  const begin = text.replace(/ ?(?:…|\.\.\.)$/, '');
  const isTeaser = begin !== text && other.startsWith(begin);
  return isTeaser || text === '' ? other : text;
}

function isBlank(value: string | number | readonly string[] | undefined): boolean {
  return value === undefined || value === '' || (typeof value === 'object' && value.length === 0);
}

/** Models, datasets and spaces that cite a paper, as many as the source names, and how many there are; likes absent where they are not counted. */
export interface Linked {
  readonly kind: 'model' | 'dataset' | 'space';
  readonly total: number;
  readonly top: readonly { readonly id: string; readonly url: string; readonly likes?: number }[];
}

/** How people name a paper to us. */
export const PaperName = z
  .string()
  .max(300)
  .describe('an arXiv id, or a link to its page on arXiv or Hugging Face');

// Of the time before 2007: what may stand before the slash, since a number behind a word is usually something else.
const ARCHIVES =
  'acc-phys|adap-org|alg-geom|ao-sci|astro-ph|atom-ph|bayes-an|chao-dyn|chem-ph|cmp-lg|comp-gas|cond-mat|cs|dg-ga|funct-an|gr-qc|hep-ex|hep-lat|hep-ph|hep-th|math|math-ph|mtrl-th|nlin|nucl-ex|nucl-th|patt-sol|physics|plasm-ph|q-alg|q-bio|quant-ph|solv-int|supr-con';
/** An arXiv identifier as part of a regular expression, its version behind it, and an old one's subject ("math.GT/0309136"); `canonicalId` reads its match. */
export const ARXIV_ID = `(?:(\\d{4}\\.\\d{4,5})|(${ARCHIVES})(?:\\.[a-z-]{2,})?\\/(\\d{7}))(?:v\\d+)?`;
const WHOLE_ID = new RegExp(`^(?:arxiv[:.]\\s*)?${ARXIV_ID}$`, 'i');

/** The canonical form of a text that is an arXiv identifier and nothing else, in any spelling; undefined for any other. */
export function wholeArxivId(text: string): string | undefined {
  return canonicalId(WHOLE_ID.exec(text.trim()));
}

/** The identifier in a match of `ARXIV_ID`: without its version, and without the subject of an old one. */
export function canonicalId(match: RegExpExecArray | null): string | undefined {
  if (!match) return undefined;
  const [, id, archive, number] = match;
  return id ?? `${archive?.toLowerCase()}/${number}`;
}
