import { z } from 'zod';
import { messageOf } from '../../errors.ts';

/** The schema of a text that `parse` reads; where it does not, its own sentence is the error. */
export function readBy(parse: (typed: string) => unknown) {
  return z.string().superRefine((typed, context) => {
    try {
      parse(typed);
    } catch (error) {
      context.addIssue({ code: 'custom', message: messageOf(error) });
    }
  });
}
