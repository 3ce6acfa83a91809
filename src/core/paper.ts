import { z } from 'zod';

/** A calendar day, `YYYY-MM-DD`, without a time or a zone; where it is none, nothing else is asked of what holds it. */
export const Day = z.iso.date({ abort: true });
export type Day = z.infer<typeof Day>;

/** An address that may be shown as a link: http or https, nothing else. */
export const Link = z.url({ protocol: /^https?$/ });

/** Models, datasets or Spaces that belong to a paper: how many there are, and those that the source names; running Spaces first. */
export const Linked = z.object({
  kind: z.enum(['model', 'dataset', 'space']),
  total: z.number().int().nonnegative(),
  top: z.array(
    z.object({
      id: z.string(),
      url: Link,
      /** Absent where they are not counted. */
      likes: z.number().int().nonnegative().optional(),
      /** Whether a Space can be tried at once, where the source tells. */
      running: z.boolean().optional(),
    }),
  ),
});
export type Linked = z.infer<typeof Linked>;

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
  /** Those of the authors who have confirmed to the source that the paper is theirs. */
  verified: z.array(z.string()).optional(),
  organization: z.string().optional(),
  published: Day.optional(),
  /** How many versions of it there are. */
  versions: z.number().int().positive().optional(),
  /** Who put it on the source's list: the name that is shown there, and the one that is typed. */
  submitter: z.object({ name: z.string(), login: z.string() }).optional(),
  /** Absent, like `comments` and `stars`, where the source does not say: unknown is not zero. */
  upvotes: z.number().int().nonnegative().optional(),
  comments: z.number().int().nonnegative().optional(),
  /** Where to read about it. */
  url: Link.optional(),
  /** Where it is discussed, upvoted, and claimed by its authors. */
  discussion: Link.optional(),
  /** Whether an author takes part there. */
  authorParticipates: z.boolean().optional(),
  code: Link.optional(),
  /** GitHub stars of `code`. */
  stars: z.number().int().nonnegative().optional(),
  project: Link.optional(),
  /** Of a kind that is not there nothing is known. */
  linked: z.array(Linked).optional(),
  /** Pictures and films that the authors show it by. */
  media: z.array(Link).optional(),
  /** The source's own picture of it. */
  thumbnail: Link.optional(),
  keywords: z.array(z.string()),
  categories: z.array(z.string()),
  /** The name of the source that it came from. */
  source: z.string(),
});
export type Paper = z.infer<typeof Paper>;

/** The source of a paper that people brought as a file: it fills gaps, and never overrules what a source tells. */
export const IMPORTED = 'import';

/** A paper's place on one daily list: its upvotes there when the list was last read, which the paper is told with, absent where nobody counts them, and its rank from 0. */
export interface Listing {
  readonly day: Day;
  readonly paper: Paper;
  readonly upvotes?: number;
  /** Its upvotes when the list was last read on its own day; absent where it was first read later. */
  readonly onDay?: number;
  readonly rank: number;
  /** When it was first seen on that list, in epoch ms. */
  readonly seen: number;
}

type Counted = { readonly upvotes?: number | undefined };

/** Orders by upvotes, most first; an unknown count is less than 0, so that nothing counted stands behind it. */
export function byUpvotes(a: Counted, b: Counted): number {
  return (b.upvotes ?? -1) - (a.upvotes ?? -1);
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
