import { webApi } from '@slack/bolt';
import type { Reach } from '#core/parts/define-adapter.ts';
import type { Logger } from '#core/parts/logger.ts';
import { writeInTime } from '../../shared/not-sent.ts';
import { boltLogger } from './log.ts';
import type { ReadLimits } from './read-limits.ts';
import type { TokenWatch } from './token-watch.ts';

export type Client = webApi.WebClient;
export type ClientOptions = webApi.WebClientOptions;

/** Where Slack is, how it is asked, and how long it may take. */
export interface Line {
  readonly apiUrl?: string | undefined;
  readonly logger: Logger;
  readonly reach: Reach;
  /** Nobody hears of refused tokens where it is left out. */
  readonly tokens?: TokenWatch;
  /** Nobody holds back what Slack has limited where it is left out. */
  readonly reads?: ReadLimits;
}

/** Options of any client: fresh each time, since Socket Mode writes into what it is given. */
export function clientOptions({ apiUrl, logger, reach }: Line, retries: number): ClientOptions {
  return {
    ...(apiUrl ? { slackApiUrl: apiUrl } : {}),
    logger: boltLogger(logger),
    fetch: reach.fetch,
    timeout: reach.patience.request,
    retryConfig: { retries, minTimeout: 200, maxTimeout: 2_000 },
  };
}

/** A client for one call that is made once: the SDK would repeat a post whose answer was lost. Nothing is written once it is overdue. */
export function onceClient(
  token: string,
  line: Line,
  { signal, isOverdue }: { signal?: AbortSignal; isOverdue?: (() => boolean) | undefined } = {},
): Client {
  return new webApi.WebClient(token, {
    ...clientOptions(line, 0),
    rejectRateLimitedCalls: true,
    fetch: async (url, init = {}) => {
      writeInTime(isOverdue);
      const refusal = line.reads?.refusal(token, String(url));
      if (refusal) return refusal;
      const signals = [init.signal, signal].filter((each) => each !== undefined);
      const answer = await line.reach.fetch(url, { ...init, signal: AbortSignal.any(signals) });
      line.tokens?.heard(token, answer);
      line.reads?.heard(token, String(url), answer);
      return answer;
    },
  });
}
