import { z } from 'zod';
import { Day, Link, wholeArxivId } from '#core/paper.ts';
import { clean } from '../shared/clean.ts';
import { lenient } from '../shared/lenient.ts';
import { LinkedFields } from './linked.ts';
import { Account, PaperAuthor } from './people.ts';
import { SITE } from './site.ts';

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
const Organization = lenient(
  z.object({ fullname: Text, name: Text }).transform(({ fullname, name }) => fullname || name || undefined),
);

/** What an item says of a paper, inside `paper` or beside it. */
export const Fields = LinkedFields.extend({
  id: Id,
  title: Text,
  summary: Text,
  ai_summary: Text,
  authors: lenient(z.array(PaperAuthor)),
  organization: Organization,
  publishedAt: DateOf,
  submittedOnDailyAt: DateOf,
  submittedOnDailyBy: Account,
  submittedBy: Account,
  upvotes: Count,
  numComments: Count,
  isAuthorParticipating: lenient(z.boolean()),
  githubRepo: Address,
  githubStars: Count,
  projectPage: Address,
  thumbnail: Address,
  thumbnailUrl: Address,
  mediaUrls: lenient(z.array(Address)),
  // Until June 2024.
  mediaUrl: Address,
  ai_keywords: lenient(z.array(Text)),
});
export type Fields = z.infer<typeof Fields>;
