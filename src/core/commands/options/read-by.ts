import { z } from 'zod';
import { messageOf, UserError } from '../../errors.ts';

/** The schema of a text that `parse` reads; where it does not, its own sentence is the error, with what is to be typed instead. */
export function readBy(parse: (typed: string) => unknown) {
  return z.string().superRefine((typed, context) => {
    try {
      parse(typed);
    } catch (error) {
      const unclear = error instanceof UserError ? error.unclear : undefined;
      context.addIssue({ code: 'custom', message: messageOf(error), params: { unclear } });
    }
  });
}
