import type { Paper } from '#core/paper.ts';
import type { Fields } from './fields.ts';
import { linkedOf } from './linked.ts';
import { SITE } from './site.ts';

// A few show what it is about; some papers have a dozen.
const MEDIA = 8;

/** The paper that some fields tell of; undefined without an id or a title. */
export function paperOfFields(fields: Fields): Paper | undefined {
  const { id, title, publishedAt, projectPage } = fields;
  if (!id || !title) return undefined;
  const url = `${SITE}/papers/${encodeURI(id)}`;
  return {
    id,
    title,
    abstract: fields.summary ?? '',
    summary: fields.ai_summary ?? '',
    ...peopleOf(fields),
    ...(publishedAt && { published: publishedAt }),
    ...(fields.upvotes !== undefined && { upvotes: fields.upvotes }),
    // The answer about a single paper does not count its comments.
    ...(fields.numComments !== undefined && { comments: fields.numComments }),
    url,
    discussion: `${url}#community`,
    ...(fields.isAuthorParticipating !== undefined && { authorParticipates: fields.isAuthorParticipating }),
    ...codeOf(fields),
    ...(projectPage && { project: projectPage }),
    ...listed('linked', linkedOf(fields, projectPage)),
    ...picturesOf(fields),
    keywords: [...new Set(known(fields.ai_keywords))],
    categories: [],
    source: 'huggingface',
  };
}

function peopleOf(fields: Fields): Pick<Paper, 'authors' | 'verified' | 'organization' | 'submitter'> {
  const named = known(fields.authors).filter(({ name }) => name);
  const submitter = fields.submittedOnDailyBy ?? fields.submittedBy;
  return {
    authors: named.map(({ name }) => name),
    ...listed(
      'verified',
      named.flatMap(({ name, isVerified }) => (isVerified ? [name] : [])),
    ),
    ...(fields.organization && { organization: fields.organization }),
    ...(submitter && { submitter }),
  };
}

function codeOf({ githubRepo, githubStars }: Fields): Pick<Paper, 'code' | 'stars'> {
  if (!githubRepo) return {};
  return { code: githubRepo, ...(githubStars !== undefined && { stars: githubStars }) };
}

function picturesOf({ mediaUrls, mediaUrl, ...fields }: Fields): Pick<Paper, 'media' | 'thumbnail'> {
  const thumbnail = fields.thumbnail ?? fields.thumbnailUrl;
  return {
    ...listed('media', known(mediaUrls ?? [mediaUrl]).slice(0, MEDIA)),
    ...(thumbnail && { thumbnail }),
  };
}

/** A field that is left out where nothing is in it. */
function listed<Name extends string, Item>(name: Name, items: Item[]): { [name in Name]?: Item[] } {
  return items.length > 0 ? ({ [name]: items } as { [name in Name]?: Item[] }) : {};
}

function known<Item>(items: readonly (Item | undefined)[] = []): Item[] {
  return items.flatMap((item) => item || []);
}
