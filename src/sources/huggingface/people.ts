import { z } from 'zod';
import { clean } from '../shared/clean.ts';
import { lenient } from '../shared/lenient.ts';

// An account was claimed by its author and looked at, given by the site's staff, or found by the site and confirmed by the author.
const CONFIRMED = new Set<unknown>(['claimed_verified', 'admin_assigned', 'extracted_confirmed']);

/** An author: the name, empty where it is to be hidden, and whether the paper is theirs for certain. */
export const PaperAuthor = lenient(
  z.union([
    z.string().transform((name) => ({ name: clean(name), isVerified: false })),
    z
      .object({ name: z.string(), hidden: z.unknown().optional(), status: z.unknown().optional() })
      .transform(({ name, hidden, status }) => ({
        name: hidden ? '' : clean(name),
        isVerified: CONFIRMED.has(status),
      })),
  ]),
);

// The account's name stands in `user` inside a paper, and in `name` beside one.
const Login = lenient(z.string().regex(/^\w[\w.-]{0,95}$/));

/** An account: the name that is shown, and the one that is typed; undefined without the latter. */
export const Account = lenient(
  z
    .object({ user: Login, name: Login, fullname: lenient(z.string().transform(clean)) })
    .transform(({ user, name, fullname }) => {
      const login = user ?? name;
      return login ? { name: fullname || login, login } : undefined;
    }),
);
