import { parseDigestName } from '../subscriptions/digest-names.ts';
import { readBy } from './options/read-by.ts';

/** The option that says which of a channel's digests is meant, where there are several. */
export const DigestOption = readBy(parseDigestName)
  .optional()
  .describe('the name of the digest, where there are several');
