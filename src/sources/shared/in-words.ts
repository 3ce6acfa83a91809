import { isHTTPError, isTimeoutError } from 'ky';
import { SourceError } from '#core/errors.ts';

/** How a site is named in an error, and what to look at where it denies an answer (401, 403). */
export interface Words {
  readonly title: string;
  readonly denied?: string | undefined;
}

/** The error for a status that a caller can do nothing with. */
export function refused(status: number, { title, denied }: Words): SourceError {
  const hint = denied && (status === 401 || status === 403) ? ` (${denied})` : '';
  const why = status === 429 ? ' (too many requests)' : hint;
  return new SourceError('source-refused', `${title} answered ${status}${why}`);
}

/** What went wrong, as a sentence for people; `milliseconds` is how long an answer was waited for. ky's errors hold the request, so they go no further than here. */
export function inWords(error: unknown, words: Words, milliseconds: number): SourceError {
  const { title } = words;
  if (error instanceof SourceError) return error;
  if (isHTTPError(error)) return refused(error.response.status, words);
  if (isTimeoutError(error)) {
    return new SourceError('source-timeout', `${title} did not answer within ${milliseconds / 1000} s`);
  }
  const code = codeOf(error);
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return new SourceError('source-unreachable', `${title} cannot be reached${code ? ` (${code})` : ''}`, {
    cause,
  });
}

/** The system's code of an error, such as ECONNREFUSED, or of what caused it. */
export function codeOf(error: unknown): string | undefined {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
    if (at instanceof AggregateError && at.errors.length > 0) return codeOf(at.errors[0]);
  }
  return undefined;
}
