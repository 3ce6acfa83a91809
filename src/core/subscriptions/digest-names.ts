import { UserError } from '../errors.ts';
import { clipWords, oneLine } from '../text/text.ts';
import { SUBSCRIPTION_DEFAULTS } from './subscription.ts';

/** The most digests that a channel may have. */
export const MOST_DIGESTS = 10;

const LONGEST = 20;
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}_-]*$/u;

/** Reads the name of a digest: one word, in lower case. UserError where it is none. */
export function parseDigestName(typed: string): string {
  const name = typed.trim().normalize('NFC').toLowerCase();
  if (name.length <= LONGEST && NAME.test(name)) return name;
  throw new UserError(
    'option-invalid',
    `A digest's name is one word of letters, digits and hyphens, at most ${LONGEST} of them, such as weekly-robots; “${clipWords(oneLine(typed), 40)}” is not.`,
  );
}

/** A name that none of a channel's digests has yet. */
export function freeName(taken: readonly string[]): string {
  if (taken.length === 0) return SUBSCRIPTION_DEFAULTS.name;
  const numbers = Array.from({ length: taken.length + 1 }, (_, at) => `digest-${at + 2}`);
  return numbers.find((name) => !taken.includes(name)) ?? '';
}
