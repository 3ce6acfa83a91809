import { z } from 'zod';
import { directMessages } from '../channel.ts';
import { parseDigestName } from '../subscriptions/digest-names.ts';
import type { Caller } from './command.ts';
import { readBy } from './options/read-by.ts';

/** For whom something is followed, muted or ordered, as people say it. */
export const Scope = z.enum(['channel', 'me']);
export type Scope = z.infer<typeof Scope>;

/** The option that says so. */
export const ScopeOption = Scope.default('channel').describe(
  'for everyone in this channel, or for you alone',
);

/** The option that says which of a channel's digests is meant, where there are several. */
export const DigestOption = readBy(parseDigestName)
  .optional()
  .describe('the name of the digest, where there are several');

/** Who asks about which channel: for `me` it is the asker's own direct messages, which are theirs to set up. */
export function callerFor(caller: Caller, scope: Scope): Caller {
  if (scope === 'channel') return caller;
  return { ...caller, channel: directMessages(caller.person), mayConfigure: async () => true };
}
