import { UserError } from '#core/errors.ts';

/** The sentence that `parse` refuses a text with; fails where it takes it. */
export function refusalOf(parse: (typed: string) => unknown, typed: string): string {
  try {
    parse(typed);
  } catch (error) {
    if (error instanceof UserError) return error.message;
  }
  throw new Error(`${typed} was taken`);
}
