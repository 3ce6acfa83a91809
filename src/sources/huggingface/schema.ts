import { z } from 'zod';
import { Day, Link, type Linked, type Paper, wholeArxivId } from '#core/paper.ts';
import { clean } from '../shared/clean.ts';
import { lenient } from '../shared/lenient.ts';

/** Where people read about a paper, whatever mirror the program asks. */
const SITE = 'https://huggingface.co';

// The shape drifts every few months: a field of another type is as good as absent, and only id and title are needed.
// An id becomes part of an address: what is no arXiv id is one plain word, without a slash that could lead elsewhere.
const Id = lenient(
  z
    .string()
    .transform((text) => wholeArxivId(text) ?? text.trim())
    .pipe(
      z.union([z.string().regex(/^\w[\w.-]*$/), z.string().refine((text) => wholeArxivId(text) === text)]),
    ),
);
const Text = lenient(z.string().transform(clean));
const Count = lenient(z.number().int().nonnegative());
const DateOf = lenient(
  z
    .string()
    .transform((text) => text.slice(0, 10))
    .pipe(Day),
);
// URL parsers forgive a line break inside an address; what is behind it was never meant to be part of one.
const Address = lenient(
  z
    .string()
    .regex(/^[^\s\p{Cc}]+$/u)
    .transform((text) => (text.startsWith('/') ? SITE + text : text))
    .pipe(Link),
);
const Author = lenient(
  z.union([
    z.string().transform(clean),
    z
      .object({ name: z.string(), hidden: z.unknown().optional() })
      .transform(({ name, hidden }) => (hidden ? '' : clean(name))),
  ]),
);
const Organization = lenient(
  z.object({ fullname: Text, name: Text }).transform(({ fullname, name }) => fullname || name || undefined),
);

const Fields = z.object({
  id: Id,
  title: Text,
  summary: Text,
  ai_summary: Text,
  authors: lenient(z.array(Author)),
  organization: Organization,
  publishedAt: DateOf,
  submittedOnDailyAt: DateOf,
  upvotes: Count,
  numComments: Count,
  githubRepo: Address,
  githubStars: Count,
  projectPage: Address,
  thumbnail: Address,
  thumbnailUrl: Address,
  ai_keywords: lenient(z.array(Text)),
});
type Fields = z.infer<typeof Fields>;

const Wrapped = z.object({ paper: z.record(z.string(), z.unknown()) });
const Repo = lenient(z.object({ id: z.string().regex(/^\w[\w.-]*(\/\w[\w.-]*)?$/), likes: Count }));
const Repos = lenient(z.array(Repo));
const Links = z.object({
  linkedModels: Repos,
  numTotalModels: Count,
  linkedDatasets: Repos,
  numTotalDatasets: Count,
  linkedSpaces: Repos,
  numTotalSpaces: Count,
});

/** Called for a row that is not a paper: its place in the list from 0, and what is missing. */
export type OnBadRow = (row: number, missing: string) => void;

/** The papers of a list's JSON, each id once, in its order, and the day of the first row that has one. Never throws; not an array is no rows. */
export function parseDailyList(json: unknown, onBadRow: OnBadRow): { day?: Day; papers: Paper[] } {
  const rows = parseRows(json, onBadRow);
  const day = rows.find((row) => row.day)?.day;
  return { ...(day && { day }), papers: rows.map((row) => row.paper) };
}

/** As parseDailyList, with each paper's own day. */
export function parseRows(json: unknown, onBadRow: OnBadRow): { paper: Paper; day?: Day }[] {
  const found = new Map<string, { paper: Paper; day?: Day }>();
  for (const [index, row] of (Array.isArray(json) ? json : []).entries()) {
    const fields = fieldsOf(row);
    const paper = paperOf(fields);
    if (!paper) onBadRow(index, fields.id ? 'a title' : 'an id');
    else if (!found.has(paper.id)) {
      found.set(paper.id, { paper, ...(fields.submittedOnDailyAt && { day: fields.submittedOnDailyAt }) });
    }
  }
  return [...found.values()];
}

/** The paper of one item, wrapped (`{ paper, … }`) or bare; undefined without an id or a title. Never throws. */
export function parsePaper(json: unknown): Paper | undefined {
  return paperOf(fieldsOf(json));
}

/** What cites a paper, from its detail: only the kinds that the answer names. Never throws. */
export function parseLinked(json: unknown): Linked[] {
  const links = Links.safeParse(json).data;
  if (!links) return [];
  return [
    ...linked('model', `${SITE}/`, links.linkedModels, links.numTotalModels),
    ...linked('dataset', `${SITE}/datasets/`, links.linkedDatasets, links.numTotalDatasets),
    ...linked('space', `${SITE}/spaces/`, links.linkedSpaces, links.numTotalSpaces),
  ];
}

function linked(kind: Linked['kind'], base: string, repos: z.infer<typeof Repos>, total?: number): Linked[] {
  const top = (repos ?? []).flatMap((repo) =>
    repo
      ? [{ id: repo.id, url: base + repo.id, ...(repo.likes !== undefined && { likes: repo.likes }) }]
      : [],
  );
  const all = Math.max(total ?? 0, top.length);
  return all > 0 ? [{ kind, total: all, top }] : [];
}

// What stands inside `paper` goes before what stands beside it, but for the outer publishedAt: that is Eastern time mislabelled as UTC.
function fieldsOf(row: unknown): Fields {
  const outer = Fields.safeParse(row).data ?? ({} as Fields);
  const inner = Wrapped.safeParse(row).data?.paper;
  if (!inner) return outer;
  const known = Object.entries(Fields.parse(inner)).filter(([, value]) => value !== undefined);
  return { ...outer, publishedAt: undefined, ...Object.fromEntries(known) };
}

function paperOf(fields: Fields): Paper | undefined {
  const { id, title, organization, publishedAt, githubRepo, githubStars, projectPage } = fields;
  if (!id || !title) return undefined;
  const thumbnail = fields.thumbnail ?? fields.thumbnailUrl;
  return {
    id,
    title,
    abstract: fields.summary ?? '',
    summary: fields.ai_summary ?? '',
    authors: known(fields.authors),
    ...(organization && { organization }),
    ...(publishedAt && { published: publishedAt }),
    ...(fields.upvotes !== undefined && { upvotes: fields.upvotes }),
    // The answer about a single paper does not count its comments.
    ...(fields.numComments !== undefined && { comments: fields.numComments }),
    url: `${SITE}/papers/${encodeURI(id)}`,
    ...(githubRepo && { code: githubRepo }),
    ...(githubRepo && githubStars !== undefined && { stars: githubStars }),
    ...(projectPage && { project: projectPage }),
    ...(thumbnail && { thumbnail }),
    keywords: [...new Set(known(fields.ai_keywords))],
    categories: [],
    source: 'huggingface',
  };
}

function known(texts: readonly (string | undefined)[] = []): string[] {
  return texts.flatMap((text) => text || []);
}
