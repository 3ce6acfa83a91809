import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import {
  type App,
  type HTTPReceiver,
  HTTPResponseAck,
  HTTPModuleFunctions as http,
  type Receiver,
  type ReceiverEvent,
} from '@slack/bolt';
import { messageOf } from '#core/errors.ts';
import type { Logger } from '#core/parts/logger.ts';
import { boltLogger } from '../log.ts';
import { type Dropped, isRecord, takeEvent } from './event.ts';

/** Slack's events as signed requests, which the public server takes. */
export interface RequestReceiver extends Receiver {
  /** Answers every request below `/slack`; before the start and after the end, that it is to come again. */
  readonly listener: RequestListener;
}

export interface RequestReceiverParts {
  readonly signingSecret: string;
  readonly logger: Logger;
  readonly dropped: Dropped;
  /** Answers what is no event, such as the pages for adding the app. */
  readonly pages: Pick<HTTPReceiver, 'requestListener'>;
}

const EVENTS = '/slack/events';

/** A receiver that takes nothing yet. */
export function requestReceiver(parts: RequestReceiverParts): RequestReceiver {
  const { dropped } = parts;
  let app: App | undefined;
  let takes = false;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Slack sends an event again that nobody took.
    if (!takes) return http.buildNoBodyResponse(response, 503);
    try {
      const { pathname } = new URL(request.url ?? '/', 'http://localhost');
      if (request.method === 'POST' && pathname === EVENTS)
        await takeRequest(parts, app, { request, response });
      else answerPage(parts, { request, response });
    } catch (error) {
      dropped(messageOf(error));
      if (!response.headersSent) http.buildNoBodyResponse(response, 400);
    }
  };
  return {
    init: (bolt) => {
      app = bolt;
    },
    start: async () => {
      takes = true;
    },
    stop: async () => {
      takes = false;
    },
    listener: (request, response) => void answer(request, response),
  };
}

interface Asked {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

function answerPage({ pages }: RequestReceiverParts, { request, response }: Asked): void {
  try {
    keepCookiesHere(response);
    pages.requestListener(request, response);
  } catch {
    // There is no such page.
    http.buildNoBodyResponse(response, 404);
  }
}

/** What is set for the pages comes back only by a link that somebody follows, and from no other site's form or picture. */
function keepCookiesHere(response: ServerResponse): void {
  const set = response.setHeader.bind(response);
  response.setHeader = (name, value) =>
    name.toLowerCase() === 'set-cookie'
      ? set(
          name,
          [value].flat().map((cookie) => `${cookie}; SameSite=Lax`),
        )
      : set(name, value);
}

async function takeRequest(
  { signingSecret, logger, dropped }: RequestReceiverParts,
  app: App | undefined,
  { request, response }: Asked,
): Promise<void> {
  const read = await verified(signingSecret, request).catch((error: unknown) => {
    logger.warn('a request to Slack’s address was refused', { reason: messageOf(error).slice(0, 200) });
    http.buildNoBodyResponse(response, http.isRawBodyError(error) ? error.statusCode : 401);
    return undefined;
  });
  if (!read) return;
  const body: unknown = http.parseHTTPRequestBody(read);
  if (!isRecord(body)) throw new Error('a request without a payload');
  if (body.ssl_check === '1') return http.buildSSLCheckResponse(response);
  if (body.type === 'url_verification') return http.buildUrlVerificationResponse(response, body);
  const acknowledging = new HTTPResponseAck({
    logger: boltLogger(logger),
    processBeforeResponse: false,
    httpRequest: read,
    httpRequestBody: body,
    httpResponse: response,
  });
  await takeEvent(
    app,
    { body, ack: once(acknowledging.bind()), ...retryOf(request), customProperties: {} },
    dropped,
  );
}

const AHEAD_S = 300;

/** A request as Slack has signed it. The SDK refuses one that is five minutes old, and would take one of next week, which could be sent again once nobody remembers it. */
async function verified(signingSecret: string, request: IncomingMessage) {
  const signedAt = Number(request.headers['x-slack-request-timestamp']);
  if (!(signedAt <= Date.now() / 1_000 + AHEAD_S)) throw new Error('it was signed in the future');
  return await http.parseAndVerifyHTTPRequest({ signingSecret }, request);
}

function once(ack: ReceiverEvent['ack']): ReceiverEvent['ack'] {
  let isDone = false;
  return async (response) => {
    if (isDone) return;
    isDone = true;
    await ack(response);
  };
}

function retryOf(request: IncomingMessage): Pick<ReceiverEvent, 'retryNum' | 'retryReason'> {
  const [retryNum, retryReason] = [
    http.extractRetryNumFromHTTPRequest(request),
    http.extractRetryReasonFromHTTPRequest(request),
  ];
  return {
    ...(retryNum === undefined ? {} : { retryNum }),
    ...(retryReason === undefined ? {} : { retryReason }),
  };
}
