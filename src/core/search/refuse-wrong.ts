import { UserError } from '../errors.ts';
import type { Reading } from './read-query.ts';

/** A UserError with the sentence about the first value that its operator does not take; nothing where all are right. */
export function refuseWrong({ wrong: [sentence] }: Pick<Reading, 'wrong'>): void {
  if (sentence !== undefined) throw new UserError('option-invalid', sentence);
}
