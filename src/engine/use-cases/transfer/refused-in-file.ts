import { UserError } from '#core/errors.ts';

/** What refuses a part of a file as if somebody had typed it, with what to do about the file; anything else as it is. */
export function refusedInFile(what: string, error: unknown): unknown {
  if (!(error instanceof UserError)) return error;
  const { sentence, code, help } = error;
  const reason = typeof sentence === 'string' ? [sentence] : sentence;
  const so = ` It is ${what} in the file: put that right, or take it out.`;
  return new UserError(code, [...reason, so], { cause: error, ...(help ? { help } : {}) });
}
