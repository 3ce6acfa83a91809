import { z } from 'zod';
import { directMessages } from '../channel.ts';
import type { Caller } from './command.ts';

/** For whom something is followed, muted or ordered, as people say it. */
export const Scope = z.enum(['channel', 'me']);
export type Scope = z.infer<typeof Scope>;

/** The option that says so. */
export const ScopeOption = Scope.default('channel').describe(
  'for everyone in this channel, or for you alone',
);

/** Who asks about which channel: for `me` it is the asker's own direct messages, which are theirs to set up. */
export function callerFor(caller: Caller, scope: Scope): Caller {
  if (scope === 'channel') return caller;
  return { ...caller, channel: directMessages(caller.person), mayConfigure: async () => true };
}
