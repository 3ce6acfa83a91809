import { z } from 'zod';
import { directMessages } from '../channel.ts';
import type { Asker } from './command.ts';

/** For whom something is followed, muted or ordered, as people say it. */
export const Whose = z.enum(['channel', 'me']);
export type Whose = z.infer<typeof Whose>;

/** The option that says so. */
export const ForWhom = Whose.default('channel').describe('for everyone in this channel, or for you alone');

/** Who asks about which channel: for `me` it is the asker's own direct messages, which are theirs to set up. */
export function askerFor(asker: Asker, whose: Whose): Asker {
  if (whose === 'channel') return asker;
  return { ...asker, channel: directMessages(asker.person), mayConfigure: async () => true };
}
