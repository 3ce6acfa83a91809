import { webApi } from '@slack/bolt';
import type { Stumble } from '../../shared/conversation/give-answer.ts';
import { wasUnreached } from '../../shared/unreached.ts';
import { isStumble, refusalOf, retryAfterMs } from '../api-errors.ts';

/** A response_url did not take an answer. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken';
  readonly status: number;
  readonly afterMs: number;

  constructor({ status, headers }: Response) {
    super(`Slack did not take an answer: status ${status}`);
    this.status = status;
    this.afterMs = Number(headers.get('retry-after') ?? 0) * 1_000;
  }
}

const FINAL: Stumble = { passes: false, mayBeDone: false };
const TOO_MUCH = 429;

/** What a failed answer leaves: Slack's `internal_error` and `fatal_error` come also after it was shown. */
export function slackStumble(error: unknown): Stumble {
  const refusal = refusalOf(error);
  if (refusal !== undefined) return { passes: isStumble(refusal), mayBeDone: /^\w+_error$/.test(refusal) };
  if (error instanceof webApi.WebAPIRateLimitedError) return limited(retryAfterMs(error));
  if (error instanceof webApi.WebAPIHTTPError) return byStatus(error.statusCode, 0);
  if (error instanceof NotTaken) return byStatus(error.status, error.afterMs);
  // What is none of Slack's words is the line's, or a fault of ours.
  const broken = error instanceof webApi.WebAPIRequestError || isOfFetch(error);
  return broken ? { passes: true, mayBeDone: !wasUnreached(error) } : FINAL;
}

function limited(afterMs: number): Stumble {
  return { passes: true, mayBeDone: false, afterMs };
}

function byStatus(status: number, afterMs: number): Stumble {
  if (status === TOO_MUCH) return limited(afterMs);
  return status >= 500 ? { passes: true, mayBeDone: true } : FINAL;
}

function isOfFetch(error: unknown): boolean {
  return error instanceof TypeError || (error instanceof DOMException && error.name === 'TimeoutError');
}
