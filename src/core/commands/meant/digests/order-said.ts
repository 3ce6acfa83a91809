import { UserError, unlessRefused } from '../../../errors.ts';
import { readOrder } from '../../../subscriptions/order-words.ts';

/** How people call a digest, or what is set of it, as a part of a regular expression. */
export const DIGEST =
  '(?:it|this|that|them|(?:the |my |our )?(?:digests?|time ?zone|zone|times?|hour|size|order|schedule|delivery|days?|list))';

/** The parts of an order that words are; none where some of them are none. */
export function orderedIn(words: string): readonly string[] {
  return Object.keys(unlessRefused(() => readOrder(words.split(' ')))?.options ?? {});
}

/** Whether words are an order that cannot be had, of which there is something to say. */
export function isNotYet(words: string): boolean {
  try {
    readOrder(words.split(' '));
    return false;
  } catch (error) {
    if (error instanceof UserError) return error.code === 'not-yet';
    throw error;
  }
}

/** An order by a clock that words name, with a time where they have one; undefined where they name no place. */
export function termsOfPlace(words: string | undefined): string | undefined {
  if (!words) return undefined;
  const parts = orderedIn(words);
  return parts.includes('zone') && parts.every((part) => part === 'zone' || part === 'time')
    ? words
    : undefined;
}
